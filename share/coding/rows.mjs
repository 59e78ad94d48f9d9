// Between the state and rows with the columns that `worksort list` writes and `worksort import` reads.
import {
  coders_of, empty_state, is_read, k_empty_reading, k_flags, k_texts, paper_key, reading_of, with_coder, with_paper,
  with_reading,
} from "./state.mjs";
import { cleaned, folded } from "./words.mjs";

export const k_columns = [
  "task", "date", "class", "school", "setting", "student", "attempt", "coder", "strategy", "also", "model", "success",
  "answer", "correct", "shows", "issues", "evidence", "quote", "strength", "bright_spot", "unsure", "image", "note",
];

const k_yes = ["true", "yes", "y", "x", "1", "\u2713"];

// The answer as it compares with the task's answers: without case and outer or repeated blanks.
export function worked_out(answer, strategy, data, codes) {
  const plain = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  if (data.task.answers.length === 0) return "";
  if (answer === "" || codes.is_special(strategy)) return "none";
  return data.task.answers.some((right) => plain(right) === plain(answer)) ? "right" : "wrong";
}

// A row for each paper that the reader has said something about, below the names of the columns.
export function rows_of(state, data, coder = state.coder) {
  const rows = [k_columns];
  for (const paper of state.papers) {
    const reading = reading_of(state, paper.key, coder);
    if (!is_read(reading)) continue;
    const values = {
      ...reading,
      task: data.task.id,
      date: paper.date || state.date,
      class: paper.class,
      school: paper.school,
      setting: reading.setting || paper.setting || state.setting,
      student: paper.student,
      attempt: paper.attempt,
      coder,
      strategy: reading.strategy[0] ?? "",
      also: reading.strategy.slice(1),
      image: paper.image,
    };
    rows.push(k_columns.map((column) => cell_text(values[column])));
  }
  return rows;
}

function cell_text(value) {
  if (typeof value === "boolean") return value ? "true" : "";
  return Array.isArray(value) ? value.join("; ") : value;
}

const split = (value) => (Array.isArray(value) ? value : String(value ?? "").split(";")).map((v) => v.trim()).filter(Boolean);
const text_of = (value) => (value === null || value === undefined ? "" : cleaned(String(value)).trim());
const flag_of = (value) => value === true || k_yes.includes(text_of(value).toLowerCase());

function reading_from(row, data, codes) {
  const ids = (kind, values) => [...new Set(values.map((value) => codes.id(kind, value)))];
  const out = { ...k_empty_reading };
  for (const field of k_texts) out[field] = text_of(row[field]);
  for (const field of k_flags) out[field] = flag_of(row[field]);
  out.strategy = ids("strategy", [...split(row.strategy), ...split(row.also)]);
  for (const kind of ["model", "shows", "issues"]) out[kind] = ids(kind, split(row[kind]));
  if (out.success) out.success = codes.id("success", out.success);
  if (out.correct === worked_out(out.answer, out.strategy[0], data, codes)) out.correct = "";
  return out;
}

function paper_from(row, names) {
  const paper = { images: row.images ?? [] };
  for (const field of ["student", "class", "school", "date", "attempt", "setting", "image"]) paper[field] = text_of(row[field]);
  paper.name = row.name ?? names.get(folded(paper.student)) ?? "";
  return paper;
}

// The paper of the state that a row is about: the same piece or, where a date or school is missing on one side, the
// only one of the student that it can be.
function same_paper(state, paper) {
  const exact = state.papers.find((other) => other.key === paper_key(paper));
  if (exact) return exact;
  const agrees = (a, b) => a === "" || b === "" || folded(a) === folded(b);
  const who = folded(paper.student);
  const open = state.papers.filter((other) => {
    const same = folded(other.student) === who || (other.name !== "" && folded(other.name) === who);
    const date = other.date || state.date;
    return same && other.attempt === paper.attempt && agrees(other.school, paper.school) && agrees(date, paper.date);
  });
  return open.length === 1 ? open[0] : undefined;
}

function with_row(state, row, data, codes, names) {
  const wanted = paper_from(row, names);
  let next = state;
  let paper = same_paper(state, wanted);
  if (!paper) {
    next = with_paper(state, wanted);
    paper = next.papers.at(-1);
  } else {
    const known = { ...paper, image: paper.image || wanted.image, images: [...paper.images, ...wanted.images] };
    next = { ...state, papers: state.papers.map((other) => (other === paper ? known : other)) };
  }
  const reading = reading_from(row, data, codes);
  return is_read(reading) ? with_reading(next, paper.key, reading, text_of(row.coder)) : next;
}

// The table as the program has written it: all that is there already, and a paper for each student without one.
export function state_from(data, codes) {
  const names = new Map(data.students.map((student) => [folded(student.id), student.name]));
  let state = empty_state(data.coder, data.expected);
  for (const row of data.pieces) state = with_row(state, row, data, codes, names);
  for (const student of data.students.filter((s) => s.unread)) {
    state = with_paper(state, {
      student: student.id, name: student.name, class: student.class, school: student.school, date: data.task.date,
      attempt: "", setting: "", image: "", images: [],
    });
  }
  state = { ...state, papers: in_class_order(state.papers, data.students) };
  const coders = coders_of(state);
  return data.coder === "" && coders.length === 1 ? with_coder(state, coders[0]) : state;
}

function in_class_order(papers, students) {
  const seats = new Map(students.map((student, index) => [folded(student.id), index]));
  const seat = (paper) => seats.get(folded(paper.student)) ?? seats.size;
  return papers
    .map((paper, index) => ({ paper, index }))
    .sort((a, b) => seat(a.paper) - seat(b.paper) || a.index - b.index)
    .map(({ paper }) => paper);
}

// What a saved file says, laid over the state: `opened` readings by `coders`; rows that are not for this page are
// counted in `other_task` and `nobody`. A file that is no table of `list` gives a `problem`.
export function with_table(state, table, data, codes) {
  const header = (table[0] ?? []).map((name) => name.trim().toLowerCase());
  if (!header.includes("student")) return { problem: "it has no column named student" };
  const out = { state, opened: 0, coders: new Set(), other_task: 0, nobody: 0 };
  const names = new Map(data.students.map((student) => [folded(student.id), student.name]));
  for (const cells of table.slice(1)) {
    const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
    if (text_of(row.student) === "") {
      ++out.nobody;
    } else if (text_of(row.task) !== "" && folded(row.task) !== folded(data.task.id)) {
      ++out.other_task;
    } else {
      out.state = with_row(out.state, row, data, codes, names);
      out.coders.add(text_of(row.coder));
      ++out.opened;
    }
  }
  if (state.coder === "" && out.coders.size === 1) out.state = with_coder(out.state, [...out.coders][0]);
  return out;
}
