"""Codes the class of examples/bakery-trays on the coding page once more: what one reader saw there is put in with the
mouse, a finger and the keyboard, in both views. What the page saves must then be, column for column, what that reader
wrote. Called by check-coding-page."""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import marionette
from webdriver import ELEMENT, WAIT, Browser

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "examples" / "bakery-trays"
PROGRAM = sys.argv[1]
READER = "ortiz"
SPECIAL = ["blank", "answer-only", "unclear", "off-task", "illegible"]


def worksort(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"worksort {' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def same(what, got, wanted):
    if got != wanted:
        raise AssertionError(f"{what}:\n  is     {got}\n  wanted {wanted}")


def wait_for(what, found):
    """What `found` gives, as soon as it is something."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if there := found():
            return there
        time.sleep(0.05)
    raise AssertionError(f"{what} does not come")


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


class Page:
    """The page in a browser, with the steps that a person takes."""

    def __init__(self, browser, path, downloads):
        self.browser, self.path, self.downloads = browser, path, downloads
        browser.open(path)

    def at(self, focus):
        return self.browser.find(f'[data-focus="{focus}"]')

    def text(self, css):
        return self.browser.run("return document.querySelector(arguments[0]).textContent", css)

    def press(self, focus):
        """Presses what is there by name, however far down it stands."""
        self.browser.run("document.querySelector(arguments[0]).click()", f'[data-focus="{focus}"]')

    def card(self, student):
        return self.browser.run(
            "return [...document.querySelectorAll('[data-paper]')].find(e => e.dataset.paper.split('/')[1] === arguments[0])",
            student)[ELEMENT]

    def look(self, student):
        return self.browser.run("return arguments[0].querySelector('.look')", {ELEMENT: self.card(student)})[ELEMENT]

    def pile(self, place):
        return self.browser.find(f'[data-place="{place}"] h3')

    def counts(self):
        """How many pages lie on each place."""
        return self.browser.run(
            "return Object.fromEntries([...document.querySelectorAll('[data-place]')]"
            ".map(e => [e.dataset.place, Number(e.querySelector('.count').textContent)]).filter(([, n]) => n > 0))")

    def show(self, view):
        self.press(view)

    def save(self):
        before = set(self.downloads.iterdir())
        self.press("save")
        return wait_for("what is saved", lambda: [
            f for f in set(self.downloads.iterdir()) - before if f.suffix == ".csv" and f.stat().st_size > 0])[0]

    def open_saved(self, path):
        before = self.text(".left")
        self.browser.type(self.browser.find("input[type=file]"), str(path))
        wait_for("what was opened", lambda: self.text(".left") != before)

    def is_unsaved(self):
        return self.browser.run("const e = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(e); return e.defaultPrevented")

    # One by one

    def go_to(self, student):
        self.browser.run(
            "const s = document.querySelector('[data-focus=go]');"
            "s.value = [...s.options].find(o => o.value.split('/')[1] === arguments[0]).value;"
            "s.dispatchEvent(new Event('change'))", student)

    def chip(self, group, code):
        there = self.browser.run("return document.querySelector(arguments[0]) !== null", f'[data-focus="{group} {code}"]')
        if not there:
            self.press(f"{group} more")
        self.press(f"{group} {code}")

    def write(self, field, text, is_typed=True):
        """Key by key, or at once as by pasting."""
        if is_typed:
            self.browser.type(self.at(field), text)
        else:
            self.browser.run("arguments[0].focus(); document.execCommand('insertText', false, arguments[1])", {ELEMENT: self.at(field)}, text)


def sort_some(page, rows):
    """Puts pages on piles in every way that the table has; gives the students that lie somewhere now."""
    browser, done = page.browser, []
    ways = {"drag": [], "finger": [], "key": [], "large": [], "choose": []}
    sortable = [r for r in rows if r["strategy"] not in SPECIAL and r["strategy"] != "absent"]
    for way, row in zip([w for w in ways for _ in range(3)], sortable):
        ways[way].append(row)
    for row in sortable:
        if browser.run("return document.querySelector(arguments[0]) === null", f'[data-place="{row["strategy"]}"]'):
            page.press("new pile")
            name = browser.run("return [...document.querySelectorAll('dialog .entry')].map(e => e.textContent)")
            assert name, "the codebook has more strategies"
            browser.run("document.querySelector('dialog [autofocus]').value = arguments[0];"
                        "document.querySelector('dialog [autofocus]').dispatchEvent(new Event('input'));"
                        "document.querySelector('dialog .entry').click()", row["strategy"].replace("-", " ").split()[0])
    for row in ways["drag"]:
        browser.drag(page.card(row["student"]), page.pile(row["strategy"]))
    for row in ways["finger"]:
        browser.drag(page.card(row["student"]), page.pile(row["strategy"]), pointer="touch", hold=450)
    piles = browser.run("return [...document.querySelectorAll('.pile')].map(e => e.dataset.place)")
    for row in ways["key"]:
        browser.run("arguments[0].focus()", {ELEMENT: page.look(row["student"])})
        browser.press(str(piles.index(row["strategy"]) + 1))
    for row in ways["large"]:
        browser.run("arguments[0].click()", {ELEMENT: page.look(row["student"])})
        page.press(f"place {row['strategy']}")
        browser.press("ESCAPE")
    for row in ways["choose"]:
        browser.run("arguments[0].querySelector('input').click()", {ELEMENT: page.card(row["student"])})
        browser.run("document.querySelector('.chosen-bar [data-focus=\"' + arguments[0] + '\"]').click()", f"place {row['strategy']}")
    special = next(row for row in rows if row["strategy"] in SPECIAL and not row["unsure"])
    browser.drag(page.card(special["student"]), page.pile("not-enough"))
    browser.click(browser.with_text(".choices button", special["strategy"].replace("-", " ").capitalize()))
    absent = next(row for row in rows if row["strategy"] == "absent")
    browser.run("arguments[0].focus()", {ELEMENT: page.look(absent["student"])})
    browser.press("a")
    done = [row for rows_of_way in ways.values() for row in rows_of_way] + [special, absent]
    wanted = {}
    for row in done:
        place = "not-enough" if row["strategy"] in SPECIAL else row["strategy"]
        wanted[place] = wanted.get(place, 0) + 1
    counts = page.counts()
    same("pages left to read", counts.pop("unread"), len(rows) - len(done))
    same("the piles after sorting", counts, wanted)
    return [row["student"] for row in done]


def say_rest(page, rows, sorted_already):
    """One by one: what is not said yet about each page."""
    for number, row in enumerate(rows):
        page.go_to(row["student"])
        special = row["strategy"] in SPECIAL + ["absent"]
        if row["student"] not in sorted_already:
            page.chip("special" if special else "strategy", row["strategy"])
        for group, column in [("also", "also"), ("model", "model"), ("issues", "issues")]:
            for code in filter(None, row[column].split("; ")):
                if group == "also":
                    page.browser.run("document.querySelector('.also').open = true")
                page.chip(group, code)
        if row["success"]:
            page.chip("success", row["success"])
        for code in filter(None, row["shows"].split("; ")):
            page.press(f"shows {code}")
        for flag in ("bright_spot", "unsure"):
            if row[flag] == "true":
                page.press(flag)
        for field in ("answer", "evidence", "quote", "strength", "note"):
            if row[field]:
                page.write(field, row[field], is_typed=number % 4 == 0)


def check_keys(page, rows):
    """j and k go through the class, a number puts the page on a pile; none of it where somebody is writing."""
    browser = page.browser
    page.go_to(rows[0]["student"])
    whose = [page.text("#whose")]
    for key in ("j", "k"):
        browser.press(key)
        whose.append(page.text("#whose"))
    same("there and back by j and k", (whose[0] == whose[2], whose[0] == whose[1]), (True, False))
    pressed = "return document.querySelector('.chip[aria-pressed=true]')?.dataset.focus ?? ''"
    before = browser.run(pressed)
    for key in ("1", "2"):
        browser.press(key)
    same("the second pile", browser.run(pressed), "strategy " + browser.run("return document.querySelector('.chips .chip kbd') && "
         "[...document.querySelectorAll('.chip')].find(c => c.querySelector('kbd')?.textContent === '2').dataset.focus.slice(9)"))
    for _ in range(2):
        browser.press("z", holding=["CONTROL"])
    same("as it was", browser.run(pressed), before)
    page.write("note", "j1")
    same("letters while writing", (page.text("#whose"), browser.run("return arguments[0].value", {ELEMENT: page.at("note")})), (whose[0], "j1"))
    page.press("undo")


def check_undo(page, steps):
    """Back and forth again is where it was."""
    browser = page.browser
    browser.run("document.activeElement.blur()")
    here = page.text("main")
    for _ in range(steps):
        browser.press("z", holding=["CONTROL"])
    assert page.text("main") != here, "undo changes nothing"
    for _ in range(steps):
        browser.press("y", holding=["CONTROL"])
    same("undo and redo", page.text("main"), here)
    same("nothing more to redo", browser.run("return document.querySelector('[data-focus=redo]').disabled"), True)


def check_program(saved, folder, rows):
    """What the program makes of the saved file is what the reader's own file gives."""
    own = worksort("list", EXAMPLE, "--coder", READER, "-f", "csv")
    wanted = json.loads(worksort("group", EXAMPLE, "--coder", READER, "-f", "json"))["data"]["tasks"]
    described = [folder / name for name in ("task.yaml", "exemplar.yaml", "roster.yaml")]
    same("list of the saved file", rows_of(worksort("list", *described, saved, "-f", "csv")), rows_of(own))
    imported = folder / "work-imported.yaml"
    worksort("import", saved, "-o", imported)
    for name, work in [("the saved file", saved), ("the imported file", imported)]:
        got = json.loads(worksort("group", *described, work, "-f", "json"))["data"]["tasks"]
        same(f"group of {name}", got, wanted)
    same("the columns of list", saved.read_text().split("\n")[0], own.split("\n")[0])
    same("pages in the file", len(rows_of(saved.read_text())), len(rows))


def check_colleague(browser, folder, downloads):
    """A second reader begins with pages that are not read, and both files together are two readings."""
    worksort("sheet", folder, "--coder", "kim", "-o", folder / "kim.html")
    page = Page(browser, folder / "kim.html", downloads)
    same("a colleague begins anew", page.counts(), {"unread": 24})
    browser.drag(page.browser.find(".stack [data-paper]"), page.browser.find(".pile h3"))
    read = rows_of(page.save().read_text())
    same("who read", [row["coder"] for row in read], ["kim"])
    files = sorted(downloads.glob("*.csv"))
    rows = rows_of(worksort("list", folder, next(f for f in files if "kim" in f.name), "-f", "csv"))
    same("readings of both", (len(rows), {row["coder"] for row in rows}), (25, {READER, "kim"}))


def check_sizes(page):
    """On a laptop, a tablet and a phone nothing is cut off and everything can be hit."""
    small = ("return [...document.querySelectorAll('button, summary, select, input:not([hidden]), textarea')].filter(e => e.checkVisibility())"
             ".map(e => [e.closest('label.tick, label.pick, label.search, label.find') ?? e, e]).filter(([e]) => { const b = e.getBoundingClientRect();"
             "return b.width < 24 || b.height < 24; }).map(([, e]) => e.outerHTML.slice(0, 120))")
    for width in (1280, 768, 360):
        page.browser.resize(width, 800)
        for view in ("sort", "single"):
            page.show(view)
            wide = page.browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            same(f"{view} at {width}: wider than the window by", wide, 0)
            same(f"{view} at {width}: too small to hit", page.browser.run(small), [])
    page.browser.resize(1280, 900)


def axe_source(scratch):
    """axe-core by npm, if npm can have it; it is not part of the project."""
    if not shutil.which("npm"):
        return None
    command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--fetch-retries=0", "--prefix", str(scratch), "axe-core"]
    try:
        subprocess.run(command, capture_output=True, timeout=90, check=True)
    except (subprocess.SubprocessError, OSError):
        return None
    return (scratch / "node_modules" / "axe-core" / "axe.min.js").read_text()


def check_axe(browser, source, what):
    browser.devtools("Runtime.evaluate", {"expression": source})
    found = browser.run_slowly(
        "const done = arguments[arguments.length - 1]; axe.run({rules: {'target-size': {enabled: true}}}).then(r => done(r.violations"
        ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | '))))")
    same(f"axe-core on {what}", found, [])


def check_pages(browser, source, scratch):
    """What every command shows to be read, on a phone, where tables are moved by keys as well."""
    work = EXAMPLE.parent / "six-weeks"
    pages = ["group", "monitor", "shift", "list", "student 4d01", "plan", "report --week 2026-W46", "cards", "select", "pair", "agree",
             "protocol show work-sort", "review", "tally --by strategy,success --wide", "unseen", "follow-up", "cycle", "inquiry",
             "decisions", "launch list", "codebook show multiplication-division"]
    browser.resize(360, 800)
    for words in pages:
        command, *options = words.split()
        path = scratch / "read.html"
        worksort(command, *options, work, "-f", "html", "-q", "--force", "-o", path)
        browser.open(path)
        check_axe(browser, source, words)
    browser.resize(1280, 900)


def check_access(page, scratch):
    if isinstance(page.browser, marionette.Firefox):
        return  # once is enough: axe-core reads the page and does not look at it
    source = axe_source(scratch)
    if source is None:
        print("axe-core is not here: not checked")
        return
    for width in (1280, 360):
        page.browser.resize(width, 800)
        for view in ("sort", "single"):
            page.show(view)
            check_axe(page.browser, source, f"{view} at {width}")
    page.show("sort")
    for opener in ("new pile", "reader"):
        page.press(opener)
        check_axe(page.browser, source, f"what '{opener}' opens")
        page.browser.press("ESCAPE")
    page.browser.run("document.querySelector('.look').click()")
    check_axe(page.browser, source, "a page read large")
    page.browser.press("ESCAPE")
    check_pages(page.browser, source, scratch)


def check_quiet(page):
    """Nothing is fetched, nothing can be, and nothing is kept."""
    browser = page.browser
    same("kept in the browser", browser.run("return localStorage.length"), 0)
    same("what the browser complained about", browser.problems(), [])
    same("fetched", browser.run("return performance.getEntriesByType('resource').length"), 0)
    blocked = browser.run_slowly(
        "const done = arguments[arguments.length - 1];"
        "document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));"
        "fetch('http://127.0.0.1:9/').then(() => done('it answers'), () => {})")
    same("the network", blocked, "connect-src")
    browser.problems()


def check_kept(page):
    """A copy is kept while the box is ticked, and offered when the page opens again."""
    browser = page.browser
    browser.run("document.querySelector('.menu input').click()")
    same("a kept copy", browser.run("return localStorage.length"), 1)
    browser.open(page.path)
    browser.find("dialog .main")
    browser.run("document.querySelector('dialog .main').click()")
    wait_for("the copy that was kept", lambda: "not read" not in page.text(".left"))
    browser.run("document.querySelector('.menu input').click()")
    time.sleep(0.6)  # longer than a copy waits to be written
    same("no copy any more", browser.run("return localStorage.length"), 0)


def code_class(browsers):
    scratch = pathlib.Path(tempfile.mkdtemp())
    folder, downloads = scratch / "class", scratch / "downloads"
    folder.mkdir()
    downloads.mkdir()
    for name in ("task.yaml", "exemplar.yaml", "roster.yaml"):
        shutil.copy(EXAMPLE / name, folder)
    rows = rows_of(worksort("list", EXAMPLE, "--coder", READER, "-f", "csv"))
    same("the class", len(rows), 24)
    worksort("sheet", folder, "-o", folder / "page.html")
    try:
        with browsers(downloads) as browser:
            page = Page(browser, folder / "page.html", downloads)
            same("before anything is said", page.counts(), {"unread": 24})
            same("nothing to ask about", page.is_unsaved(), False)
            page.press("reader")
            fields = browser.run("return [...document.querySelectorAll('dialog input:not([type=radio])')]")
            browser.type(fields[0][ELEMENT], READER)
            browser.type(fields[-1][ELEMENT], rows[0]["setting"])
            browser.press("ENTER")
            done = sort_some(page, rows)
            same("closing asks", page.is_unsaved(), True)
            check_undo(page, 5)
            page.show("single")
            check_keys(page, rows)
            say_rest(page, rows, done)
            check_undo(page, 40)
            same("all is read", page.text(".left"), "All pages are read")
            saved = page.save()
            same("the file's name", saved.name, "bakery-trays-3b-ortiz.csv")
            same("nothing to ask about after saving", page.is_unsaved(), False)
            check_quiet(page)
            check_program(saved, folder, rows)
            check_kept(page)

            browser.open(page.path)
            page.open_saved(saved)
            same("opened again", page.text(".left"), "All pages are read")
            browser.run("document.querySelector('[data-focus=\"reader\"]').scrollIntoView()")
            again = page.save()
            same("saved again", again.read_bytes(), saved.read_bytes())
            check_sizes(page)
            check_colleague(browser, folder, downloads)
            browser.open(page.path)
            check_access(page, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    for kind in [Browser] + ([marionette.Firefox] if marionette.available() else []):
        print(f"in {kind.name}")
        code_class(kind)
