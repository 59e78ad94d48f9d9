"""Runs worksort_mutants over files of work, over tables that are made of rows below, and over workbooks that hold the same.
Some at a time. Called by check-mutants."""
import concurrent.futures
import csv
import io
import os
import pathlib
import re
import subprocess
import tempfile
import xml.sax.saxutils
import zipfile

import share

PROGRAM, FOLDER = share.arguments
HEADINGS = ["student", "strategy", "answer", "model", "quote", "note"]
ROWS = [  # each table has two of them and those that follow
    ["s01", "skip-counting", "24", "array", "", "first"],
    ["s02", "repeated-addition, skip-counting", "23", "", "I counted 6, 12, 18", ""],
    ["Lübke", "derived-fact", "1/2", "", 'he said "four"', "again; and again"],
    ["s04", "", "", "number-line", "", "4"],
    ["O'Neil", "partial-products", "-3", "", "", "a\tb"],
]
PART = '<?xml version="1.0" encoding="UTF-8"?>\n'
OFFICE = "http://schemas.openxmlformats.org/"


def rows_of(number):
    return [ROWS[(number + i) % len(ROWS)] for i in range(2 + number % 3)]


def table(number):
    """The rows as a table, with each delimiter in turn, and now and then with quotes around everything."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if number % 4 == 3 else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=",;\t"[number % 3], quoting=quoting, lineterminator="\n").writerows([HEADINGS, *rows_of(number)])
    return ("\ufeff" if number % 5 == 4 else "") + out.getvalue()


def workbook(number, path):
    cell = lambda text: f'<c t="inlineStr"><is><t>{xml.sax.saxutils.escape(text)}</t></is></c>'
    rows = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in [HEADINGS, *rows_of(number)])
    relation = lambda kind, target: (f'{PART}<Relationships xmlns="{OFFICE}package/2006/relationships"><Relationship Id="rId1" '
                                     f'Type="{OFFICE}officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>')
    main = f'xmlns="{OFFICE}spreadsheetml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED) as out:
        out.writestr("_rels/.rels", relation("officeDocument", "xl/workbook.xml"))
        out.writestr("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"))
        out.writestr("xl/workbook.xml", f'{PART}<workbook {main} xmlns:r="{OFFICE}officeDocument/2006/relationships"><sheets>'
                     '<sheet name="Work" sheetId="1" r:id="rId1"/></sheets></workbook>')
        out.writestr("xl/worksheets/sheet1.xml", f"{PART}<worksheet {main}><sheetData>{rows}</sheetData></worksheet>")


def tried(job):
    number, file = job
    done = subprocess.run([PROGRAM, str(share.share(0.02)), str(int(share.SEED) + number), file], stdout=subprocess.PIPE,
                          text=True)
    *wrong, last = done.stdout.splitlines() or [""]
    counts = re.fullmatch(r"tried (\d+) of (\d+), \d+ wrong", last)
    if counts is None:
        return 0, 0, [f"{file}: ended with {done.returncode}: {last}"]
    return int(counts.group(1)), int(counts.group(2)), wrong


def main(scratch):
    for number in range(20):
        (scratch / f"table{number:02}.csv").write_text(table(number), encoding="utf-8")
        workbook(number, scratch / f"table{number:02}.xlsx")
    files = sorted(map(str, [*pathlib.Path(FOLDER).glob("*.yaml"), *scratch.iterdir()]))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(tried, enumerate(files)))
    share.end("broken files", sum(r[0] for r in results), sum(r[1] for r in results), [w for r in results for w in r[2]])


with tempfile.TemporaryDirectory() as folder:
    main(pathlib.Path(folder))
