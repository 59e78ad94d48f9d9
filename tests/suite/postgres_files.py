"""Makes the work of two districts: folders tasks, north, south, and changed with another version of one file.

  postgres_files.py FOLDER

Students of several schools have the same ids, classes the same names. Texts hold whatever a script or COPY could
stumble over."""
import json
import os
import sys

TASKS = ["trays", "rows", "boxes"]
STRATEGIES = ["skip-counting", "repeated-addition", "derived-fact", "recalled-fact", "answer-only", "absent", ""]
MODELS = ["array", "number-line", ""]
ISSUES = ["adds-the-factors", ""]
SUCCESS = ["started", "partly", "carried-through", ""]
TEXTS = ["\\.", "\\N", "a\\tb", "tab\there", "two\nlines", "back\\\\slashes", "\\! touch hacked",
         "'); CREATE TABLE hacked (x int); --", "\\.\n; CREATE TABLE hacked2 (x int);", "$$; CREATE TABLE hacked3 (x int); $$",
         ":'HOME' :\"x\" {part} %s %L", "\\", "\"quoted\", comma", "é ≥ 3/4 \u200b", "NULL", "", "24"]


def mixed(*numbers):
    """A number that looks drawn, the same in every run."""
    state = 17
    for number in numbers:
        state = (state * 31 + number * 7919 + 11) % 1000003
    return state


def work(school, place, version, coder):
    """Documents of a school's class: each task on a date of its own, some students without it."""
    lines = []
    for at, task in enumerate(TASKS):
        lines += ["---", "work:", f"  task: {task}", f"  class: {'3A' if school else '5Z'}", f"  date: 2026-11-{10 + at}", f"  coder: {coder}"]
        if school: lines.append(f"  school: {json.dumps(school)}")
        lines.append("  pieces:")
        for student in range(12):
            n = mixed(place, at, student, version, len(coder))
            if n % 9 == 0 and coder == "kim": continue
            if coder != "kim" and n % 3: continue
            fields = {"student": f"{'s' if school else 't'}{student:02}", "strategy": STRATEGIES[n % 7], "model": MODELS[n // 7 % 3],
                      "issues": ISSUES[n // 21 % 2], "success": SUCCESS[n // 42 % 4], "answer": TEXTS[n // 5 % 17],
                      "evidence": TEXTS[n // 3 % 17], "note": TEXTS[n // 11 % 17]}
            if n % 5 == 0: fields["attempt"] = 2
            if n % 4 == 0: fields["unsure"] = True
            shown = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=True)}" for key, value in fields.items() if value != "")
            lines.append(f"    - {{{shown}}}")
    return lines


def roster(school):
    return ["---", "roster:", "  class: 3A", f"  school: {json.dumps(school)}", "  students:"] + [
        f"    - {{id: s{n:02}, name: {json.dumps('Student ' + TEXTS[n].strip())}, served_by: [reading]}}" for n in (1, 2, 6, 12, 13)]


def plan(school, name):
    return ["---", "plan:", f"  id: {name}", "  class: 3A", f"  school: {json.dumps(school)}", "  task: trays", "  strategy: skip-counting",
            "  students: [s01, s02]", f"  build_on: {json.dumps(TEXTS[10])}"]


def put(folder, name, lines):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def main():
    os.chdir(sys.argv[1])
    for task in TASKS:
        put("tasks", f"{task}.yaml", [
            "task:", f"  id: {task}", f"  title: {json.dumps('Trays; ' + TEXTS[9])}", "  codebook: multiplication-division", "  answers: ['24']",
            "  anticipate: {strategies: [skip-counting, repeated-doubling, repeated-addition], models: [array, tape-diagram]}", "  critical: [partial-products, {any: [derived-fact, compensating]}, {any: [doubling-and-halving, dealing-out]}]",
            "---", "exemplar:", f"  task: {task}", "  look_fors: [{id: groups, text: sees equal groups}]"])
    places = {"north": [("Lincoln", "lincoln"), ("Grove", "grove")],
              "south": [("O'Hara \\ \"East\") DROP %s {part}", "ohara"), ("Mill", "mill"), ("", "nowhere")]}
    for place, (district, schools) in enumerate(places.items()):
        for at, (school, name) in enumerate(schools):
            head = (roster(school) + plan(school, f"plan-{name}")) if school else []
            put(district, f"{name}.yaml", head + work(school, 10 * place + at, 0, "kim") + work(school, 10 * place + at, 0, "ortiz"))
    put("changed", "grove.yaml", roster("Grove") + plan("Grove", "plan-grove") + work("Grove", 1, 3, "kim"))


main()
