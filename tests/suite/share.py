"""How much of what there is the long checks try: a share that is drawn by a seed, or all of it with --long or
WORKSORT_LONG=1. What they tell of it at the end is compared with README.md.

The same share each time, so that what was green once is green again; WORKSORT_SEED=N draws another one."""
import os
import pathlib
import random
import re
import sys

LONG = "--long" in sys.argv or os.environ.get("WORKSORT_LONG") == "1"
SEED = os.environ.get("WORKSORT_SEED") or "1"
README = pathlib.Path(__file__).parents[2] / "README.md"
arguments = [word for word in sys.argv[1:] if word != "--long"]


def share(usual):
    return 1.0 if LONG else float(os.environ.get("WORKSORT_SHARE") or usual)


def drawn(things, usual):
    """A share of the things, in an order that the seed gives."""
    things = list(things)
    random.Random(SEED).shuffle(things)
    return things[:max(1, int(len(things) * share(usual)))]


def tell(name, tried, there, wrong):
    """Says what was tried of a group; true if something is wrong, nothing was tried, or README.md promises more."""
    for line in sorted(wrong):
        print(line)
    promised = re.search(rf"^\| {re.escape(name)} \|.*\| ([0-9,]+) \|$", README.read_text(), re.M)
    few = promised is None or there < int(promised.group(1).replace(",", ""))
    if few:
        print(f"README.md should say of {name} how many there are, and no more than {there}")
    print(f"count: {name}: {tried} of {there} (seed {SEED}), {len(wrong)} wrong")
    return bool(wrong) or few or tried == 0


def end(name, tried, there, wrong):
    sys.exit(tell(name, tried, there, wrong))
