// How a paper looks: its picture or, without one, what the student wrote; and the piles that it can be put on.
import { button, h } from "./dom.mjs";
import { k_absent, k_not_enough, k_unread, k_unsure, piles_of, reading_of, table_of } from "./state.mjs";
import { found_in } from "./words.mjs";

export function name_of(paper) {
  return paper.name || paper.student;
}

// The name with what tells several papers of one student or several classes apart.
export function full_name(app, paper) {
  const twice = app.state.papers.some((p) => p !== paper && p.student === paper.student && p.school === paper.school);
  const classes = new Set(app.state.papers.map((p) => `${p.school} ${p.class}`));
  const more = [
    classes.size > 1 ? paper.class : "",
    twice ? paper.date : "",
    twice && paper.attempt ? `attempt ${paper.attempt}` : "",
  ].filter(Boolean);
  return more.length > 0 ? `${name_of(paper)} (${more.join(", ")})` : name_of(paper);
}

export function place_name(app, place) {
  const names = {
    [k_unread]: "Not read yet",
    [k_unsure]: "Not sure",
    [k_not_enough]: "Not enough yet",
    [k_absent]: "Absent",
  };
  return names[place] ?? app.codes.name("strategy", place);
}

// True if the paper has the words that are searched for.
export function matches(app, paper) {
  if (app.search.trim() === "") return true;
  const reading = reading_of(app.state, paper.key);
  const codes = ["strategy", "model", "shows", "issues"].flatMap((kind) => reading[kind].map((id) => app.codes.name(kind, id)));
  const texts = [reading.answer, reading.evidence, reading.quote, reading.strength, reading.note];
  return found_in([full_name(app, paper), paper.student, paper.class, ...texts, ...codes], app.search);
}

// What a picture shows, for those who cannot see it.
export function picture(paper, index, properties = {}) {
  const image = paper.images[index];
  const alt = image.alt || `The page of ${name_of(paper)}`;
  return h("img", { src: image.src, alt, draggable: "false", ...properties });
}

// The short lines below the name on a card.
export function marks_of(app, paper) {
  const reading = reading_of(app.state, paper.key);
  const first = reading.strategy[0];
  const why = first && (app.codes.is_special(first) || reading.unsure) && first !== k_absent;
  return [
    why && (app.codes.is_special(first) ? "" : "maybe ") + app.codes.name("strategy", first).toLowerCase(),
    reading.success && app.codes.name("success", reading.success).toLowerCase(),
    reading.bright_spot && "bright spot",
  ].filter(Boolean);
}

// A button for each place that a paper can be put on, numbered as the keys are; `here` is where it lies.
export function place_buttons(app, onput, here) {
  const counts = table_of(app.state, app.codes);
  const one = (place, mark, ending = "") =>
    button(
      [
        mark !== "" && h("kbd", {}, mark),
        h("span", {}, place_name(app, place) + ending),
        h("span", { class: "count" }, String(counts.get(place).length)),
      ],
      () => onput(place),
      { class: "place", "aria-pressed": String(place === here), "data-focus": `place ${place}` },
    );
  const key = (mark) => (app.keys_on ? mark : "");
  return h(
    "div",
    { class: "places", role: "group", "aria-label": "Put it on" },
    piles_of(app.state, app.codes).map((place, index) => one(place, index < 9 ? key(String(index + 1)) : "")),
    one(k_not_enough, key("n"), " \u2026"),
    one(k_unsure, key("u")),
    one(k_absent, key("a")),
    one(k_unread, key("0")),
  );
}

// A strategy's meaning: a line, then when to use it and when not.
export function meaning(strategy, is_short = false) {
  if (!strategy) return h("p", { class: "quiet" }, "This code is not in the codebook yet.");
  const line = (label, text) => text && h("p", {}, h("b", {}, label), " ", text);
  return h(
    "div",
    { class: "meaning" },
    strategy.definition && h("p", {}, strategy.definition),
    line("Use it when", strategy.use_when),
    line("Not when", strategy.not_when),
    !is_short && line("For example", strategy.example),
    !is_short && line("Look for", (strategy.look_for ?? []).join("; ")),
  );
}
