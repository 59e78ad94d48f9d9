"""Runs every command in every format that it has, with faulty streams. Output that cannot be written is exit 2 and a
message, and no file; where nobody reads any more the program ends quietly; messages that cannot be written change nothing.
Called by check-streams."""
import concurrent.futures
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

import share

PROGRAM, EXAMPLES = share.arguments
SECONDS = 300  # longer than any run takes
FULL = "/dev/full"

# What to type behind each command; where nothing stands here, a class.
WORDS = {
    "shift": ["six-weeks"],
    "decisions": ["six-weeks"],
    "student": ["bakery-trays", "--student", "s01"],
    "follow-up": ["bakery-trays", "bakery-follow-up"],
    "launch": [],
    "protocol": ["show", "faculty-meeting"],
    "inquiry": ["six-weeks", "--today", "2026-11-10"],
    "cycle": ["six-weeks", "--today", "2026-11-10"],
    "import": ["form.csv", "--set", "task=t", "--codebook", "multiplication-division"],
    "codebook": ["show", "multiplication-division"],
    "schema": [],
    "template": ["list"],
    "init": ["new", "--dry-run"],
    "redact": ["bakery-trays", "copy", "--dry-run"],
    "restore": ["kept", "back", "--dry-run"],
    "completion": ["bash"],
    "help": ["group"],
}


def run(words, **how):
    how.setdefault("stdout", subprocess.PIPE)
    how.setdefault("stderr", subprocess.PIPE)
    return subprocess.run([PROGRAM, *words], cwd=FOLDER, stdin=subprocess.DEVNULL, timeout=SECONDS, **how)


def everything():
    """Each command with each of its formats, as words to type."""
    overview = run(["help"]).stdout.decode()
    for name in re.findall(r"^  ([a-z][a-z-]*) ", overview, re.M):
        if name == "worksort":  # an example below the commands
            continue
        about = " ".join(run([name, "--help"]).stdout.decode().split())
        formats = re.search(r"--format FORMAT ([a-z, ]+) \(default", about)
        words = [name, *WORDS.get(name, ["bakery-trays"])]
        for form in formats.group(1).split(", ") if formats else [None]:
            options = [o for o in ("-f", "-q", "-o") if f" {o}" in about]
            yield words + (["-f", form] if form else []), options


def is_refused(done, file=None):
    if done.returncode != 2:
        yield f"exit {done.returncode}"
    if done.stderr is not None and not re.search(rb"error: cannot write .*: ", done.stderr):
        yield "no message"
    if file and file.exists():
        yield "a file is there"


def full_output(words, usual):
    with open(FULL, "wb") as full:
        yield from is_refused(run(words, stdout=full))


def closed_output(words, usual):
    yield from is_refused(run(words, preexec_fn=lambda: os.close(1)))


def closed_pipe(words, usual, ignore=True):
    reading, writing = os.pipe()
    os.close(reading)
    action = signal.SIG_IGN if ignore else signal.SIG_DFL
    done = run(words, stdout=writing, restore_signals=False, preexec_fn=lambda: signal.signal(signal.SIGPIPE, action))
    os.close(writing)
    if done.returncode not in (usual.returncode, 141, -signal.SIGPIPE):
        yield f"exit {done.returncode}"
    if b"annot write" in done.stderr:
        yield "it complains"


def closed_pipe_and_signal(words, usual):
    yield from closed_pipe(words, usual, False)


def full_errors(words, usual):
    with open(FULL, "wb") as full:
        done = run(words, stderr=full)
    if (done.returncode, done.stdout) != (usual.returncode, usual.stdout):
        yield f"exit {done.returncode}, or another result"


def closed_errors(words, usual):
    done = run(words, preexec_fn=lambda: os.close(2))
    if (done.returncode, done.stdout) != (usual.returncode, usual.stdout):
        yield f"exit {done.returncode}, or another result"


def both_full(words, usual):
    with open(FULL, "wb") as full:
        yield from is_refused(run(words, stdout=full, stderr=full))


def full_disk(words, usual, file=None):
    """No file can grow: as on a full disk, every write gives an error."""
    file = file or FOLDER / f"out-{abs(hash(tuple(words)))}"
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    done = run([*words, "-o", str(file)], preexec_fn=limit)
    if done.returncode != 2 or b"error: " not in done.stderr:
        yield f"exit {done.returncode}: {done.stderr[-200:]}"
    if file.exists():
        yield "a file is there"


def missing_folder(words, usual):
    file = FOLDER / "bakery-trays/task.yaml/out"  # below a file there can be nothing
    yield from is_refused(run([*words, "-o", str(file)]), file)


STREAMS = [full_output, closed_output, closed_pipe, closed_pipe_and_signal, full_errors, closed_errors, both_full]
FILES = [full_disk, missing_folder]


def faults_of(words, options):
    with_files = "-o" in options and words[0] not in ("init", "redact", "restore")
    return STREAMS + (FILES if with_files else [])


def tried(job):
    words, faults = job
    usual = run(words)
    if usual.returncode not in (0, 1) or not usual.stdout:
        return [f"{' '.join(words)}: exit {usual.returncode}: {usual.stderr.decode()[-300:]}"]
    return [f"{fault.__name__}: {' '.join(words)}: {said}" for fault in faults for said in fault(words, usual)]


def main():
    (FOLDER / "form.csv").write_text("student,strategy\ns01,skip-counting\n")
    run(["redact", "bakery-trays", "kept"])
    jobs = [(words, faults_of(words, options)) for words, options in everything()]
    taken = share.drawn(jobs, 0.2)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(tried, taken) for line in lines]
    wrong += [f"left behind: {path}" for path in FOLDER.rglob("*worksort-*")]
    count = lambda some: sum(len(faults) for _, faults in some)
    return share.tell("faulty streams", count(taken), count(jobs), wrong)


with tempfile.TemporaryDirectory() as scratch:
    FOLDER = pathlib.Path(scratch) / "w"
    shutil.copytree(EXAMPLES, FOLDER)
    failed = main()
sys.exit(failed)
