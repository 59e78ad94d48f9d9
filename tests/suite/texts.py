"""Texts that are more than they seem. Values of every odd kind come back from each format as they were, read by other
programs than this one; and texts that try to be a formula, a tag, a link, a property, a command or an invisible character are
none, in whatever field of the format they stand and whatever is made of them. Called by check-texts."""
import concurrent.futures
import csv
import functools
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import xml.etree.ElementTree
import zipfile

import yaml

import share

PROGRAM, FIELDS, DATA = share.arguments
SECONDS = 300  # longer than any run takes
UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\uffff\U000e0000-\U000e0fff"
OVERRIDES = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"  # what Markdown spells out; other programs read the rest
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


def lines_of(name):
    """The texts of a file, one a line; \\n, \\\\ and the like stand for what they do in Python."""
    code = lambda m: m[0].encode().decode("unicode_escape")
    return [re.sub(r"\\(U[0-9a-f]{8}|u[0-9a-f]{4}|.)", code, line)
            for line in (pathlib.Path(DATA) / name).read_text(encoding="utf-8").splitlines()]


def run(words, folder, program=PROGRAM):
    return subprocess.run([program, *words], cwd=folder, env=os.environ | {"PATH": f"{SCRATCH}/bin:{os.environ['PATH']}"}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=SECONDS)


def quoted(text):
    """As it is written in YAML, without escapes where it needs none."""
    if not re.search(f"[{UNSEEN}\n]", text):
        return "'" + text.replace("'", "''") + "'"
    return re.sub(f"[{UNSEEN}]", lambda m: f"\\U{ord(m[0]):08x}", json.dumps(text, ensure_ascii=False))


def runs_in_spreadsheets(cell):
    """True for a cell that is taken for a formula, or one of whose parts is where ; parts cells."""
    return any(part and part[0] in "=+-@\t\r\uff1d\uff0b\uff0d\uff20" and not NUMBER.fullmatch(part) for part in cell.split(";"))


def guarded(value):
    """As a table without types keeps it: ' in front of what a spreadsheet would run, and of what has one."""
    return ";".join("'" + part if runs_in_spreadsheets(part.lstrip("'")) else part for part in value.split(";"))


def shown(value):
    """As a page shows it: what nobody could see is spelled out."""
    return re.sub(f"[{UNSEEN}]", lambda m: f"\\u{{{ord(m[0]):04X}}}" if m[0] != "\n" else m[0], value)


# Readers: each gives the answers of a table of `list`, or of what `export` writes, in the order of the pieces.

def of_csv(data, delimiter=","):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True))
    return [row[rows[0].index("answer")] for row in rows[1:]]


def of_json(data):
    return [row["answer"] for row in json.loads(data)["data"]["rows"]]


def of_jsonl(data):
    return [json.loads(line)["answer"] for line in data.decode().split("\n") if line]


def of_yaml(data):
    return [piece["answer"] for document in yaml.safe_load_all(data.decode()) for piece in document.get("work", {}).get("pieces", [])]


def cells_of_workbook(data):
    """The first sheet: row by row, the column's letters with what stands there."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        text = lambda e: "".join(t.text or "" for t in e.iter(space + "t"))
        shared = [text(e) for e in xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = xml.etree.ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    decoded = lambda t: re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), t)
    for row in sheet.iter(space + "row"):
        yield {re.match("[A-Z]+", c.get("r"))[0]: decoded(shared[int(c.find(space + "v").text)]) if c.get("t") == "s" else text(c)
               for c in row if c.find(space + "v") is not None or c.get("t") == "inlineStr"}


def of_xlsx(data):
    heading, *rows = cells_of_workbook(data)
    column = next(letters for letters, text in heading.items() if text in ("answer", "Answer"))
    return [row.get(column, "") for row in rows]


def of_md(data):
    """The rows of a table with pipes, where a backslash and numbers stand for characters."""
    plain = lambda cell: re.sub(r"\\(.)|&#(\d+);", lambda m: m[1] or chr(int(m[2])), cell)
    rows = [re.findall(r" ((?:\\.|[^\\|])*?) (?=\|)", line) for line in data.decode().split("\n") if line.startswith("|")]
    at = rows[0].index("Answer")
    return [plain(row[at]) for row in rows[2:]]


class Page(html.parser.HTMLParser):
    """The cells of a page's tables, and what is in it that a text could have brought."""

    PLACES = {"href", "src", "action", "formaction", "srcdoc", "style", "xlink:href", "data", "poster", "background"}

    def __init__(self, text):
        super().__init__()
        self.rows, self.cell, self.tag, self.wrong = [], None, "", []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tag = tag
        if "zqx" in tag:
            self.wrong.append(f"a tag <{tag}>")
        for name, value in attributes:
            in_place = name in self.PLACES and "zqx" in (value or "") and not value.startswith("#")
            if name.startswith("on") or "zqx" in name or in_place:
                self.wrong.append(f"{name}={value}")
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = ""
        elif tag == "br" and self.cell is not None:
            self.cell += "\0"

    def handle_endtag(self, tag):
        self.tag = ""
        if tag in ("td", "th") and self.cell is not None and self.rows:
            self.rows[-1].append(self.cell.replace("\0\n", "\n").replace("\0", "\n"))
            self.cell = None

    def handle_data(self, text):
        if self.cell is not None:
            self.cell += text
        if self.tag == "script" and "<!--" in text:
            self.wrong.append("a script that a comment begins in")

    def unknown_decl(self, data):
        self.wrong.append(f"<![{data}")


def of_html(data):
    rows = Page(data.decode()).rows
    return [row[rows[0].index("Answer")] for row in rows[1:]]


def of_sqlite(data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        base = sqlite3.connect(file.name)
        found = [row[0] for row in base.execute("select answer from readings order by rowid")]
        base.close()
    return found


READERS = {"csv": (of_csv, guarded), "tsv": (lambda data: of_csv(data, "\t"), guarded), "json": (of_json, None),
           "jsonl": (of_jsonl, None), "xlsx": (of_xlsx, None), "html": (of_html, shown), "md": (of_md, shown),
           "sqlite": (of_sqlite, None), "yaml": (of_yaml, None)}


def values_come_back():
    values, wrong = lines_of("values.txt"), []
    pieces = "".join(f"    - {{student: s{i:03}, strategy: blank, answer: {quoted(v)}}}\n" for i, v in enumerate(values))
    folder = SCRATCH / "values"
    folder.mkdir()
    (folder / "work.yaml").write_text(f"task: {{id: t, codebook: fractions}}\n---\nwork:\n  task: t\n  pieces:\n{pieces}")
    for name, (read, changed) in READERS.items():
        done = run(["export" if name == "sqlite" else "list", "work.yaml", "-f", name, "-q"], folder)
        got, wanted = read(done.stdout), [changed(v) if changed else v for v in values]
        wrong += [f"{name}: {a!r} and not {b!r}" for a, b in zip(got, wanted) if a != b]
        if done.returncode != 0 or len(got) != len(values):
            wrong.append(f"{name}: exit {done.returncode}, {len(got)} of {len(values)} values: {done.stderr.decode()[-300:]}")
    return share.tell("values read back", len(values) * len(READERS), len(values) * len(READERS), wrong)


# What a text must not have become, by format.

def in_text(text, unseen=UNSEEN):
    if found := re.search(f"[{unseen}]", text.replace("\r\n", "\n")):
        yield f"{found[0]!r} stands there as it is"


def in_table(text, delimiter):
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield from (f"the cell {cell!r}" for cell in row if runs_in_spreadsheets(cell))


def in_markdown(text):
    yield from in_text(text, OVERRIDES)
    for found in re.findall(r"(?<!\\)(?:\\\\)*(?:<[/!]?zqx|<[a-z]+:[^>]*zqx|\]\([^)\n]*zqx|\]: *[a-z]+:zqx).*", text):
        yield f"unescaped: {found}"


def in_page(text):
    yield from in_text(text)
    yield from Page(text).wrong


def in_calendar(text):
    yield from in_text(text)
    for line in re.sub("\r\n[ \t]", "", text).split("\r\n"):
        if line and not re.match("(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-[A-Z]+|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|"
                                 "LOCATION|TRANSP|CATEGORIES|STATUS|SEQUENCE|DUE|REFRESH-INTERVAL|NAME)[:;]", line):
            yield f"the line {line[:80]!r}"


def in_workbook(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            for element in xml.etree.ElementTree.fromstring(book.read(name)).iter():
                kind = element.tag.rsplit("}")[-1]
                if kind in ("f", "hyperlink") and "zqx" in "".join([element.text or "", *element.attrib.values()]):
                    yield f"{kind} in {name}"
                if element.get("TargetMode") == "External":
                    yield f"a link out of {name}"


def in_database(data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        base = sqlite3.connect(file.name)
        if base.execute("pragma integrity_check").fetchone() != ("ok",):
            yield "it is not whole"
        base.close()


def in_documents(text):
    yield from in_text(text)
    list(yaml.safe_load_all(text))


def in_json(text):
    yield from in_text(text)
    if text.startswith("{\n"):
        json.loads(text)
    else:
        [json.loads(line) for line in text.split("\n") if line]


def in_script(text):
    """Texts stand behind COPY, in as many columns as there are, and nowhere else; check-postgres loads them."""
    columns = 0
    for line in text.split("\n"):
        if columns == 0:
            if "zqx" in line:
                yield f"run by the server: {line[:80]!r}"
            if found := re.fullmatch(r"COPY .*\((.*)\) FROM stdin;", line):
                columns = found[1].count(",") + 1
        elif line == "\\.":
            columns = 0
        elif line.count("\t") + 1 != columns:
            yield f"the row {line[:80]!r}"
    if columns:
        yield "the last rows have no end"


LOOKS = {"text": in_text, "md": in_markdown, "html": in_page, "ics": in_calendar, "yaml": in_documents,
         "csv": lambda t: in_table(t, ","), "tsv": lambda t: in_table(t, "\t"), "json": in_json, "jsonl": in_json, "sarif": in_json,
         "qdc": lambda t: [xml.etree.ElementTree.fromstring(t)][:0], "mermaid": in_text, "svg": in_page,
         "postgres": in_script}
BYTES = {"xlsx": in_workbook, "sqlite": in_database}

WORDS = {  # what to type behind the command where it is not the folder alone
    "student": ["class", "--student", "k01"], "launch": [], "protocol": ["show", "our-sort", "class", "--task", "trays"],
    "codebook": ["show", "ours", "class"], "template": ["list"], "schema": [], "completion": None, "help": None,
    "init": ["new", "--roster", "class.csv", "--class", "3B", "--dry-run"], "import": ["class.csv", "--codebook", "fractions", "--set", "task=t"],
    "redact": ["class", "copy", "--dry-run"], "restore": None, "plan": ["class", "--from", "plancanary-1"],
    "report": ["class", "--week", "2026-W47"], "inquiry": ["class", "--today", "2026-12-01"], "cycle": ["class", "--today", "2026-11-10"],
    "decisions": ["class", "--today", "2026-12-01"], "follow-up": ["class", "--today", "2026-12-01"],
}


def everything():
    overview = run(["help"], SCRATCH).stdout.decode()
    for name in re.findall(r"^  ([a-z][a-z-]*) ", overview, re.M):
        words = WORDS.get(name, ["class"])
        if name == "worksort" or words is None:
            continue
        about = " ".join(run([name, "--help"], SCRATCH).stdout.decode().split())
        formats = re.search(r"--format FORMAT ([a-z, ]+) \(default", about)
        for form in formats.group(1).split(", ") if formats else [None]:
            yield [name, *words] + (["-f", form] if form else []), form or ("yaml" if name == "import" else "text")


def fill(template, texts, start):
    """The template with the texts in turn in its fields, from one of them on."""
    number = iter(range(start, start + 10**6))
    return re.sub(r'"(?:fieldcanary of zebulon|as Zebulon Quackenbush did)[^"]*"',
                  lambda _: quoted(texts[next(number) % len(texts)]), template)


def make_class(folder, start, texts, names):
    """A class in whose fields the texts stand, from one of them on; in those of names and ids only where these are wanted."""
    (folder / "class").mkdir(parents=True)
    codes = [text for text in texts if ";" not in text]  # which would be two in a spreadsheet
    at = lambda i, among=texts: quoted(among[(start + i) % len(among)])
    code = lambda i: at(i, codes)

    def work(coder, ids):
        pieces = "".join(f"    - student: {id}\n      strategy: skip-counting\n      issues: loses-count\n"
                         f"      shows: owncanary-groups\n{fill(PIECE, texts, start + i)}" for i, id in enumerate(ids))
        return (f"---\nwork:\n  task: trays\n  date: 2026-11-17\n  class: {code(5)}\n  school: {code(6)}\n  setting: {code(7)}\n"
                f"  coder: {coder}\n  pieces:\n{pieces}")

    students = "".join(f"    - {{id: k{i:02}, name: {at(i) if names else f'Ada{i:02} Byron{i:02}'}, note: {at(i + 1)}}}\n" for i in range(len(texts)))
    (folder / "class/class.yaml").write_text(
        fill(DOCUMENTS, texts, start) + work("kim", [f"k{i:02}" for i in range(len(texts))]) +
        (work(code(8), [quoted(f"{text} 2") for text in codes]) if names else "") +  # no names of the roster
        f"---\nroster:\n  class: {code(5)}\n  school: {code(6)}\n  students:\n{students}")
    with open(folder / "class.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["student", "name", "strategy", "answer", at(3)]] +
                                   [[f"k{i:02}", text, text, text, text] for i, text in enumerate(texts)])


# What is tried in the folder of a class.

def command(words, form, folder):
    done = run(words, folder)
    if done.returncode not in (0, 1) or not (done.stdout or form == "jsonl"):
        yield f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}"
    yield from BYTES[form](done.stdout) if form in BYTES else LOOKS[form](done.stdout.decode())
    yield from (f"message: {one}" for one in in_text(done.stderr.decode()))


def begin(folder):
    """What init writes are documents with these names, and no line more."""
    done = run(["init", "begun", "--roster", "class.csv", "--class", "3B"], folder)
    yield from in_text((done.stdout + done.stderr).decode())
    if done.returncode != 0:
        yield f"exit {done.returncode}: {done.stderr.decode()[-300:]}"
        return
    documents = {path.name: list(yaml.safe_load_all(path.read_text())) for path in (folder / "begun").glob("*.yaml")}
    # Blanks are one, what takes up no room is passed over, and a ' before a formula is a spreadsheet's.
    plain = lambda name: re.sub(r"[\s\u200b]", "", str(name)).lstrip("'")
    names = lines_of("hostile.txt")
    found = {plain(student["name"]) for document in documents["roster.yaml"] for student in document["roster"]["students"]}
    yield from (f"{name!r} is no name of the roster" for name in names if plain(name) not in found)
    pieces = [piece for document in documents["work.yaml"] for piece in document["work"]["pieces"]]
    if len(pieces) != len(names) or any(set(piece) != {"student", "strategy", "success", "answer"} for piece in pieces):
        yield f"{len(pieces)} pieces of {len(names)} students in work.yaml, and perhaps more"


def redact_and_restore(folder):
    """A copy that was redacted and restored is what it was, and nothing lies beside it."""
    for words in (["redact", "class", "copy"], ["restore", "copy", "back"]):
        done = run(words, folder)
        yield from in_text((done.stdout + done.stderr).decode())
        if done.returncode != 0:
            yield f"{words[0]}: exit {done.returncode}: {done.stderr.decode()[-300:]}"
            return
    if (folder / "back/class.yaml").read_bytes() != (folder / "class/class.yaml").read_bytes():
        yield "what was restored is not what it was"
    if more := {path.name for path in folder.iterdir()} - {"class", "class.csv", "copy", "copy.key.yaml", "back"}:
        yield f"there is more: {more}"


SHELLS = {  # what offers the ids of a kind behind an option, each with NUL behind it
    "bash": ["bash", "--norc", "-c", """
        eval "$(worksort completion bash)"
        COMP_WORDS=(worksort list class --$0 '') COMP_CWORD=4
        _worksort
        for word in "${COMPREPLY[@]}"; do eval "printf '%s\\0' $word"; done"""],
    "zsh": ["zsh", "-f", "-c", """
        compdef() {}
        _describe() { printf '%s\\0' $offers }
        source <(worksort completion zsh)
        words=(worksort list class --$0 '') CURRENT=5 PREFIX=
        _worksort"""],
    "fish": ["fish", "--no-config", "-c", """
        worksort completion fish | source
        complete -C "worksort list class --$argv[1] " | string replace -r '\\t.*' '' | string join0"""]}


def complete(shell, folder):
    """What a shell offers is what there is, and none of it runs."""
    before = sorted(folder.rglob("*"))
    for kind in ("student", "class", "school", "coder"):
        wanted = {line.split("\t")[0] for line in run(["completion", "--ids", kind, "class"], folder).stdout.decode().splitlines()}
        done = run([*SHELLS[shell][1:], kind], folder, SHELLS[shell][0])
        offered = {one for one in done.stdout.decode().split("\0") if one}
        if shell == "fish":  # where nothing is typed yet it offers no hidden files
            wanted = {one for one in wanted if not one.startswith(".")}
        if shell == "zsh":  # ID:NAME, with a backslash before a colon of the id
            offered = {re.match(r"(?:\\:|[^:])*", one)[0].replace("\\:", ":") for one in offered}
        yield from (f"{kind}: {one!r} is offered and does not exist" for one in offered - wanted)
        yield from (f"{kind}: {one!r} is not offered" for one in wanted - offered)
        if done.stderr:
            yield f"{kind}: {done.stderr.decode()[:300]}"
    yield from (f"{path.name} was made" for path in folder.rglob("*") if path not in before)


def everywhere():
    for words, form in everything():
        yield " ".join(words), functools.partial(command, words, form)
    yield "init", begin
    yield "redact and restore", redact_and_restore
    for shell in SHELLS:
        if shutil.which(shell):
            yield shell, functools.partial(complete, shell)
        else:
            print(f"skipped: {shell} is not here (package {shell})")


def tried(job):
    number, ((where, try_in), start) = job
    folder = SCRATCH / str(number)
    # Where names are texts, redact leaves the file out rather than to miss one.
    make_class(folder, start, lines_of("hostile.txt"), try_in != redact_and_restore)
    try:
        wrong = list(try_in(folder))
    except Exception as error:  # whatever a reader does not like
        wrong = [repr(error)]
    shutil.rmtree(folder)
    return [f"{where} from {start}: {one}" for one in wrong]


def nothing_comes_of_texts():
    jobs = [(one, start) for one in everywhere() for start in range(len(lines_of("hostile.txt")))]
    taken = share.drawn(jobs, 0.01)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(tried, enumerate(taken)) for line in lines]
    return share.tell("hostile texts", len(taken), len(jobs), wrong)


def fields(*words):
    return subprocess.run(["perl", FIELDS, PROGRAM, *words], check=True, stdout=subprocess.PIPE).stdout.decode()


with tempfile.TemporaryDirectory() as scratch:
    SCRATCH = pathlib.Path(scratch)
    (SCRATCH / "bin").mkdir()
    (SCRATCH / "bin/worksort").symlink_to(PROGRAM)
    DOCUMENTS = fields("codebook", "task", "exemplar", "inquiry", "cycle", "protocol", "decisions", "import", "plan")
    PIECE = fields("piece")
    failed = values_come_back()
    failed = nothing_comes_of_texts() or failed
raise SystemExit(failed)
