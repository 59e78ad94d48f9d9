"""Writes one class in many spreadsheets, imports each, and compares what `list` says: imports.py PROGRAM"""
import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

STUDENTS = [("s01", "Ana", "Cruz"), ("s02", "Ben", "Oh"), ("s03", "Zoë", "O'Brien"), ("007", "Mia", "Del Rey")]
WORK = {
    "s01": (["skip-counting"], "24", "I counted by fours"),
    "s02": (["partial-products", "skip-counting"], "3/4", "5 x 4, then 4 more"),
    "s03": (["repeated-addition"], "20", "4 + 4; and so on"),
    "007": ([], "007", "don't know"),
}
NAMES = {"skip-counting": "Skip counting", "partial-products": "Partial products", "repeated-addition": "Repeated addition"}
CLASS = """roster:
  class: 3B
  students:
    - {id: s01, name: Ana Cruz}
    - {id: s02, name: Ben Oh}
    - {id: s03, name: "Zoë O'Brien"}
    - {id: "007", name: Mia Del Rey}
---
task: {id: rolls, title: Rolls, codebook: multiplication-division}
"""
HEAD = ["Student", "Strategy", "Answer", "Quote"]
TASK = ["--set", "task=rolls"]


def rows(who=lambda i, first, last: [i]):
    return [[*who(*s), "; ".join(WORK[s[0]][0]), *WORK[s[0]][1:]] for s in STUDENTS]


def name(_, first, last):
    return [f"{first} {last}"]


def last_first(_, first, last):
    return [f"{last}, {first}"]


def text(table, delimiter=",", end="\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    return out.getvalue()


def plain():
    return [HEAD, *rows()]


def letters(column):
    return chr(ord("A") + column)


def xlsx(sheets, prefix="", shared=True):
    """Sheets by name: rows of texts, or of (XML of the cell's inside, its attributes)."""
    p = prefix + ":" if prefix else ""
    xmlns = f'xmlns{":" + prefix if prefix else ""}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        listed = links = ""
        for n, (title, hidden, table, more) in enumerate(sheets, 1):
            lines = ""
            for r, row in enumerate(table, 1):
                cells = ""
                for c, value in enumerate(row):
                    place = f'r="{letters(c)}{r}"'
                    if isinstance(value, tuple):
                        cells += f"<{p}c {place} {value[1]}>{value[0]}</{p}c>"
                    elif value and shared:
                        strings.append(value)
                        cells += f'<{p}c {place} t="s"><{p}v>{len(strings) - 1}</{p}v></{p}c>'
                    elif value:
                        cells += f'<{p}c {place} t="inlineStr"><{p}is><{p}t>{escape(value)}</{p}t></{p}is></{p}c>'
                lines += f'<{p}row r="{r}">{cells}</{p}row>'
            book.writestr(f"xl/worksheets/s{n}.xml", f"<{p}worksheet {xmlns}><{p}sheetData>{lines}</{p}sheetData>{more}</{p}worksheet>")
            listed += f'<{p}sheet name="{title}" sheetId="{n}" {"state=" + chr(34) + "hidden" + chr(34) if hidden else ""} r:id="r{n}"/>'
            links += f'<Relationship Id="r{n}" Type="t/worksheet" Target="worksheets/s{n}.xml"/>'
        links += '<Relationship Id="a" Type="t/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="b" Type="t/styles" Target="styles.xml"/>'
        items = "".join(f'<{p}si><{p}t xml:space="preserve">{escape(s)}</{p}t></{p}si>' for s in strings)
        book.writestr("xl/sharedStrings.xml", f"<{p}sst {xmlns}>{items}</{p}sst>")
        book.writestr("xl/styles.xml", f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000"/></numFmts><cellXfs>'
                      '<xf numFmtId="0"/><xf numFmtId="12"/><xf numFmtId="170"/></cellXfs></styleSheet>')
        book.writestr("xl/workbook.xml", f'<{p}workbook {xmlns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><{p}sheets>{listed}</{p}sheets></{p}workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
    return out.getvalue()


def ods(table):
    lines = ""
    for row in table:
        cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{escape(v)}</text:p></table:table-cell>' if v
                        else "<table:table-cell/>" for v in row)
        lines += f"<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>"
    lines += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
                      f'<table:table table:name="Class">{lines}</table:table></office:spreadsheet></office:body></office:document-content>')
    return out.getvalue()


def one_sheet(table, **options):
    return xlsx([("Class", False, table, "")], **options)


def numbers():
    """Answers as numbers in formats: 24, 3/4 as a fraction, 7 in the format 000."""
    table = plain()
    table[1][2] = ("<v>24</v>", "")
    table[2][2] = ("<f>6/8</f><v>0.75</v>", 's="1"')
    table[3][2] = ("<v>20</v>", 't="n"')
    table[4][2] = ("<v>7</v>", 's="2"')
    return table


def by_code(head=("Student", "Code", "Answer", "Quote")):
    out = [list(head)]
    for i, _, _ in STUDENTS:
        codes, *more = WORK[i]
        for code in codes or [""]:
            out.append([i, code, *more])
    return out


def ones(headings, yes="1", no="0"):
    # The first strategy of a piece is the one whose column stands first.
    codes = ["partial-products", "skip-counting", "repeated-addition"]
    out = [["Student", *[headings(c) for c in codes], "Answer", "Quote"]]
    for i, _, _ in STUDENTS:
        out.append([i, *[yes if c in WORK[i][0] else no for c in codes], *WORK[i][1:]])
    return out


def shapes():
    """Name, file name, bytes, options of import."""
    book = ["--codebook", "multiplication-division"]
    u = lambda table, **o: text(table, **o).encode()
    yield "comma", "t.csv", u(plain()), TASK
    yield "tab", "t.tsv", u(plain(), delimiter="\t"), TASK
    yield "semicolon", "t.csv", u(plain(), delimiter=";"), TASK
    yield "byte order mark", "t.csv", b"\xef\xbb\xbf" + u(plain()), TASK
    yield "windows line ends", "t.csv", u(plain(), end="\r\n"), TASK
    yield "old line ends", "t.csv", u(plain(), end="\r"), TASK
    yield "utf-16 little", "t.txt", text(plain(), delimiter="\t").encode("utf-16"), TASK
    yield "utf-16 big", "t.txt", b"\xfe\xff" + text(plain(), delimiter="\t").encode("utf-16-be"), TASK
    yield "utf-16 unmarked", "t.txt", text(plain(), delimiter="\t").encode("utf-16-le"), TASK + ["--encoding", "utf-16"]
    yield "windows-1252", "t.csv", text([HEAD, *rows(name)]).replace("'", "’").encode("cp1252"), TASK + ["--encoding", "windows-1252", "--value", "quote:don’t know=don't know"]
    yield "sep line", "t.csv", b"sep=;\r\n" + u(plain(), delimiter=";"), TASK
    yield "all quoted", "t.csv", u(plain(), quoting=csv.QUOTE_ALL), TASK
    yield "title", "t.csv", u([["Class 3B"], [], *plain()]), TASK
    yield "title and date", "t.csv", u([["Class", "3B", "", ""], ["", "", "", ""], *plain()], delimiter=";"), TASK
    yield "told line", "t.csv", u([["Name of the class", "3B"], *plain()]), TASK + ["--header", "2"]
    yield "totals", "t.csv", u([*plain(), ["Total", "4", "", ""], ["Class average:", "", "24", ""]]), TASK
    yield "headings again", "t.csv", u([*plain()[:3], HEAD, *plain()[3:]]), TASK
    yield "empty rows", "t.csv", u([r for row in plain() for r in (row, ["", "", "", ""])]), TASK
    yield "empty columns", "t.csv", u([[*row, "", ""] for row in plain()]), TASK
    yield "names", "t.csv", u([["Student Name", *HEAD[1:]], *rows(name)]), TASK
    yield "last, first", "t.csv", u([["Name", *HEAD[1:]], *rows(last_first)]), TASK
    yield "two columns", "t.csv", u([["Last name", "First name", *HEAD[1:]], *rows(lambda i, f, l: [l, f])]), TASK
    yield "two named columns", "t.csv", u([["B", "A", *HEAD[1:]], *rows(lambda i, f, l: [l, f])]), TASK + ["--column", "student=A,B"]
    yield "no-break blanks", "t.csv", u([["Student Name", *HEAD[1:]], *rows(name)]).replace(b"Cruz", b"\xc2\xa0Cruz").replace(b" Oh", b"\xc2\xa0Oh").replace(b"Student Name", b"Student\xc2\xa0Name"), TASK
    yield "without width", "t.csv", u([["Student Name", *HEAD[1:]], *rows(name)]).replace(b"Ana", b"\xe2\x80\x8bA\xe2\x80\x8bna").replace(b"skip", b"\xef\xbb\xbfskip").replace(b"Strategy", b"Strategy\xe2\x80\x8b"), TASK
    yield "curly", "t.csv", u([["Name", *HEAD[1:]], *rows(name)]).replace(b"O'Brien", "O’Brien".encode()), TASK
    yield "loud headings", "t.csv", u([["STUDENT ID:", " strategy used? ", "Your_Answer", "In their words"], *rows()]), TASK
    yield "equal headings", "t.csv", u([[r[0], r[1], "Why?" if n == 0 else "other", r[2], "Why?" if n == 0 else r[3]] for n, r in enumerate(plain())]), TASK + ["--column", "quote=Why?#2"]
    yield "by place", "t.csv", u([["a", "b", "c", "d"], *rows()]), TASK + ["--column", "student=#1", "--column", "strategy=#2", "--column", "answer=#3", "--column", "quote=#4"]
    form = [["Timestamp", "Email Address", "Score", "Your name", "Strategy", "What is 6 x 4?", "Explain"]]
    form += [["2026/11/17 9:41:07 AM EST", f"{i}@example.org", "1 / 2", *r] for (i, _, _), r in zip(STUDENTS, rows(name))]
    asked = ["--column", "answer=What is 6 x 4?", "--column", "quote=Explain"]
    yield "google form", "t.csv", u(form), TASK + asked
    office = [["ID", "Start time", "Completion time", "Email", "Name", "Strategy", "What is 6 x 4?", "Explain"]]
    office += [[str(n), "11/17/26 9:41:07", "11/17/26 9:44:07", "anonymous", *r] for n, r in enumerate(rows(name), 1)]
    yield "microsoft form", "t.csv", u(office), TASK + asked
    yield "microsoft form, workbook", "t.xlsx", one_sheet(office), TASK + asked
    canvas = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Strategy", "Answer", "Quote", "Current Score"],
              ["", "", "", "", "", "Manual Posting", "", "", ""], ["    Points Possible", "", "", "", "", "5.00", "", "", "(read only)"]]
    canvas += [[r[0], "81", "x", "y", "3B", *r[1:], "75"] for r in rows(last_first)]
    canvas += [["Student, Test", "99", "", "", "3B", "", "", "", ""]]
    yield "canvas", "t.csv", u(canvas), TASK
    moodle = [["First name", "Last name", "ID number", "Institution", "Department", "Email address", "Strategy", "Answer", "Quote", "Last downloaded from this course"]]
    moodle += [[f, l, "", "", "", "x@example.org", *r, "1795000000"] for (_, f, l), r in zip(STUDENTS, rows(lambda *a: []))]
    yield "moodle", "t.csv", u(moodle), TASK
    scope = [["First Name", "Last Name", "SID", "Email", "Sections", "Strategy", "Answer", "Quote"]]
    scope += [[f, l, i, "x@example.org", "", *r] for (i, f, l), r in zip(STUDENTS, rows(lambda *a: []))]
    yield "gradescope", "t.csv", u([*scope, ["Rubric Numbers", "", "", "", "", "1", "2", ""]]), TASK
    qualtrics = [["StartDate", "ResponseId", "Q1", "Q2", "Q3", "Q4"], ["Start Date", "Response ID", "Your name", "Strategy", "Answer", "Why?"],
                 [f'{{"ImportId":"{x}"}}' for x in "abcdef"]] + [["2026-11-17", "R_1", *r] for r in rows(name)]
    yield "qualtrics", "t.csv", u(qualtrics), TASK + ["--column", "quote=Why?"]
    monkey = [["Respondent ID", "First Name", "Last Name", "Strategy", "Answer", "Quote"], ["", "", "", "Response", "Open-Ended Response", "Open-Ended Response"]]
    monkey += [["118", f, l, *r] for (_, f, l), r in zip(STUDENTS, rows(lambda *a: []))]
    yield "surveymonkey", "t.csv", u(monkey), TASK
    yield "a row a code", "t.csv", u(by_code()), TASK + ["--on-duplicate", "join"]
    yield "a column a code", "t.csv", u(ones(lambda c: f"strategy:{c}")), TASK
    yield "columns of names", "t.csv", u(ones(NAMES.get, "x", "")), TASK + book
    yield "columns told", "t.csv", u(ones(lambda c: c[:4], "Checked", "Unchecked")), TASK + ["--ones", "strategy=partial-products=part,skip-counting=skip,repeated-addition=repe"]
    yield "workbook", "t.xlsx", one_sheet(plain()), TASK
    yield "workbook, texts in place", "t.xlsx", one_sheet(plain(), shared=False), TASK
    yield "workbook, prefixes", "t.xlsx", one_sheet(plain(), prefix="x"), TASK
    yield "workbook, numbers", "t.xlsx", one_sheet(numbers()), TASK
    yield "workbook, title and totals", "t.xlsx", one_sheet([["Class 3B"], [], *plain(), ["Total", "4"]]), TASK
    yield "workbook, sheets", "t.xlsx", xlsx([("Old", True, plain()[:2], ""), ("Cover", False, [["Our class"]], ""), ("Class", False, plain(), "")]), TASK
    yield "workbook, named sheet", "t.xlsx", xlsx([("Other", False, plain()[:2], ""), ("Class", False, plain(), "")]), TASK + ["--sheet", "Class"]
    merged = by_code()
    merged[3][0] = ""
    yield "workbook, merged", "t.xlsx", xlsx([("Class", False, merged, '<mergeCells><mergeCell ref="A3:A4"/></mergeCells>')]), TASK + ["--on-duplicate", "join"]
    yield "workbook called csv", "t.csv", one_sheet(plain()), TASK
    yield "opendocument", "t.ods", ods(plain()), TASK
    yield "opendocument, title and totals", "t.ods", ods([["Class 3B"], [], *plain(), ["Total", "4"]]), TASK


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("class.yaml", "w", encoding="utf-8") as out:
            out.write(CLASS)
        run = lambda *words: subprocess.run([program, *words], capture_output=True, check=False)
        expected = None
        failed = count = 0
        for what, file, content, options in shapes():
            with open(file, "wb") as out:
                out.write(content)
            done = run("import", file, "class.yaml", *options, "-o", "work.yaml", "--force")
            listed = run("list", "work.yaml", "class.yaml", "-q", "-f", "json").stdout
            os.remove(file)
            if os.path.exists("work.yaml"):
                os.remove("work.yaml")
            count += 1
            if expected is None:
                expected = listed
            if listed == expected and done.returncode == 0 and listed:
                continue
            failed += 1
            print(f"{what}: exit code {done.returncode}")
            print(done.stderr.decode())
            print(listed.decode() if listed != expected else "the list is right")
        print(f"{count - failed} of {count} spreadsheets of one class give the same list")
        return 1 if failed or count < 40 else 0


sys.exit(main())
