"""Drives Firefox by its own protocol, Marionette, as webdriver.py drives Chromium: commands and answers over a socket,
each with its length before it. No program stands in between."""
import base64
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from webdriver import WAIT, Browser

# The paths of WebDriver's protocol that Browser calls, as Marionette names them.
COMMANDS = {"/url": "Navigate", "/execute/sync": "ExecuteScript", "/execute/async": "ExecuteAsyncScript",
            "/element": "FindElement", "/actions": "PerformActions", "/alert/text": "GetAlertText",
            "/alert/accept": "AcceptAlert"}


def available():
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox(Browser):
    """A headless Firefox with a page of this size; what it downloads goes into `downloads`."""

    name = "Firefox"

    def __init__(self, downloads, width=1280, height=900):
        self.home = tempfile.mkdtemp()
        self.last = 0
        settings = {"marionette.port": 0, "browser.download.folderList": 2, "browser.download.dir": str(downloads),
                    "browser.download.alwaysOpenPanel": False, "browser.shell.checkDefaultBrowser": False,
                    "browser.helperApps.neverAsk.saveToDisk": "text/csv", "datareporting.policy.dataSubmissionEnabled": False,
                    "toolkit.telemetry.reportingpolicy.firstRun": False, "app.update.enabled": False,
                    "browser.startup.homepage_override.mstone": "ignore", "dom.disable_beforeunload": True,
                    "security.fileuri.strict_origin_policy": False, "privacy.reduceTimerPrecision": False}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
        pathlib.Path(self.home, "user.js").write_text("\n".join(lines))
        self.driver = subprocess.Popen([available(), "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", self.home],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.connect()
            wanted = {"unhandledPromptBehavior": "ignore", "timeouts": {"implicit": WAIT * 1000, "script": WAIT * 1000}}
            self.send("NewSession", {"capabilities": {"alwaysMatch": wanted}})
            self.resize(width, height)
        except (OSError, RuntimeError):
            self.driver.kill()
            raise

    def connect(self):
        """Firefox writes into its profile which port it took, and then answers."""
        said = pathlib.Path(self.home, "MarionetteActivePort")
        while not (said.exists() and said.read_text()):
            if self.driver.poll() is not None:
                raise RuntimeError("Firefox does not start")
            time.sleep(0.1)
        self.socket = socket.create_connection(("127.0.0.1", int(said.read_text())), timeout=4 * WAIT)
        self.receive()

    def receive(self):
        length = b""
        while not length.endswith(b":"):
            byte = self.socket.recv(1)
            if not byte:
                raise OSError("Firefox has closed the connection")
            length += byte
        answer = b""
        while len(answer) < int(length[:-1]):
            answer += self.socket.recv(int(length[:-1]) - len(answer))
        return json.loads(answer)

    def send(self, command, parameters, prefix="WebDriver:"):
        self.last += 1
        message = json.dumps([0, self.last, prefix + command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}"[:600])
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def call(self, method, path, body=None):
        """What Browser asks of a driver, element by element."""
        parameters = dict(body or {})
        if path == "":
            return self.send("Quit", {"flags": ["eForceQuit"]}, "Marionette:")
        if path.startswith("/element/"):
            _, _, parameters["id"], what = path.split("/")
            return self.send({"click": "ElementClick", "value": "ElementSendKeys"}[what], parameters)
        return self.send(COMMANDS[path], parameters)

    def resize(self, width, height):
        """The size of the page itself: the window is never as narrow as a phone."""
        script = ("const b = gBrowser.selectedBrowser.style; for (const [k, v] of [['width', arguments[0]], ['height', arguments[1]]])"
                  "for (const p of ['min-', 'max-', '']) b.setProperty(p + k, v + 'px');")
        self.send("SetContext", {"value": "chrome"}, "Marionette:")
        self.send("ExecuteScript", {"script": script, "args": [width, height]})
        self.send("SetContext", {"value": "content"}, "Marionette:")
        time.sleep(0.3)

    def picture(self, path, whole=False):
        shot = self.send("TakeScreenshot", {"id": None, "full": whole, "hash": False})
        pathlib.Path(path).write_bytes(base64.b64decode(shot))

    def problems(self):
        return []  # Marionette does not tell what the console says
