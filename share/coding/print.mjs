// What is printed: each pile with its meaning and its papers, whichever view is open.
import { h } from "./dom.mjs";
import { full_name, marks_of, place_name } from "./papers.mjs";
import { reading_of, table_of } from "./state.mjs";
import { counted } from "./words.mjs";

export function draw_print(app, root) {
  const parts = [];
  for (const [place, papers] of table_of(app.state, app.codes)) {
    if (papers.length === 0) continue;
    const strategy = app.codes.entry("strategy", place);
    parts.push(
      h(
        "section",
        {},
        h("h2", {}, place_name(app, place), " ", h("span", { class: "count" }, counted(papers.length, "page"))),
        strategy?.definition && h("p", { class: "quiet" }, strategy.definition),
        h("ul", {}, papers.map((paper) => line(app, paper))),
      ),
    );
  }
  root.replaceChildren(h("h1", {}, app.title), app.state.coder && h("p", { class: "quiet" }, `Read by ${app.state.coder}`), ...parts);
  for (const empty of [...root.childNodes].filter((node) => node.nodeType !== Node.ELEMENT_NODE)) empty.remove();
}

function line(app, paper) {
  const reading = reading_of(app.state, paper.key);
  const quote = reading.quote && `\u201C${reading.quote}\u201D`;
  const words = [reading.answer, ...marks_of(app, paper), reading.evidence, quote].filter(Boolean);
  return h("li", {}, h("b", {}, full_name(app, paper)), words.length > 0 && `: ${words.join(" \u00B7 ")}`);
}
