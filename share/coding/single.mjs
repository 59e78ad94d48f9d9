// One paper after the other: the page on one side, what was seen on the other.
import { chips } from "./chips.mjs";
import { button, h, text_field } from "./dom.mjs";
import { full_name, marks_of, matches, meaning, picture, place_name } from "./papers.mjs";
import { worked_out } from "./rows.mjs";
import {
  coders_of, is_read, k_absent, piles_of, place_of, reading_of, toggled, use_of, with_field, with_reading, with_strategy,
} from "./state.mjs";
import { cleaned, joined } from "./words.mjs";

const k_correct = [["", "as the answers say"], ["right", "right"], ["partly", "partly right"], ["wrong", "wrong"], ["none", "no answer"]];

export class SingleView {
  constructor(app, root) {
    this.app = app;
    this.root = root;
    this.memory = {}; // searches and "more" of the chips
    this.orders = {}; // chips keep their places while a paper is read
    this.key = "";
  }

  paper() {
    const { papers } = this.app.state;
    return papers.find((paper) => paper.key === this.app.at) ?? papers[0];
  }

  reading() {
    return reading_of(this.app.state, this.paper().key);
  }

  walk() {
    return this.app.state.papers.filter((paper) => matches(this.app, paper));
  }

  draw() {
    const paper = this.paper();
    if (!paper) {
      this.root.replaceChildren(h("p", { class: "quiet" }, "There is no page yet. \u201CMore\u201D has \u201CAdd a page\u201D."));
      return;
    }
    this.app.at = paper.key;
    if (this.key !== paper.key) {
      this.key = paper.key;
      this.orders = {};
      for (const memory of Object.values(this.memory)) memory.search = "";
    }
    this.root.replaceChildren(
      this.way(paper),
      h(
        "div",
        { class: paper.images.length > 0 ? "single pictured" : "single" },
        paper.images.length > 0 &&
          h(
            "div",
            { class: "sheet", tabindex: "0", role: "group", "aria-label": `The page of ${full_name(this.app, paper)}`, "data-focus": "sheet" },
            paper.images.map((_, index) => picture(paper, index)),
          ),
        this.form(paper),
      ),
    );
  }

  // Whose page it is and the way to the others.
  way(paper) {
    const walk = this.walk();
    const at = walk.indexOf(paper);
    const go = (event) => this.app.show("single", event.target.value);
    const option = (other) => {
      const place = place_of(reading_of(this.app.state, other.key), this.app.codes);
      return h("option", { value: other.key, selected: other === paper }, `${full_name(this.app, other)} \u2013 ${place_name(this.app, place).toLowerCase()}`);
    };
    const others = walk.includes(paper) ? walk : [paper, ...walk];
    return h(
      "div",
      { class: "way" },
      h("h2", { id: "whose", tabindex: "-1", "data-focus": "whose" }, full_name(this.app, paper)),
      h("p", { class: "quiet" }, at < 0 ? "not found by the search" : `${at + 1} of ${walk.length}`, this.marks(paper)),
      h(
        "div",
        { class: "row" },
        button("Previous", () => this.step(-1), { "data-focus": "previous", disabled: at === 0 }),
        button("Next", () => this.step(1), { "data-focus": "next", disabled: at === walk.length - 1 }),
        h("label", {}, h("span", { class: "unseen" }, "Go to the page of"), h("select", { onchange: go, "data-focus": "go" }, others.map(option))),
      ),
    );
  }

  marks(paper) {
    const marks = [place_name(this.app, place_of(reading_of(this.app.state, paper.key), this.app.codes)), ...marks_of(this.app, paper)];
    return " \u00B7 " + marks.join(" \u00B7 ");
  }

  form(paper) {
    return h(
      "form",
      { class: "form", onsubmit: (event) => event.preventDefault(), "aria-labelledby": "whose" },
      h("div", { class: "part" }, this.strategies(paper), this.list(paper, "model", "On what?", "one or several"), this.success(paper)),
      h(
        "div",
        { class: "part" },
        this.answer(paper),
        this.look_fors(paper),
        this.list(paper, "issues", "What got in the way?", ""),
        this.text(paper, "evidence", "Evidence", "what is on the page, and where", "textarea"),
        this.text(paper, "quote", "Quote", "the student\u2019s own words"),
        this.text(paper, "strength", "Strength", "what can be built on"),
        h("div", { class: "ticks" }, this.flag(paper, "bright_spot", "Bright spot, worth telling others about"), this.flag(paper, "unsure", "Not sure: look at it together")),
        this.text(paper, "note", "Note", ""),
        this.others(paper),
        h("div", { class: "row" }, button("Next page", () => this.step(1), { "data-focus": "next below" })),
      ),
    );
  }

  // Ids of a kind in the order of the chips: the most used first, then what is expected, then the codebook.
  order(kind, ids) {
    const use = use_of(this.app.state, kind);
    const first = this.reading().strategy[0];
    const models = [...(this.app.codes.entry("strategy", first)?.models ?? []), ...this.app.data.expected_models];
    const expected = new Set({ strategy: piles_of(this.app.state, this.app.codes), model: models }[kind] ?? []);
    const name = kind === "model" ? `${kind} ${first}` : kind; // models come as the strategy usually has them
    this.orders[name] ??= this.app.codes
      .in_order(kind, new Set([...ids, ...use.keys()].filter((id) => kind !== "strategy" || !this.app.codes.is_special(id))))
      .map((id, index) => ({ id, rank: -(use.get(id) ?? 0), expected: expected.has(id) ? 0 : 1, index }))
      .sort((a, b) => a.rank - b.rank || a.expected - b.expected || a.index - b.index)
      .map(({ id }) => id);
    const missing = ids.filter((id) => !this.orders[name].includes(id));
    return [...this.orders[name], ...missing];
  }

  remember(name) {
    return (this.memory[name] ??= {});
  }

  options(kind) {
    const { codes } = this.app;
    const all = kind === "strategy" ? codes.strategies : codes.lists[kind];
    const piles = piles_of(this.app.state, codes);
    const mark = (id) => {
      const index = kind === "strategy" && this.app.keys_on ? piles.indexOf(id) : -1;
      return index >= 0 && index < 9 ? String(index + 1) : "";
    };
    return this.order(kind, all.map((entry) => entry.id)).map((id) => {
      const entry = codes.entry(kind, id);
      return { id, name: codes.name(kind, id), hint: entry?.definition ?? "", aliases: entry?.aliases, mark: mark(id) };
    });
  }

  strategies(paper) {
    const { app } = this;
    const { codes } = app;
    const reading = this.reading();
    const explained = h("div", { class: "explained", "aria-live": "off" });
    const explain = (id) =>
      explained.replaceChildren(
        id === undefined || codes.is_special(id) ? h("p", { class: "quiet" }, id ? "No strategy can be read from the page." : "") : meaning(codes.entry("strategy", id), true),
      );
    const choose = (id) => this.set(paper, with_strategy(reading, reading.strategy[0] === id ? "" : id, codes), "strategy");
    const also = (id) => this.set(paper, { ...reading, strategy: [reading.strategy[0], ...toggled(reading.strategy.slice(1), id)] }, "also seen");
    explain(reading.strategy[0]);
    const specials = codes.special.map((entry) => ({ id: entry.id, name: entry.name, hint: "" }));
    const first = reading.strategy[0];
    const options = this.options("strategy");
    return [
      chips({
        title: "What did the student do?", note: "it names the pile", options, chosen: [first], counts: use_of(app.state, "strategy"),
        memory: this.remember("strategy"), flip: choose, preview: explain, name: "strategy",
      }),
      explained,
      chips({ title: "Or no strategy can be read:", options: specials, chosen: [first], memory: {}, flip: choose, preview: explain, name: "special" }),
      first !== undefined &&
        !codes.is_special(first) &&
        h(
          "details",
          { class: "also", open: reading.strategy.length > 1 || this.remember("also").open, ontoggle: (event) => (this.remember("also").open = event.target.open) },
          h("summary", { "data-focus": "also" }, "Another strategy is on the page too"),
          chips({
            title: "Also seen", options: options.filter((option) => option.id !== first), chosen: reading.strategy.slice(1),
            memory: this.remember("also"), flip: also, preview: explain, name: "also",
          }),
        ),
    ];
  }

  list(paper, kind, title, note) {
    const reading = this.reading();
    return chips({
      title, note, options: this.options(kind), chosen: reading[kind], counts: use_of(this.app.state, kind), memory: this.remember(kind),
      flip: (id) => this.set(paper, { ...reading, [kind]: toggled(reading[kind], id) }, title), name: kind,
    });
  }

  success(paper) {
    const reading = this.reading();
    const options = this.app.codes.lists.success.map((entry) => ({ id: entry.id, name: entry.name, hint: "" }));
    return chips({
      title: "How far was this strategy carried?", note: "not whether the answer is right", options, chosen: [reading.success], memory: {},
      flip: (id) => this.set(paper, { ...reading, success: reading.success === id ? "" : id }, "how far"), name: "success",
    });
  }

  answer(paper) {
    const reading = this.reading();
    const { answers } = this.app.data.task;
    const says = h("span", { class: "quiet" });
    const compare = (answer) => {
      const result = worked_out(cleaned(answer).trim(), reading.strategy[0], this.app.data, this.app.codes);
      const words = { right: "one of the task\u2019s answers", wrong: `the task\u2019s answers: ${answers.join(", ")}` };
      says.textContent = words[answer.trim() === "" ? "" : result] ?? "";
    };
    const use = (text) => {
      this.type(paper, "answer", text);
      compare(text);
    };
    compare(reading.answer);
    return h(
      "div",
      { class: "answer-row" },
      text_field("Answer", reading.answer, use, { hint: "as the student wrote it", "data-focus": "answer" }),
      h(
        "label",
        { class: "field" },
        h("span", {}, "The answer is"),
        h(
          "select",
          { onchange: (event) => this.set(paper, { ...this.reading(), correct: event.target.value }, "the answer is"), "data-focus": "correct" },
          k_correct.map(([value, words]) => h("option", { value, selected: value === reading.correct }, words)),
        ),
      ),
      says,
    );
  }

  look_fors(paper) {
    const reading = this.reading();
    const entries = this.app.codes.in_order("shows", new Set([...this.app.codes.lists.shows.map((entry) => entry.id), ...reading.shows]));
    if (entries.length === 0) return null;
    return h(
      "fieldset",
      { class: "group" },
      h("legend", {}, "Look-fors on the page"),
      entries.map((id) =>
        h(
          "label",
          { class: "tick" },
          h("input", {
            type: "checkbox", checked: reading.shows.includes(id), "data-focus": `shows ${id}`,
            onchange: () => this.set(paper, { ...this.reading(), shows: toggled(this.reading().shows, id) }, "look-fors"),
          }),
          this.app.codes.name("shows", id),
        ),
      ),
    );
  }

  text(paper, field, label, hint, tag = "input") {
    return text_field(label, this.reading()[field], (text) => this.type(paper, field, text), { hint, tag, "data-focus": field, ...(tag === "textarea" && { rows: 3 }) });
  }

  flag(paper, field, label) {
    const flip = (event) => this.set(paper, { ...this.reading(), [field]: event.target.checked }, label);
    return h("label", { class: "tick" }, h("input", { type: "checkbox", checked: this.reading()[field], onchange: flip, "data-focus": field }), label);
  }

  // What colleagues saw stays folded, so that one reads the page first.
  others(paper) {
    const { state, codes } = this.app;
    const others = coders_of(state).filter((coder) => coder !== state.coder && is_read(reading_of(state, paper.key, coder)));
    if (others.length === 0) return null;
    const line = (coder) => {
      const reading = reading_of(state, paper.key, coder);
      const said = [
        joined(reading.strategy.map((id) => codes.name("strategy", id))), joined(reading.model.map((id) => codes.name("model", id))),
        reading.success && codes.name("success", reading.success), joined(reading.issues.map((id) => codes.name("issues", id))), reading.evidence,
      ];
      return h("p", {}, h("b", {}, coder || "no name"), ": ", said.filter(Boolean).join(" \u00B7 "));
    };
    return h("details", { class: "others" }, h("summary", {}, `${joined(others.map((coder) => coder || "somebody"))} read this page too`), others.map(line));
  }

  set(paper, reading, what) {
    this.app.act(with_reading(this.app.state, paper.key, reading), `${full_name(this.app, paper)}: ${what}`);
  }

  // Letters typed into a field: one step back for all of them; the form stays as it is.
  type(paper, field, text) {
    this.app.type(with_field(this.app.state, paper.key, field, cleaned(text).trim()), `${full_name(this.app, paper)}: ${field}`, `${field} ${paper.key}`);
  }

  put_by_key(place) {
    const paper = this.paper();
    if (!paper) return;
    if (place === "unsure") this.set(paper, { ...this.reading(), unsure: !this.reading().unsure }, "not sure");
    else if (place === "not-enough") this.app.put([paper.key], place);
    else this.set(paper, with_strategy(this.reading(), place === "unread" ? "" : place, this.app.codes), place === k_absent ? "absent" : place_name(this.app, place));
  }

  step(by) {
    const walk = this.walk();
    const next = walk[Math.min(Math.max(walk.indexOf(this.paper()) + by, 0), walk.length - 1)];
    if (next) this.app.show("single", next.key);
  }
}
