# Makes a class whose pages are pictures, for tests: small JPEG, PNG, WebP and HEIF files as cameras and scanners write
# them, turned, with a place and a time, and among them files that are broken or only pretend to be pictures.
import os
import struct
import subprocess
import zlib

SECRETS = [b"SECRETCAM", b"2026:11:17 08:09:10", b"Exif", b"GPS", b"SERIAL-0815"]


def convert(*arguments):
    return subprocess.run(["convert", *arguments], capture_output=True).returncode == 0


def draw(path, words, size="800x1100", quality="85"):
    """A page with a dark bar along its upper edge, so that it can be seen which way is up, and a line for each letter of
    the words, as not every machine has a font."""
    width, height = (int(part) for part in size.split("x"))
    shapes = [f"rectangle 0,0 {width},{height // 12}"]
    for i, letter in enumerate(words[:30]):
        top = height // 3 + i * height // 60
        shapes.append(f"rectangle {width // 10},{top} {width // 10 + ord(letter) * width // 200},{top + height // 120}")
    return convert("-size", size, "xc:white", "-fill", "black", "-draw", " ".join(shapes), "-quality", quality, path)


def exif(orientation):
    """What a phone writes beside a picture: maker, time, which way is up, and the place."""
    texts = {0x010F: b"SECRETCAM\0", 0x0132: b"2026:11:17 08:09:10\0", 0xA431: b"SERIAL-0815\0"}
    entries, data = [], b""
    count = len(texts) + 2
    start = 8 + 2 + 12 * count + 4
    for tag, text in texts.items():
        entries.append((tag, struct.pack("<HHII", tag, 2, len(text), start + len(data))))
        data += text
    entries.append((0x0112, struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)))
    place = b"GPS"
    gps = struct.pack("<H", 1) + struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack("<I", 0)
    entries.append((0x8825, struct.pack("<HHII", 0x8825, 4, 1, start + len(data))))
    data += gps + place
    body = struct.pack("<H", count) + b"".join(entry for _, entry in sorted(entries)) + struct.pack("<I", 0)
    return b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + body + data


def add_exif(path, orientation):
    """Puts the data behind the first two bytes of a JPEG file, and turns what is in it the other way."""
    with open(path, "rb") as file:
        jpeg = file.read()
    part = exif(orientation)
    with open(path, "wb") as file:
        file.write(jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + jpeg[2:])


def photo(path, words, orientation=1, size="800x1100", noise=None):
    """As a phone writes it: the rows as they were taken, and a note which way is up."""
    turns = {1: [], 2: ["-flop"], 3: ["-rotate", "180"], 4: ["-flip"], 5: ["-transpose"], 6: ["-rotate", "-90"],
             7: ["-transverse"], 8: ["-rotate", "90"]}
    draw(path, words, size)
    convert(path, *(noise or []), *turns[orientation], "-strip", "-quality", "88", path)
    add_exif(path, orientation)


def png_bomb(path, width, height):
    """A small file that says it is a huge picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b""))


def pdf(path):
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]/Contents 4 0 R>>",
               b"<</Length 21>>stream\n0 250 200 30 re f    \nendstream"]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table
    with open(path, "wb") as file:
        file.write(out)


CLASS = """task: {{id: rolls, title: Rolls, codebook: multiplication-division, prompt: "How many are on 6 trays of 4?"}}
---
roster: {{class: 3B, students: [{roster}]}}
---
work:
  task: rolls
  date: 2026-11-17
  class: 3B
  coder: kim
  pieces:
{pieces}"""


def write_class(folder, images, evidence="4, 8, 12 & so on <in rows>"):
    """A class with a student for each picture; `images` are paths or lists of them."""
    os.makedirs(folder, exist_ok=True)
    strategies = ["skip-counting", "repeated-addition", "partial-products"]
    roster = ", ".join(f'{{id: s{i}, name: "Student {chr(65 + i % 26)}{i}"}}' for i in range(len(images)))
    pieces = "".join(f'    - {{student: s{i}, strategy: {strategies[i % 3]}, success: partly, bright_spot: true, '
                     f'evidence: "{evidence}", quote: "I saw rows", image: {image}}}\n'
                     for i, image in enumerate(images))
    with open(os.path.join(folder, "class.yaml"), "w", encoding="utf-8") as file:
        file.write(CLASS.format(roster=roster, pieces=pieces))
