#!/usr/bin/env python3
"""Counts random studies by the rules of the manual, from what they were made of, and holds the tables against it.

  counts.py PROGRAM

tally, group, agree, unseen and pair over a hundred studies of up to two tasks, classes and days and up to three readers
who differ now and then, the same ones each time; WORKSORT_SEED=N draws others.
"""
import collections
import csv
import functools
import io
import os
import random
import subprocess
import sys
import tempfile

from sentences import EXPECTED, SPECIAL, Piece, Study, latest
from share import SEED

STUDIES = 100
CODES = ['sa', 'sb', 'sc', 'sd', 'blank', 'answer-only']


def drawn_reading(draw, student, task, date, coder, cls, code):
    said = {}
    if code:
        said['strategy'] = [code]
        if code not in SPECIAL and draw.random() < 0.3:
            said['strategy'] += draw.sample([c for c in CODES[:4] if c != code], 1)
    if code != 'absent':
        for key, codes in (('model', ['array', 'line', 'cubes']), ('issues', ['idea', 'gap', 'slip']),
                           ('shows', ['groups', 'total'])):
            some = draw.sample(codes, draw.randrange(3))
            if some and draw.random() < 0.7:
                said[key] = some
        if code and code not in SPECIAL and draw.random() < 0.7:
            said['success'] = draw.choice(['started', 'partly', 'done'])
    return Piece(student, task, date, coder, cls, **said)


def drawn_study(draw, name):
    readings = []
    tasks = draw.choice([['t'], ['t', 'u']])
    students = draw.randrange(1, 14)
    codes = draw.sample(CODES, draw.randrange(1, len(CODES)))
    for task in tasks:
        for date in draw.choice([['2026-11-17'], ['2026-11-03', '2026-11-17']]):
            for number in range(1, students + 1):
                if draw.random() < 0.15:
                    continue
                code = '' if draw.random() < 0.1 else 'absent' if draw.random() < 0.1 else draw.choice(codes)
                coders = draw.sample(['kim', 'lee', 'mia'], draw.choice([1, 1, 2, 2, 3]))
                for coder in coders:
                    other = draw.choice(codes) if code not in ('', 'absent') and draw.random() < 0.25 else code
                    cls = '3B' if number % 3 else '3C'
                    readings.append(drawn_reading(draw, f'k{number}', task, date, coder, cls, other))
    return Study(name, readings, {'t': EXPECTED['t'], 'u': {}} if 'u' in tasks else EXPECTED)


# --- counted once more ------------------------------------------------------------------------------------------------

def united(page, key):
    """The codes of the readings in force, in the order of their readers, each once."""
    sources = sorted(page.sources, key=lambda r: r.coder)
    return [] if page.differ else list(dict.fromkeys(code for r in sources for code in r.get(key)))


def success(page):
    """The word that most of the readings in force share; none where two words are shared by as many."""
    said = collections.Counter(r.get('success')[0] for r in page.sources if r.get('success')).most_common(2)
    return said[0][0] if said and (len(said) < 2 or said[0][1] > said[1][1]) else ''


def tallied(study, dimension, every):
    pieces, students = collections.Counter(), collections.defaultdict(set)
    for page in study.pages:
        codes = united(page, dimension)
        if not every:
            codes = codes[:1]
        for code in ['readers-differ'] if page.differ else codes or ['']:
            pieces[code] += 1
            students[code].add(page.student)
    return sorted((code, str(count), str(len(students[code]))) for code, count in pieces.items())


def grouped(study):
    last = latest(study.pages)
    piles = {'not-enough': 'not-enough', 'differ': 'readers-differ', 'uncoded': 'uncoded', 'absent': 'absent'}
    out = []
    for page in study.pages:
        here = (page.task, page.date, page.student)
        if last[page.task, page.student] is not page:
            out.append((*here, 'pile', 'earlier'))
        elif page.standing in piles:
            out.append((*here, 'pile', piles[page.standing]))
        else:
            out.append((*here, 'group', page.first))
    return sorted(out)


def agreement(study):
    """Units, the share on which all agree, and Krippendorff's alpha for names (1 - observed / expected disagreement)."""
    units = [[r.first for r in p.readings if r.first and r.first != 'absent'] for p in study.pages]
    units = [unit for unit in units if len(unit) > 1]
    if not units:
        return '0', '', ''
    values = collections.Counter(code for unit in units for code in unit)
    total = sum(values.values())
    observed = sum(sum(a != b for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j) / (len(unit) - 1)
                   for unit in units) / total
    expected = sum(a * (total - a) for a in values.values()) / (total * (total - 1))
    same = sum(len(set(unit)) == 1 for unit in units) / len(units)
    return str(len(units)), same, 1 - observed / expected if expected else ''


def unseen(study):
    out = []
    for task in sorted({p.task for p in study.pages}):
        wanted = study.tasks[task]
        used = {key: {code for p in study.pages if p.task == task for r in p.readings for code in r.get(key)}
                for key in ('strategy', 'model', 'shows')}
        strategies = wanted.get('strategies', []) + wanted.get('critical', [])
        for kind, key, codes in (('strategy', 'strategy', strategies), ('model', 'model', wanted.get('models', [])),
                                 ('look-for', 'shows', wanted.get('look_fors', []))):
            if used[key] - {'absent'}:
                out += [(task, kind, code) for code in codes if code not in used[key]]
        if strategies:
            out += [(task, 'not-anticipated', code) for code in used['strategy'] - {*strategies, *SPECIAL, 'absent'}]
    return sorted(out)


def can_talk(a, b):
    models = united(a, 'model'), united(b, 'model')
    return a.cls == b.cls and a.task == b.task and (
        a.first != b.first or success(a) != success(b) and bool(success(a) and success(b))
        or all(models) and set(models[0]) != set(models[1]))


def most_pairs(pages):
    @functools.lru_cache(None)
    def most(left):
        if not left:
            return 0
        first, rest = left[0], left[1:]
        return max([most(rest)] + [1 + most(rest[:i] + rest[i + 1:]) for i, other in enumerate(rest)
                                   if can_talk(pages[first], pages[other])])
    return most(tuple(range(len(pages))))


# --- and held against the program -------------------------------------------------------------------------------------

def table(program, file, *words):
    done = subprocess.run([program, *words, file, '-f', 'csv', '-q'], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        sys.exit(f'{words}: exit {done.returncode}: {done.stderr}')
    return list(csv.DictReader(io.StringIO(done.stdout)))


def pairs_wrong(study, rows):
    last = {key: page for key, page in latest(study.pages).items() if page.standing == 'coded'}
    for task in {p.task for p in study.pages}:
        named = [s for row in rows if row['task'] == task for s in (row['student'], *row['partner'].split('; '))]
        if len(named) != len(set(named)):
            return f'a student stands in two pairs: {named}'
        pairs = [(row['student'], row['partner'].split('; ')) for row in rows if row['task'] == task]
        for student, partners in pairs:
            if not all((task, s) in last for s in (student, *partners)):
                return f'{student} and {partners}: a page of one of them has no strategy'
            if not any(can_talk(last[task, student], last[task, other]) for other in partners):
                return f'{student} and {partners} did the same'
        pages = [page for (of, _), page in last.items() if of == task]
        most = sum(most_pairs([p for p in pages if p.cls == cls]) for cls in {p.cls for p in pages})
        if len(pairs) != most:
            return f'{len(pairs)} pairs, and {most} could be'
    return ''


def wrong_in(program, file, study):
    def rows(*words, columns):
        return sorted(tuple(row[c] for c in columns) for row in table(program, file, *words))
    for dimension, name in (('strategy', 'strategy'), ('model', 'model'), ('issues', 'issue'), ('shows', 'look-for')):
        for every in (False, True):
            words = ['tally', '--by', name] + ['--all'] * every
            every = every or name in ('issue', 'look-for')
            yield words, rows(*words, columns=(name, 'pieces', 'students')), tallied(study, dimension, every)
    yield ['group'], rows('group', columns=('task', 'date', 'student', 'kind', 'group')), grouped(study)
    yield ['unseen'], rows('unseen', columns=('task', 'kind', 'code')), unseen(study)
    by_all = [row for row in table(program, file, 'agree', '--on', 'strategy') if row['by'] == 'all']
    found = [by_all[0][c] for c in ('units', 'agree_all', 'krippendorff_alpha')] if by_all else ['0', '', '']
    close = [a if a == '' or b == '' else b if abs(float(a) - float(b)) < 6e-5 else a for a, b in zip(found, agreement(study))]
    yield ['agree'], close, list(agreement(study))
    yield ['pair'], pairs_wrong(study, table(program, file, 'pair')), ''


def main():
    program, draw, wrong, compared = sys.argv[1], random.Random(SEED), [], 0
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, 'study.yaml')
        for number in range(STUDIES):
            study = drawn_study(draw, f'study {number}')
            if not study.pages:
                continue
            with open(file, 'w', encoding='utf-8') as out:
                out.write(study.yaml())
            for words, found, counted in wrong_in(program, file, study):
                compared += max(1, len(counted))
                if found != counted:
                    wrong.append(f'study {number}: {" ".join(words)}:\n  says     {found}\n  counted  {counted}')
    print('\n'.join(wrong[:20]))
    print(f'{compared} values of {STUDIES} studies compared (seed {SEED}), {len(wrong)} wrong')
    return 1 if wrong or compared < 1000 else 0


if __name__ == '__main__':
    sys.exit(main())
