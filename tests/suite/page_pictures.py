# What check-page-pictures does: makes a class of pictures, writes every kind of page, and looks at what is in it.
import base64
import os
import re
import subprocess
import sys
import tempfile
import time

import student_pictures as made

program = sys.argv[1]
failures = []
PAGES = {"group": [], "select": ["-n", "9"], "pair": [], "plan": [], "student": ["s0"], "protocol": ["show", "calibrate"],
         "report": ["--week", "2026-W47"], "cards": [], "sheet": []}
IMAGE = re.compile(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)")


def expect(true, what):
    if not true:
        failures.append(what)
        print("wrong:", what)


def run(folder, *arguments):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode()


def page(folder, command, *options):
    code, out, err = run(folder, command, *PAGES[command], *options, "-f", "html")
    expect(code == 0, f"{command} ends with {code}: {err}")
    return out.decode()


def pictures_in(html):
    return [base64.b64decode(text) for text in IMAGE.findall(html)]


def looked_at(jpeg):
    """Width, height, and how dark the upper edge and the whole are, from 0 to 1."""
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        file.write(jpeg)
        file.flush()
        out = subprocess.run(["convert", file.name, "-format", "%w %h ", "-write", "info:", "-gravity", "north", "-crop",
                              "100%x5%+0+0", "-format", "%[fx:1-mean]", "info:"], capture_output=True, text=True)
    width, height, dark = out.stdout.split()
    return int(width), int(height), float(dark)


def is_clean(what, html):
    for jpeg in pictures_in(html):
        expect(len(jpeg) * 4 / 3 < 150_000, f"{what}: a picture takes {len(jpeg)} bytes")
        for secret in made.SECRETS:
            expect(secret not in jpeg, f"{what}: a picture still holds {secret}")
    for secret in made.SECRETS:
        expect(secret.decode() not in IMAGE.sub("", html), f"{what}: the page holds {secret}")


def turned_ones(folder):
    """Phones write rows as they were taken; on the page, all of them stand upright."""
    for turned in range(1, 9):
        made.photo(f"{folder}/scans/t{turned}.jpg", f"page {turned}", turned)
    made.write_class(folder, [f"scans/t{turned}.jpg" for turned in range(1, 9)])
    for command in PAGES:
        html = page(folder, command)
        found = pictures_in(html)
        expect(found, f"{command} shows no picture")
        is_clean(command, html)
        for jpeg in found:
            width, height, dark = looked_at(jpeg)
            expect(dark > 0.9 and (width, height) == (800, 1100), f"{command}: {width} by {height}, dark {dark}")
    html = page(folder, "group")
    expect(len(pictures_in(html)) == 8, "group does not show 8 pictures")
    expect('alt="4, 8, 12 &amp; so on &lt;in rows&gt;"' in html, "the evidence is no alternative text")
    expect("<script" not in html and "img-src 'self' data: file:" in html, "the page's rules are others")


def audiences(folder):
    for command in PAGES:
        if command != "sheet":
            html = page(folder, command, "--pictures", "none")
            expect("scans/" not in re.sub(r"<li.*", "", html) and not pictures_in(html), f"{command}: there should be none")
            html = page(folder, command, "--pictures", "link")
            expect('src="scans/t' in html and not pictures_in(html), f"{command}: there should be references")
        html = page(folder, command, "--audience", "school")
        expect("<img" not in html and not pictures_in(html), f"{command}: the school should see none")
    expect("<img" not in page(folder, "group", "--audience", "share"), "what is shared should have none")
    os.makedirs(f"{folder}/out", exist_ok=True)
    run(folder, "group", "--pictures", "link", "-o", "out/page.html")
    with open(f"{folder}/out/page.html", encoding="utf-8") as file:
        expect('src="../scans/t1.jpg"' in file.read(), "a reference begins at the folder of the page")


def kinds(folder):
    files = {"a.png": True, "b.webp": True, "c.heic": True}
    for name in list(files):
        files[name] = made.draw(f"{folder}/scans/{name}", name)  # not every ImageMagick writes HEIF
    made.pdf(f"{folder}/scans/d.pdf")
    names = [name for name, there in files.items() if there] + ["d.pdf"]
    expect(len(names) >= 3, f"only {names} could be made")
    made.write_class(folder, [f"scans/{name}" for name in names])
    html = page(folder, "group")
    expect(len(pictures_in(html)) == len(names), f"of {names}, {len(pictures_in(html))} are shown")
    for jpeg in pictures_in(html):
        expect(looked_at(jpeg)[2] > 0.9, "a picture of another kind is empty")
    done = subprocess.run([program, "group", "-f", "html"], cwd=folder, capture_output=True, env={"PATH": "/nowhere"})
    expect(b"pdftoppm" in done.stderr and len(pictures_in(done.stdout.decode())) == len(names) - 1,
           "without pdftoppm, a PDF is named and the others are shown")


def hostile(folder):
    whole = f"{folder}/scans/t1.jpg"
    with open(whole, "rb") as file:
        jpeg = file.read()
    bad = {"cut.jpg": jpeg[:len(jpeg) // 2], "junk.jpg": b"\xff\xd8\xff" + b"x" * 300, "empty.png": b"",
           "text.jpg": b"GIF89a is no picture here", "riff.webp": b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 40,
           "box.heic": b"\0\0\0\x18ftypheic" + b"\0" * 12 + b"\xff" * 60, "page.pdf": b"%PDF-1.4\nnothing else here"}
    for name, content in bad.items():
        with open(f"{folder}/scans/{name}", "wb") as file:
            file.write(content)
    made.png_bomb(f"{folder}/scans/bomb.png", 65000, 65000)
    made.png_bomb(f"{folder}/scans/lies.png", 5000, 5000)
    outside = tempfile.NamedTemporaryFile(suffix=".jpg")
    outside.write(jpeg)
    outside.flush()
    os.symlink(outside.name, f"{folder}/scans/link.jpg")
    os.symlink("/dev/zero", f"{folder}/scans/zero.jpg")
    os.mkfifo(f"{folder}/scans/pipe.jpg")
    names = [*bad, "bomb.png", "lies.png", "link.jpg", "zero.jpg", "pipe.jpg", "missing.jpg"]
    far = os.path.relpath(outside.name, os.path.realpath(folder))
    elsewhere = [outside.name, far, "https://example.org/s1.jpg", "file:///etc/passwd", "/dev/zero"]
    made.write_class(folder, ["scans/t1.jpg"] + [f"scans/{name}" for name in names] + elsewhere)
    code, out, err = run(folder, "group", "-f", "html")
    expect(code == 0 and len(pictures_in(out.decode())) == 1, f"the one good picture is not shown: {code} {err}")
    for name in [f"scans/{name}" for name in names] + elsewhere:
        expect(f"{name} is left out" in err or f"no picture {name}" in err, f"{name} is not named")
    code, out, err = run(folder, "check")
    expect(code == 0 and b"missing.jpg" in out and b"bomb.png" in out and b"link.jpg" in out, "check does not name them")


def a_class(folder):
    """Thirty photos of a phone: how long it takes, and how much memory."""
    made.photo(f"{folder}/scans/big.jpg", "4, 8, 12", 6, "3000x4000", ["-attenuate", "0.12", "+noise", "Gaussian"])
    for i in range(30):
        os.link(f"{folder}/scans/big.jpg", f"{folder}/scans/big{i}.jpg")
    made.write_class(folder, [f"scans/big{i}.jpg" for i in range(30)])
    with open(f"{folder}/page.html", "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen([program, "group", "-f", "html"], cwd=folder, stdout=out)
        _, code, used = os.wait4(process.pid, 0)
    with open(f"{folder}/page.html", encoding="utf-8") as file:
        html = file.read()
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"30 photos of 12 million points: {seconds:.1f} s of one core, {time.monotonic() - start:.1f} s, {megabytes:.0f} MB of "
          f"memory, {len(html) / 1e6:.1f} MB of page")
    expect(code == 0 and len(pictures_in(html)) == 30, "not all of them are shown")
    expect(megabytes < 200, "that takes too much memory")
    is_clean("a class", html)
    for jpeg in pictures_in(html)[:1]:
        expect(looked_at(jpeg)[:2] == (750, 1000), f"they are {looked_at(jpeg)[:2]}")
    expect(seconds < 60, "that takes too long, even for a build that is not optimised")


with tempfile.TemporaryDirectory() as scratch:
    for step in (turned_ones, audiences, kinds, hostile, a_class):
        place = os.path.join(scratch, "class")
        os.makedirs(f"{place}/scans", exist_ok=True)
        step(place)
print(f"{len(failures)} of the checks failed" if failures else "all is as it should be")
sys.exit(1 if failures else 0)
