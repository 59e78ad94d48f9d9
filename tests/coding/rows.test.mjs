import assert from "node:assert/strict";
import test from "node:test";
import { read_csv, write_csv } from "../../share/coding/csv.mjs";
import { k_columns, rows_of, with_table, worked_out } from "../../share/coding/rows.mjs";
import { put, reading_of, with_coder, with_field } from "../../share/coding/state.mjs";
import { codes, data, key, opened } from "./example.mjs";

const cell = (row, column) => row[k_columns.indexOf(column)];

test("a row for each page that was read, with what is known about it", () => {
  let state = opened();
  state = put(state, [key(state, "s2")], "blank", codes);
  state = with_field(state, key(state, "s2"), "bright_spot", true);
  const rows = rows_of(state, data);
  assert.deepEqual(rows[0], k_columns);
  assert.equal(rows.length, 3);
  const [, ana, bo] = rows;
  assert.deepEqual([cell(ana, "strategy"), cell(ana, "also"), cell(ana, "image")], ["skip-counting", "derived-fact", "scans/s1.jpg"]);
  assert.equal(cell(ana, "correct"), "", "what the answers say is not written");
  assert.deepEqual([cell(bo, "date"), cell(bo, "class"), cell(bo, "coder")], ["2026-11-17", "3B", "ortiz"]);
  assert.deepEqual([cell(bo, "bright_spot"), cell(bo, "unsure")], ["true", ""]);
});

test("what is saved opens again as it was", () => {
  let state = opened();
  const s3 = key(state, "s3");
  for (const [field, value] of [["answer", "=24"], ["model", ["array", "number-line"]], ["note", 'a, "b"\nc'], ["correct", "partly"], ["unsure", true]]) {
    state = with_field(state, s3, field, value);
  }
  const text = write_csv(rows_of(state, data));
  const again = with_table(opened({ pieces: [], students: data.students.map((s) => ({ ...s, unread: true })) }), read_csv(text), data, codes);
  assert.equal(again.opened, 2);
  assert.equal(again.state.coder, "ortiz");
  assert.equal(write_csv(rows_of(again.state, data)), text);
});

test("a colleague's file stays a reading of its own", () => {
  const table = read_csv("student,coder,strategy,task\ns1,kim,Repeated Addition,trays\nBo Lind,kim,counts by,\n");
  const result = with_table(opened(), table, data, codes);
  assert.equal(result.state.papers.length, 3);
  assert.equal(reading_of(result.state, key(result.state, "s1")).strategy[0], "skip-counting");
  assert.equal(reading_of(result.state, key(result.state, "s1"), "kim").strategy[0], "repeated-addition");
  assert.equal(reading_of(result.state, key(result.state, "s2"), "kim").strategy[0], "skip-counting");
  assert.equal(rows_of(result.state, data).length, 2);
  assert.equal(rows_of(with_coder(result.state, "kim"), data).length, 3);
});

test("rows of another task or without a student are counted, others add papers, what is no table is refused", () => {
  const table = read_csv("student,task,strategy,attempt\ns9,trays,blank,\n,trays,blank,\ns1,boxes,blank,\ns1,trays,blank,2\n");
  const result = with_table(opened(), table, data, codes);
  assert.deepEqual([result.opened, result.nobody, result.other_task], [2, 1, 1]);
  assert.equal(result.state.papers.length, 5);
  assert.match(with_table(opened(), read_csv("name,what\na,b\n"), data, codes).problem, /student/);
  assert.match(with_table(opened(), [], data, codes).problem, /student/);
});

test("answers are compared without case and blanks", () => {
  assert.equal(worked_out(" 24  Rolls ", "skip-counting", data, codes), "right");
  assert.equal(worked_out("23", "skip-counting", data, codes), "wrong");
  assert.equal(worked_out("", "skip-counting", data, codes), "none");
  assert.equal(worked_out("24", "blank", data, codes), "none");
});

test("codes that the codebook does not have stay as they are", () => {
  const state = put(opened(), [key(opened(), "s2")], "tens-first", codes);
  assert.equal(cell(rows_of(state, data)[2], "strategy"), "tens-first");
});
