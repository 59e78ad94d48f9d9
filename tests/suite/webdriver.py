"""Drives Debian's Chromium by the WebDriver protocol over plain HTTP; nothing is downloaded."""
import base64
import json
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
WAIT = 60  # seconds: a busy machine is slow
KEYS = {"ENTER": "\ue007", "ESCAPE": "\ue00c", "TAB": "\ue004", "SHIFT": "\ue008", "CONTROL": "\ue009", "SPACE": " "}


def available():
    return shutil.which("chromium") and shutil.which("chromedriver")


class Browser:
    """A headless Chromium with a window of this size; what it downloads goes into `downloads`."""

    name = "Chromium"

    def __init__(self, downloads, width=1280, height=900, scheme="light"):
        self.home = tempfile.mkdtemp()
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       text=True)
        said = ""  # until it has said which port it took: it then answers
        while not (port := re.search(r"on port (\d+)\.", said)):
            line = self.driver.stdout.readline()
            if not line:
                raise RuntimeError(f"chromedriver does not start: {said}")
            said += line
        self.base = f"http://127.0.0.1:{port.group(1)}"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={self.home}",
                     f"--window-size={width},{height}", "--hide-scrollbars", "--font-render-hinting=none"]
        preferences = {"download.default_directory": str(downloads), "download.prompt_for_download": False}
        wanted = {"browserName": "chrome", "unhandledPromptBehavior": "ignore",
                  "timeouts": {"implicit": WAIT * 1000, "script": WAIT * 1000},  # finding waits for what is to come
                  "goog:chromeOptions": {"args": arguments, "prefs": preferences},
                  "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        self.base += f"/session/{self.session}"
        self.resize(width, height)
        if scheme != "light":
            self.devtools("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        except (OSError, RuntimeError):
            pass
        self.driver.terminate()
        self.driver.wait()
        if self.driver.stdout:
            self.driver.stdout.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def call(self, method, path, body=None):
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=2 * WAIT) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:600]) from None

    def devtools(self, command, parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def resize(self, width, height):
        """The size of the page itself, as a phone or a tablet would have it."""
        self.devtools("Emulation.setDeviceMetricsOverride",
                      {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, path):
        self.call("POST", "/url", {"url": f"file://{path}"})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_slowly(self, script, *arguments):
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def find(self, css):
        return self.call("POST", "/element", {"using": "css selector", "value": css})[ELEMENT]

    def with_text(self, css, text):
        """The first element that matches and has this text (of its label, where it has one)."""
        found = self.run(
            "const t = arguments[1]; return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility())"
            ".find(e => e.textContent.trim() === t || (e.getAttribute('aria-label') ?? '') === t) ?? null", css, text)
        if found is None:
            raise RuntimeError(f"nothing reads '{text}' among {css}")
        return found[ELEMENT]

    def click(self, element):
        self.call("POST", f"/element/{element}/click")

    def type(self, element, text):
        self.call("POST", f"/element/{element}/value", {"text": text})

    def press(self, keys, holding=()):
        actions = [{"type": "keyDown", "value": KEYS[k]} for k in holding]
        for key in [KEYS.get(keys, keys)] if keys in KEYS else list(keys):
            actions += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        actions += [{"type": "keyUp", "value": KEYS[k]} for k in reversed(holding)]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def drag(self, source, target, pointer="mouse", hold=0):
        """From the middle of one element to another; `hold` milliseconds before it moves."""
        def at(element, wait):
            return {"type": "pointerMove", "duration": wait, "origin": {ELEMENT: element}, "x": 0, "y": 0}
        moves = [at(source, 0), {"type": "pointerDown", "button": 0}, {"type": "pause", "duration": hold}]
        moves += [{"type": "pointerMove", "duration": 40, "origin": "pointer", "x": 12, "y": 4}] if pointer == "mouse" else []
        moves += [at(target, 120), {"type": "pause", "duration": 40}, {"type": "pointerUp", "button": 0}]
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": pointer, "parameters": {"pointerType": pointer},
                                                    "actions": moves}]})

    def alert_text(self):
        try:
            return self.call("GET", "/alert/text")
        except RuntimeError:
            return None

    def accept_alert(self):
        self.call("POST", "/alert/accept")

    def picture(self, path, whole=False):
        parameters = {"format": "png", "captureBeyondViewport": whole}
        if whole:
            size = self.devtools("Page.getLayoutMetrics", {})["cssContentSize"]
            parameters["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        with open(path, "wb") as out:
            out.write(base64.b64decode(self.devtools("Page.captureScreenshot", parameters)["data"]))

    def print_to(self, path):
        with open(path, "wb") as out:
            out.write(base64.b64decode(self.devtools("Page.printToPDF", {"preferCSSPageSize": True})["data"]))

    def problems(self):
        """What the browser complained about."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]
