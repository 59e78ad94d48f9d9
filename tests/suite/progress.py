"""Runs commands in a terminal of this test's own. What takes long says how far it has come, on standard error and nowhere
else; the line is gone before anything else is said; nothing of it is in a pipe, with -q or in a terminal that cannot
erase; Ctrl-C ends at once and leaves nothing half written. Called by check-progress."""
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

PROGRAM, EXAMPLES = sys.argv[1:3]
SCRATCH = tempfile.TemporaryDirectory()
AT_ONCE = {"WORKSORT_PROGRESS_AFTER": "0"}
ERASE = "\r\x1b[K"
failed = False


def fail(text):
    global failed
    failed = True
    print(text)


def start(words, columns=100, screen="error", **variables):
    """The process and our end of the terminal that its standard error (or all its output) goes to."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([PROGRAM, *words], cwd=SCRATCH.name, stdin=subprocess.DEVNULL, stderr=theirs,
                               stdout=theirs if screen == "both" else subprocess.PIPE,
                               env={**os.environ, "TERM": "xterm", **AT_ONCE, **variables}, start_new_session=True)
    os.close(theirs)
    return process, ours


def read_some(ours):
    try:
        return os.read(ours, 65536)
    except OSError:  # the other end is closed
        return b""


def run(words, **how):
    """What stood on the screen, piece by piece, and standard output."""
    process, ours = start(words, **how)
    reader = os.fork()
    if reader == 0:  # nobody may wait for the other
        with open(os.path.join(SCRATCH.name, "screen"), "wb") as file:
            while some := read_some(ours): file.write(some)
        os._exit(0)
    os.close(ours)
    output = process.stdout.read() if process.stdout else b""
    process.wait()
    os.waitpid(reader, 0)
    with open(os.path.join(SCRATCH.name, "screen"), "rb") as file:
        return file.read().decode(), output


def left_on_screen(text):
    """The lines as they stand at the end."""
    lines = [""]
    for part in re.split(r"(\r\n|\n|\r|\x1b\[K)", text):
        if part in ("\r\n", "\n"): lines.append("")
        elif part == "\r": lines.append(lines.pop() and "")
        elif part != "\x1b[K": lines[-1] += part
    return "\n".join(lines)


def shown(text):
    return [line for line in re.split(r"\r|\x1b\[K|\n", text) if " %" in line]


COMMANDS = {  # what each has to say
    "group work -f csv": "reading",
    "agree work --resamples 2000 -f csv": "drawing samples",
    "export work -f sqlite": "writing",
    "export work -f postgres": "writing",
    "export work -f xlsx": "writing",
    "export work -f json": "writing",
    "report work --each class -o pages --week 2026-W46": "making pages",
}

subprocess.run(["cp", "-r", os.path.join(EXAMPLES, "six-weeks"), os.path.join(SCRATCH.name, "work")], check=True)
for words, wanted in COMMANDS.items():
    words = words.split()
    quiet = subprocess.run([PROGRAM, *words], cwd=SCRATCH.name, capture_output=True, stdin=subprocess.DEVNULL,
                           env={**os.environ, **AT_ONCE})
    if b" %" in quiet.stderr or b"\x1b" in quiet.stderr: fail(f"{words}: progress in a pipe")
    screen, output = run(words)
    if output != quiet.stdout: fail(f"{words}: other bytes where progress is shown")
    lines = shown(screen)
    if not any(line.startswith(wanted + " [") for line in lines): fail(f"{words}: nothing says how far {wanted} is: {lines[:3]}")
    if not any(re.search(r" \d+ %, about \d+ (s|min|h) left$", line) for line in lines): fail(f"{words}: no time left: {lines[:3]}")
    if " %" in left_on_screen(screen): fail(f"{words}: the line is left on the screen: {left_on_screen(screen)!r}")
    for columns in (10, 40):
        narrow = shown(run(words, columns=columns)[0])
        if not narrow and columns == 40: fail(f"{words}: nothing in {columns} columns")
        if any(len(line) >= columns for line in narrow): fail(f"{words}: too wide for {columns} columns")
    for options, variables in ((["-q"], {}), ([], {"TERM": "dumb"}), ([], {"WORKSORT_PROGRESS_AFTER": "600000"})):
        if shown(run(words + options, **variables)[0]): fail(f"{words}: progress with {options} {variables}")

# All in one terminal: the result and messages stand on lines of their own.
with open(os.path.join(SCRATCH.name, "broken.yaml"), "w") as file: file.write("work: {task: t, pieces: [{student: a, strategy: 3 4\n")
screen, _ = run(["list", "work", "broken.yaml", "-f", "csv"], screen="both")
if not shown(screen): fail("no progress where all goes to the terminal")
for line in left_on_screen(screen).split("\n"):
    if " %" in line: fail(f"progress in a line of something else: {line!r}")
if "error:" not in screen or ERASE not in screen.split("error:")[0]: fail("the message stands behind the line")

# Ctrl-C while the line is up.
os.makedirs(os.path.join(SCRATCH.name, "out"))
os.makedirs(os.path.join(SCRATCH.name, "temporary"))
with open(os.path.join(SCRATCH.name, "long.yaml"), "w") as file:
    file.write("work:\n  task: t\n  codebook: multiplication-division\n  pieces:\n")
    for i in range(40000): file.write(f"    - {{student: s{i}, strategy: skip-counting, evidence: row {i} is circled}}\n")
BROKEN_OFF = {
    "agree work --resamples 100000 --on strategy --on model --on success -f csv -o out/a.csv": "drawing samples",
    "export long.yaml -o out/a.xlsx": "writing",
    "export long.yaml -o out/a.sqlite": "writing",
}
for words, wanted in BROKEN_OFF.items():
    process, ours = start(words.split(), TMPDIR=os.path.join(SCRATCH.name, "temporary"))
    seen = b""
    while wanted.encode() not in seen:
        some = read_some(ours)
        if not some: break
        seen += some
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    os.close(ours)  # nobody is waited for to read
    process.wait()
    if process.returncode != -signal.SIGINT: fail(f"{words}: Ctrl-C: ended with {process.returncode}")
    if time.monotonic() - began > 1: fail(f"{words}: Ctrl-C did not end it at once")
    for folder in ("out", "temporary"):
        if left := os.listdir(os.path.join(SCRATCH.name, folder)): fail(f"{words}: Ctrl-C left {left}")
sys.exit(failed)
