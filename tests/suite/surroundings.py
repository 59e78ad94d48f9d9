"""Runs commands in other surroundings, where they have to give the same bytes, and gives them files that are none. Called
by check-surroundings."""
import concurrent.futures
import itertools
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile

import share

PROGRAM, EXAMPLES, LIBRARY = share.arguments
SECONDS = 300  # longer than any run takes
COMMANDS = [  # those that date a page are told the day
    "group CLASS -f html", "list CLASS -f csv", "list CLASS -f xlsx", "tally CLASS -f json", "check CLASS",
    "plan CLASS -f md --today 2026-11-27", "report CLASS -f text --today 2026-11-27", "export CLASS -f sqlite",
    "unseen CLASS -f md", "agree CLASS -f text", "sheet CLASS -f html", "select CLASS -f text",
]
LOCALES = ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "no_such_LOCALE"]
ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata"]
MASKS = [0o000, 0o022, 0o077]
FOLDERS = ["class", "backwards"]
THREADS = [1, 2, 8]


def run(words, folder, **how):
    return subprocess.run([PROGRAM, *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=SECONDS, **how)


def result(command, locale, zone, mask, folder, threads):
    """What the command gives with the class under the same name, in a folder of its own for each order."""
    done = run(command.replace("CLASS", "class").split(), SCRATCH / folder,
               env={"PATH": os.environ["PATH"], "LC_ALL": locale, "LANGUAGE": locale, "TZ": zone, "LD_PRELOAD": LIBRARY,
                    "PROCESSORS": str(threads)}, umask=mask)
    return done.returncode, done.stdout, done.stderr


def differs(job):
    command, locale, zone, mask, folder, threads = job
    same = result(*job) == USUAL[command]
    where = f"LC_ALL={locale} TZ={zone} umask={mask:o} in {folder}, {threads} threads"
    return [] if same else [f"{command}: another result with {where}"]


def copy_class(folder, backwards):
    target = SCRATCH / folder / "class"
    target.mkdir(parents=True)
    for file in sorted((pathlib.Path(EXAMPLES) / "bakery-trays").iterdir(), reverse=backwards):
        shutil.copy(file, target)
    for number in range(16):  # a few small files are read without threads
        (target / f"nothing-{number}.yaml").write_text("# nothing yet\n")


def same_bytes():
    copy_class("class", False)
    copy_class("backwards", True)
    for command in COMMANDS:
        USUAL[command] = result(command, "C.UTF-8", "UTC", 0o022, "class", 1)
    jobs = list(itertools.product(COMMANDS, LOCALES, ZONES, MASKS, FOLDERS, THREADS))
    taken = share.drawn(jobs, 0.02)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(differs, taken) for line in lines]
    return share.tell("surroundings", len(taken), len(jobs), wrong)


WORK = "work: {task: t, codebook: fractions, pieces: [{student: s01, strategy: blank}]}\n"


def odd_files():
    """Each with a name, what makes it, and a word of the message that it has to give."""
    def make_socket(path):
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(str(path))
    def loop(path):
        path.symlink_to(path.name)
    def unreadable(path):
        path.write_text(WORK)
        path.chmod(0)
    yield "pipe.yaml", os.mkfifo, "not a regular file"
    yield "socket.yaml", make_socket, "not a regular file"
    yield "loop.yaml", loop, "not read"
    yield "nowhere.yaml", lambda path: path.symlink_to("no-such-file"), "No such file"
    yield "device.yaml", lambda path: path.symlink_to("/dev/zero"), "not a regular file"
    yield "memory.yaml", lambda path: path.symlink_to("/proc/self/mem"), "error"
    yield "link-to-folder.yaml", lambda path: path.symlink_to("/proc/self/task"), "links to folders"
    yield "nul.yaml", lambda path: path.write_bytes(b"\0" * 1000), "error"
    yield "utf-16.yaml", lambda path: path.write_bytes(WORK.encode("utf-16")), "UTF-16"
    yield "deep.yaml", lambda path: path.write_text("work: " + "[" * 100000), "error"
    yield "aliases.yaml", lambda path: path.write_text("work: &a [*a]\n"), "error"
    yield "comma.yaml", lambda path: path.write_text("work: {}\n--- \n,"), "error"
    if os.geteuid() != 0:
        yield "closed.yaml", unreadable, "Permission denied"


def tried_file(name, make, word):
    folder = SCRATCH / ("odd-" + name)
    folder.mkdir()
    (folder / "work.yaml").write_text(WORK)
    (folder / "back").symlink_to(".")  # a folder in itself
    make(folder / name)
    try:
        whole = run(["list", ".", "-f", "csv"], folder)
        alone = run(["list", name, "-f", "csv"], folder)
    except subprocess.TimeoutExpired:
        return [f"{name}: hangs"]
    wrong = []
    if whole.returncode != 1 or b"s01" not in whole.stdout or word.encode() not in whole.stderr:
        wrong.append(f"{name} in a folder: exit {whole.returncode}: {whole.stderr[-300:]}")
    if alone.returncode != 2 or not alone.stderr:
        wrong.append(f"{name} alone: exit {alone.returncode}: {alone.stderr[-300:]}")
    return wrong


NAMES = ["-n", "--help", "a b", "a\nb", "\x1b[31mred", "a'b", 'a"b', "$(id)", "ä", "\u202eabc", b"\xff\xfe", "n" * 245, "con",
         "*", "%s%n"]


def tried_name(name):
    folder = SCRATCH / f"name-{NAMES.index(name)}"
    folder.mkdir()
    path = os.path.join(os.fsencode(folder), os.fsencode(name) + b".yaml")
    pathlib.Path(os.fsdecode(path)).write_text(WORK.replace("blank", "no-such-code"))
    done = run(["list", ".", "-f", "csv"], folder)
    out = os.fsencode(name) + b".csv"
    written = run(["list", "-q", "-f", "csv", b"-o" + out, "."], folder)
    wrong = []
    if done.returncode != 1 or b"s01" not in done.stdout or b"\x1b" in done.stderr or "\u202e".encode() in done.stderr:
        wrong.append(f"file {name!r}: exit {done.returncode}: {done.stderr[-300:]}")
    if written.returncode != 1 or not os.path.exists(os.path.join(os.fsencode(folder), out)):
        wrong.append(f"-o {name!r}: exit {written.returncode}: {written.stderr[-300:]}")
    return wrong


def main():
    files = list(odd_files())
    wrong = [line for file in files for line in tried_file(*file)] + [line for name in NAMES for line in tried_name(name)]
    failed = share.tell("odd files and names", len(files) + len(NAMES), len(files) + len(NAMES), wrong)
    return same_bytes() or failed


USUAL = {}
with tempfile.TemporaryDirectory() as scratch:
    SCRATCH = pathlib.Path(scratch)
    failed = main()
raise SystemExit(failed)
