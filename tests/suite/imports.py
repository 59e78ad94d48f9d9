"""Writes one class in many spreadsheets, imports each, and compares what `list` says: imports.py PROGRAM"""
import csv
import io
import os
import re
import shutil
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
    attempts = [["Last name", "First name", "Email address", "State", "Started on", "Grade/10.00", "Response 1", "Response 2", "Response 3"]]
    attempts += [[l, f, "x@example.org", "Finished", "17 November 2026 9:41 AM", "7.00", *r] for (_, f, l), r in zip(STUDENTS, rows(lambda *a: []))]
    yield "moodle quiz", "t.csv", u([*attempts, ["Overall average", "", "", "", "", "7.00", "", "", ""]]), TASK + ["--column", "strategy=Response 1", "--column", "answer=Response 2", "--column", "quote=Response 3"]
    room = [["Last Name", "First Name", "Email Address", "Strategy", "Answer", "Quote"], *[[l, f, "x@example.org", *r] for (_, f, l), r in zip(STUDENTS, rows(lambda *a: []))]]
    yield "google classroom", "t.csv", u(room), TASK
    power = [["student_number", "lastfirst", "grade_level", "home_room", "Strategy", "Answer", "Quote"], *[[i, f"{l}, {f}", "3", "12", *r] for (i, f, l), r in zip(STUDENTS, rows(lambda *a: []))]]
    yield "powerschool", "t.text", u(power, delimiter="\t", end="\r"), TASK
    # Where ids are read, the names beside them are none of the class list; where names are, there are no ids.
    for what, ids in (("ids", True), ("names", False)):
        who = [([i, f[0], l[0]] if ids else ["", f, l]) for i, f, l in STUDENTS]
        parts = rows(lambda *a: [])
        schoology = [["First Name", "Last Name", "Username or E-mail", "User Unique ID", "Strategy", "Answer", "Quote"], *[[f, l, "x@example.org", i, *r] for (i, f, l), r in zip(who, parts)]]
        yield "schoology, " + what, "t.csv", u(schoology), TASK
        campus = [["student.stateID", "student.studentNumber", "student.lastName", "student.firstName", "student.grade", "sch.number", "Strategy", "Answer", "Quote"], *[["99" + i, i, l, f, "03", "12", *r] if ids else ["", "", l, f, "03", "12", *r] for (i, f, l), r in zip(who, parts)]]
        yield "infinite campus, " + what, "t.csv", u(campus), TASK
    screens = [["-", "-", "Screen 1", "Screen 2: Problem 1", "Screen 3"], *[[r[0], "x@example.org", *[c or "-" for c in r[1:]]] for r in rows(name)]]
    yield "desmos", "t.csv", u(screens), TASK + ["--na=-", "--column", "student=#1", "--column", "strategy=Screen 1", "--column", "answer=Screen 2: Problem 1", "--column", "quote=Screen 3"]
    tutor = [["order_id", "assignment_id", "user_id", "problem_id", "original", "correct", "skill_name", "answer_text", "Strategy", "Quote"], *[["3", "7", r[0], "12", "1", "0", "Multiplication", r[2], r[1], r[3]] for r in rows()]]
    yield "assistments", "t.csv", u(tutor), TASK + ["--column", "student=user_id", "--column", "answer=answer_text", "--value", "correct:0="]
    zips = [["QuizName", "QuizClass", "FirstName", "LastName", "ZipGradeID", "ExternalID", "EarnedPts", "PossiblePts", "Stu1", "Strategy", "Quote"], *[["Rolls", "3B", f, l, "55", i, "1", "1", r[1], r[0], r[2]] for (i, f, l), r in zip(STUDENTS, rows(lambda *a: []))]]
    yield "zipgrade", "t.csv", u(zips), TASK + ["--column", "answer=Stu1"]
    yield "lines in a cell", "t.csv", u([[r[0], r[1].replace("; ", "\n"), *r[2:]] for r in plain()]), TASK
    yield "questions", "t.csv", u([["Student", "How?", "6 x 4, or 4 x 6?", "Why"], *rows()]), ["--tasks", "rolls=How?,rolls:quote=Why", "--tasks", "rolls:answer=6 x 4, or 4 x 6?"]
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


def coded():
    """What programs for coding write: a row a code, or a column; first as a plain table. Same rows as shapes()."""
    u = lambda table, **o: text(table, **o).encode()
    pairs = [(i, code) for i, _, _ in STUDENTS for code in WORK[i][0]]
    join = TASK + ["--on-duplicate", "join"]
    by = join + ["--set", "coder=kim"]
    yield "pairs", "t.csv", u([["Student", "Coder", "Strategy"], *[[i, "kim", c] for i, c in pairs]]), join
    yield "taguette", "t.csv", u([["id", "document", "tag", "content"], *[[str(n), i, c, "4 8 12"] for n, (i, c) in enumerate(pairs)]]), by + ["--column", "student=document", "--column", "strategy=tag"]
    yield "qualcoder", "t.csv", b"\xef\xbb\xbf" + u([["File", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category", "Category"], *[[i, "kim", "4 8 12", "3", c, "", "how", "all"] for i, c in pairs]], quoting=csv.QUOTE_ALL), join + ["--column", "student=File", "--column", "strategy=Codename"]
    yield "maxqda", "t.xlsx", one_sheet([["Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment"], *[["3B", i, c, "1", "1", "0", "4 8 12"] for i, c in pairs]]), by + ["--column", "student=Document name", "--column", "strategy=Code"]
    together = [(i, "\n".join(WORK[i][0])) for i, _, _ in STUDENTS if WORK[i][0]]
    yield "atlas.ti", "t.xlsx", one_sheet([["ID", "Quotation Name", "Document", "Quotation Content", "Comment", "Codes", "Created by"], *[["1:1", "", i, "4 8 12", "", c, "kim"] for i, c in together]]), TASK + ["--column", "student=Document", "--column", "strategy=Codes", "--column", "coder=Created by"]
    order = ["partial-products", "skip-counting", "repeated-addition"]
    yield "dedoose", "t.csv", u([["Media Title", "Excerpt Creator", "Excerpt Copy", *[f"Code: {c} Applied" for c in order]], *[[i, "kim", "4 8 12", *["True" if c in WORK[i][0] else "False" for c in order]] for i, _ in together]]), TASK + ["--column", "student=Media Title", "--column", "coder=Excerpt Creator", "--ones", "strategy=" + ",".join(f"{c}=Code: {c} Applied" for c in order)]


def register(people, classes, places, schools, left):
    """The files of a program that holds one school: rows of cells, the headings first."""
    return {file: text(table).encode() for file, table in {**people, **classes, **places, **schools, **left}.items()}


def registers():
    """Name, files: one school, a class of all students and one of the first two."""
    both = [("c1", i) for i, _, _ in STUDENTS] + [("c2", i) for i, _, _ in STUDENTS[:2]]
    gone = ["9", "Old", "Pupil"]
    titles = {"c1": "Math 3", "c2": "Reading"}
    head = ["sourcedId", "status", "dateLastModified"]
    orgs = {"orgs.csv": [[*head, "name", "type", "identifier", "parentSourcedId"], ["o1", "", "", "Lincoln", "school", "", ""]]}
    one_classes = {"classes.csv": [[*head, "title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId", "termSourcedIds", "subjects", "subjectCodes", "periods"],
                                   *[[c, "", "", t, "03", "k", "", "scheduled", "", "o1", "t1", "", "", "1"] for c, t in titles.items()]],
                   "courses.csv": [[*head, "schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes"], ["k", "", "", "y", "Mathematics", "M", "03", "o1", "", ""]],
                   "academicSessions.csv": [[*head, "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"], ["t1", "", "", "Fall", "term", "2026-08-20", "2026-12-20", "", "2027"]]}
    one_places = {"enrollments.csv": [[*head, "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"],
                                      *[[f"e{n}", "", "", c, "o1", "u" + i, "student", "", "", ""] for n, (c, i) in enumerate(both)],
                                      ["e8", "", "", "c1", "o1", "uT", "teacher", "true", "", ""], ["e9", "", "", "c1", "o1", "u9", "student", "", "", ""]]}
    manifest = {"manifest.csv": [["propertyName", "value"], ["manifest.version", "1.0"], ["oneroster.version", "1.1"]]}
    users = [["u" + i, "", "", "true", "o1", "student", f"{i}@example.org", "", f, l, "", i] for i, f, l in STUDENTS]
    users += [["uT", "", "", "true", "o1", "teacher", "t@example.org", "", "Kim", "Ortiz", "", "T1"], ["u9", "", "", "false", "o1", "student", "x", "", *gone[1:], "", "9"]]
    yield "oneroster 1.1", register({"users.csv": [[*head, "enabledUser", "orgSourcedIds", "role", "username", "userIds", "givenName", "familyName", "middleName", "identifier"], *users]}, one_classes, one_places, orgs, manifest)
    users = [["u" + i, "", "", "true", f"{i}@example.org", "", f if i != "s01" else "Annabelle", l, "", i, "Ana" if i == "s01" else "", ""] for i, f, l in STUDENTS]
    users += [["uT", "", "", "true", "t@example.org", "", "Kim", "Ortiz", "", "T1", "", ""], ["u9", "", "", "false", "x", "", *gone[1:], "", "9", "", ""]]
    roles = [["r" + u[0], "", "", u[0], "primary", "teacher" if u[0] == "uT" else "student", "", "", "o1", ""] for u in users]
    yield "oneroster 1.2", register({"users.csv": [[*head, "enabledUser", "username", "userIds", "givenName", "familyName", "middleName", "identifier", "preferredGivenName", "preferredFamilyName"], *users],
                                     "roles.csv": [[*head, "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId"], *roles]}, one_classes, one_places, orgs, manifest)
    yield "clever", register({"students.csv": [["School_id", "Student_id", "Student_number", "Last_name", "Middle_name", "First_name", "Grade", "Gender", "DOB"],
                                               *[["11", "u" + i, i, l, "", f, "3", "F", "01/02/2018"] for i, f, l in STUDENTS]],
                              "teachers.csv": [["School_id", "Teacher_id", "Teacher_number", "First_name", "Last_name"], ["11", "T1", "1", "Kim", "Ortiz"]]},
                             {"sections.csv": [["School_id", "Section_id", "Teacher_id", "Teacher_2_ID", "Section_number", "Grade", "Course_name", "Period", "Subject", "Term_name"],
                                               *[["11", c, "T1", "", "1", "3", t, "2", "math", term] for c, t in titles.items() for term in ("Fall", "Spring")]]},
                             {"enrollments.csv": [["School_id", "Section_id", "Student_id"], *[["11", c, "u" + i] for c, i in both], ["11", "c1", "u-unknown"]]},
                             {"schools.csv": [["School_id", "School_name", "School_number"], ["11", "Lincoln", "1"]]}, {})
    yield "microsoft sds", register({"Student.csv": [["SIS ID", "School SIS ID", "First Name", "Last Name", "Username", "Password", "Grade"], *[[i, "11", f, l, f"{i}@example.org", "", "3"] for i, f, l in STUDENTS]],
                                     "Teacher.csv": [["SIS ID", "School SIS ID", "First Name", "Last Name", "Username", "Password"], ["T1", "11", "Kim", "Ortiz", "t", ""]]},
                                    {"Section.csv": [["SIS ID", "School SIS ID", "Section Name", "Section Number"], *[[c, "11", t, "1"] for c, t in titles.items()]]},
                                    {"StudentEnrollment.csv": [["Section SIS ID", "SIS ID"], *both], "TeacherRoster.csv": [["Section SIS ID", "SIS ID"], ["c1", "T1"]]},
                                    {"School.csv": [["SIS ID", "Name", "School Number"], ["11", "Lincoln", "1"]]}, {})
    yield "microsoft sds, united kingdom", register({"Student.csv": [["ID", "School DfE Number", "First Name", "Last Name", "Username"], *[[i, "11", f, l, "x"] for i, f, l in STUDENTS]]},
                                                    {"Section.csv": [["ID", "School DfE Number", "Section Name"], *[[c, "11", t] for c, t in titles.items()]]},
                                                    {"StudentEnrollment.csv": [["Section ID", "ID"], *both]},
                                                    {"School.csv": [["DfE Number", "Name"], ["11", "Lincoln"]]}, {})
    yield "microsoft sds 2.1", register({"users.csv": [["sourcedId", "username", "givenName", "familyName", "password"], *[[i, "x", f, l, ""] for i, f, l in STUDENTS], ["T1", "t", "Kim", "Ortiz", ""]],
                                         "roles.csv": [["userSourcedId", "orgSourcedId", "role", "sessionSourcedId", "grade"], *[[i, "o1", "student", "", "3"] for i, _, _ in STUDENTS], ["T1", "o1", "teacher", "", ""]]},
                                        {"classes.csv": [["sourcedId", "orgSourcedId", "title"], *[[c, "o1", t] for c, t in titles.items()]]},
                                        {"enrollments.csv": [["classSourcedId", "userSourcedId", "role"], *[[c, i, "student"] for c, i in both], ["c1", "T1", "teacher"]]},
                                        {"orgs.csv": [["sourcedId", "name", "type", "parentSourcedId"], ["o1", "Lincoln", "school", ""]]}, {})


def lists(run, place, *options):
    """The class lists that init makes of a folder or archive, without comments."""
    done = run("init", "made", "--roster", place, *options)
    out = ""
    for file in sorted(os.listdir("made") if os.path.isdir("made") else []):
        if file.startswith("roster"):
            with open(os.path.join("made", file), encoding="utf-8") as lines:
                out += "".join(line for line in lines if not line.startswith("#"))
    shutil.rmtree("made", ignore_errors=True)
    return done, out


def check_registers(run):
    expected = None
    failed = 0
    for what, files in registers():
        os.mkdir("register")
        with zipfile.ZipFile("register.zip", "w") as archive:
            for file, content in files.items():
                with open(os.path.join("register", file), "wb") as out:
                    out.write(content)
                archive.writestr(file, content)
        for place in ("register", "register.zip"):
            done, found = lists(run, place)
            expected = expected or found
            alone, one = lists(run, place, "--class", "reading")
            wrong = found.count("id:") != 6 or found.count("class:") != 2 or found.count("Lincoln") != 2 or one.count("id:") != 2
            if wrong or found != expected or done.returncode or alone.returncode:
                failed += 1
                print(f"{what}, {place}: exit code {done.returncode}\n{done.stderr.decode()}{found}\nwanted:\n{expected}{one}")
        shutil.rmtree("register")
        os.remove("register.zip")
    return failed


def adds_up(said):
    """True if what became of the rows adds up to the rows: "6 rows: 4 read, 1 empty -> 4 pieces"."""
    line = re.search(r"^(\d+) rows?(?:: (.*))? -> \d+ pieces?", said, re.MULTILINE)
    return line and (line[2] is None or int(line[1]) == sum(int(n) for n in re.findall(r"\d+", line[2])))


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("class.yaml", "w", encoding="utf-8") as out:
            out.write(CLASS)
        run = lambda *words: subprocess.run([program, *words], capture_output=True, check=False)
        expected = None
        failed = count = 0
        for what, file, content, options in [*shapes(), *coded()]:
            if what == "pairs":
                expected = None
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
            if listed == expected and done.returncode == 0 and listed and adds_up(done.stderr.decode()):
                continue
            failed += 1
            print(f"{what}: exit code {done.returncode}")
            print(done.stderr.decode())
            print(listed.decode() if listed != expected else "the list is right")
        print(f"{count - failed} of {count} spreadsheets of one class give the same list")
        wrong = check_registers(run)
        print("class lists of every program are the same" if wrong == 0 else f"{wrong} class lists differ")
        return 1 if failed or wrong or count < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
