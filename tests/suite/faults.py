"""Lets calls of the system fail, or do half of what they should, one at a time, or ends the program at one of them. Whatever comes: the folder is then as
it was before the command or as the command leaves it, all files or none; exit 0 says that all is there; what is not done is
told; and nothing lies about, but after a kill, for which the next run makes up. Called by check-faults."""
import concurrent.futures
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import share

PROGRAM, EXAMPLES, LIBRARY = share.arguments[0], pathlib.Path(share.arguments[1]), share.arguments[2]
RACES = 20 if share.LONG else 4
UNDER_WAY = (12, 20)  # writes of a spreadsheet, between which files are made
SECONDS = 300  # longer than any run takes; one that takes longer hangs

# What changes files, in a folder that prepare() makes.
COMMANDS = [
    "list class -f csv -o new.csv -q",
    "list class -f csv -o old.csv -q --force",
    XLSX := "list class -f xlsx -o new.xlsx -q",
    "group class -f html -o link.html -q",
    "export class -f sqlite -o new.sqlite -q",
    "report class --each class -f md -o pages -q",
    "sheet class -f csv -o sheet.csv -q",
    "init other --students 3",
    "codebook rename skip-counting hopping class",
    "codebook merge skip-counting repeated-addition class",
    "import form.csv --set task=t --codebook multiplication-division -o class/imported.yaml",
    "import form.csv --set task=t --codebook multiplication-division -o folder/",
    "import form.csv --set task=t --codebook multiplication-division -o update.yaml --update",
    "redact class copy",
    "redact class again --key again.yaml --force",
    "restore kept back --key kept.key.yaml",
    "check slips --fix",
    "report weeks --week 2026-W47 --each school -f html -o pages",
    "import form.csv --set task=t --codebook multiplication-division --save-as ours -o folder/",
    "tally class -f tsv -o new.tsv -q",
    "unseen class -f md -o old.csv -q --force",
    "student class --student s01 -f html -o new.html -q",
    "shift weeks -f csv -o new.csv -q",
    "agree class -f json -o link.html -q",
    "select class -f text -o new.text -q",
    "pair class -f jsonl -o new.jsonl -q",
    "cards class -f html -o new.html -q",
    "review class -f md -o new.md -q",
    "monitor class -f xlsx -o new.xlsx -q",
    "plan class --today 2026-11-27 -f yaml -o class/plan.yaml -q",
    "follow-up class -f tsv -o new.tsv -q",
    "decisions weeks --today 2026-11-27 -f csv -o new.csv -q",
    "launch -f md -o new.md -q",
    "protocol show faculty-meeting class -f md -o new.md -q",
    "report weeks --week 2026-W47 -f html -o new.html -q",
    "inquiry weeks --today 2026-11-10 -f md -o new.md -q",
    "cycle weeks --today 2026-11-10 -f ics -o new.ics -q",
    "codebook show multiplication-division -f yaml -o new.yaml -q",
    "schema -o new.json",
    "template show group -o new.md",
]
TELLING = "tally weeks --week 2026-W41 --audience share --min-n 3 --release told.yaml"
WRITING = ["write", "fsync", "openat", "renameat2", "rename", "link", "unlink", "fchmod", "mkdir", "flock", "close",
           "unlinkat", "pwrite64", "ftruncate", "fdatasync"]
ERRORS = ["EIO", "ENOSPC", "EINTR", "EACCES", "EMFILE"]
SIGNALS = ["KILL", "TERM", "INT"]
SHORT = "short-write"

FORM = "student,strategy,answer\ns01,skip-counting,24\ns02,repeated-addition,24\n"
UPDATE = """# by hand
work:
  task: t
  codebook: multiplication-division
  pieces:
    - {student: s01, strategy: repeated-addition, answer: "23"}  # look again
---
task: {id: t}
"""
SLIPS = """work:
  task: t
  codebook: multiplication-division
  date: 17.11.2026
  pieces:
    - {student: s01, strategy: skip-couting}
---
task: {id: t}
"""


def prepare(folder):
    """The folder that every command begins with."""
    folder.mkdir()
    run = lambda *words: subprocess.run([PROGRAM, *words], cwd=folder, check=True, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL).stdout
    codebook = run("codebook", "show", "multiplication-division", "-f", "yaml")
    shutil.copytree(EXAMPLES / "bakery-trays", folder / "class")
    run("redact", "class", "again", "--key", "again.yaml")
    (folder / "class/codebook.yaml").write_bytes(codebook)
    for file in (folder / "class").glob("*.yaml"):  # so that the copy is not what it would be now
        file.write_text("# by hand\n" + file.read_text())
    run("redact", "class", "kept")
    (folder / "class/codebook.yaml").chmod(0o600)
    (folder / "form.csv").write_text(FORM)
    (folder / "update.yaml").write_text(UPDATE)
    shutil.copytree(EXAMPLES / "six-weeks", folder / "weeks")
    run(*TELLING.split())
    (folder / "slips").mkdir()
    for name in ("one", "other"):
        (folder / f"slips/{name}.yaml").write_text(SLIPS)
    (folder / "old.csv").write_text("old\n")
    (folder / "real.html").write_text("old\n")
    (folder / "link.html").symlink_to("real.html")


def state(folder):
    """What stands in the folder: paths with what is there. Pseudonyms, which are drawn anew each time, look alike."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path)
        elif path.is_dir():
            found[name] = f"{path.stat().st_mode:o}"
        else:
            content = path.read_bytes()
            if name.startswith(("copy", "again")):
                content = b"\n".join(sorted(re.sub(rb"\b[A-Za-z][a-z]{7}\b", b"", content).split(b"\n")))
            found[name] = f"{path.stat().st_mode:o} {hashlib.md5(content).hexdigest()}"
    return found


class Run:
    """Runs of commands under strace, which injects a fault, in a folder of their own."""

    def __init__(self, number, command, trace, inject=None):
        self.command, self.fault = command, inject
        self.place = SCRATCH / f"run{number}"
        self.folder, self.temporary, self.log = self.place / "w", self.place / "t", self.place / "trace"
        self.temporary.mkdir(parents=True)
        shutil.copytree(BASE, self.folder, symlinks=True)
        self.environment = {**os.environ, "TMPDIR": str(self.temporary), "LC_ALL": "C"}
        if trace == SHORT:
            self.environment |= {"LD_PRELOAD": LIBRARY, "SHORT_AT": inject.split("=")[1], "SHORT_LOG": str(self.log)}
        if trace:
            started = self.start(command, trace, inject)
            try:
                said = started.communicate(timeout=SECONDS)[1]
            except subprocess.TimeoutExpired:
                started.kill()
                said = b"hangs"
            self.code, self.said = started.returncode, said.decode(errors="replace")

    def start(self, command, trace, inject=None, log=None):
        words = ["strace", "-f", "-qq", "-o", str(log or self.log), "-e", f"trace={trace}"] if trace != SHORT else []
        for one in (inject or "").split() if words else []:
            words += ["-e", f"inject={one}"]
        return subprocess.Popen(words + [PROGRAM, *command.split()], cwd=self.folder, env=self.environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def has_come(self):
        return self.log.exists() and re.search(r"\(INJECTED\)|--- SIG(TERM|INT) |killed by SIG",
                                               self.log.read_text(errors="replace"))

    def has_come_twice(self):
        """One call was meant, and calls are counted in each thread."""
        return "when=" in self.fault and " " not in self.fault and self.log.read_text(errors="replace").count("(INJECTED)") > 1

    def remove(self):
        shutil.rmtree(self.place, ignore_errors=True)


def calls_of(run):
    """The calls on the way of writing: name and how many of that name came before in the same thread."""
    counts, out, written = {}, set(), set()
    for line in run.log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match:
            continue
        thread, name, rest = match.groups()
        counts[thread, name] = counts.get((thread, name), 0) + 1
        opened = re.search(r"O_CREAT.* = (\d+)$", rest)
        if opened:
            written.add(opened.group(1))
        if name == "close" and rest.split(")")[0] not in written:
            continue  # a call that is let fail is not made: a lock would stay
        libraries = name == "openat" and re.match(r'AT_FDCWD, "/(lib|usr|etc|proc|sys|dev)', rest)
        if name in WRITING and not libraries:
            out.add((name, counts[thread, name]))
    return sorted(out)


def openly_made(run):
    """The calls that make a file which somebody could have put there before, or can read meanwhile: outside of a folder
    that the program has made for itself alone."""
    log = run.log.read_text(errors="replace")
    own = set(re.findall(r'mkdir\("([^"]+)", 0700\) += 0', log))
    for line in log.splitlines():
        made = re.search(r' openat\([^"]*"([^"]*)".*O_CREAT', line)
        if made and os.path.dirname(made[1]) not in own and not ("O_EXCL" in line and ", 0600)" in line):
            yield line


def problems(run, before, after):
    """What is wrong with how the run ended."""
    signal = re.search(r"signal=(\w+)", run.fault)
    signal = signal and signal.group(1)
    if run.said == "hangs":
        yield "hangs"
    if run.code in (134, 139, -6, -11, -8, -7):
        yield f"crashed with {run.code}"
    if not signal and run.code < 0:
        yield f"was ended by signal {-run.code}"
    now = state(run.folder)
    if signal == "KILL":
        noted = any(name.endswith(".worksort-journal") for name in now)
        said = ""
        for _ in range(2):
            said += subprocess.run([PROGRAM, "check", "."], cwd=run.folder, env=run.environment, stderr=subprocess.STDOUT,
                                   stdout=subprocess.PIPE, timeout=SECONDS).stdout.decode()
        if noted and "an earlier run was broken off here" not in said:
            yield "a note was left, and the next run said nothing of it"
        now = {name: there for name, there in state(run.folder).items() if not name.endswith(".worksort-tmp")}
        folders = lambda names: {n: t for n, t in names.items() if len(t) > 8}  # those that were made may stay
        before, after, now = folders(before), folders(after), folders(now)
    elif list(run.temporary.iterdir()):
        yield "something is left in TMPDIR"
    if "unlink" in run.fault and "error" in run.fault:  # what cannot be removed stays until the next run
        now = {name: there for name, there in now.items() if ".worksort-" not in name}
    left = [name for name in now if ".worksort-" in name]
    if left:
        yield f"left behind: {left}"
    ends = (1, 2) if run.has_come_twice() else (1,)  # 2: the second one met what is done after the file is in place
    reads_less = "openat" in run.fault and run.code in ends and "error: " in run.said  # and says so
    if now not in (before, after) and not (reads_less and now.keys() == after.keys()):
        yield "neither before nor after: " + ", ".join(
            sorted(n for n in {*now, *before, *after} if now.get(n) != before.get(n))[:5])
    if run.code == 0 and now != after:
        yield "exit 0, and not all is there"
    if not signal and run.code not in (0, CLEAN[run.command]) and not run.said and "write:" not in run.fault:
        yield f"exit {run.code} without a word"
    if run.fault.startswith(SHORT) and (now != after or run.code != CLEAN[run.command]):
        yield f"what was not written was not written later: exit {run.code}"
    ours = "xlsx" not in run.command and "sqlite" not in run.command  # what libraries do about it is theirs
    if "EINTR" in run.fault and now != after and ours and "close" not in run.fault:
        yield "a call that was broken off was not made again"


def tried(number, command, fault):
    trace = SHORT if fault.startswith(SHORT) else ",".join(one.split(":")[0] for one in fault.split())
    run = Run(number, command, trace, fault)
    found = [f"{fault}: {command}: {problem}" for problem in problems(run, *ENDS[command])] if run.has_come() else None
    run.remove()
    return found


def races(number):
    """Two runs at once, the slower one held at its lock: what stands there then is what one of them wants, or the one
    after the other."""
    run = Run(f"-race{number}", "", None)
    one, other = "codebook rename skip-counting hopping class", "codebook rename skip-counting leaping class"
    delay = f"flock:delay_enter={20000 * number}"
    first = run.start(one, "flock", delay)
    second = run.start(other, "flock", log=run.place / "trace2")
    codes = [started.wait(SECONDS) for started in (first, second)]
    now, wanted = state(run.folder), [ENDS[one][1], OTHER]
    run.remove()
    if sorted(codes) != [0, 2] or now != wanted[codes.index(0)]:
        return [f"two runs at once: exits {codes}, and the folder is as none of them leaves it"]
    return []


def edited(number, command, file):
    """Somebody saves a file while a command that is about to change it stands still: what was saved stays."""
    run = Run(f"-edit{number}", command, None)
    started = run.start(command, "flock", "flock:signal=STOP:when=1")
    while not (stopped := run.log.exists() and re.search(r"(\d+) +--- stopped by SIGSTOP", run.log.read_text())):
        time.sleep(0.01)
    path = run.folder / file
    path.write_text(path.read_text() + "# saved meanwhile\n")
    before = state(run.folder)
    os.kill(int(stopped.group(1)), signal.SIGCONT)
    said = started.communicate(timeout=SECONDS)[1].decode()
    now = state(run.folder)
    run.remove()
    if started.returncode != 2 or now != before or "changed by somebody else" not in said:
        return [f"{command}: what was saved meanwhile is lost: exit {started.returncode}, {said}"]
    return []


def removed_under_way():
    """A signal comes while the library of spreadsheets packs, and what it packs in is removed under its hands: it makes no
    file elsewhere in the time until the program ends, which is drawn out here."""
    wrong = []
    for when in UNDER_WAY:
        fault = f"write:signal=INT:when={when} openat:delay_exit=40000 tgkill:delay_enter=50000"
        found = tried(f"-under-way{when}", XLSX, fault)
        wrong += [f"{fault}: {XLSX}: no signal came"] if found is None else found
    return wrong


def main():
    before = state(BASE)
    wanted, wrong = [], []
    for number, command in enumerate(COMMANDS):
        run = Run(f"-clean{number}", command, ",".join(WRITING))
        CLEAN[command], ENDS[command] = run.code, (before, state(run.folder))
        if ENDS[command][1] == before or run.code not in (0, 1):
            sys.exit(f"{command}: exit {run.code}, and nothing was written\n{run.said}")
        calls = calls_of(run)
        wrong += [f"{command}: a file is made that others can guess or open: {line}" for line in openly_made(run)]
        for name, which in calls:
            wanted += [("faults", command, f"{name}:error={error}:when={which}") for error in ERRORS]
            wanted += [("signals", command, f"{name}:signal={signal}:when={which}") for signal in SIGNALS]
        if ("link", 1) in calls:  # a file system that has no such thing, and moving fails
            wanted += [("faults", command, f"link:error=EPERM {name}:error=EIO:when={which}")
                       for name, which in calls if name.startswith("rename")]
        # no such thing as moving without replacing, and what takes its place breaks off in the middle
        wanted += [("faults", command, f"renameat2:error=EINVAL unlink:error=EIO:when={which}")
                   for which in (1, 2, 3) if ("renameat2", 1) in calls]
        run.remove()
        run = Run(f"-short{number}", command, SHORT, f"{SHORT}=0")
        writes = len(run.log.read_text().splitlines()) if run.log.exists() else 0
        wanted += [("faults", command, f"{SHORT}={which}") for which in [*range(1, writes + 1), "all"]]
        run.remove()
    drawn = share.drawn(wanted, 0.02)
    counts = {"faults": 0, "signals": 0}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda job: (job[1][0], tried(job[0], *job[1][1:])), enumerate(drawn))
        for kind, result in found:
            counts[kind] += result is not None
            wrong += result or []
    alone = Run("-other", "codebook rename skip-counting leaping class", "flock")
    OTHER.update(state(alone.folder))
    alone.remove()
    for number in range(RACES):
        wrong += races(number)
    wrong += edited(1, "codebook rename skip-counting hopping class", "class/work.yaml")
    wrong += edited(2, COMMANDS[12], "update.yaml")
    wrong += edited(3, TELLING, "told.yaml")
    wrong += removed_under_way()
    print(f"{RACES} races, 3 edits meanwhile, {len(UNDER_WAY)} ends under way")
    signals = sum(kind == "signals" for kind, *_ in wanted)
    failed = share.tell("signals at calls", counts["signals"], signals, [])
    return share.tell("faults of calls", counts["faults"], len(wanted) - signals, wrong) or failed


SHARED_MEMORY = "/dev/shm"
with tempfile.TemporaryDirectory(dir=SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None) as scratch:
    SCRATCH = pathlib.Path(scratch)
    BASE, CLEAN, ENDS, OTHER = SCRATCH / "base", {}, {}, {}
    prepare(BASE)
    failed = main()
sys.exit(failed)
