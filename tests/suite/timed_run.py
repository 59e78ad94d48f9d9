"""From 24 photos of pages to the first group page, by the coding page and by the spreadsheet: what a person does is done
and counted, and the counts are turned into minutes. Called by check-coding-page.

The times are those of the keystroke-level model (Card, Moran and Newell, 1980, "The keystroke-level model for user
performance time with interactive systems", Communications of the ACM 23(7)): a key for somebody who types 40 words a
minute, pointing with a mouse, pressing or letting go its button, moving the hand between mouse and keys, and making up
one's mind. The model says nothing of reading, so each page is given ten seconds to look at it; what is left of ten minutes
is printed too."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import student_pictures
from coding_page import EXAMPLE, READER, Page, rows_of, same
from webdriver import ELEMENT, Browser

SECONDS = {"key": 0.28, "point": 1.1, "button": 0.1, "hand": 0.4, "think": 1.35}
LOOK = 10
LIMIT = 600


class Person:
    """Counts what somebody does, step by step."""

    def __init__(self, way):
        self.way, self.steps, self.looks = way, {}, 0

    def does(self, step, **actions):
        counts = self.steps.setdefault(step, dict.fromkeys(SECONDS, 0))
        for action, times in actions.items():
            counts[action] += times

    def clicks(self, step, times=1):
        self.does(step, think=1, point=1, button=2 * times)

    def types(self, step, text):
        self.does(step, hand=1, key=len(text) + 1)

    def drags(self, step):
        self.does(step, think=1, point=2, button=2)

    def seconds(self, step):
        return sum(SECONDS[action] * times for action, times in self.steps[step].items())

    def tell(self):
        hands = sum(self.seconds(step) for step in self.steps)
        total = {action: sum(counts[action] for counts in self.steps.values()) for action in SECONDS}
        print(f"{self.way}: {(hands + LOOK * self.looks) / 60:.1f} minutes: {LOOK * self.looks / 60:.1f} to look at "
              f"{self.looks} pages, " + ", ".join(f"{self.seconds(step) / 60:.1f} to {step}" for step in self.steps))
        print(f"  {total['key']} keys, {total['button'] // 2} clicks or drags, {total['think']} decisions; "
              f"{(LIMIT - hands) / self.looks:.0f} seconds would be left to look at each page")
        if hands + LOOK * self.looks > LIMIT:
            raise AssertionError(f"{self.way} takes more than ten minutes")


def typed(person, program, folder, command):
    """A command as it is typed, and run."""
    person.does("type commands", think=1)
    person.types("type commands", command)
    words = command.split()
    assert words[0] == "worksort", command
    done = subprocess.run([program, *words[1:]], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stderr}")


def groups_of(program, folder, *files):
    done = subprocess.run([program, "group", *files, "-f", "json"], cwd=folder, capture_output=True, text=True, check=True)
    task = json.loads(done.stdout)["data"]["tasks"][0]
    out = {group["id"]: sorted(s["student"] for s in group["students"]) for group in task["groups"]}
    out["not-enough"] = sorted(s["student"] for s in task["piles"]["not_enough"])
    return out


def make_class(folder, codes):
    """Twenty-four names and as many photos, as they come from a phone."""
    (folder / "scans").mkdir(parents=True)
    names = re.findall(r"name: ([^,}]+)", (EXAMPLE / "roster.yaml").read_text())[:len(codes)]
    (folder / "names.csv").write_text("\n".join(["name", *names]) + "\n")
    for number in range(len(codes)):
        student_pictures.photo(str(folder / "scans" / f"IMG_{2000 + number}.jpg"), str(number + 1), 6)
    return names


def looked_at(folder, page, codes):
    html = (folder / page).read_text()
    same("pictures on the page", html.count("data:image/jpeg"), len(codes))


def bring_into_view(browser, element):
    """True if the table had to be moved, so that the middle of the element is not below something else."""
    return browser.run("""
      const box = arguments[0].getBoundingClientRect();
      if (arguments[0].contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))) return false;
      arguments[0].scrollIntoView({block: "center"}); return true;""", {ELEMENT: element})


def by_page(program, folder, downloads, codes):
    person = Person("by the coding page")
    typed(person, program, folder, "worksort init . --roster names.csv --pictures scans --in-order")
    typed(person, program, folder, "worksort sheet -o page.html")
    with Browser(downloads) as browser:
        page = Page(browser, folder / "page.html", downloads)
        person.clicks("open and save", 2)
        page.press("reader")
        person.clicks("open and save")
        browser.type(browser.find("dialog[open] input:not([type=radio])"), READER)
        browser.press("ENTER")
        person.types("open and save", READER)
        for code in dict.fromkeys(code for code in codes if code != "unclear"):
            page.press("new pile")
            word = code.split("-")[0] if code.split("-")[0] not in ("repeated", "counting", "partial") else code.replace("-", " ")
            browser.type(browser.find("dialog[open] [autofocus]"), word)
            browser.run("[...document.querySelectorAll('dialog[open] .entry')].find(e => e.checkVisibility()).click()")
            person.clicks("make piles")
            person.types("make piles", word)
            person.clicks("make piles")
            assert browser.run("return document.querySelector(arguments[0]) !== null", f'[data-place="{code}"]'), code
        for number, code in enumerate(codes):
            person.looks += 1
            pile = page.pile("not-enough" if code == "unclear" else code)
            if bring_into_view(browser, pile):
                person.does("put pages on piles", point=1)
            browser.drag(page.card(f"s{number + 1:02}"), pile)
            person.drags("put pages on piles")
            if code == "unclear":
                browser.click(browser.with_text(".choices button", "Unclear"))
                person.clicks("put pages on piles")
        saved = page.save()
        person.clicks("open and save")
    shutil.copy(saved, folder / saved.name)
    typed(person, program, folder, f"worksort group . {saved.name} -o groups.html")
    person.clicks("open and save", 2)
    looked_at(folder, "groups.html", codes)
    person.tell()
    return groups_of(program, folder, ".", saved.name)


def by_spreadsheet(program, folder, codes):
    person = Person("by the spreadsheet")
    typed(person, program, folder, "worksort init . --roster names.csv --pictures scans --in-order")
    typed(person, program, folder, "worksort sheet -o coding.csv")
    person.clicks("open and save", 2)
    rows = rows_of((folder / "coding.csv").read_text())
    person.clicks("type codes")  # into the first cell
    for row, code in zip(rows, codes):
        person.looks += 1
        person.does("type codes", think=1)
        person.types("type codes", code)
        row["strategy"] = code
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    (folder / "coding.csv").write_text("\n".join(lines) + "\n")
    person.does("open and save", think=1, key=2)
    typed(person, program, folder, "worksort import coding.csv . -o work.yaml --update")
    typed(person, program, folder, "worksort group -o groups.html")
    person.clicks("open and save", 2)
    looked_at(folder, "groups.html", codes)
    person.tell()
    return groups_of(program, folder)


def main():
    program, scratch = sys.argv[1], pathlib.Path(tempfile.mkdtemp())
    try:
        listed = subprocess.run([program, "list", EXAMPLE, "--coder", READER, "-f", "csv"], capture_output=True, text=True, check=True)
        special = ("blank", "answer-only", "unclear", "off-task", "illegible", "absent")
        codes = ["unclear" if row["strategy"] in special else row["strategy"] for row in rows_of(listed.stdout)]
        same("pages", len(codes), 24)
        for way in ("page", "spreadsheet"):
            make_class(scratch / way, codes)
        (scratch / "downloads").mkdir()
        first = by_page(program, scratch / "page", scratch / "downloads", codes)
        same("both ways lead to the same groups", by_spreadsheet(program, scratch / "spreadsheet", codes), first)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
