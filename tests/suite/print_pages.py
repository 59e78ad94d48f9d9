# What check-print does.
import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import webdriver

program, examples = sys.argv[1:3]
failures = []
WORD = "{http://www.w3.org/1999/xhtml}word"
LINE = "{http://www.w3.org/1999/xhtml}line"
STEPS = ("work-sort", "student-progress")  # a step is never split, so a sheet may end early and begins with a heading
SHEETS = ("cards", *STEPS)  # and so does one for each group

# Each page and the most sheets of paper it may take.
PAGES = {
    "group": ("group bakery-trays", 4), "group of six weeks": ("group six-weeks --task poster-tiles", 4),
    "select": ("select bakery-trays", 3), "pair": ("pair bakery-trays", 4), "student": ("student s07 bakery-trays", 3),
    "plan": ("plan bakery-trays", 2), "plan by issue": ("plan bakery-trays --issue loses-count", 2),
    "plan of six weeks": ("plan six-weeks --task poster-tiles", 2),
    "plan that is filled in": (f"plan six-weeks --from {pathlib.Path(__file__).with_name('filled_plan.yaml')}", 2), "monitor": ("monitor bakery-trays", 1),
    "monitor of six weeks": ("monitor six-weeks --task gym-chairs", 1), "review": ("review bakery-trays", 3),
    "work-sort": ("protocol show work-sort bakery-trays --start 14:30", 6),
    "student-progress": ("protocol show student-progress bakery-trays --start 14:30", 8),
    "report": ("report six-weeks --week 2026-W46", 6), "shift": ("shift six-weeks", 4),
    "follow-up": ("follow-up six-weeks --today 2026-11-20", 6), "agree": ("agree bakery-trays", 3),
    "inquiry": ("inquiry six-weeks", 3), "cycle": ("cycle six-weeks --today 2026-11-20", 3),
    "cards": ("cards bakery-trays", 12), "cards to sort": ("cards bakery-trays --of pieces", 24),
    "unseen": ("unseen bakery-trays", 2), "tally": ("tally six-weeks --by strategy,class", 2),
    "codebook": ("codebook show multiplication-division", 24), "launch": ("launch show same-and-different", 1),
    "decisions": ("decisions six-weeks --today 2026-11-20", 2), "look-fors": ("group bakery-trays --by look-for", 3),
    "note for a family": ("student s07 bakery-trays --for family", 1), "students of several": ("student --shared bakery-trays", 3),
    "disagreements": ("agree bakery-trays --disagreements", 3), "group to share": ("group six-weeks --audience share", 3),
    "list": ("list bakery-trays", 12),
}


def wrong(name, what):
    failures.append(name)
    print(f"{name}: {what}")


def written(name, folder):
    path = folder / (name.replace(" ", "-") + ".html")
    done = subprocess.run([program, *PAGES[name][0].split(), "-f", "html", "-o", path, "-q"], cwd=examples,
                          capture_output=True, text=True)
    if done.returncode != 0:
        wrong(name, f"it ends with {done.returncode}: {done.stderr}")
    return path


def texts_of(path, element):
    """What stands in elements of the page, without the numbers of charts, which are folded away."""
    page = re.sub(r"<details.*?</details>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", " ", text)) for text in found]


def is_heading(words, headings):
    return len(words) > 3 and any(heading.startswith(words) for heading in headings)


def lines_of(page):
    """Lines from the top: their lower edge, their right edge and their words."""
    out = []
    for line in page.iter(LINE):
        words = [word.text or "" for word in line.iter(WORD)]
        out.append((float(line.get("yMax")), float(line.get("xMax")), "".join(words)))
    return sorted(out)


def pages_of(paper):
    layout = subprocess.run(["pdftotext", "-bbox-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    return list(xml.fromstring(layout).iter("{http://www.w3.org/1999/xhtml}page"))


def look_at_paper(name, path, browser, folder):
    paper = folder / "page.pdf"
    browser.print_to(paper)
    pages = pages_of(paper)
    sheets = PAGES[name][1]
    if len(pages) > sheets:
        wrong(name, f"it takes {len(pages)} sheets and should take {sheets}")
    headings = {"".join(text.split()) for text in texts_of(path, "h[1-4]")}
    printed = "".join(words for page in pages for _, _, words in lines_of(page))
    if missing := [word for text in texts_of(path, "th") for word in re.findall(r"\w+", text) if word not in printed]:
        wrong(name, f"columns are not on paper: {missing}")
    for number, page in enumerate(pages, 1):
        width, height = float(page.get("width")), float(page.get("height"))
        lines = lines_of(page)
        if not lines:
            wrong(name, f"sheet {number} is empty")
            continue
        if name.startswith("monitor") and width < height:
            wrong(name, "it is to lie across")
        if max(right for _, right, _ in lines) > width - 10:
            wrong(name, f"words stick out of sheet {number}")
        # A heading and the words at its right edge are two lines side by side.
        first = [words for _, _, words in lines[:2]]
        last = [words for foot, _, words in lines[-2:] if foot > lines[-1][0] - 8]
        if number > 1 and name in STEPS and not any(is_heading(words, headings) for words in first):
            wrong(name, f"a step is split before sheet {number}: {first}")
        if number < len(pages) and any(is_heading(words, headings) for words in last):
            wrong(name, f"a heading stands at the foot of sheet {number}: {last}")
        if number < len(pages) and lines[-1][0] < height / 2 and not name.startswith(SHEETS):
            wrong(name, f"half of sheet {number} is empty")
    return len(pages)


def look_at_workbooks(folder):
    """The coding workbook of a class of 24, as LibreOffice prints all of it."""
    if not shutil.which("soffice"):
        print("LibreOffice is not here: workbooks are not printed")
        return
    for name in ("task", "exemplar", "roster"):
        shutil.copy(f"{examples}/bakery-trays/{name}.yaml", folder)
    subprocess.run([program, "sheet", folder, "-o", folder / "coding.xlsx", "-q"], check=True)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
                    folder, folder / "coding.xlsx"], check=True, capture_output=True, timeout=300)
    pages = [lines_of(page) for page in pages_of(folder / "coding.pdf")]
    print(f"coding workbook: {len(pages)} sheets")
    if len(pages) > 4:
        wrong("coding workbook", f"it takes {len(pages)} sheets and should take 4")
    for number, lines in enumerate(pages[:2], 1):
        if not {"s01", "s24"} <= {words[:3] for _, _, words in lines}:
            wrong("coding workbook", f"sheet {number} does not say whose row is whose")


def look_at_screen(name, browser, size):
    """Nothing sticks out of the screen but in a box that can be moved and says so; text is at least 12 high."""
    found = browser.run("""
      const wide = [...document.querySelectorAll("body *")].filter((e) => !e.closest(".scroll, svg, .picture > input")
        && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.tagName + " " + e.textContent.slice(0, 40));
      const small = [...document.querySelectorAll("svg text")].filter((e) => {
        const scale = e.getScreenCTM().a; return parseFloat(getComputedStyle(e).fontSize) * scale < 11.9; }).length;
      const tiny = [...document.querySelectorAll("main *")].filter((e) => !e.closest("svg") && e.textContent.trim()
        && parseFloat(getComputedStyle(e).fontSize) < 12).length;
      const out = [...document.querySelectorAll("svg.chart")].filter((s) => [...s.querySelectorAll("text")].some((t) => {
        const box = t.getBoundingClientRect(), of = s.getBoundingClientRect();
        return box.right > of.right + 2 || box.left < of.left - 2; })).length;
      return [document.documentElement.scrollWidth, wide.slice(0, 3), small, tiny, out];""")
    width, wide, small, tiny, out = found
    if width > size or wide:
        wrong(name, f"on a screen of {size} it is {width} wide: {wide}")
    if small or tiny:
        wrong(name, f"on a screen of {size}, {small} texts of charts and {tiny} others are too small")
    if out:
        wrong(name, f"on a screen of {size}, {out} charts cut their words")


with tempfile.TemporaryDirectory() as scratch, webdriver.Browser(scratch) as browser:
    folder = pathlib.Path(scratch)
    keep = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    for name in PAGES:
        path = written(name, folder)
        if not path.exists():
            continue
        browser.resize(1280, 900)
        browser.open(path)
        sheets = look_at_paper(name, path, browser, folder)
        print(f"{name}: {sheets} sheets")
        if keep:
            keep.mkdir(exist_ok=True)
            (folder / "page.pdf").rename(keep / f"{path.stem}.pdf")
            browser.picture(keep / f"{path.stem}-1280.png", whole=True)
        for size in (768, 360):
            browser.resize(size, 780)
            browser.open(path)
            look_at_screen(name, browser, size)
            if keep:
                browser.picture(keep / f"{path.stem}-{size}.png", whole=True)
    look_at_workbooks(folder)
print(f"{len(failures)} failed" if failures else f"all {len(PAGES)} pages are as they should be")
sys.exit(1 if failures else 0)
