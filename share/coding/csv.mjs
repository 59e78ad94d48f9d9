// CSV as RFC 4180 describes it, with the guard that keeps a spreadsheet from running a cell as a formula.

const k_plain_number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const k_guarded = /^'*[=+\-@\t\r]/;

// With a leading ' where a spreadsheet would run the text, and one more where the text looks like a guarded one.
export function guarded(text) {
  return k_guarded.test(text) && !k_plain_number.test(text) ? "'" + text : text;
}

export function unguarded(cell) {
  return cell.startsWith("'") && k_guarded.test(cell) ? cell.slice(1) : cell;
}

function field(text) {
  const cell = guarded(text);
  return /[",\r\n]|^ | $/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell;
}

export function write_csv(rows) {
  return rows.map((row) => row.map(field).join(",") + "\n").join("");
}

// The separator that the first line has most of: a spreadsheet may have saved the file anew.
function delimiter_of(text) {
  const line = text.slice(0, Math.max(text.search(/[\r\n]|$/), 0));
  const count = (mark) => line.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

// One cell from `at` on: its text and where it ends.
function read_cell(text, at, delimiter) {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") ++end;
    return { cell: text.slice(at, end), end };
  }
  let cell = "";
  for (let i = at + 1; i < text.length; ++i) {
    if (text[i] !== '"') {
      cell += text[i];
    } else if (text[i + 1] === '"') {
      cell += text[i++];
    } else {
      const rest = read_cell(text, i + 1, delimiter);
      return { cell: cell + rest.cell, end: rest.end };
    }
  }
  return { cell, end: text.length };
}

// Rows of cells, unguarded; empty lines are passed over.
export function read_csv(bytes) {
  const text = bytes.replace(/^\uFEFF/, "");
  const delimiter = delimiter_of(text);
  const rows = [];
  for (let at = 0, row = []; at < text.length; ) {
    const { cell, end } = read_cell(text, at, delimiter);
    row.push(unguarded(cell));
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) row.push("");
    if (text[end] === "\r" && text[at] === "\n") ++at;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}
