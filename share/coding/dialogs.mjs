// What opens over the table: a paper read large, a new pile, who reads, all definitions, the keys.
import { button, h, open_dialog, text_field } from "./dom.mjs";
import { full_name, matches, meaning, picture, place_buttons } from "./papers.mjs";
import {
  coders_of, k_absent, k_unread, piles_of, place_of, reading_of, with_coder, with_coder_renamed, with_paper,
  with_pile,
} from "./state.mjs";
import { cleaned, counted, found_in, slug } from "./words.mjs";

// The paper as large as the window, with the piles to put it on. After a paper that was not read comes the next one.
export function look_at(app, key) {
  let at = key;
  const body = h("div", { class: "large" });
  const paper_at = () => app.state.papers.find((paper) => paper.key === at);
  const place_at = () => place_of(reading_of(app.state, at), app.codes);
  const step = (by) => {
    const shown = app.state.papers.filter((paper) => matches(app, paper));
    const next = shown[shown.findIndex((paper) => paper.key === at) + by];
    if (next) at = next.key;
    draw();
  };
  const put_on = (place) => {
    const was_unread = place_at() === k_unread;
    app.put([at], place, () => {}, () => {
      const rest = app.state.papers.filter((p) => matches(app, p) && place_of(reading_of(app.state, p.key), app.codes) === k_unread);
      const index = app.state.papers.findIndex((paper) => paper.key === at);
      const next = rest.find((paper) => app.state.papers.indexOf(paper) > index) ?? rest[0];
      if (!was_unread || !next) return dialog.close();
      at = next.key;
      draw();
    });
  };
  const draw = () => {
    const paper = paper_at();
    const reading = reading_of(app.state, at);
    const words = [reading.answer, reading.evidence, reading.quote && `\u201C${reading.quote}\u201D`].filter(Boolean);
    document.getElementById("dialog-title").textContent = full_name(app, paper);
    body.replaceChildren(
      h(
        "div",
        { class: "sheet" },
        paper.images.map((_, index) => picture(paper, index)),
        paper.images.length === 0 && words.length === 0 && h("p", { class: "quiet" }, "There is no picture of this page. Read it on paper."),
        words.map((text) => h("p", { class: "written" }, text)),
      ),
      place_buttons(app, put_on, place_at()),
      h(
        "div",
        { class: "row" },
        button("Previous", () => step(-1), { "data-focus": "look previous" }),
        button("Next", () => step(1), { "data-focus": "look next" }),
        button("Say more about this page", () => {
          const then = at;
          dialog.close();
          app.show("single", then);
        }),
      ),
    );
  };
  const dialog = open_dialog(full_name(app, paper_at()), () => body, { name: "look-dialog", closed: () => (app.large = null) });
  app.large = { put_on, step };
  draw();
}

// Why no strategy can be read: one of the codes that every codebook has.
export function ask_why(app, done) {
  open_dialog("What is on the page?", (close) =>
    h(
      "div",
      { class: "choices" },
      app.codes.special
        .filter((entry) => entry.id !== k_absent)
        .map((entry, index) =>
          button(entry.name, () => {
            close();
            done(entry.id);
          }, { autofocus: index === 0 }),
        ),
    ),
  );
}

// A pile for a strategy of the codebook or for a new code; chosen papers are put on it at once.
export function ask_for_pile(app) {
  const list = h("ul", { class: "found" });
  let wanted = "";
  const lay_out = (id, close) => {
    const name = app.codes.name("strategy", id);
    close();
    if (app.chosen.size > 0) app.put([...app.chosen], id, () => app.chosen.clear());
    else app.act(with_pile(app.state, id), `${name} is on the table`);
  };
  const draw = (close) => {
    const there = new Set(piles_of(app.state, app.codes));
    const found = app.codes.strategies.filter((s) => !there.has(s.id) && found_in([s.name, s.definition, ...s.aliases], wanted));
    list.replaceChildren(
      ...found.map((s) =>
        h("li", {}, button([h("b", {}, s.name), h("span", { class: "quiet" }, s.definition)], () => lay_out(s.id, close), { class: "entry" })),
      ),
    );
    if (found.length === 0) list.append(h("li", { class: "quiet" }, "No other strategy of the codebook has these words."));
  };
  open_dialog("A new pile", (close) => {
    const own = h("input", { autocomplete: "off" });
    const make = (event) => {
      event.preventDefault();
      const id = app.codes.id("strategy", slug(own.value));
      if (id && !app.codes.is_special(id)) lay_out(id, close);
    };
    draw(close);
    return h(
      "div",
      {},
      text_field("Find a strategy", "", (text) => {
        wanted = text;
        draw(close);
      }, { autofocus: true }),
      list,
      h(
        "form",
        { class: "own", onsubmit: make },
        h("label", { class: "field" }, h("span", {}, "Or a new code, in your words"), own),
        h("button", {}, "Make this pile"),
        h("p", { class: "quiet" }, "A new code is no strategy of the codebook yet. Add it there before you group what you saved; until then its pages count as not coded."),
      ),
    );
  });
}

// Who reads the pages, and what is known about all of them. `then` runs after it is said.
export function ask_who(app, then = () => {}) {
  const { state } = app;
  const known = coders_of(state).filter((coder) => coder !== "");
  const pages = Object.keys(state.readings[state.coder] ?? {}).length;
  open_dialog("Who is reading?", (close) => {
    const name = h("input", { value: state.coder, autocomplete: "off", list: "coders", autofocus: true });
    const same = h("input", { type: "radio", name: "who", value: "same" });
    const other = h("input", { type: "radio", name: "who", value: "other", checked: true });
    const question = h(
      "fieldset",
      { class: "plain", hidden: true },
      h("legend", {}, `${counted(pages, "page")} stand under ${state.coder}.`),
      h("label", { class: "tick" }, other, "Somebody else reads now, and begins with pages that are not read"),
      h("label", { class: "tick" }, same, `The same person, only the name was not right`),
    );
    name.addEventListener("input", () => (question.hidden = state.coder === "" || pages === 0 || cleaned(name.value).trim() === state.coder));
    const date = h("input", { type: "date", value: state.date });
    const setting = h("input", { value: state.setting, autocomplete: "off" });
    const undated = state.papers.some((paper) => paper.date === "");
    const use = (event) => {
      event.preventDefault();
      const coder = cleaned(name.value).trim();
      const renamed = state.coder === "" || same.checked;
      let next = { ...state, date: date.value, setting: cleaned(setting.value).trim() };
      if (coder !== state.coder) next = renamed ? with_coder_renamed(next, coder) : with_coder(next, coder);
      close();
      app.act(next, coder ? `${coder} is reading` : "Nobody is named as the reader");
      then();
    };
    return h(
      "form",
      { onsubmit: use, class: "stacked" },
      h("label", { class: "field" }, h("span", {}, "Your name, as it should stand beside what you saw"), name),
      h("datalist", { id: "coders" }, known.map((coder) => h("option", { value: coder }))),
      question,
      undated && h("label", { class: "field" }, h("span", {}, "The day when students did the work"), date),
      h("label", { class: "field" }, h("span", {}, "Where they worked ", h("small", {}, "if you want: classroom, small group \u2026")), setting),
      h("button", { class: "main" }, "Use this"),
    );
  });
}

// The one entry of a list; nothing where there are several to choose from.
const only = (list) => (list.length === 1 ? list[0] : "");

export function add_paper(app) {
  open_dialog("Add a page", (close) => {
    const who = h("input", { required: true, autocomplete: "off", list: "students", autofocus: true });
    const add = (event) => {
      event.preventDefault();
      const written = cleaned(who.value).trim();
      if (written === "") return;
      const known = app.data.students.find((student) => student.id === written || student.name === written);
      const student = known?.id ?? written;
      const others = app.state.papers.filter((paper) => paper.student === student).length;
      const paper = {
        student, name: known?.name ?? "", class: known?.class ?? only(app.data.classes), school: known?.school ?? only(app.data.schools),
        date: app.data.task.date, attempt: others > 0 ? String(others + 1) : "", setting: "", image: "", images: [],
      };
      close();
      app.act(with_paper(app.state, paper), `A page of ${known?.name || student} is there`);
    };
    return h(
      "form",
      { onsubmit: add, class: "stacked" },
      h("label", { class: "field" }, h("span", {}, "The student\u2019s id, or name"), who),
      h("datalist", { id: "students" }, app.data.students.map((s) => h("option", { value: s.id }, s.name))),
      h("p", { class: "quiet" }, "For a student who has a page already, this is a second attempt."),
      h("button", { class: "main" }, "Add it"),
    );
  });
}

export function show_definitions(app) {
  const list = h("dl", { class: "definitions" });
  const draw = (wanted) => {
    const found = app.codes.strategies.filter((s) => found_in([s.name, s.definition, s.use_when, ...s.aliases], wanted));
    list.replaceChildren(...found.flatMap((s) => [h("dt", {}, s.name), h("dd", {}, meaning(s))]));
  };
  draw("");
  open_dialog(app.data.codebook.title, () => h("div", {}, text_field("Find a strategy", "", draw, { autofocus: true }), list));
}

export function show_keys(app) {
  const keys = [
    ["j  k", "the next page, the one before"],
    ["1 \u2026 9", "put the page on this pile"],
    ["n  u  a  0", "not enough yet, not sure, absent, back to not read"],
    ["x", "choose the page, to put several on a pile at once"],
    ["arrows", "go from page to page on the table"],
    ["Enter", "read the page large"],
    ["/", "search"],
    ["Ctrl Z, Ctrl Y", "undo, redo"],
    ["Ctrl S", "save"],
  ];
  const flip = (event) => {
    app.keys_on = event.target.checked;
    app.draw();
  };
  open_dialog("Keys", () =>
    h(
      "div",
      {},
      h("dl", { class: "keys" }, keys.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
      h("label", { class: "tick" }, h("input", { type: "checkbox", checked: app.keys_on, onchange: flip }), "Single letters and numbers are keys"),
      h("p", { class: "quiet" }, "Without the tick only Ctrl keys, Tab and Enter do something, as programs that you talk to may need it."),
    ),
  );
}

// A question with ways to answer it: [[text, action], ...].
export function ask(title, text, answers) {
  open_dialog(title, (close) =>
    h(
      "div",
      {},
      text.map((line) => h(line.includes("\n") ? "pre" : "p", line.includes("\n") ? { tabindex: "0" } : {}, line)),
      h(
        "div",
        { class: "row" },
        answers.map(([words, action], index) =>
          button(words, () => {
            close();
            action();
          }, { class: index === 0 ? "main" : "" }),
        ),
      ),
    ),
  );
}

