"""Lets requests for memory fail: each with --long, otherwise a share of those that are the first of their way, which is the
chain of calls that leads to one. What comes of it is the usual result, or a message and exit 2; a file that is there then is
whole, and the message says that one is. Never a crash, and never a result that lacks something without a word. Called by
check-memory."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import tempfile

import share

PROGRAM, EXAMPLES, LIBRARY = share.arguments
SECONDS = 300  # longer than any run takes
COMMANDS = [
    "group class",
    "list class -f csv -o OUT",
    "list class -f tsv -o OUT",  # no workbook: the library that makes it does not look at what it asks for
    "export class -f sqlite -o OUT",
    "tally class -f json",
    "report class -f html -o OUT",
    "check class",
    "plan class -f md",
    "sheet class -f html -o OUT",
    "import form.csv --set task=t --codebook multiplication-division -o OUT",
]


def run(number, words, **variables):
    out = SCRATCH / f"out{number}"
    done = subprocess.run([PROGRAM, *words.replace("OUT", str(out)).split()], cwd=SCRATCH, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS,
                          env={**os.environ, "LD_PRELOAD": LIBRARY, **variables})
    written = out.read_bytes() if out.exists() else None
    out.unlink(missing_ok=True)
    return done, written


def tried(job):
    number, (words, at, on) = job
    usual, usual_file = USUAL[words]
    done, written = run(number, words, FAIL_AT=str(at), **({"FAIL_ON": "1"} if on else {}))
    where = f"{words}: request {at}{' and all that follow' if on else ''}"
    if done.returncode == usual.returncode:
        if done.stdout != usual.stdout or written != usual_file:
            return [f"{where}: exit {done.returncode} with another result"]
    elif done.returncode != 2:
        return [f"{where}: exit {done.returncode}: {done.stderr.decode(errors='replace')[-200:]}"]
    elif not done.stderr:
        return [f"{where}: exit 2 without a message"]
    elif (b"written by now is whole" in done.stderr) != (written is not None):
        return [f"{where}: exit 2, and does not say that a file is there, or there is none"]
    elif written not in (None, usual_file):
        return [f"{where}: exit 2, and the file is not whole"]
    return []


def main():
    shutil.copytree(pathlib.Path(EXAMPLES) / "bakery-trays", SCRATCH / "class")
    (SCRATCH / "form.csv").write_text("student,strategy\ns01,skip-counting\ns02,repeated-addition\n")
    jobs = []
    there = 0
    for words in COMMANDS:
        count = SCRATCH / "count"
        USUAL[words] = run("usual", words, FAIL_COUNT=str(count), FAIL_WAYS="1")
        *ways, requests = map(int, count.read_text().split())
        there += 2 * requests
        jobs += [(words, at, on) for at in (range(1, requests + 1) if share.LONG else ways) for on in (False, True)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        taken = share.drawn(jobs, 0.005)
        wrong = [line for lines in pool.map(tried, enumerate(taken)) for line in lines]
    return share.tell("failing requests for memory", len(taken), there, wrong)


USUAL = {}
with tempfile.TemporaryDirectory() as scratch:
    SCRATCH = pathlib.Path(scratch)
    failed = main()
raise SystemExit(failed)
