// A small class for the tests of the coding page's modules.
import { Codes } from "../../share/coding/codes.mjs";
import { state_from } from "../../share/coding/rows.mjs";

const entry = (id, name, more = {}) => ({ id, name, definition: "", aliases: [], ...more });
const student = (id, name, unread = true) => ({ id, name, class: "3B", school: "Lincoln", unread });

export const data = {
  task: { id: "trays", title: "Trays", prompt: "", date: "2026-11-17", answers: ["24", "24 rolls"] },
  classes: ["3B"],
  schools: ["Lincoln"],
  coder: "",
  expected_models: ["array"],
  expected: ["skip-counting", "derived-fact"],
  look_fors: [{ id: "groups", name: "Groups can be seen", aliases: [] }],
  codebook: {
    title: "Multiplication",
    strategies: [
      entry("skip-counting", "Skip counting", { aliases: ["counts by"] }),
      entry("repeated-addition", "Repeated addition"),
      entry("derived-fact", "Derived fact"),
    ],
    special: [entry("blank", "Blank"), entry("answer-only", "Answer only"), entry("absent", "Absent")],
    models: [entry("array", "Array"), entry("number-line", "Number line")],
    success: [entry("started", "Started"), entry("partly", "Partly")],
    issues: [entry("loses-count", "Loses track of the count")],
  },
  students: [student("s1", "Ana Cruz", false), student("s2", "Bo Lind"), student("s3", "Cem Aydin")],
  pieces: [
    {
      task: "trays", date: "2026-11-17", class: "3B", school: "Lincoln", setting: "classroom", student: "s1", name: "Ana Cruz", attempt: null,
      coder: "ortiz", strategy: "skip-counting", also: ["derived-fact"], model: ["array"], success: "partly", answer: "22", correct: "wrong",
      shows: ["groups"], issues: [], evidence: "4, 8, 12", quote: "", strength: "", bright_spot: null, unsure: null, image: "scans/s1.jpg", note: "",
    },
  ],
};

export const codes = new Codes(data);

// The state in which the page opens, and the key of the paper of a student.
export const opened = (more = {}) => state_from({ ...data, ...more }, codes);
export const key = (state, id) => state.papers.find((paper) => paper.student === id).key;
