import assert from "node:assert/strict";
import test from "node:test";
import { guarded, read_csv, unguarded, write_csv } from "../../share/coding/csv.mjs";

test("what is written is read again", () => {
  const rows = [
    ["student", "answer", "note"],
    ["s1", '1/2, "half"', "two\nlines"],
    ["s2", " 007 ", ""],
    ["s3", "=24", "'=24"],
    ["s4", "-3", "+ 4"],
    ["s5", "'", "''-x"],
    ["s6", "\u{1F600} \u00E4", "@"],
  ];
  assert.deepEqual(read_csv(write_csv(rows)), rows);
});

test("a cell is in quotes where RFC 4180 wants it, and only there", () => {
  assert.equal(write_csv([["a", "b,c", 'd"e', "f\ng", " h", "", "-3", "-x"]]), 'a,"b,c","d""e","f\ng"," h",,-3,\'-x\n');
});

test("what a spreadsheet would run has an apostrophe in front, plain numbers have none", () => {
  for (const text of ["=1+1", "+x", "-x", "@a", "'=1", "\tx"]) assert.equal(guarded(text), "'" + text);
  for (const text of ["-3", "+7", "-3.5e2", "3/4", "", "it's", "'quoted'"]) assert.equal(guarded(text), text);
  for (const text of ["'=1", "'-3", "''@a"]) assert.equal(unguarded(text), text.slice(1));
  for (const text of ["'quoted'", "=1", "'"]) assert.equal(unguarded(text), text);
});

test("files of other programs are read: byte order mark, CRLF, CR, semicolons, tabs, no last line end", () => {
  assert.deepEqual(read_csv("\uFEFFa,b\r\n1,2\r\n\r\n3,"), [["a", "b"], ["1", "2"], ["3", ""]]);
  assert.deepEqual(read_csv('a;b\r1;"2,5"'), [["a", "b"], ["1", "2,5"]]);
  assert.deepEqual(read_csv("a\tb\n1\t2\n"), [["a", "b"], ["1", "2"]]);
});

test("a quote that nobody closed loses nothing", () => {
  assert.deepEqual(read_csv('a,b\n"1,2\n3,4'), [["a", "b"], ["1,2\n3,4"]]);
  assert.deepEqual(read_csv('"1"x,2'), [["1x", "2"]]);
  assert.deepEqual(read_csv(""), []);
});
