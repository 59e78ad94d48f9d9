#!/usr/bin/env python3
"""Every sentence on a page is one that the evidence holds.

  sentences.py PROGRAM SOURCE [STUDY...]

sentences.txt lists the words of all page templates and of all code that makes lines of pages, each with what must be
true where they stand: the name of a condition below, or - for words that say nothing of the evidence (headings,
questions, the codebook's and the teacher's own words). Words that are in the source and not in the list fail, and so
do those that are in the list only. Then small studies with all kinds of edges (nothing, one, all, ties, only special
codes, nothing recorded, readers who differ ...) go through the commands. Whatever is said has to be true by what the
study was made of, which is counted here once more, and every sentence has to come up somewhere.
"""
import datetime
import functools
import json
import os
import re
import subprocess
import sys
import tempfile

SPECIAL = {'blank': 'blank', 'answer-only': 'answer only', 'unreadable': 'unreadable', 'not-attempted': 'not attempted',
           'not-enough': 'not enough'}
MONDAY, SUNDAY = '2026-11-16', '2026-11-22'
TODAY = '2026-11-22'

# Sources of lines that people read. Left out: what makes templates work, the database, schemas, sheets and imports,
# messages to programmers, and rules for wording.
LEFT_OUT = re.compile(
    r'src/report/page/|src/report/data/(database|schema|starter|import|known_ids|findings|explain|export|coding|'
    r'codebook|code)|src/report/samples|src/analyze/(share/|wording|choose/matching|filter_values|'
    r'agree/(ratings|krippendorff))')


# --- the words in the source ------------------------------------------------------------------------------------------

def words_of(text):
    return re.findall(r"[A-Za-z][A-Za-z'’-]*", re.sub(r'\{[^}]*\}', ' ', text))


def is_said(text):
    return ' ' in text.strip() and len(words_of(text)) > 1


def literals(source):
    token = re.compile(r'//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\]|\\.)\'|#include[^\n]*', re.S)
    parts, end = [], None
    for match in token.finditer(source):
        if match.group(1) is None:
            continue
        if end is not None and not source[end:match.start()].strip():
            parts[-1] += match.group(1)
        else:
            parts.append(match.group(1))
        end = match.end()
    return [part for part in parts if is_said(part)]


SECTION = re.compile(r'\{\{[#^]([\w.]+)\}\}(.*?)\{\{/\1\}\}')


def template_lines(text):
    for line in text.split('\n'):
        line = re.sub(r'\{\{!.*?\}\}', '', line).strip()
        if re.fullmatch(r'\{\{[#^/][^}]*\}\}', line):
            continue
        for words in (line, *(section[1] for section in SECTION.findall(line))):
            if is_said(re.sub(r'\{\{\{?.*?\}?\}\}', '{}', words).replace('\\_', '').replace('_', '')):
                yield words


def in_source(root):
    found = {}
    for folder in ('src/report', 'src/analyze', 'share/templates'):
        for path, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                file = os.path.relpath(os.path.join(path, name), root)
                with open(os.path.join(path, name), encoding='utf-8') as source:
                    text = source.read()
                if name.endswith('.md'):
                    said = template_lines(text)
                elif name.endswith(('.cpp', '.hpp')) and not LEFT_OUT.match(file):
                    said = literals(text)
                else:
                    continue
                for words in said:
                    found.setdefault(words, file)
    return found


def listed(file):
    out = {}
    with open(file, encoding='utf-8') as lines:
        for line in lines:
            line = line.rstrip('\n')
            if not line or line.startswith('# '):
                continue
            condition, words = line.split('  ', 1)
            if words in out:
                sys.exit(f'sentences.txt: twice: {words}')
            out[words] = condition
    return out


# The words between the gaps of a sentence, as they stand on a page.
def fragments_of(words):
    if len(words_of(re.sub(r'\{\{\{?.*?\}?\}\}', ' ', SECTION.sub(' ', words)))) > 0:
        words = SECTION.sub('{}', words)
    words = re.sub(r'\{\{\{?[#^/].*?\}\}', '{}', words)
    words = re.sub(r'\{\{\{?.*?\}?\}\}', '{}', words)
    words = re.sub(r'\{:[^}]*\}', '{}', words).replace('**', '').replace('\\"', '"')
    words = re.sub(r'\{0\}', '{}', words)
    words = re.sub(r'(\{\} *)+\{\}', '{}', words)
    return re.sub(r'^- ', '', words).split('{}')


# What stands in the gaps of a line that has the words, each gap as short as can be and the last one up to the end;
# without a gap what follows. Nothing where the line has other words.
def gaps_in(line, fragments):
    at = line.find(fragments[0])
    if at < 0:
        return None
    at += len(fragments[0])
    out = []
    for fragment in fragments[1:]:
        end = line.find(fragment, at) if fragment else len(line)
        if end < 0:
            return None
        out.append(line[at:end])
        at = end + len(fragment)
    return out or [line[at:]]


# --- what the studies are made of -------------------------------------------------------------------------------------

CODEBOOK = """codebook:
  id: cb
  success: [started, partly, done]
  families: [{id: fa}, {id: fb}]
  strategies:
    - {id: sa, family: fa, models: [array, line], leads_to: [sb]}
    - {id: sb, family: fa, leads_to: [sc], ask: {advancing: ["How many more?"]}}
    - {id: sc, family: fb, leads_to: [sd]}
    - {id: sd}
  models: [{id: array, cra: representational}, {id: line}, {id: cubes, cra: concrete}]
  issues:
    - {id: idea, cause: misconception, ask: {advancing: ["Why?"]}, contrast: Look at both.}
    - {id: gap, cause: gap}
    - {id: slip, cause: slip}
    - {id: misread, cause: misread}
    - {id: untried, cause: not-attempted}
    - {id: plain}
"""


class Piece:
    """One reading of a student's page."""

    def __init__(self, student, task='t', date='2026-11-17', coder='kim', cls='3B', setting='', **said):
        self.student, self.task, self.date, self.coder, self.cls, self.setting = student, task, date, coder, cls, setting
        self.said = {key: value if isinstance(value, list) else [value] for key, value in said.items()}

    def get(self, key):
        return self.said.get(key, [])

    @property
    def first(self):
        return (self.get('strategy') or [''])[0]


class Page:
    """A student's page with all its readings: what is in force by the rule of the manual."""

    def __init__(self, readings):
        self.readings = readings
        head = readings[0]
        self.student, self.task, self.date, self.cls = head.student, head.task, head.date, head.cls
        named = [r.first for r in readings if r.first]
        most = [code for code in named if named.count(code) == max(named.count(c) for c in named)]
        self.differ = len(set(most)) > 1
        self.first = '' if self.differ or not named else most[0]
        self.sources = [r for r in readings if not named or self.differ or r.first == self.first]
        self.blank = not any(r.said for r in readings)

    def codes(self, key):
        return [] if self.differ else [code for r in self.sources for code in r.get(key)]

    @property
    def standing(self):
        if self.differ:
            return 'differ'
        if self.first == 'absent':
            return 'absent'
        if self.first in SPECIAL:
            return 'not-enough'
        return 'coded' if self.first else 'uncoded'

    @property
    def in_week(self):
        return bool(self.date) and MONDAY <= self.date <= SUNDAY


def latest(pages):
    """Of each task and student the last page: an absence only where there is no page, an entry of which nothing is
    recorded only where there is neither."""
    out = {}
    for page in sorted(pages, key=lambda p: (0 if p.blank else 1 if p.standing == 'absent' else 2, p.date)):
        out[page.task, page.student] = page
    return out


class Study:
    # `shown` is what was shared before, as it stands in the file of --release.
    def __init__(self, name, readings=(), tasks=None, roster=None, more='', today=TODAY, plans=(), shown=''):
        self.name, self.readings, self.more, self.today, self.shown = name, list(readings), more, today, shown
        self.tasks = tasks if tasks is not None else {'t': {}}
        self.roster = roster
        self.plans = list(plans)
        keyed = {}
        for reading in self.readings:
            keyed.setdefault((reading.task, reading.student, reading.date), []).append(reading)
        self.pages = [Page(list_) for list_ in keyed.values()]

    def only(self, command):
        """What --coder and --task leave of it."""
        kept = self.readings
        for key in () if command.startswith('protocol') else ('coder', 'task'):
            found = re.search(rf'--{key} (\w+)', command)
            kept = [r for r in kept if not found or getattr(r, key) == found.group(1)]
        if len(kept) == len(self.readings):
            return self
        return Study(self.name, kept, self.tasks, self.roster, self.more, self.today, self.plans, self.shown)

    def yaml(self):
        out = [CODEBOOK]
        for task, what in self.tasks.items():
            out.append(f'task: {{id: {task}, codebook: cb{what.get("yaml", "")}}}')
            if 'look_fors' in what:
                look_fors = ', '.join(f'{{id: {x}{what.get("aspect", "")}}}' for x in what['look_fors'])
                out.append(f'exemplar: {{task: {task}, look_fors: [{look_fors}]{what.get("responses", "")}}}')
        if self.roster is not None:
            for cls, students in self.roster.items():
                served = ', served_by: [special educator]'
                list_ = ', '.join(f'{{id: {s}{served if s == "k1" else ""}}}' for s in students)
                out.append(f'roster: {{class: {cls}, students: [{list_}]}}')
        works = {}
        for r in self.readings:
            works.setdefault((r.task, r.date, r.coder, r.cls, r.setting), []).append(r)
        for (task, date, coder, cls, setting), readings in works.items():
            head = f'work:\n  task: {task}\n'
            for key, value in (('date', date), ('coder', coder), ('class', cls), ('setting', setting)):
                head += f'  {key}: {value}\n' if value else ''
            lines = []
            for r in readings:
                said = ''.join(f', {key}: [{", ".join(map(str, values))}]' if key in ('strategy', 'model', 'issues', 'shows')
                               else f', {key}: {values[0]}' for key, values in r.said.items())
                lines.append(f'    - {{student: {r.student}{said}}}')
            out.append(head + '  pieces:\n' + '\n'.join(lines))
        out += self.plans
        if self.more:
            out.append(self.more)
        return '\n---\n'.join(out) + '\n'


def many(count, start=1, **how):
    return [Piece(f'k{i}', **how) for i in range(start, start + count)]


EXPECTED = {'t': {'yaml': ', critical: [sd], anticipate: {strategies: [sa, sb], models: [array, cubes]}',
                  'critical': ['sd'], 'strategies': ['sa', 'sb'], 'models': ['array', 'cubes'],
                  'look_fors': ['groups', 'total']}}
DESCRIBED = {'t': {
    **EXPECTED['t'], 'aspect': ', aspect: conceptual', 'responses': ', responses: [{strategy: sd, shows: [groups]}, {strategy: sa, shows: [total]}]',
    'yaml': ', prompt: "How many?", standards: [KY.3.OA.1], target: [conceptual], goal: See groups., answers: ["24"], '
            'taught_before: {models: [line]}, review: {aligned: yes, evidence: It asks for a drawing.}, critical: [sd], '
            'anticipate: {strategies: [sa, sb], models: [array, cubes], succeed: [Drawing], stuck: [Counting by ones], '
            'questions: {assessing: ["Where are the groups?"], advancing: ["And with more?"]}}'}}
ONE_RESPONSE = {'t': {**EXPECTED['t'], 'responses': ', responses: [{strategy: sa, shows: [groups]}]'}}
ROSTER = {'3B': [f'k{i}' for i in range(1, 7)], '3C': ['m1', 'm2']}


def plan(id_, date='', due='', written='2026-11-02', issue='idea', students='[k1, k2]', more='', partners='[]'):
    dates = (f', date: {date}' if date else '') + (f', reassess: {{date: {due}{more}}}' if due else '')
    return (f'plan: {{id: {id_}, written: {written}, task: t, class: [3B], strategy: sa, issue: {issue}, '
            f'students: {students}, partners: {partners}{dates}}}')


def inquiry(goals):
    return 'inquiry:\n  id: q\n  goals:\n' + '\n'.join(f'    - {{{goal}}}' for goal in goals)


PERIODS = 'baseline: {until: 2026-11-15}, current: {since: 2026-11-16}'
LATER = '2026-11-19'

STUDIES = [
    Study('nothing in the week', many(3, date='2026-11-03', strategy='sa'), EXPECTED, ROSTER,
          'cycle: {id: c, topics: [{title: One, sessions: [{kind: shared-learning}]}]}'),
    Study('no dates', many(3, date='', strategy='sa'), EXPECTED),
    Study('some without a date', many(2, date='', strategy='sa') + many(2, strategy='sb'), EXPECTED),
    Study('one', many(1, strategy='sa', success='done', model='array', setting='small group'), EXPECTED),
    Study('one, all said', many(1, strategy='sa', success='partly', model='cubes', issues='idea', shows='groups',
                                strength='adds on', evidence='rows of four', quote='I see fours', unsure='true',
                                bright_spot='true', answer='22'), EXPECTED, ROSTER),
    Study('one and no reader named', many(1, coder='', strategy='sa', issues='slip'), {'t': {}}),
    Study('all the same', many(6, strategy='sa', success='done', model='array', shows=['groups', 'total'],
                               issues='idea'), EXPECTED, ROSTER),
    Study('twelve', many(12, strategy='sb', success='partly', issues='gap') + many(6, 13, strategy='sa', issues='slip')
          + many(6, 19, strategy='sd', model='line') + many(3, 1, date='2026-11-03', strategy='sa'), EXPECTED),
    Study('ties', many(2, strategy='sa', issues='idea', model='array') + many(2, 3, strategy='sb', issues='gap')
          + many(2, 5, strategy='sc', issues='slip'), EXPECTED, ROSTER),
    Study('more share a slip', many(3, strategy='sa', issues=['slip', 'misread']) + many(2, 4, strategy='sa', issues='idea')
          + many(1, 6, strategy='sb', issues='untried'), {'t': {}}),
    Study('one idea leads', many(3, strategy='sa', issues='idea', shows='groups')
          + many(2, 4, strategy='sb', issues='gap', shows='total', model='array'), EXPECTED, ROSTER),
    Study('a gap leads', many(2, strategy='sa', issues='idea') + many(3, 3, strategy='sb', issues='gap'),
          EXPECTED, ROSTER),
    Study('slips only', many(3, strategy='sa', issues='slip') + many(1, 4, strategy='sa'), {'t': {}}),
    Study('one idea and one gap', many(1, strategy='sa', issues='idea') + many(1, 2, strategy='sa', issues='gap'),
          {'t': {}}),
    Study('only special codes', many(2, strategy='blank') + many(1, 3, strategy='answer-only', issues='slip',
                                                                strength='tried'), EXPECTED, ROSTER),
    Study('only absent', many(3, strategy='absent'), EXPECTED, ROSTER),
    Study('nothing recorded', many(4), EXPECTED, ROSTER),
    Study('some not read yet', many(2, strategy='sa', issues='idea', shows='groups') + many(3, 3), EXPECTED, ROSTER),
    Study('answers only recorded', many(3, answer='24'), EXPECTED, ROSTER),
    Study('readers differ', many(3, strategy='sa', issues='idea', strength='adds') + many(3, coder='lee', strategy='sb'),
          EXPECTED, ROSTER),
    Study('some differ', many(4, strategy='sa', unsure='true') + many(2, coder='lee', strategy='sb')
          + many(1, 3, coder='lee', strategy='sa') + many(1, 4, coder='lee', strategy='absent'), EXPECTED, ROSTER),
    Study('readers agree', many(11, strategy='sa') + many(10, coder='lee', strategy='sa'), {'t': {}}),
    Study('read twice without a strategy', many(2, answer='24') + many(2, coder='lee', strategy='sa'), EXPECTED),
    Study('look-fors, no models', many(2, strategy='sa', shows='groups') + many(2, 3, strategy='sc', shows='groups'),
          EXPECTED, ROSTER),
    Study('models, no look-fors', many(2, strategy='sd', model='line') + many(2, 3, strategy='sa', model='array'),
          EXPECTED, ROSTER),
    Study('all expected', many(1, strategy='sa', model='array', shows=['groups', 'total'])
          + many(1, 2, strategy='sb', model='cubes') + many(1, 3, strategy='sd', evidence='a drawing'), EXPECTED),
    Study('no strategies expected', many(2, strategy='sa', shows='groups'), {'t': {'look_fors': ['groups']}}),
    Study('moves', many(2, date='2026-11-03', strategy='sa') + many(1, date='2026-11-17', strategy='sb')
          + many(1, 2, strategy='sa') + many(1, 3, date='2026-11-03', strategy='blank') + many(1, 3, strategy='sb')
          + many(1, 4, date='2026-11-03', strategy='sa') + many(1, 4, strategy='answer-only')
          + many(1, 5, date='2026-11-03', strategy='blank') + many(1, 5, strategy='blank')
          + many(1, 6, date='2026-11-03', strategy='absent') + many(1, 6, strategy='sc') + many(1, 7, strategy='absent')
          + many(1, 8, strategy='sd') + many(1, 9) + many(1, 10, date='', strategy='sa') + many(1, 10, strategy='sa'),
          EXPECTED, ROSTER),
    Study('moves between tasks', many(3, task='u', date='2026-11-03', strategy='sd', shows='groups')
          + many(3, strategy='sc', model='array', shows='groups'), {'t': EXPECTED['t'], 'u': {}}, ROSTER,
          inquiry([f'id: g1, measure: {{strategy: sc}}, {PERIODS}, target: 50%',
                   f'id: g2, measure: {{strategy: sd}}, {PERIODS}, target: 50%'])),
    Study('two tasks', many(3, strategy='sa', issues='idea') + many(3, task='u', strategy='sb', issues='idea')
          + many(2, 4, task='u', strategy='blank'), {'t': EXPECTED['t'], 'u': {}}, ROSTER),
    Study('brought back', many(2, date='2026-11-03', strategy='sd') + many(2, strategy='sa')
          + many(1, 3, strategy='sc'), EXPECTED, ROSTER),
    Study('goals', many(2, date='2026-11-03', strategy='sa') + many(6, strategy='sa') + many(1, 7, strategy='sb'),
          {'t': {}}, None, inquiry([
              f'id: met, measure: {{strategy: sa}}, {PERIODS}, target: 50%',
              f'id: not, measure: {{strategy: sc}}, {PERIODS}, target: 50%',
              f'id: open, measure: {{strategy: sa}}, {PERIODS}',
              'id: nobody, measure: {strategy: sa}, current: {since: 2027-01-01}, target: 1%',
              'id: before, measure: {strategy: sa}, baseline: {until: 2026-01-01}, current: {since: 2026-11-01}',
              'id: words, text: They talk, evidence: four did', 'id: none, text: They listen'])),
    Study('goals where readers differ', many(2, date='2026-11-03', strategy='sa') + many(2, date='2026-11-03', coder='lee', strategy='sb')
          + many(1, 3, date='2026-11-03', strategy='sa') + many(2, strategy='sa') + many(1, coder='lee', strategy='sb'), {'t': {}}, None,
          inquiry([f'id: g, measure: {{strategy: sa}}, {PERIODS}, target: 50%'])),
    Study('plans for more than have a page', many(3, strategy='sa', issues='idea', shows=['groups', 'total']), EXPECTED, ROSTER,
          plans=[plan('with', students='[k1, k2, k5]'), plan('without', students='[k1, k2, k3, k5]')]),
    Study('goals with few now', many(6, date='2026-11-03', strategy='sa') + many(2, task='u', strategy='sa'),
          {'t': {}, 'u': {}}, None, inquiry([f'id: g, measure: {{strategy: sa}}, {PERIODS}, target: 50%'])),
    Study('read by two', many(3, strategy='sa', issues='idea') + many(3, 3, coder='lee', strategy='sa')
          + many(1, 7, task='u', cls='3C', strategy='sa'), {'t': EXPECTED['t'], 'u': {}}, ROSTER,
          plans=[plan('p', '2026-11-05', '2026-11-12', students='[k1, k4]')]),
    Study('readers differ on success', many(3, strategy='sa', success='done') + many(1, coder='lee', strategy='sa', success='partly')
          + many(1, 4, strategy='sa'), {'t': {}}),
    Study('issues on pages without a strategy', many(2, strategy='sa', issues='idea') + many(3, 3, strategy='blank', issues='gap'),
          {'t': {}}),
    Study('one idea on two pages', many(1, strategy='sa', issues='idea') + many(1, 2, strategy='blank', issues='idea'), {'t': {}}),
    Study('one idea on two of three pages', many(1, strategy='sa', issues='idea') + many(1, 2, strategy='blank', issues='idea')
          + many(1, 3, strategy='sa'), {'t': {}}),
    Study('alike but for a second strategy', many(1, strategy='sa', model='array', shows='groups')
          + many(1, 2, strategy=['sa', 'sd'], model='array'), EXPECTED),
    Study('exemplar alone', many(2, strategy='sa'), {'t': {'look_fors': [], 'responses': ', responses: [{strategy: sd}]'}}),
    Study('partners with the issue now', many(2, strategy='sa', issues='idea') + many(2, 3, strategy='sa'), {'t': {}},
          plans=[plan('with', students='[k1]', partners='[k2]'), plan('without', students='[k1]', partners='[k3]')]),
    Study('put in other orders', many(1, strategy='sa', model=['array', 'line'], shows=['groups', 'total'])
          + many(1, 2, strategy='sa', model=['line', 'array', 'cubes'], shows=['total', 'groups']) + many(1, 3, strategy='sb'), EXPECTED),
    Study('three readers', many(6, strategy='sa') + many(4, coder='lee', strategy='sa') + many(3, coder='mia', strategy='sb'),
          {'t': {}}),
    Study('one strategy in pairs', many(1, strategy='sa', success='started') + many(1, 2, strategy='sa', success='done')
          + many(1, 3, cls='3C', strategy='sa', model='array') + many(1, 4, cls='3C', strategy='sa', model='line'), {'t': {}}),
    Study('often planned', many(3, strategy='sa', issues='idea') + many(1, 4, strategy='sa', bright_spot='true'), EXPECTED,
          ROSTER, plans=[plan(name, '2026-11-05', students='[k1, k4]') for name in ('p1', 'p2', 'p3')]),
    Study('settings', many(1, strategy='sa', model='array', setting='small group')
          + many(1, coder='lee', strategy='sa', model='line', setting='class')
          + many(1, date='2026-11-18', strategy='sb', model='array', setting='class')
          + many(1, 2, strategy='sa', model='array') + many(1, 2, date='2026-11-18', strategy='sa', setting='class'),
          {'t': {}}, ROSTER),
    Study('plans', many(4, date='2026-11-03', strategy='sa', issues='idea')
          + many(2, date=LATER, strategy='sb', shows='groups') + many(1, 3, date=LATER, strategy='sa', issues=['idea', 'gap'])
          + many(1, 4, date=LATER, strategy='blank'), EXPECTED, ROSTER, plans=[
              plan('gone', '2026-11-05', '2026-11-12'), plan('some', '2026-11-05', students='[k1, k3, k4, k5]'),
              plan('late', '2026-11-05', '2026-11-12', students='[k6]'),
              plan('today', '2026-11-05', TODAY, students='[k6]'), plan('ahead', '2026-11-05', '2026-11-25', students='[k6]'),
              plan('open', '2026-11-05', students='[k6]'), plan('planned', '2026-11-24', '2026-12-01', students='[k6]'),
              plan('no-day', students='[k6]')]),
    Study('often in plans', many(4, strategy='sa') + many(2, 5, strategy='sa', bright_spot='true') + many(4, 7, strategy='sa'),
          EXPECTED, plans=[plan(f'p{i}', students='[k1, k2, k3, k4, k5, k6, k7]', partners='[k7]') for i in range(4)]),
    Study('one often in plans', many(3, strategy='sa'), EXPECTED, plans=[plan(f'p{i}', students='[k1]') for i in range(3)]),
    Study('plans without students', many(2, strategy='sa', issues='idea'), {'t': {}}, plans=[
        'plan: {id: p, written: 2026-11-02, task: t, strategy: sa}']),
    Study('plans without look-fors', many(2, date='2026-11-03', strategy='sa', issues='idea')
          + many(2, date=LATER, strategy='sa'), EXPECTED, plans=[plan('p', '2026-11-05', '2026-11-20')]),
    Study('cycle', many(1, strategy='sa'), {'t': {}}, None,
          'cycle: {id: c, start: 2026-11-09, every: 1 week, topics: [{title: One, look_fors: [x], sessions: '
          '[planning-practice, shared-learning]}, {title: Two, sessions: [shared-learning, student-progress]}]}'),
    Study('cycle over', many(1, strategy='sa'), {'t': {}}, None,
          'cycle: {id: c, start: 2026-09-07, every: 1 week, topics: [{title: One, sessions: [shared-learning]}]}'),
    Study('cycle that ends today', many(1, strategy='sa'), {'t': {}}, None,
          f'cycle: {{id: c, start: {TODAY}, every: 1 week, topics: [{{title: One, sessions: [shared-learning]}}]}}'),
    Study('second topic today', many(1, strategy='sa'), {'t': {}}, None,
          'cycle: {id: c, start: 2026-11-15, every: 1 week, topics: [{title: One, sessions: [shared-learning]}, '
          '{title: Two, sessions: [shared-learning]}]}'),
    Study('in words', many(2, strategy='sa', issues='idea', evidence='counts on')
          + many(2, 3, strategy='sb', evidence='adds tens', shows='total')
          + many(1, 5, date='2026-11-03', strategy='sb'), EXPECTED, ROSTER),
    Study('written as sentences', many(1, strategy='sa', issues='slip', strength='Rows are even.', shows='groups')
          + many(1, 2, strategy='sa', issues='slip', strength='Counts all!', shows='groups') + many(1, 3, strategy='sb', issues=['gap', 'untried']),
          DESCRIBED, ROSTER, inquiry(['id: a, text: More talk., evidence: They talk.', 'id: b, text: Less haste!']),
          plans=['plan: {id: p, written: 2026-11-02, date: 2026-11-05, task: t, strategy: sa, students: [k1], result: It worked!, decision: release}',
                 'decisions: [{kind: promise, text: Bring tiles., by: 2026-12-24}, {kind: goal, by: 2026-12-24}]']),
    Study('two with an idea', many(2, strategy='sa', issues='idea', shows='groups', model='array'), DESCRIBED, ROSTER),
    Study('one with a slip', many(1, strategy='sa', issues='slip', model='array'), DESCRIBED, ROSTER),
    Study('all described', many(2, strategy='sa', shows='groups'), DESCRIBED, ROSTER),
    Study('taught first', many(2, strategy='sa', issues='idea', model='line') + many(2, 3, strategy='sa', model='array')
          + many(1, 5, strategy='sa', issues='idea', model=['array', 'cubes']), DESCRIBED, ROSTER),
    Study('one response', many(2, strategy='sb', model='array'), ONE_RESPONSE, ROSTER),
    Study('shared before', many(8, strategy='sa', success='partly') + [Piece('k9', strategy='absent'), Piece('k10')],
          shown='release: [{pieces: 2, of: [{what: family, is: [""]}]}]\n'),
    Study('large', many(30, strategy='sa', issues='idea') + many(20, 31, strategy='sb')
          + many(14, 51, strategy='blank') + many(50, date='2026-11-03', strategy='sa')
          + many(30, coder='lee', strategy='sa') + many(12, 31, coder='lee', strategy='sb'), EXPECTED, None,
          inquiry([f'id: g, measure: {{strategy: sa}}, {PERIODS}, target: 50%']), plans=[
              plan('p', '2026-11-05', '2026-11-20', students='[' + ', '.join(f'k{i}' for i in range(1, 31)) + ']')]),
]


# --- what must be true where words stand ------------------------------------------------------------------------------

class Said:
    """Where something was said: the study, the command, and what stands in the gaps of the words."""

    def __init__(self, study, command, line, gaps, lines=()):
        self.whole = study  # with what filters leave out
        study = study.only(command)
        self.study, self.command, self.line, self.gaps, self.lines = study, command, line, gaps, lines
        self.share = '--audience share' in command
        self.name = command.split()[0]
        week = self.name == 'report'
        self.pages = [p for p in study.pages if p.in_week] if week else list(study.pages)

    def number(self, at=0):
        found = re.search(r'\d+', self.gaps[at])
        return int(found.group()) if found else 0

    def numbers(self):
        return [int(n) for n in re.findall(r'\d+', self.line)]

    def counted(self, **standing):
        return sum(1 for p in self.pages if all(getattr(p, key) == value for key, value in standing.items()))

    def latest(self):
        return list(latest(self.pages).values())

    def read(self, key, pages=None):
        """All codes that any reader recorded."""
        return {code for p in (self.pages if pages is None else pages) for r in p.readings for code in r.get(key)}

    def expected(self, key):
        return {code for task in {p.task for p in self.pages} for code in self.study.tasks[task].get(key, [])}

    def names(self, text):
        return {n.strip(' :').lower() for n in re.split(r'[,;]| and ', re.sub(r'\([^)]*\)', '', text)) if n.strip(' :')}

    def moves(self):
        """From and to: the pages of each student that follow each other, as far as they can be followed."""
        out = []
        for student in {p.student for p in self.study.pages}:
            own = [p for p in self.study.pages if p.student == student and p.standing in ('coded', 'not-enough')]
            if any(p.date for p in self.study.pages if p.student == student):
                own = [p for p in own if p.date]
            own.sort(key=lambda p: (p.date, p.task))
            within = '--within' in self.command
            for task in {p.task for p in own} if within else ('',):
                path = [p for p in own if not within or p.task == task]
                out += [(a, b) for a, b in zip(path, path[1:]) if b in self.pages]
        return out

    def moved(self):
        moves = [(a.first, b.first) for a, b in self.moves()]
        none = sum(1 for a, b in moves if a in SPECIAL or b in SPECIAL)
        same = sum(1 for a, b in moves if a == b and a not in SPECIAL)
        return same, len(moves) - same - none, none

    def planned(self):
        """The pages among which a plan looks for issues."""
        strategy, kept = (re.search(rf'--{key} (\w+)', self.command) for key in ('strategy', 'from'))
        if kept:  # of its students alone
            plan_ = re.search(rf'id: {kept.group(1)},.*?students: \[(.*?)\]', ' '.join(self.study.plans))
            return [p for p in self.coded() if plan_ and p.student in re.findall(r'\w+', plan_.group(1))]
        every = '--issue' in self.command and not strategy  # for everybody whose page shows it
        return [p for p in self.latest() if (every and p.standing not in ('absent', 'differ') and not p.blank) or (
            p.standing == 'coded' and (not strategy or p.first == strategy.group(1)))]

    def often_planned(self):
        """Who is in three plans or more, and who of them has no bright spot and is no partner."""
        plans = [set(re.findall(r'\w+', found)) for found in re.findall(r'students: \[(.*?)\]', ' '.join(self.study.plans))]
        often = {p.student for p in self.study.pages if sum(p.student in plan for plan in plans) > 2}
        partners = set(re.findall(r'\w+', ' '.join(re.findall(r'partners: \[(.*?)\]', ' '.join(self.study.plans)))))
        bright = {p.student for p in self.study.pages if any(r.get('bright_spot') for r in p.readings)}
        return often, often - partners - bright

    def before(self, start):
        """The last line up to this one that begins so."""
        at = self.lines.index(self.line)
        return next((line for line in reversed(self.lines[:at + 1]) if line.startswith(start)), '')

    def student(self, id_):
        """The latest page of a student."""
        return [p for p in self.latest() if p.student == id_][-1]

    def readable(self):
        """The latest pages from which something can be read."""
        return [p for p in self.latest() if p.standing in ('coded', 'not-enough')]

    def coded(self, first=''):
        return [p for p in self.latest() if p.standing == 'coded' and (not first or p.first == first)]

    def issue_of(self, issue):
        """The students whose latest page has an issue."""
        return {p.student for p in self.latest() if issue in p.codes('issues')}

    def put(self):
        """The pages that select puts on the table for this task."""
        start = self.lines.index(self.before('# '))
        end = next((i for i in range(start + 1, len(self.lines)) if self.lines[i].startswith('# ')), len(self.lines))
        names = [re.match(r'## \d+\. (\w+):', line) for line in self.lines[start:end]]
        return [self.student(name.group(1)) for name in names if name]

    def twice(self):
        return [p for p in self.pages if len(p.readings) > 1]

    def named_twice(self):
        return [p for p in self.twice() if sum(1 for r in p.readings if r.first and r.first != 'absent') > 1]

    def issue_count(self, issue, pages=None):
        return sum(1 for p in (self.latest() if pages is None else pages) if issue in p.codes('issues'))


def recorded(key):
    return lambda s: bool(s.read(key) - {'absent'})


def nobody(key, wanted):
    """Expected, recorded by nobody on these pages, while somebody recorded codes of this kind."""
    def check(s):
        names = s.names(s.gaps[-1])
        return bool(names) and names <= s.expected(wanted) and not names & s.read(key) and recorded(key)(s)
    return check


def plans_of(s, state):
    """True if the day that is told of a plan is before, on or after today."""
    days = re.findall(r'\d+ (?:Nov|Dec|Oct) 2026', s.line)
    day = datetime.datetime.strptime(days[-1], '%d %b %Y').date()
    today = datetime.date.fromisoformat(s.study.today)
    return {'past': day < today, 'today': day == today, 'ahead': day > today}[state]


def idea_counts(s):
    return [s.issue_count(issue, s.planned()) for issue in ('idea', 'gap', 'plain')]


def ideas_noted(s):
    """On how many latest pages any reader noted them, also where there is no strategy to go by."""
    return [sum(1 for p in s.latest() if any(issue in r.get('issues') for r in p.readings)) for issue in ('idea', 'gap', 'plain')]


def before_it(s, what, same):
    """Whether a page on the table and the one before it are the same in what both have noted."""
    key = {'strategy': 'strategy', 'models': 'model', 'look-fors': 'shows'}.get(what)
    at = [p.student for p in s.put()].index(re.match(r'## \d+\. (\w+):', s.before('## ')).group(1))
    pair = [p.codes(key)[:1] if key == 'strategy' else p.codes(key) for p in s.put()[at - 1:at + 1]] if key else []
    return key is None or all(pair) and (set(pair[0]) == set(pair[1])) == same


def without_issue(s):
    return re.search('Partners (.*?), without this issue', s.line).group(1)


def later_pages(s, since='2026-11-05'):
    return [p for p in s.study.pages if p.date > since]


def is_named_alike(page):
    return len({r.first for r in page.readings if r.first and r.first != 'absent'}) == 1


def number_before(s, words):
    found = re.search(rf'(\d+){words}', s.line)
    return int(found.group(1)) if found else -1


def days_said(line):
    """Since and up to which day, as far as a line says so."""
    return {word: datetime.datetime.strptime(day, '%d %b %Y').date().isoformat()
            for word, day in re.findall(r'(since|up to) \w{3} (\d+ \w{3} \d{4})', line)}


def in_period(s):
    """The pages with a strategy or a word for pages without one, whichever it is, on the days of the line."""
    days = days_said(s.line)
    return [p for p in s.study.pages if (p.first or p.differ) and p.first != 'absent'
            and days.get('since', '') <= p.date <= days.get('up to', '9')]


def only_differ(s, now):
    """Students with a page now, or before, that readers see differently, and none that shows sa, the goal of that study."""
    pages = [p for p in s.study.pages if p.date and (p.date >= MONDAY) == now]
    return {p.student for p in pages if p.differ} - {p.student for p in pages if 'sa' in p.codes('strategy')}


RECORDED_AS = {'idea': 'an idea or a gap', 'gap': 'an idea or a gap', 'plain': 'an idea or a gap', 'slip': 'a slip',
               'misread': 'another reading of the question', 'untried': 'not tried yet'}
LOOKS_LIKE = {'an idea to rethink': 'idea', 'a slip': 'slip', 'something not met yet': 'gap',
              'another reading of the question': 'misread', 'something not tried yet': 'untried',
              'an idea that works elsewhere and not here: a misconception.': 'idea',
              'a slip in carrying the strategy out, not like an idea to change.': 'slip',
              'something that has not been met or is not at hand yet: a gap.': 'gap',
              'another reading of the question.': 'misread', 'a part of the task that was not tried yet.': 'untried'}
TARGETS = re.compile(r'id: (\w+),(?:(?!id:).)*?target: (\d+)%')


def counts_said(text):
    """The numbers of a list such as "idea 3, gap 1"."""
    return {name.lower(): int(count) for name, count in re.findall(r'([A-Za-z-]+) (\d+)', text)}


def looks_like(s):
    """The cause fits the issue, as many pages have it as is said, and the others are all that can be read."""
    cause = re.sub(r' \([^)]*\)$', '', s.line.partition('ooks like ')[2])
    found = re.match(r'(\d+) of (\d+) (\w+),', s.line)
    if s.name == 'protocol':
        name, count = re.match(r'(\w+): (\d+)', s.line).groups()
        return LOOKS_LIKE[cause.strip(')')] == name.lower() and s.issue_count(name.lower(), s.readable()) == int(count)
    if not found and s.share:
        return LOOKS_LIKE[cause] in s.before('# Reteach plan: ').lower()
    if not found:
        found = re.match(r'(\w+) \((\d+) of (\d+) pages?\)', s.line)
        return LOOKS_LIKE[cause] == found.group(1).lower() and int(found.group(2)) == len(
            {p.student for p in s.planned()} & s.issue_of(found.group(1).lower()))
    issue = found.group(3).lower()
    pages = s.readable()
    return LOOKS_LIKE[cause] == issue and [int(found.group(1)), int(found.group(2))] == [
        s.issue_count(issue, pages), len(pages)] and all(
            s.issue_count(issue, s.coded(code)) == count
            for code, count in counts_said(re.findall(r'\(([^)]*)\)$', s.line)[-1]).items() if code in ('sa', 'sb', 'sc', 'sd'))


def s_names(text):
    return {n.strip(' :?.').lower() for n in re.split(r'[,;]| and ', text) if n.strip(' :?.')}


def both_used(s):
    return 'this in both' in s.line or s_names(s.gaps[0]) | s_names(s.gaps[1]) <= s.read('strategy')


def pile(standing):
    """As many pages are in the pile as the heading says."""
    if standing == 'earlier':
        return lambda s: s.number(-1) == len(s.pages) - len(s.latest()) > 0
    return lambda s: s.number(-1) == sum(1 for p in s.latest() if p.standing == standing) > 0


def lacks(*keys):
    """No task says it: review lists it among what is still blank."""
    def check(s):
        said = ' '.join(task.get('yaml', '') for task in s.study.tasks.values())
        return any(key not in said if key != 'look_fors' else any(not t.get('look_fors') for t in s.study.tasks.values())
                   for key in keys) or len(s.study.tasks) > 1
    return check


def responses(s):
    return ' '.join(task.get('responses', '') for task in s.study.tasks.values())


def counted_now(s, count, issue, pages=None):
    return count == len({p.student for p in (s.coded() if pages is None else pages)} & s.issue_of(issue.strip(" '").lower()))


def goal_reached(s):
    """Numbers add up to the per cent beside them, and a goal is met only where its target is."""
    shares = [(int(a), int(b), int(c)) for a, b, c in re.findall(r'(\d+) of (\d+) students? with coded work \((\d+)%\)', s.line)]
    if any(abs(100 * count / of - percent) > 0.5 for count, of, percent in shares):
        return False
    name, status = s.line.split(':')[0].lower(), s.line.split('; ')[-1].split(': ')[-1]
    target = dict(TARGETS.findall(s.study.more)).get(name)
    if status == 'met':
        return bool(target and shares) and 100 * shares[-1][0] >= int(target) * shares[-1][1]
    if status == 'not yet':
        return bool(target and shares) and 100 * shares[-1][0] < int(target) * shares[-1][1]
    return not shares or not target or shares[-1][1] == 0


def only_these_have(s):
    """Among the pages on the table one alone has each code that is named."""
    codes = s.gaps[-1].split(';')[0].replace('the look-for ', '').replace('the look-fors ', '')
    def having(code):
        return [p for p in s.put() if code in [p.first, *p.codes('strategy'), *p.codes('model'), *p.codes('shows')]]
    own = 'its strategy'  # of the page that is told of
    return all(len(having(code)) == 1 for code in s_names(codes) - {own}) and (
        own not in codes or any(len(having(p.first)) == 1 for p in s.put()))


def as_before(s):
    """Later work shows the plan's strategy, sa, or another one."""
    words, names = s.line.split(': ')
    code = {'as before sa': 'sa'}.get(words.lower())
    return code is None or all(any(p.first == code and p.student == name for p in later_pages(s)) for name in s_names(names))


def pairs_there(s):
    """Two pages of a class and task that differ in their strategy, and so could be a pair."""
    return any(a.cls == b.cls and a.task == b.task and a.first != b.first for a in s.coded() for b in s.coded())


def in_words(key):
    """Somebody wrote these words, about the student who is named."""
    def check(s):
        return any(word in s.line and ('(k' not in s.line or r.student in s.line)
                   for p in s.study.pages for r in p.readings for k in key for word in map(str, r.get(k)))
    return check


def on_offer(s):
    """A model that is offered because of the pages without the issue is on as many of them."""
    model = s.line.split()[0].lower()
    return any(s.numbers()[:2] == [sum(1 for p in pages if model in p.codes('model')), len(pages)]
               for issue in ('idea', 'gap', 'slip') for pages in [[p for p in s.coded() if issue not in p.codes('issues')]])


def work_on(s):
    """All whose page of the week has the issue, and they alone."""
    found = re.match(r'[A-Z][a-z ]+? (\w+), (\d+) students?: (.*?) \(', s.line)
    return not found or s_names(found.group(3)) <= s.issue_of(found.group(1)) and len(
        s_names(found.group(3))) == int(found.group(2))


CONDITIONS = {
    # Of the week and of whole selections.
    'chosen-alone': lambda s: s.gaps[0].strip('`') in s.command,
    'no-work-in-week': lambda s: not any(p.in_week for p in s.whole.pages),
    'no-match-in-week': lambda s: not any(p.in_week for p in s.study.pages),
    'undated': lambda s: s.number() == sum(1 for p in s.study.pages if not p.date) > 0,
    'quiet-classes': lambda s: all(not any(p.cls == cls and p.in_week for p in s.whole.pages) for cls in s.gaps[-1].split(', ')),
    'nothing-coded': lambda s: all(p.blank for p in s.pages),
    'few-pieces': lambda s: s.number() == len(s.pages) < 10,
    'missing': lambda s: s.study.roster is not None and 0 < s.number() <= len(
        {student for cls in {p.cls for p in s.pages} for student in s.study.roster.get(cls, ())} - {
            p.student for p in s.study.pages if p.in_week}),
    'one-task': lambda s: len({p.task for p in s.pages}) == 1,
    'task-changed': lambda s: any(a.task != b.task for a, b in s.moves()),
    'read-once': lambda s: any(p.standing != 'absent' for p in s.pages) and not s.twice() and not any(p.blank for p in s.pages),
    'not-coded': lambda s: s.number() == s.counted(standing='uncoded') > 0,
    'no-strength': lambda s: s.counted(standing='coded') > 0 and not any(r.get('strength') or r.get('shows') for p in s.pages if p.standing == 'coded'
                                     for r in p.sources),
    'no-issue': lambda s: any(p.standing not in ('absent', 'differ') and not p.blank for p in s.pages) and not any(
        p.codes('issues') for p in s.pages),
    'none-to-go-by': lambda s: all(p.standing in ('absent', 'differ') or p.blank for p in s.pages),
    'none-coded': lambda s: not s.counted(standing='coded'),
    'none-missing': lambda s: all(s.expected(wanted) <= s.read(key) for key, wanted in (
        ('strategy', 'strategies'), ('strategy', 'critical'), ('model', 'models'), ('shows', 'look_fors'))),
    'nothing-expected': lambda s: not any(s.expected(key) for key in ('strategies', 'critical', 'models', 'look_fors')),
    'not-recorded': lambda s: not recorded({'look-for': 'shows'}.get(s.gaps[0].split()[-1], s.gaps[0].split()[-1]))(s),
    'nobody-used': lambda s: nobody('strategy', 'strategies')(s) or nobody('strategy', 'critical')(s) or (
        s.names(s.gaps[-1]) <= s.expected('strategies') | s.expected('critical')
        and not s.names(s.gaps[-1]) & s.read('strategy') and recorded('strategy')(s)),
    'no-page-uses': nobody('model', 'models'),
    'no-page-shows': lambda s: nobody('shows', 'look_fors')(s) or s.share and recorded('shows')(s) and all(
        sorted(s.expected('look_fors'))[int(name.split()[-1]) - 1] not in s.read('shows') for name in s.names(s.gaps[-1])),
    'not-expected': lambda s: bool(s.expected('strategies')) and s.names(s.gaps[-1]) <= s.read('strategy') and
    not s.names(s.gaps[-1]) & (s.expected('strategies') | s.expected('critical')),
    'show-a-strategy': lambda s: not re.match(r'\d+ of \d+ pieces? shows? a', s.line) or s.numbers()[:2] == [s.counted(standing='coded'), len(s.pages)] or len(s.study.tasks) > 1,
    'differ-count': lambda s: s.number() == s.counted(standing='differ') > 0,
    'uncoded-count': lambda s: s.name == 'pair' or 'hidden' in s.line or s.number() == s.counted(standing='uncoded') > 0,
    'some-not-enough': lambda s: s.counted(standing='not-enough') > 0,
    'none-comparable': lambda s: not s.moves(),
    'compared': lambda s: [s.number(0), s.number(2), s.number(3)] == [len(s.moves()), *s.moved()[:2]],
    'none-shown': lambda s: int(re.findall(r'\d+', s.gaps[0])[-1]) == s.moved()[2] > 0,
    'without-earlier': lambda s: s.number() > 0,
    # Readers.
    'none-rated-twice': lambda s: not s.named_twice(),
    'uneven-ratings': lambda s: len({sum(1 for r in p.readings if r.first) for p in s.named_twice()}) > 1,
    'three-readers': lambda s: len({r.coder for p in s.named_twice() for r in p.readings if r.first}) > 2,
    'passed-uncoded': lambda s: number_before(s, ' not coded yet') == s.counted(standing='uncoded') > 0,
    'passed-differ': lambda s: number_before(s, ' where readers differ') == s.counted(standing='differ') > 0,
    'same-strategy': lambda s: s.number() == len(s.twice()) == s.number(2) == len(s.named_twice()) and s.number(1) == sum(
        1 for p in s.named_twice() if is_named_alike(p)),
    'none-named-twice': lambda s: s.number() == len(s.twice()) and not s.named_twice(),
    'some-named-twice': lambda s: [s.number(0), s.number(1), s.number(2), s.number(3), s.number(4)] == [
        len(s.twice()), len(s.named_twice()), len(s.twice()),
        sum(1 for p in s.named_twice() if is_named_alike(p)), len(s.named_twice())],
    'none-named-twice-shared': lambda s: not s.named_twice(),
    'named-twice-shared': lambda s: s.number() == len(s.named_twice()) >= 3,
    'followed-shared': lambda s: s.numbers() == [len(s.moves()), sum(1 for a, b in s.moves() if a.first == b.first),
                                                 sum(1 for a, b in s.moves() if a.first != b.first)],
    'single-readers': lambda s: (s.numbers() or [0])[0] == sum(1 for p in s.pages if len(p.readings) == 1 and not p.blank) > 0,
    'too-few': lambda s: len(s.named_twice()) < 10,
    'none-differ': lambda s: not any(p.differ for p in s.pages),
    'handed-in': lambda s: s.name in ('unseen', 'student') or 'Nothing handed in' in s.line or ' by the class ' in s.line or number_before(
        s, r'(?: students?)? handed in') == len({p.student for p in s.pages if not p.blank and p.standing != 'absent'}),
    'shared': lambda s: s.share,
    'something-hidden': lambda s: s.share and any(
        re.search(r'hidden|fewer than|\|  \|', line) for line in s.lines if line != s.line),
    'names-nobody': lambda s: s.share and not any(re.search(r'\b([km]\d+|kim|lee|mia|3B|3C)\b', line) for line in s.lines),
    'all-pieces': lambda s: s.numbers()[0] == len(s.pages) >= 3,
    'several-codes': lambda s: any(len(p.codes('issues')) > 1 for p in s.pages),
    'no-more': lambda s: s.number() == sum(1 for p in s.latest() if p.standing in ('coded', 'not-enough', 'differ')),
    'no-strategy-of-these': lambda s: s.names(s.gaps[0]) <= {p.student for p in s.latest()
                                                            if p.standing in ('not-enough', 'differ', 'uncoded')},
    'before-and-now': lambda s: all(any(b.student == student and (a.first, b.first) == (s.gaps[1], s.gaps[2].split(')')[0])
                                        for a, b in s.moves()) for student in s.names(s.gaps[0].split(': ')[-1])),
    # What to do next.
    'before-not-now': lambda s: s.gaps[0].split()[-1] not in s.read('strategy') and s.number(1) == sum(
        1 for p in s.study.pages if p.date and p.date < MONDAY and s.gaps[0].split()[-1] in p.codes('strategy')) > 0,
    'critical-missing': lambda s: bool(s.expected('critical')) and not s.expected('critical') & s.read('strategy')
    and recorded('strategy')(s),
    'near': lambda s: s.names(s.gaps[0]) <= s.read('strategy'),
    'by-most': lambda s: s.number(-2) * 2 > s.number(-1) and counted_now(
        s, s.number(-2), s.line.split(',')[0].split()[-1], s.latest()),
    'other-way': lambda s: any(a.first != b.first and a.first not in SPECIAL and b.first not in SPECIAL
                               for a, b in s.moves()),
    'some-cannot-be-read': lambda s: s.counted(standing='not-enough') > 0,
    'differ-or-unsure': lambda s: any(p.differ or any(r.get('unsure') for r in p.readings) for p in s.pages),
    'some-uncoded': lambda s: s.counted(standing='uncoded') > 0,
    'absent-or-missing': lambda s: s.counted(standing='absent') > 0 or s.study.roster is not None,
    'bright-spots': lambda s: any(r.get('bright_spot') for p in s.pages for r in p.readings),
    # Plans and what came of them.
    'no-plan': lambda s: not s.study.plans,
    'no-such-plan': lambda s: '--task' in s.command or not s.study.plans,
    'plans-without-students': lambda s: bool(s.study.plans) and all('students' not in p for p in s.study.plans),
    'any-plan': lambda s: bool(s.study.plans),
    'often-planned': lambda s: set(re.findall(r'(\w+) \(\d+ plans\)', s.line)) == s.often_planned()[1] != set(),
    'some-often-planned': lambda s: bool(s.often_planned()[0]),
    'often-planned-shared': lambda s: s.numbers() == [len(s.often_planned()[0]), len(s.often_planned()[1])],
    'overdue': lambda s: plans_of(s, 'past'),
    'due': lambda s: TODAY in ' '.join(s.study.plans),
    'ahead': lambda s: plans_of(s, 'ahead'),
    'looked-at-again': lambda s: bool(later_pages(s)) and s.numbers()[-1] > 0,
    'issue-gone': lambda s: bool(later_pages(s)),
    'issue-there': lambda s: any('idea' in p.codes('issues') for p in later_pages(s)),
    'issue-not-noted': lambda s: ' (0 of ' in s.line and any('idea' not in p.codes('issues') for p in later_pages(s)),
    'issue-still': lambda s: ' (0 of ' not in s.line and any('idea' in p.codes('issues') for p in later_pages(s)),
    'not-read-yet': lambda s: any(p.blank for p in s.pages),
    'none-read': lambda s: all(p.blank for p in s.pages if s.command.endswith(' ' + p.student)),
    'no-codes-expected': lambda s: bool(responses(s)) and not any(
        s.expected(key) for key in ('strategies', 'critical', 'models', 'look_fors')),
    'nobody-said': lambda s: not re.search(r'\d not said', s.line) or number_before(s, ' not said') <= sum(1 for p in s.latest() if not any(r.get('success') for r in p.sources)),
    'readers-differ-on-success': lambda s: any(len({r.get('success')[0] for r in p.sources if r.get('success')}) > 1 for p in s.pages),
    'like-before': lambda s: all(before_it(s, what, True) for what in s_names(s.gaps[-1])),
    'unlike-before': lambda s: all(before_it(s, what, False) for what in s_names(s.gaps[-1])),
    'not-again': lambda s: any(student not in {p.student for p in later_pages(s)}
                               for student in s.names(s.gaps[-1])),
    'no-second-day': lambda s: any('reassess' not in p for p in s.study.plans),
    'often-planned': lambda s: all(sum(1 for p in s.study.plans if re.search(rf'\b{student}\b', p)) > 2 and not any(
        r.get('bright_spot') for p in s.pages for r in p.readings if p.student == student) for student in s.names(s.gaps[0])),
    # A plan and its reasons.
    'planned-on-one-day': lambda s: any(len({p.date for p in s.planned() if not issue or issue in p.codes('issues')}) == 1
                                    for issue in ('', *RECORDED_AS)),
    'not-on-planned': lambda s: any(s.line.split()[0].lower() not in models for models in (
        {m for p in s.planned() if p.first == code or code in p.codes('issues') for m in p.codes('model')}
        for code in ('sa', 'sb', 'sc', 'sd', 'idea', 'gap', 'slip')) if models),
    'without-the-issue': lambda s: s.numbers()[-1] > 0 and (
        '--issue' in s.command or any(p.codes('issues') for p in s.planned())) and any(
        s.numbers()[-1] == sum(1 for p in s.latest() if p.standing == 'coded' and issue not in p.codes('issues'))
        for issue in ('idea', 'gap', 'slip', 'misread', 'untried', 'plain')),
    'of-coded': lambda s: s.number(-1) == sum(1 for p in s.latest() if p.standing == 'coded'),
    'no-issue-here': lambda s: any(len(pages) == (s.number() or 1) and not any(p.codes('issues') for p in pages)
                                   for code in s.read('strategy') for pages in [s.coded(code)]),
    'issue-on-no-page': lambda s: not any('idea' in p.codes('issues') for p in s.latest() if p.first == 'sd'),
    'no-idea': lambda s: not any(idea_counts(s)),
    'one-page': lambda s: max(idea_counts(s)) == 1 and any(
        count == 1 and noted == 1 for count, noted in zip(idea_counts(s), ideas_noted(s))),
    'one-of-pages': lambda s: (len(s.planned()) == 1 if 'the one page' in s.line else s.number() == len(s.planned())) and any(
        count == 1 < noted for count, noted in zip(idea_counts(s), ideas_noted(s))),
    'most-of-ideas': lambda s: any(count == max(ideas_noted(s)) > 1 and ideas_noted(s).count(count) == 1 for count in idea_counts(s)),
    'most-of-pages': lambda s: s.number() == len(s.planned()) and idea_counts(s).count(max(idea_counts(s))) == 1,
    'only-idea': lambda s: sum(1 for count in ideas_noted(s) if count) == 1,
    'as-many': lambda s: idea_counts(s).count(max(idea_counts(s))) > 1 and s.number(-1) == max(idea_counts(s)),
    'set-aside': lambda s: s.number(0) > max(s.issue_count(i) for i in ('idea', 'gap', 'plain')),
    'next-idea': lambda s: s.number(-1) > 0,
    'several-tasks': lambda s: len({p.task for p in s.pages}) > 1,
    'is-slip': lambda s: 'slip' in s.gaps[0].lower(),
    'idea-instead': lambda s: any(idea_counts(s)),
    'over-half': lambda s: s.number(0) > 1 and s.number(0) * 2 > s.number(1) == sum(1 for p in s.latest() if p.standing != 'absent' and not p.blank)
    and counted_now(s, s.number(0), s.gaps[2], s.readable()),
    'large-group': lambda s: s.number(0) > 6 and any(counted_now(s, s.number(0), issue, s.planned()) for issue in RECORDED_AS)
    or s.number(0) == len(s.planned()) > 6,
    'no-models-here': lambda s: any(not p.codes('model') for p in s.planned()),
    'new-model': lambda s: bool(s.read('model')),
    'not-used-in-class': lambda s: not s.names(s.gaps[-1]) & s.read('strategy'),
    'one-page-read-once': lambda s: any(len(p.readings) == 1 for p in s.pages),
    'too-little-said': lambda s: s.number(0) == sum(1 for p in s.latest() if p.standing == 'not-enough'),
    'no-look-fors-expected': lambda s: any(not s.study.tasks[p.task].get('look_fors') for p in s.pages),
    'no-look-fors-on-coded': lambda s: not any(p.codes('shows') for p in s.latest() if p.standing == 'coded'),
    'without-look-fors': lambda s: len(s.study.tasks) > 1 or s.numbers()[0] == sum(
        1 for p in s.latest() if p.standing == 'coded' and not p.codes('shows')) > 0,
    'some-look-fors': lambda s: bool(s.read('shows')),
    'no-look-fors-recorded': lambda s: not s.read('shows'),
    'still-to-appear': lambda s: s.number(-1) >= 0 and bool(s.read('shows')),
    # Moves.
    'no-two-pages': lambda s: not s.moves(),
    'followed': lambda s: s.number() <= len(s.moves()) if '--within' in s.command else s.number() == len(s.moves()),
    'same-and-other': lambda s: '--within' in s.command or [s.number(0), s.number(2)] == list(s.moved()[:2]),
    'none-then-or-now': lambda s: '--within' in s.command or s.number() == s.moved()[2] > 0,
    'undated-of-dated': lambda s: any(not p.date for p in s.pages) and any(p.date for p in s.pages),
    # Choosing pages and partners.
    'none-to-choose': lambda s: not any(p.standing == 'coded' for p in s.latest()),
    'student-without-strategy': lambda s: any(
        not s.read('strategy', [p for p in s.pages if p.student == student]) - {*SPECIAL, 'absent'} for student in {p.student for p in s.pages}),
    'shows-of-seen': lambda s: s.numbers()[0] <= s.numbers()[1] == len(s.coded()) and s.numbers()[2] <= s.numbers()[3] == len(
        {(key, code) for p in s.coded() for key in ('strategy', 'model', 'shows') for code in p.codes(key)}),
    'strategy-on': lambda s: s.number(0) <= s.number(1) == sum(1 for p in s.latest() if p.standing == 'coded')
    or len(s.study.tasks) > 1,
    'no-issue-noted': lambda s: any(not p.codes('issues') for p in s.latest()),
    'no-issue-on-any': lambda s: any(not p.codes('issues') for p in s.latest() if p.standing == 'coded'),
    'has-issue': lambda s: any(p.codes('issues') for p in s.latest()),
    'no-model-noted': lambda s: any(not p.codes('model') for p in s.latest() if p.standing == 'coded'),
    'model-not-said': lambda s: 'line' in s.read('model'),
    'all-seen': lambda s: s.number(0) > 0,
    'more-to-see': lambda s: s.number(0) > 0,
    'not-chosen-from': lambda s: any(p.standing in ('differ', 'not-enough', 'uncoded') for p in s.latest()),
    'left-alone': lambda s: any(p.standing == 'coded' for p in s.latest()),
    'models-differ': lambda s: any(a.first == b.first and a.codes('model') and b.codes('model')
                                   and a.codes('model') != b.codes('model') for a in s.latest() for b in s.latest()),
    'success-differs': lambda s: 'with different models' in s.gaps[0] or any(a.first == b.first and a.student != b.student and a.codes('success') != b.codes('success')
                                     for a in s.latest() for b in s.latest()),
    'differ-in-strategy': lambda s: len({p.first for p in s.latest() if p.standing == 'coded'}) > 1,
    'some-differ': lambda s: s.counted(differ=True) > 0,
    'put-alone': only_these_have,
    'readings-so-far': lambda s: not re.search(r'\d readings? so far', s.line) or len(s.study.tasks) > 1 or number_before(
        s, ' readings? so far') == len(s.student(s.line.split()[0]).readings),
    'both-used': both_used,
    'used-by-two': lambda s: sum(1 for p in s.coded() if p.first == s.gaps[0].strip(' .?').lower()) > 1,
    'shown-by-two': lambda s: all(sum(name in p.codes('shows') for p in s.coded()) > 1 for name in s_names(s.gaps[0])),
    'no-two-differ': lambda s: not pairs_there(s),
    'of-three': lambda s: len(s.names(s.gaps[1]) & {p.student for p in s.coded()}) == 1,
    'concrete': lambda s: 'cubes' in s.read('model'),
    'one-model': lambda s: any(p.codes('model') for p in s.coded()),
    'order-of-pages': lambda s: all(s.student(who).first == code.strip() or len(s.study.tasks) > 1
                                    for code, who in re.findall(r'(\w+) \((\w+)', s.gaps[-1])),
    # What is on the pages of a group, and in the piles.
    'readers-named': lambda s: s_names(s.gaps[-1].split(' · ')[0]) in (
        {r.coder for p in s.pages for r in p.readings}, {r.coder for p in s.named_twice() for r in p.readings},
        {'reader not named'}),
    'reader-named': lambda s: s_names(s.gaps[0]) <= {r.coder for p in s.pages for r in p.readings} | {'reader not named'},
    'reader-not-named': lambda s: any(not r.coder for p in s.pages for r in p.readings),
    'place-not-said': lambda s: any(not r.setting for p in s.pages for r in p.readings),
    'issues-counted': lambda s: all(count <= s.issue_count(name) and any(
        count == s.issue_count(name, [p for p in s.latest() if keep(p)]) for keep in (
            [lambda p, c=c: p.first == c for c in ('sa', 'sb', 'sc', 'sd')]
            + [lambda p, m=m: m in p.codes('model') for m in ('array', 'line', 'cubes')]
            + [lambda p: not p.codes('model'), lambda p: True]
            + [lambda p, m=m: m in p.codes('shows') or m in p.codes('issues') for m in ('groups', 'total', 'idea', 'gap', 'slip', 'misread', 'untried')]
            + [lambda p: not p.codes('shows')]))
        for name, count in counts_said(s.gaps[-1].split('`')[0]).items() if name in RECORDED_AS),
    'pile-not-enough': pile('not-enough'),
    'pile-differ': pile('differ'),
    'pile-uncoded': pile('uncoded'),
    'pile-earlier': pile('earlier'),
    'not-handed-in': lambda s: s.study.roster is not None and any(
        student not in {p.student for p in (s.pages if 'Not among' in s.line else s.whole.pages)}
        for cls in s.study.roster.values() for student in cls),
    'unsure': lambda s: s.names(s.gaps[-1].strip('.')) <= {p.student for p in s.pages if any(r.get('unsure') for r in p.readings)},
    'strength-written': in_words(('strength',)),
    'evidence-written': in_words(('evidence', 'quote', 'strength')),
    'some-readable': lambda s: bool(s.readable()),
    'looks-like': looks_like,
    'others-hidden': lambda s: s.share and number_before(s, ' hidden') != 0,
    'row-uncoded': lambda s: s.share or s.numbers()[0] == s.counted(standing='uncoded') > 0,
    'row-nothing-noted': lambda s: s.share or s.numbers()[0] == sum(1 for p in s.pages if not p.differ and not p.codes('issues')) > 0,
    'row-differ': lambda s: not s.line.startswith('| Readers differ') or s.share or s.numbers()[0] == s.counted(standing='differ') > 0,
    'row-strategy-unused': lambda s: s.line.split('|')[3].strip().lower() in (s.expected('strategies') | s.expected('critical'))
    - s.read('strategy') and recorded('strategy')(s),
    'row-model-unused': lambda s: s.line.split('|')[3].strip().lower() in s.expected('models') - s.read('model')
    and recorded('model')(s),
    'row-look-for-unseen': lambda s: s.share or s.line.split('|')[3].strip().lower() in s.expected('look_fors') - s.read('shows')
    and recorded('shows')(s),
    'row-not-anticipated': lambda s: bool(s.expected('strategies')) and s.line.split('|')[3].strip().lower() in s.read(
        'strategy') - s.expected('strategies') - s.expected('critical'),
    'used-by-min-n': lambda s: s.share and all(sum(1 for p in s.pages if p.first == code) >= 3 and code not in s.expected(
        'strategies') | s.expected('critical') for code in s_names(s.line.split(': ')[-1])),
    'nothing-matches': lambda s: '2027' in s.command,
    # Readers, in numbers.
    'all-the-same': lambda s: s.numbers()[:2] == [sum(1 for p in s.named_twice() if is_named_alike(p)), len(s.named_twice())],
    'some-rated-twice': lambda s: bool(s.named_twice()),
    'between': lambda s: float(s.gaps[1]) <= float(re.findall(r'-?[\d.]+', s.gaps[0])[-1]) <= float(s.gaps[2].strip(' .')),
    'one-unsure': lambda s: any(r.get('unsure') for r in s.student(s.line.split()[0]).readings),
    'some-twice': lambda s: len(s.named_twice()) > 0,
    'some-moves': lambda s: len(s.moves()) > 0,
    'moves-counted': lambda s: number_before(s, ' pieces? followed an earlier one') == len(s.moves()) or 'within' in s.command,
    # Plans, once more.
    'recorded-as': lambda s: all(RECORDED_AS.get(name.lower(), cause) == cause for name, cause in re.findall(
        r'(\w+) \(\d+ of \d+ pages?\), recorded as ([a-z ]+)', s.line)),
    'answers-here': lambda s: all(any(answer in r.get('answer') for p in s.planned() for r in p.readings)
                                  for answer in s.gaps[0].split(', ')),
    'page-shows': lambda s: not s.line.startswith('The page shows') or any(
        s_names(s.line.split(': ')[1].split('.')[0]) <= set(p.codes('shows')) for p in s.planned()),
    'all-show': lambda s: not re.match(r'(All \d+|Both) show: ', s.line) or sum(1 for p in s.planned() if s_names(
        s.line.split(': ')[1].split('.')[0]) <= set(p.codes('shows'))) >= (2 if s.line[0] == 'B' else s.numbers()[0]) > 1,
    'all-pages-show': lambda s: all(s_names(s.line.split(': ')[1].split('.')[0]) <= set(p.codes('shows')) for p in s.planned()) and len(
        s.planned()) == (2 if s.line[0] == 'B' else s.numbers()[0]),
    'partners': lambda s: any(not s.names(without_issue(s)) & s.issue_of(issue) for issue in ('idea', 'gap', 'slip', 'misread', 'untried'))
    and s.names(without_issue(s)) <= {p.student for p in s.coded()},
    'in-class-counts': lambda s: all(count == sum(1 for p in s.coded() if name in p.codes('shows'))
                                     for name, count in counts_said(s.gaps[-1].split('(')[0]).items() if name in ('groups', 'total')),
    'on-offer': on_offer,
    'more-share': lambda s: any(s.number() == s.issue_count(more, s.planned()) > s.issue_count(less, s.planned()) > 0
                                for more, less in (('idea', 'gap'), ('gap', 'idea'))),
    'usual': lambda s: s.line.split()[0].lower() in {'sa': ('array', 'line')}[s_names(s.gaps[0].split(';')[0].split(',')[0]).pop()],
    'size-of-plan': lambda s: not s.line.endswith(('student)', 'students)')) or s.numbers()[-1] == len(
        s.names(s.line.split(' ', 2 if s.line.startswith('The') else 3 if s.line.startswith('A small') else 2)[-1])),
    'as-before': as_before,
    'zero-now': lambda s: 'Not noted now' not in s.line or s.numbers()[0] == 0,
    'work-on': work_on,
    'last-work': lambda s: max(p.date for p in s.study.pages if p.date < MONDAY) == datetime.datetime.strptime(
        s.gaps[0], '%a %d %b %Y').date().isoformat(),
    'did-before': lambda s: number_before(s, r' (?:students? )?did this task at another time') <= len(
        {p.student for p in s.study.pages if not p.in_week}),
    'nothing-yet': lambda s: s.study.roster is not None and not s.names(s.gaps[-1]) & {
        p.student for p in s.whole.pages if p.in_week and not p.blank and p.standing != 'absent'
        and p.task in {page.task for page in s.pages}},
    'sit-down': lambda s: all(s.student(who).codes('issues').count(what) for who, what in re.findall(r'(k\d+) \((\w+)\)', s.line)),
    # The task, before the work.
    'no-exemplar': lambda s: f'strategy: {s.line.split()[0].lower()},' not in responses(s),
    'no-such-response': lambda s: 'An exemplar that shows' not in s.line or f'strategy: {s.gaps[0].split(":")[0]},' not in responses(s),
    'one-response': lambda s: responses(s).count('strategy: ') == 1,
    'no-response-shows': lambda s: bool(responses(s)) and re.search(r"'(\w+)'", s.line).group(1) not in responses(s),
    'nothing-blank': lambda s: all(task is DESCRIBED['t'] for task in s.study.tasks.values()),
    'critical-code': lambda s: any(code in s.line for code in s.expected('critical')),
    **{'lacks-' + key: lacks(key) for key in (
        'prompt', 'standards', 'target', 'review', 'responses', 'look_fors', 'critical', 'strategies', 'stuck', 'questions',
        'succeed', 'models', 'answers', 'goal', 'taught_before')},
    'served': lambda s: s.study.roster is not None and ' k1' in s.command,
    # Goals.
    'goal-reached': goal_reached,
    'no-before': lambda s: not any(p.first and p.date < ('2026-01-01' if 'until: 2026-01-01' in s.study.more else MONDAY)
                                   for p in s.study.pages),
    'none-in-period': lambda s: not days_said(s.line) or not in_period(s),
    'students-in-period': lambda s: not days_said(s.line) or s.line.count(' with coded work') > 1 or len(
        {p.student for p in in_period(s)}) == number_before(s, ' students? with coded work'),
    'readers-differ-on-goal': lambda s: all(int(number) == len(only_differ(s, when == 'now')) for number, when in re.findall(
        r'Readers differ on work by (\d+) students? (before|now):', s.line)),
    'far-fewer': lambda s: len({p.student for p in s.pages if p.date >= MONDAY}) * 2 < len(
        {p.student for p in s.pages if p.date and p.date < MONDAY}),
    'other-tasks': lambda s: {p.task for p in s.pages if p.date >= MONDAY} != {
        p.task for p in s.pages if p.date and p.date < MONDAY},
    # The cycle.
    'sessions-past': lambda s: s.numbers()[2] <= s.numbers()[3],
    'all-past': lambda s: '2026-09-07' in s.study.more,
    'no-session-dated': lambda s: 'start:' not in s.study.more,
    'topic-over': lambda s: '2026-09-07' in s.study.more or s.before('## ').startswith('## 1.') and (
        '2026-11-09' in s.study.more or '2026-11-15' in s.study.more),
    # A student.
    'one-setting': lambda s: bool(s.gaps[0]) and 'not said' not in s.gaps[0],
    'one-place': lambda s: all(any(len({r.setting for p in s.pages if p.student == student for r in p.readings
                                        if model in r.get('model')}) == 1
                                   for student in {p.student for p in s.pages}) for model in s.names(s.gaps[-1])),
}


# --- all of it together -----------------------------------------------------------------------------------------------

COMMANDS = ['group', 'group --coder lee', 'report --week 2026-W47 --coder lee', 'report --week 2026-W47 --task u',
            'follow-up --coder lee', 'plan --from with', 'plan --from without', 'group --by look-for', 'group --by model', 'group --by issue', 'report --week 2026-W47', 'unseen',
            'shift', 'shift --within task', 'shift --paths', 'select', 'select --order common', 'select --order contrast',
            'select --order issue', 'select -n 1', 'select -n 9', 'select --recode 3', 'pair', 'cards', 'plan', 'plan --strategy sa',
            'plan --issue idea', 'plan --issue slip', 'plan --strategy sd --issue idea', 'follow-up', 'inquiry', 'agree',
            'agree --disagreements', 'group --since 2027-01-01', 'agree --since 2027-01-01', 'cycle', 'student', 'review', 'monitor', 'tally', 'tally --by issue', 'tally --by strategy,success', 'decisions',
            'protocol show work-sort --task t', 'protocol show student-progress --task t']
SHARED = ['group', 'group --since 2027-01-01', 'report --week 2026-W47', 'unseen', 'shift', 'tally', 'agree', 'plan', 'plan --issue idea', 'follow-up',
          'inquiry', 'protocol show work-sort --task t']
DATED = ('report', 'follow-up', 'cycle', 'plan', 'decisions', 'protocol', 'inquiry')


def commands_for(study):
    for command in COMMANDS:
        if command == 'student':
            yield from (f'student {s}' for s in sorted({r.student for r in study.readings})[:3])
        elif not command.startswith('cycle') or 'cycle:' in study.more:
            yield command
    for command in SHARED:
        yield f'{command} --audience share --min-n 3'
    if study.shown:
        yield 'group --audience share --min-n 3 --release shown.yaml'


def run(program, folder, study, command):
    words = [program, *command.split(), folder, '-f', 'md']
    if command.split()[0] in DATED:
        words += ['--today', study.today]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, cwd=os.path.dirname(folder))
    if done.returncode not in (0, 1, 2) or done.returncode == 2 and 'hint' not in done.stderr and 'error' not in done.stderr:
        sys.exit(f'{study.name}: {command}: exit {done.returncode}: {done.stderr}')
    return [re.sub(r'\\([^\w\s])', r'\1', line.replace('**', '').lstrip('-> '))
            for line in (done.stdout + '\n' + done.stderr).split('\n')]


# A study that cannot be read whole would try less than it says.
def entries_lost(program, file, study):
    done = subprocess.run([program, 'tally', file, '-f', 'json', '-q'], capture_output=True, text=True, timeout=60,
                          check=False)
    counts = json.loads(done.stdout)['data']['input'] if done.returncode != 2 else {'errors': 1, 'unread': 1}
    return [f'{study.name}: {counts["errors"]} errors in the study'] if counts['errors'] or counts['unread'] else []


def main():
    program, root = os.path.abspath(sys.argv[1]), sys.argv[2]
    told = listed(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'sentences.txt'))
    source = in_source(root)
    wrong = [f'{source[words]}: not in sentences.txt: {words}' for words in source if words not in told]
    wrong += [f'sentences.txt: stands nowhere: {words}' for words in told if words not in source]
    claims = {words: (told[words], fragments_of(words)) for words in told if told[words] != '-'}
    wrong += [f'sentences.txt: no such condition: {name}' for name, _ in claims.values() if name not in CONDITIONS]
    seen, untrue = {}, {}

    @functools.cache  # most lines come again in another study
    def claims_in(line):
        found = [(words, name, gaps_in(line, fragments)) for words, (name, fragments) in claims.items()]
        return [claim for claim in found if claim[2] is not None]

    with tempfile.TemporaryDirectory() as folder:
        chosen = [study for study in STUDIES if not sys.argv[3:] or study.name in sys.argv[3:]]
        for study in chosen if not wrong else ():
            file = os.path.join(folder, 'study.yaml')
            with open(file, 'w', encoding='utf-8') as out:
                out.write(study.yaml())
            with open(os.path.join(folder, 'shown.yaml'), 'w', encoding='utf-8') as out:
                out.write(study.shown)
            wrong += entries_lost(program, file, study)
            for command in commands_for(study):
                lines = run(program, file, study, command)
                wrong += said_wrongly(study, command, lines)
                for line in lines:
                    for words, name, gaps in claims_in(line):
                        seen[words] = seen.get(words, 0) + 1
                        if not holds(CONDITIONS[name], Said(study, command, line, gaps, lines)):
                            untrue.setdefault(words, f'{study.name}: {command}: not true ({name}): {line}')
    wrong += untrue.values()
    if seen and not sys.argv[3:]:
        wrong += [f'never said in any study: {words}' for words in claims if words not in seen]
    for line in wrong[:80]:
        print(line)
    print(f'{len(told)} sentences and words, {len(claims)} with a condition, said {sum(seen.values())} times in '
          f'{len(STUDIES)} studies')
    return 1 if wrong else 0


# What has to be said where something is so: (command, when, words).
def later_issues(study):
    of_plan = {s for p in study.plans for s in re.findall(r'\w+', re.search(r'students: \[(.*?)\]', p).group(1))
               if 'reassess' not in p or 'task:' not in p.split('reassess')[1]} if all('students' in p for p in study.plans) else set()
    return {i for p in study.pages if p.date > '2026-11-05' and p.student in of_plan for i in p.codes('issues')} - {'idea'}


def is_missed(study):
    return study.roster is not None and any(cls in study.roster and set(study.roster[cls]) - {
        p.student for p in study.pages} for cls in {p.cls for p in study.pages})


def issue_leads(study, causes):
    pages = [p for p in study.pages if p.standing == 'coded']
    counts = {i: sum(1 for p in pages if i in p.codes('issues')) for i in RECORDED_AS}
    return max(counts.values()) > 0 and max(counts, key=counts.get) in causes and any(
        counts[i] > 1 for i in ('idea', 'gap', 'plain'))


MUST = [
    # A new issue on the pages of a follow-up stands beside the decision to release.
    ('follow-up', lambda s: bool(later_issues(s)), r'^Besides '),
    # Who is on the roster without a page is named, and said to be without work, whoever was asked.
    ('group', is_missed, r'^## Nothing handed in yet'),
    # What more pages share than the plan's issue is named as set aside.
    ('plan', lambda s: len(s.tasks) == 1 and issue_leads(s, ('slip', 'misread', 'untried')), 'Set aside, though more pages have it'),
    # A goal that is counted on other tasks than before says so.
    ('inquiry', lambda s: 'baseline: {until: 2026-11-15}' in s.more and {p.task for p in s.pages if p.date < MONDAY}
     != {p.task for p in s.pages if p.date >= MONDAY}, 'The tasks before and now are not the same'),
    # Where nobody recorded a kind of code, that is said in place of what no page shows.
    ('unseen', lambda s: any(t.get('look_fors') for t in s.tasks.values()) and any(p.standing == 'coded' for p in s.pages)
     and not any(r.get('shows') for r in s.readings), '[Nn]o look-for is recorded'),
]

# What is never said of anything: it ranks, claims a cause, promises, counts what was not asked for, or is no sentence.
NEVER = re.compile(r'Most shared|Later in the codebook|would reach|task is ready\b(?! is)|did not hand in|No strategy is agreed|'
                   r'Still there \w+ \(0 of|\ball 2 show|\b1 of 1 pieces|\bthese 1 |\b0 of 0 without|share (?:idea|gap|plain) \(|'
                   r'[.!?][.,;](?!\.)(?:\s|$)|\.:|(\b\w+) \([^)]*\), \1 \(', re.IGNORECASE)
NO_ALPHA = ('report', 'group', 'plan')


def said_wrongly(study, command, lines):
    out = [f'{study.name}: {command}: has to say {words}' for name, when, words in MUST
           if name == command and when(study) and not any(re.search(words, line) for line in lines)]
    for line in lines:
        never = NEVER.search(line) or command.split()[0] in NO_ALPHA and re.search(r'\balpha\b', line)
        if never and 'Whether the task is ready' not in line:
            out.append(f'{study.name}: {command}: is never said: {line}')
    return out


# What is said of one of several tasks has to be true of one of them.
def holds(condition, said):
    pages = said.pages
    for task in ('', *sorted({p.task for p in pages})):
        said.pages = [p for p in pages if not task or p.task == task]
        try:
            if condition(said):
                return True
        except (IndexError, KeyError, ValueError):
            continue
    return False


if __name__ == '__main__':
    sys.exit(main())
