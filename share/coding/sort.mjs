// The table with all papers: piles of strategies, and below them what no strategy can be read from.
import { button, focus_on, h } from "./dom.mjs";
import { watch_drags } from "./drag.mjs";
import { ask_for_pile, look_at } from "./dialogs.mjs";
import { full_name, marks_of, matches, meaning, picture, place_buttons, place_name } from "./papers.mjs";
import {
  k_absent, k_not_enough, k_unread, k_unsure, piles_of, place_of, reading_of, table_of, without_pile,
} from "./state.mjs";
import { counted } from "./words.mjs";

export class SortView {
  constructor(app, root) {
    this.app = app;
    this.root = root;
    this.cards = new Map(); // elements are kept, so that pictures need not be drawn anew
    this.open = new Set(); // piles whose meaning is shown in full
    watch_drags(root, (key) => this.along_with(key), (keys, place) => this.put(keys, place));
  }

  // All chosen papers go along with one of them.
  along_with(key) {
    return this.app.chosen.has(key) ? [...this.app.chosen] : [key];
  }

  put(keys, place) {
    this.app.put(keys, place, () => this.app.chosen.clear());
  }

  draw() {
    const table = table_of(this.app.state, this.app.codes);
    const piles = piles_of(this.app.state, this.app.codes);
    this.root.replaceChildren(
      h("h2", { class: "unseen" }, "Sort"),
      h(
        "div",
        { class: table.get(k_unread).length > 0 ? "table" : "table all-read" },
        this.stack(table.get(k_unread)),
        h(
          "div",
          { class: "piles" },
          piles.map((id, index) => this.pile(id, table.get(id), index)),
          this.new_pile(),
        ),
      ),
      h("div", { class: "foot" }, this.trays(table), this.app.chosen.size > 0 && this.chosen_bar()),
    );
  }

  stack(papers) {
    const all = this.app.state.papers.length;
    const none = all === 0 ? "There is no page yet. \u201CMore\u201D has \u201CAdd a page\u201D." : "Every page has been read.";
    return h(
      "section",
      { class: "stack", "data-place": k_unread, "aria-labelledby": "pile-unread" },
      h("h3", { id: "pile-unread" }, place_name(this.app, k_unread), " ", h("span", { class: "count" }, String(papers.length))),
      all > 0 && papers.length === all && h("p", { class: "quiet" }, "Drag a page onto a pile, or touch it to read it large."),
      papers.length > 0 ? this.list(papers) : h("p", { class: "quiet" }, none),
    );
  }

  pile(id, papers, index) {
    const strategy = this.app.codes.entry("strategy", id);
    const is_open = this.open.has(id);
    const maybe = this.unsure_of(id);
    const flip = () => {
      if (!this.open.delete(id)) this.open.add(id);
      this.app.draw();
    };
    return h(
      "section",
      { class: "pile", "data-place": id, "aria-labelledby": `pile-${index}` },
      h(
        "h3",
        { id: `pile-${index}` },
        index < 9 && this.app.keys_on && h("kbd", {}, String(index + 1)),
        button(this.app.codes.name("strategy", id), flip, {
          class: "name", "aria-expanded": String(is_open), "data-focus": `meaning ${id}`,
        }),
        h("span", { class: "count" }, String(papers.length)),
      ),
      is_open ? meaning(strategy) : h("p", { class: "definition" }, strategy?.definition ?? "Not in the codebook yet."),
      papers.length > 0 && this.list(papers),
      maybe > 0 && h("p", { class: "quiet" }, `${maybe} more under Not sure`),
      papers.length === 0 && maybe === 0 && this.empty_pile(id),
    );
  }

  empty_pile(id) {
    const name = this.app.codes.name("strategy", id);
    const remove = () => this.app.act(without_pile(this.app.state, id), `${name} is off the table`);
    return h(
      "p",
      { class: "quiet nothing" },
      "nothing here yet ",
      this.app.state.piles.includes(id) &&
        button("take away", remove, { class: "link", "aria-label": `take away ${name}`, "data-focus": `away ${id}` }),
    );
  }

  unsure_of(id) {
    return this.app.state.papers.filter((paper) => {
      const reading = reading_of(this.app.state, paper.key);
      return reading.unsure && reading.strategy[0] === id;
    }).length;
  }

  new_pile() {
    return h("div", { class: "new-pile" }, button("+ pile", () => ask_for_pile(this.app), { "data-focus": "new pile" }));
  }

  trays(table) {
    const tray = (place) =>
      h(
        "section",
        { class: "tray", "data-place": place, "aria-labelledby": `pile-${place}` },
        h("h3", { id: `pile-${place}` }, place_name(this.app, place), " ", h("span", { class: "count" }, String(table.get(place).length))),
        table.get(place).length > 0 && this.list(table.get(place)),
      );
    return h("div", { class: "trays" }, [k_not_enough, k_unsure, k_absent].map(tray));
  }

  list(papers) {
    const shown = papers.filter((paper) => matches(this.app, paper));
    const hidden = papers.length - shown.length;
    return [
      h("ul", { class: "papers" }, shown.map((paper) => this.card(paper))),
      hidden > 0 && h("p", { class: "quiet" }, `${hidden} not found by the search`),
    ];
  }

  card(paper) {
    const app = this.app;
    const reading = reading_of(app.state, paper.key);
    const label = full_name(app, paper);
    let card = this.cards.get(paper.key);
    if (!card) {
      card = h("li", { class: "paper", "data-paper": paper.key });
      card.look = h("button", { type: "button", class: "look", "data-focus": `paper ${paper.key}` });
      card.look.addEventListener("click", () => look_at(app, paper.key));
      card.thumb = paper.images.length > 0 ? picture(paper, 0, { class: "thumb", alt: "" }) : null;
      card.pick = h("input", { type: "checkbox", "data-focus": `pick ${paper.key}` });
      card.pick.addEventListener("change", () => app.choose(paper.key, card.pick.checked));
      card.append(card.look, h("label", { class: "pick" }, card.pick));
      this.cards.set(paper.key, card);
    }
    const marks = marks_of(app, paper);
    card.look.replaceChildren(
      ...[
        card.thumb,
        h("span", { class: "who" }, label),
        !card.thumb && reading.answer && h("span", { class: "answer" }, reading.answer),
        marks.length > 0 && h("span", { class: "marks" }, marks.join(" \u00B7 ")),
      ].filter(Boolean),
    );
    card.pick.checked = app.chosen.has(paper.key);
    card.pick.setAttribute("aria-label", `choose ${label}`);
    card.classList.toggle("chosen", card.pick.checked);
    return card;
  }

  chosen_bar() {
    const app = this.app;
    const none = () => {
      app.chosen.clear();
      app.draw();
    };
    return h(
      "div",
      { class: "chosen-bar", role: "region", "aria-label": "Chosen pages" },
      h("p", {}, h("b", {}, counted(app.chosen.size, "page")), " chosen. Put on ", button("choose none", none, { class: "link" })),
      place_buttons(app, (place) => this.put([...app.chosen], place), ""),
    );
  }

  // The paper that has the focus, its key.
  focused() {
    return document.activeElement?.closest?.("[data-paper]")?.dataset.paper;
  }

  // A key of the keyboard that puts papers on a place: the chosen ones or the one with the focus; the focus goes on to
  // the next paper of the same pile.
  put_by_key(place) {
    const { app } = this;
    const focused = this.focused();
    if (app.chosen.size > 0) return this.put([...app.chosen], place);
    if (focused === undefined) return app.say("Choose a page first, or go to one with the Tab key.");
    const pile = table_of(app.state, app.codes).get(place_of(reading_of(app.state, focused), app.codes));
    const shown = pile.filter((paper) => matches(app, paper));
    const index = shown.findIndex((paper) => paper.key === focused);
    const next = shown[index + 1] ?? shown[index - 1];
    app.put([focused], place, () => {}, () => next && focus_on(`paper ${next.key}`));
  }

  // The focus on the next paper in this direction.
  go(dx, dy) {
    const looks = [...this.root.querySelectorAll(".look")];
    const from = document.activeElement?.closest?.(".look");
    if (!from) return looks[0]?.focus();
    const middle = (element) => {
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const here = middle(from);
    let best = { cost: Infinity };
    for (const look of looks) {
      const there = middle(look);
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      const cost = along + 3 * across;
      if (look !== from && along > 4 && cost < best.cost) best = { look, cost };
    }
    best.look?.focus();
  }

  step(by) {
    const looks = [...this.root.querySelectorAll(".look")];
    const at = looks.indexOf(document.activeElement);
    looks[at < 0 ? 0 : Math.min(Math.max(at + by, 0), looks.length - 1)]?.focus();
  }
}

