import assert from "node:assert/strict";
import test from "node:test";
import { History } from "../../share/coding/history.mjs";
import {
  coders_of, place_of, piles_of, put, reading_of, table_of, use_of, with_coder, with_coder_renamed, with_field,
} from "../../share/coding/state.mjs";
import { codes, key, opened } from "./example.mjs";

const place = (state, id) => place_of(reading_of(state, key(state, id)), codes);

test("every paper lies in one place, the piles that the task expects first", () => {
  const state = put(opened(), [key(opened(), "s2")], "repeated-addition", codes);
  assert.deepEqual(piles_of(state, codes), ["skip-counting", "derived-fact", "repeated-addition"]);
  const counts = [...table_of(state, codes)].map(([name, papers]) => [name, papers.length]);
  assert.deepEqual(counts, [
    ["unread", 1], ["skip-counting", 1], ["derived-fact", 0], ["repeated-addition", 1], ["not-enough", 0], ["unsure", 0], ["absent", 0],
  ]);
});

test("a new pile names the first strategy and keeps what was seen beside it", () => {
  let state = opened();
  const s1 = key(state, "s1");
  state = put(state, [s1], "derived-fact", codes);
  assert.deepEqual(reading_of(state, s1).strategy, ["derived-fact"]);
  state = put(state, [s1], "repeated-addition", codes);
  assert.deepEqual(reading_of(state, s1).strategy, ["repeated-addition"]);
  assert.equal(reading_of(state, s1).answer, "22");
});

test("not sure keeps the strategy; a pile takes the doubt away; blank and absent keep no strategy", () => {
  let state = opened();
  const s1 = key(state, "s1");
  state = put(state, [s1], "unsure", codes);
  assert.equal(place(state, "s1"), "unsure");
  assert.equal(reading_of(state, s1).strategy[0], "skip-counting");
  state = put(state, [s1], "skip-counting", codes);
  assert.equal(place(state, "s1"), "skip-counting");
  assert.deepEqual(reading_of(put(state, [s1], "blank", codes), s1).strategy, ["blank"]);
  assert.equal(place(put(state, [s1], "blank", codes), "s1"), "not-enough");
  assert.equal(place(put(state, [s1], "absent", codes), "s1"), "absent");
  assert.equal(place(put(state, [s1], "unread", codes), "s1"), "unread");
});

test("who reads: somebody else begins anew, a corrected name takes its pages along", () => {
  const state = opened();
  assert.equal(state.coder, "ortiz");
  const other = with_coder(state, "kim");
  assert.equal(place(other, "s1"), "unread");
  assert.deepEqual(coders_of(other), ["ortiz"]);
  const renamed = with_coder_renamed(state, "ruiz");
  assert.equal(place(renamed, "s1"), "skip-counting");
  assert.deepEqual(coders_of(renamed), ["ruiz"]);
});

test("a name that has pages already keeps those that the present reader says nothing about", () => {
  let state = with_coder(opened(), "");
  state = put(state, [key(state, "s2")], "blank", codes);
  state = with_coder_renamed(state, "ortiz");
  assert.deepEqual([place(state, "s1"), place(state, "s2")], ["skip-counting", "not-enough"]);
  assert.deepEqual(coders_of(state), ["ortiz"]);
});

test("how often a code is used counts each paper once", () => {
  const state = opened();
  const both = put(with_coder(state, "kim"), [key(state, "s1")], "skip-counting", codes);
  assert.equal(use_of(both, "strategy").get("skip-counting"), 1);
  assert.equal(use_of(both, "model").get("array"), 1);
});

test("undo and redo go through all steps, letters of one field are one", () => {
  const first = opened();
  const history = new History(first);
  const s2 = key(first, "s2");
  history.add(put(first, [s2], "blank", codes), "blank");
  const blank = history.present;
  for (const text of ["2", "24"]) history.add(with_field(history.present, s2, "answer", text), "answer", "answer s2");
  const typed = history.present;
  assert.equal(history.undo(), "answer");
  assert.equal(history.present, blank);
  assert.equal(history.undo(), "blank");
  assert.equal(history.present, first);
  assert.equal(history.undo(), undefined);
  history.redo();
  assert.equal(history.redo(), "answer");
  assert.equal(history.present, typed);
  history.undo();
  history.add(with_field(history.present, s2, "note", "x"), "note");
  assert.equal(history.redo(), undefined);
});

test("letters after a pause or in another field are a step of their own", () => {
  const history = new History({ n: 0 });
  history.add({ n: 1 }, "a", "a");
  history.pause();
  history.add({ n: 2 }, "a", "a");
  history.add({ n: 3 }, "b", "b");
  assert.equal(history.past.length, 3);
});
