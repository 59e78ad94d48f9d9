"""Runs worksort_mutants over the files, some at a time. Called by check-mutants."""
import concurrent.futures
import os
import pathlib
import re
import subprocess

import share

PROGRAM, FOLDER = share.arguments


def tried(job):
    number, file = job
    done = subprocess.run([PROGRAM, str(share.share(0.03)), str(int(share.SEED) + number), file], stdout=subprocess.PIPE,
                          text=True)
    *wrong, last = done.stdout.splitlines() or [""]
    counts = re.fullmatch(r"tried (\d+) of (\d+), \d+ wrong", last)
    if counts is None:
        return 0, 0, [f"{file}: ended with {done.returncode}: {last}"]
    return int(counts.group(1)), int(counts.group(2)), wrong


files = sorted(str(path) for path in pathlib.Path(FOLDER).glob("*.yaml"))
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(tried, enumerate(files)))
share.end("broken files", sum(r[0] for r in results), sum(r[1] for r in results), [w for r in results for w in r[2]])
