"""Much of everything: many pieces, students, classes, codes and so on, one kind at a time. What a command does grows no faster
than what there is, but for a little: of four times as much it asks for memory no more than six times as often, which is counted
and is the same in every run. With --long there are 10,000 of each, and the time of computing grows no more than eightfold. Where
what is written grows by more than four times, so may both.
What has a row for each piece is written as the rows are made: beside the study itself, which tally holds too, no more memory is
needed for it than for a few rows. Called by check-growth."""
import concurrent.futures
import itertools
import os
import pathlib
import shutil
import subprocess
import tempfile

import share

PROGRAM, LIBRARY = share.arguments
SOME, SOME_TIMES = 1200, 6  # how many there are, and how much more of it four times as many may need
MANY, MANY_TIMES = 10000, 8
SHORT = 1.0  # seconds: what takes no longer is fast enough
SECONDS = 1200  # longer than any run takes
PIECES, MOST_MIB = 40000, 32  # how many are written row by row, and the memory for it

# F is a folder, T a table.
COMMANDS = ["group F", "group F --by look-for", "tally F --by strategy,success", "unseen F", "list F -f csv", "list F -f xlsx",
            "list F -f html", "student F --student s1", "shift F", "agree F", "select F", "pair F", "cards F", "review F --task t",
            "monitor F --task t", "plan F --today 2026-11-27", "follow-up F", "decisions F", "launch F",
            "protocol show work-sort F --task t --today 2026-11-27", "report F --week 2026-W47",
            "report F --week 2026-W47 --each class -o pages", "inquiry F --today 2026-12-01",
            "cycle F --today 2026-11-27", "check F", "check F --fix", "sheet F --task t -f csv", "sheet F --task t -f html",
            "export F -f sqlite", "export F -f json", "codebook list F", "codebook unused F", "redact F copy", "completion --ids student F",
            "list F -f json --audience school", "report F --week 2026-W47 -f html --audience share", "tally F --audience share",
            "import T --set task=t --codebook own F", "init begun --roster T --class 3B"]


def entries(count, entry):
    return "".join(f"    - {entry(i)}\n" for i in range(count))


def work(pieces, more="", task="t"):
    return f"---\nwork:\n  task: {task}\n  date: 2026-11-17\n{more}  pieces:\n{pieces}"


def piece(i):
    return f"{{student: s{i}, strategy: a, success: {'partly' if i % 2 else 'started'}}}"


def base(strategies=""):
    return ("codebook:\n  id: own\n  strategies:\n    - {id: a, name: A, leads_to: b}\n    - {id: b, name: B}\n" + strategies +
            "---\ntask: {id: t, codebook: own}\n")


def roster(students):
    return f"---\nroster:\n  class: A\n  students:\n{students}"


def classes(count):
    return base() + "".join(work(f"    - {piece(i)}\n", f"  class: c{i}\n") for i in range(count))


def books(count, extends):
    return "".join(f"---\ncodebook: {{id: e{i}, extends: [{extends(i)}], strategies: [{{id: x{i}}}]}}\n" for i in range(count))


# What the manual states a bound for: mistakes are mended a thousand at a time, and what is shared is held together.
BOUNDED = {("check F --fix", "messages"), ("check F --fix", "broken entries"), ("report F --week 2026-W47 -f html --audience share", "tasks")}
ALWAYS = [("list F -f csv", name) for name in ("extends", "diamonds", "extended", "aliases")] + [  # in each share
    ("report F --week 2026-W47 --each class -o pages", "files")]

KINDS = {
    "pieces": lambda n: base() + "".join(
        work(entries(25, piece)).replace("2026-11-17", f"2026-{1 + k % 12:02}-{1 + k // 12 % 28:02}") for k in range(n // 25)),
    "students": lambda n: base() + work(entries(n, piece)) + roster(entries(n, lambda i: f"{{id: s{i}, name: Name{i} Family{i}}}")),
    "classes": classes,
    "files": classes,  # a file each
    "tasks": lambda n: base() + "".join(f"---\ntask: {{id: t{i}, codebook: own}}\n" + work(f"    - {piece(1)}\n", task=f"t{i}")
                                        for i in range(n)),
    "codes": lambda n: base(entries(n, lambda i: f"{{id: k{i}, name: K{i}, leads_to: a}}")) + work(
        entries(n, lambda i: f"{{student: s{i}, strategies: [k{i}, k{i // 2}]}}")),
    "aliases": lambda n: base(f"    - {{id: k, name: K, aliases: [{', '.join(f'way {i}' for i in range(n))}]}}\n") + work(
        entries(n, lambda i: f"{{student: s{i}, strategy: way {i}}}")),
    "look-fors": lambda n: base() + "---\nexemplar:\n  task: t\n  look_fors:\n" + entries(n, lambda i: f"{{id: l{i}, text: Look {i}}}") +
        work(entries(n, lambda i: f"{{student: s{i}, strategy: a, shows: [l{i}, l{i * 7 % n}]}}")),
    "readers": lambda n: base() + "".join(work(f"    - {piece(k // 4)}\n", f"  coder: r{k}\n") for k in range(n)),
    "messages": lambda n: base() + work(entries(n, lambda i: f"{{student: s{i}, strategy: wrong{i}}}")),
    "broken entries": lambda n: base() + work(entries(n, lambda i: f'{{student: s{i}, quote: "a" b}}')),
    "nesting": lambda n: base() + work(f"    - {piece(1)}\n    - {{student: s2, x-own: {'{a: ' * n}{'}' * n}}}\n"),
    "extends": lambda n: base() + books(n, lambda i: f"e{i + 1}" if i + 1 < n else "own") + work(entries(9, piece)),
    "diamonds": lambda n: base() + books(n, lambda i: f"e{i + 1}, e{i + 2}" if i + 2 < n else "own") + work(entries(9, piece)),
    "extended": lambda n: base() + books(n, lambda i: "") + f"---\ncodebook: {{id: all, extends: [{', '.join(f'e{i}' for i in range(n))}]}}\n" +
        work(entries(9, piece)),
    "plans": lambda n: base() + work(entries(30, piece)) + "".join(
        f"---\nplan: {{id: p{i}, written: 2026-11-18, task: t, kind: group, strategy: a, students: [s{i % 30}]}}\n" for i in range(n)),
    "decisions": lambda n: base() + work(entries(9, piece)) + "---\ndecisions:\n" +
        entries(n, lambda i: f"{{date: 2026-11-18, kind: promise, text: Do {i}, by: 2026-12-{1 + i % 28:02}}}"),
}


def run(command, name, count, counts, written=None):
    """How often it asked for memory, or the seconds that it computed; what it writes goes into a file that is given."""
    folder = SCRATCH / f"{name}-{count}"
    with tempfile.TemporaryDirectory(dir=SCRATCH) as out:
        places = {"F": folder, "T": SCRATCH / f"{name}-{count}.csv"}
        if "check F --fix" in command:  # it changes the folder
            places["F"] = shutil.copytree(folder, pathlib.Path(out) / "copy")
        words = [str(places.get(word, word)) for word in command.split()]
        requests = pathlib.Path(out) / "requests"
        if "--each" in command:  # what is there already is replaced
            subprocess.run([PROGRAM, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=out, timeout=SECONDS)
        more = {"LD_PRELOAD": LIBRARY, "FAIL_COUNT": str(requests)} if counts else {}
        before = os.times()
        done = subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=written or subprocess.DEVNULL,
                              stderr=subprocess.PIPE, cwd=out, timeout=SECONDS, env=os.environ | more)
        now = os.times()
        if done.returncode not in (0, 1, 2):
            raise RuntimeError(f"{command} with {count} {name}: exit {done.returncode}: {done.stderr[-300:]}")
        if counts:
            return int(requests.read_text())
    return now.children_user + now.children_system - before.children_user - before.children_system


def make(name, count):
    folder = SCRATCH / f"{name}-{count}"
    if folder.exists():
        return
    folder.mkdir()
    text = KINDS[name](count)
    for i, document in enumerate(text.split("---\n") if name == "files" else [text]):
        (folder / f"{i:06}.yaml").write_text(document)
    (SCRATCH / f"{name}-{count}.csv").write_text("student,name,strategy\n" + "".join(f"s{i},Name{i} Family{i},a\n" for i in range(count)))


def length(command, name, count):
    """How many bytes it writes."""
    with tempfile.TemporaryFile(dir=SCRATCH) as written:
        run(command, name, count, False, written)
        return written.seek(0, os.SEEK_END)


def is_written(command, name, many, part, count, times):
    """Whether what is written grows as much: a page that names, for each look-for, everybody who does not show it."""
    return many / part < times / 4 * length(command, name, count) / length(command, name, count // 4)


def counted(command, name):
    some, part = (run(command, name, count, True) for count in (SOME, SOME // 4))
    if some <= SOME_TIMES * part or is_written(command, name, some, part, SOME, SOME_TIMES):
        return []
    return [f"{command} with {name}: {part} requests for memory with {SOME // 4} and {some} with {SOME}"]


def timed(command, name):
    for _ in range(3):  # a busy machine measures badly
        try:
            many = run(command, name, MANY, False)
        except subprocess.TimeoutExpired:
            return [f"{command} with {name}: longer than {SECONDS} s with {MANY}"]
        if many < SHORT:
            return []
        part = run(command, name, MANY // 4, False)
        if many < MANY_TIMES * part:
            return []
    if is_written(command, name, many, part, MANY, MANY_TIMES):
        return []
    return [f"{command} with {name}: {part:.2f} s with {MANY // 4} and {many:.2f} s with {MANY}"]


def peak(words):
    """MiB of memory."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen([PROGRAM, *words], stdin=nowhere, stdout=subprocess.PIPE, stderr=nowhere)
    while process.stdout.read(1 << 16):
        pass
    usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(usage[1])
    if process.returncode != 0:
        raise RuntimeError(f"{words}: exit {process.returncode}")
    return usage[2].ru_maxrss / 1024


def held():
    """What is kept of the rows that were written."""
    file = SCRATCH / "long.yaml"
    file.write_text(base() + work(entries(PIECES, lambda i: f"{{student: s{i}, strategy: a, evidence: row {i}{' is circled' * 40}}}")))
    study = peak(["tally", file])
    for command, format in (("list", "csv"), ("list", "json"), ("list", "jsonl"), ("export", "json"), ("export", "sqlite"),
                            ("export", "postgres"), ("export", "xlsx")):
        more = peak([command, file, "-f", format]) - study
        if more > MOST_MIB:
            yield f"{command} -f {format} of {PIECES} pieces needs {more:.0f} MiB more than tally"


def main():
    jobs = [job for job in itertools.product(COMMANDS, KINDS) if job not in BOUNDED]
    taken = list(dict.fromkeys(ALWAYS + share.drawn(jobs, 0.1)))
    for name in {name for _, name in taken}:
        for count in (SOME // 4, SOME) + ((MANY // 4, MANY) if share.LONG else ()):
            make(name, count)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(lambda job: counted(*job), taken) for line in lines]
    wrong += held()
    if share.LONG:
        wrong += [line for job in taken for line in timed(*job)]  # one after the other, to be measured well
    return share.tell("much of everything", len(taken), len(jobs), wrong)


with tempfile.TemporaryDirectory() as scratch:
    SCRATCH = pathlib.Path(scratch)
    failed = main()
raise SystemExit(failed)
