// The page as a whole: its head, its two views, keys, saving and opening.
import { Codes } from "./codes.mjs";
import { read_csv, write_csv } from "./csv.mjs";
import { add_paper, ask, ask_for_pile, ask_who, ask_why, show_definitions, show_keys } from "./dialogs.mjs";
import { button, focus_on, h, is_typing, keeping_focus } from "./dom.mjs";
import { History } from "./history.mjs";
import { Kept, with_pictures } from "./keep.mjs";
import { full_name, matches, place_name } from "./papers.mjs";
import { draw_print } from "./print.mjs";
import { rows_of, state_from, with_table } from "./rows.mjs";
import { SingleView } from "./single.mjs";
import { SortView } from "./sort.mjs";
import { is_read, k_absent, k_not_enough, k_unread, k_unsure, piles_of, put, reading_of, table_of } from "./state.mjs";
import { counted, joined, slug } from "./words.mjs";

export class App {
  constructor(data) {
    this.data = data;
    this.codes = new Codes(data);
    this.title = [data.task.title, joined(data.classes)].filter(Boolean).join(" \u00B7 ");
    this.page_state = state_from(data, this.codes);
    this.history = new History(this.page_state);
    this.saved = this.page_state.readings;
    this.view = "sort";
    this.at = "";
    this.search = "";
    this.chosen = new Set();
    this.keys_on = true;
    this.large = null; // the paper that is read large, as keys can move it
    this.kept = new Kept([data.task.id, ...data.schools, ...data.classes].join(" "));
    this.keeps = false;
    this.build();
  }

  get state() {
    return this.history.present;
  }

  build() {
    this.main = document.querySelector("main");
    this.status = document.querySelector("#status");
    this.views = { sort: new SortView(this, h("div")), single: new SingleView(this, h("div")) };
    this.head = {
      reader: button("", () => ask_who(this), { "data-focus": "reader" }),
      sort: button("Sort", () => this.show("sort"), { "data-focus": "sort" }),
      single: button("One by one", () => this.show("single", this.views.sort.focused()), { "data-focus": "single" }),
      undo: button("Undo", () => this.travel("undo"), { "data-focus": "undo" }),
      redo: button("Redo", () => this.travel("redo"), { "data-focus": "redo" }),
      save: button("Save", () => this.save(), { "data-focus": "save" }),
      count: h("p", { class: "left" }),
      search: h("input", { type: "search", "aria-label": "Search names, answers and codes", oninput: () => this.find(), "data-focus": "search" }),
      file: h("input", { type: "file", accept: ".csv,text/csv", hidden: true, onchange: () => this.open_file() }),
    };
    const { reader, sort, single, undo, redo, save, count, search, file } = this.head;
    const intro = h("div", { class: "title" }, h("h1", {}, this.title), count, reader);
    const tools = h(
      "div",
      { class: "tools" },
      h("div", { class: "views", role: "group", "aria-label": "View" }, sort, single),
      h("label", { class: "search" }, "search", search), h("div", { class: "steps" }, undo, redo), this.menu(), file, save,
    );
    document.querySelector("body > header").replaceChildren(intro, tools);
    window.addEventListener("beforeunload", (event) => this.unsaved() && event.preventDefault());
    window.addEventListener("keydown", (event) => this.on_key(event));
    window.addEventListener("beforeprint", () => draw_print(this, document.querySelector("#print")));
    this.offer_kept();
    this.draw();
  }

  menu() {
    const keep = h("input", { type: "checkbox", onchange: (event) => this.keep(event.target.checked) });
    this.keep_box = keep;
    const items = [
      ["Open a saved file", () => this.head.file.click()],
      ["Print", () => window.print()],
      ["Add a page", () => add_paper(this)],
      ["What the strategies mean", () => show_definitions(this)],
      ["What students were asked", () => ask(this.data.task.title, this.data.task.prompt.split(/\n+/).filter(Boolean), [["Back", () => {}]])],
      ["Keys", () => show_keys(this)],
    ].filter(([text]) => this.data.task.prompt !== "" || text !== "What students were asked");
    const menu = h(
      "details",
      { class: "menu" },
      h("summary", { "data-focus": "more" }, "More"),
      h(
        "div",
        {},
        items.map(([text, action]) =>
          button(text, () => {
            menu.open = false;
            menu.querySelector("summary").focus();
            action();
          }),
        ),
        h("label", { class: "tick" }, keep, h("span", {}, "Keep a copy in this browser, with names, until the tick is taken away")),
      ),
    );
    window.addEventListener("pointerdown", (event) => !menu.contains(event.target) && (menu.open = false));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    return menu;
  }

  // A change: it can be undone, is told, and is drawn.
  act(state, what) {
    this.history.add(state, what);
    this.changed(what);
    this.draw();
  }

  // Letters in a field: only the head is drawn anew.
  type(state, what, tag) {
    this.history.add(state, what, tag);
    this.changed("");
    this.draw_head();
  }

  changed(what) {
    if (what) this.say(`${what}. ${this.left()}`);
    if (!this.keeps) return;
    clearTimeout(this.keep_timer);
    this.keep_timer = setTimeout(() => this.kept.write(this.state), 400);
  }

  say(text) {
    this.status.textContent = text;
  }

  left() {
    const unread = table_of(this.state, this.codes).get(k_unread).length;
    return unread === 0 ? "All pages are read" : `${unread} not read yet`;
  }

  // Puts papers on a place; for "not enough" it asks why. `before` runs first, `after` when all is drawn.
  put(keys, place, before = () => {}, after = () => {}) {
    if (place === k_not_enough) return ask_why(this, (code) => this.put(keys, code, before, after));
    before();
    const first = this.state.papers.find((paper) => paper.key === keys[0]);
    const who = keys.length === 1 ? full_name(this, first) : counted(keys.length, "page");
    const on = { [k_unread]: "not read yet", [k_absent]: "absent", [k_unsure]: "under Not sure" }[place];
    this.act(put(this.state, keys, place, this.codes), `${who}: ${on ?? place_name(this, place)}`);
    after();
  }

  choose(key, is_chosen) {
    if (is_chosen) this.chosen.add(key);
    else this.chosen.delete(key);
    this.draw();
    this.say(this.chosen.size > 0 ? `${counted(this.chosen.size, "page")} chosen` : "No page is chosen");
  }

  travel(way) {
    const what = this.history[way]();
    if (what === undefined) return;
    this.changed("");
    this.draw();
    this.say(`${way === "undo" ? "Undone" : "Done again"}: ${what}. ${this.left()}`);
  }

  show(view, key = this.at) {
    const is_new = view !== this.view || key !== this.at;
    const first = view === "single" && !key ? table_of(this.state, this.codes).get(k_unread)[0] : undefined;
    this.view = view;
    this.at = first?.key ?? key;
    this.history.pause();
    this.draw();
    if (is_new && view === "single") {
      window.scrollTo(0, 0);
      if (!["next", "previous", "go", "next below"].includes(document.activeElement?.dataset?.focus)) focus_on("whose");
    }
  }

  find() {
    this.search = this.head.search.value;
    this.draw();
    const found = this.state.papers.filter((paper) => matches(this, paper)).length;
    this.say(this.search.trim() === "" ? "" : `${found} of ${counted(this.state.papers.length, "page")} have these words`);
  }

  draw() {
    keeping_focus(() => {
      this.draw_head();
      const view = this.views[this.view];
      if (this.main.firstChild !== view.root) this.main.replaceChildren(view.root);
      view.draw();
    });
  }

  draw_head() {
    const { reader, sort, single, undo, redo, save, count } = this.head;
    reader.textContent = this.state.coder ? `Read by ${this.state.coder}` : "Who is reading?";
    sort.setAttribute("aria-pressed", String(this.view === "sort"));
    single.setAttribute("aria-pressed", String(this.view === "single"));
    undo.disabled = this.history.past.length === 0;
    redo.disabled = this.history.future.length === 0;
    count.textContent = this.left();
    save.textContent = this.saved === this.page_state.readings || this.unsaved() ? "Save" : "Saved";
    save.className = this.unsaved() ? "main" : "";
    document.body.className = `show-${this.view}`;
  }

  unsaved() {
    return this.state.readings !== this.saved;
  }

  file_name() {
    const parts = [this.data.task.id, ...this.data.classes, this.state.coder].map(slug).filter(Boolean);
    return `${parts.join("-") || "coding"}.csv`;
  }

  save() {
    if (this.state.coder === "") return ask_who(this, () => this.state.coder !== "" && this.save());
    const rows = rows_of(this.state, this.data);
    const link = h("a", { href: URL.createObjectURL(new Blob([write_csv(rows)], { type: "text/csv" })), download: this.file_name() });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.saved = this.state.readings;
    this.draw_head();
    this.say(`${counted(rows.length - 1, "page")} saved as ${this.file_name()}`);
    this.tell_new_codes();
  }

  // Codes that the codebook does not have are named, with the lines that put them there.
  tell_new_codes() {
    const mine = this.state.papers.flatMap((paper) => reading_of(this.state, paper.key).strategy);
    const unknown = [...new Set(mine)].filter((id) => !this.codes.entry("strategy", id));
    if (unknown.length === 0) return;
    const lines = unknown.map((id) => `    - {id: ${id}, name: ${this.codes.name("strategy", id)}, definition: ""}`).join("\n");
    ask("Before you group these pages", [
      `${joined(unknown.map((id) => this.codes.name("strategy", id)))}: the codebook does not have it yet. Put it there, with what it means, and the pages keep their pile:`,
      `  strategies:\n${lines}`,
    ], [["I know", () => {}]]);
  }

  async open_file() {
    const file = this.head.file.files[0];
    this.head.file.value = "";
    if (!file) return;
    const result = with_table(this.state, read_csv(await file.text()), this.data, this.codes);
    if (result.problem) return ask(`${file.name} cannot be opened`, [`${result.problem}. The page opens what it has saved itself, and what worksort list -f csv writes.`], [["Back", () => {}]]);
    const was_unsaved = this.unsaved();
    this.act(result.state, `${file.name} opened: ${counted(result.opened, "row")} by ${joined([...result.coders].map((coder) => coder || "nobody named")) || "nobody"}`);
    if (!was_unsaved) this.saved = this.state.readings;
    this.draw_head();
    const left_out = [
      result.other_task > 0 && `${counted(result.other_task, "row")} of another task left out.`,
      result.nobody > 0 && `${counted(result.nobody, "row")} without a student left out.`,
    ].filter(Boolean);
    if (left_out.length > 0) ask(file.name, left_out, [["Go on", () => {}]]);
  }

  keep(is_wanted) {
    this.keeps = is_wanted;
    clearTimeout(this.keep_timer); // what waits to be written would come after what is taken away
    if (!is_wanted) {
      this.kept.remove();
      this.say("No copy is kept in this browser");
    } else if (this.kept.write(this.state)) {
      this.say("A copy is kept in this browser");
    } else {
      this.keeps = this.keep_box.checked = false;
      this.say("This browser keeps no copies. Save the file.");
    }
  }

  offer_kept() {
    const kept = this.kept.read();
    if (!kept?.papers) return;
    const pages = Object.values(kept.readings[kept.coder] ?? {}).filter(is_read).length;
    const go_on = () => {
      this.keeps = this.keep_box.checked = true;
      this.act(with_pictures(kept, this.page_state), "The copy of this browser is open");
    };
    const text = `${counted(pages, "page")} read by ${kept.coder || "nobody named"} are kept in this browser.`;
    setTimeout(() => ask("Go on where you stopped?", [text], [
      ["Go on with them", go_on],
      ["Begin with the page as it is", () => {}],
      ["Delete the copy", () => this.kept.remove()],
    ]));
  }

  on_key(event) {
    const is_command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (is_command && key === "s") return this.use_key(event, () => this.save());
    if (is_typing()) return event.key === "Escape" && document.activeElement === this.head.search ? document.activeElement.blur() : undefined;
    if (is_command && (key === "y" || (key === "z" && event.shiftKey))) return this.use_key(event, () => this.travel("redo"));
    if (is_command && key === "z") return this.use_key(event, () => this.travel("undo"));
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const dialog = document.querySelector("dialog[open]");
    if (dialog && !this.large) return;
    if (dialog && dialog !== document.querySelector("dialog:last-of-type")) return;
    this.on_plain_key(event, key);
  }

  on_plain_key(event, key) {
    const arrows = { arrowleft: [-1, 0], arrowright: [1, 0], arrowup: [0, -1], arrowdown: [0, 1] };
    if (arrows[key] && this.view === "sort" && !this.large && document.activeElement?.matches(".look")) {
      return this.use_key(event, () => this.views.sort.go(...arrows[key]));
    }
    if (!this.keys_on) return;
    const view = this.views[this.view];
    const place = this.place_of_key(key);
    const step = { j: 1, k: -1 }[key];
    if (place) this.use_key(event, () => (this.large ? this.large.put_on(place) : view.put_by_key(place)));
    else if (step) this.use_key(event, () => (this.large ?? view).step(step));
    else if (this.large) return;
    else if (key === "/") this.use_key(event, () => this.head.search.focus());
    else if (key === "?") this.use_key(event, () => show_keys(this));
    else if (key === "+") this.use_key(event, () => ask_for_pile(this));
    else if (key === "x" && this.view === "sort") this.use_key(event, () => this.flip_choice());
  }

  flip_choice() {
    const key = this.views.sort.focused();
    if (key !== undefined) this.choose(key, !this.chosen.has(key));
  }

  place_of_key(key) {
    const others = { n: k_not_enough, u: k_unsure, a: k_absent, 0: k_unread };
    return others[key] ?? (/^[1-9]$/.test(key) ? piles_of(this.state, this.codes)[Number(key) - 1] : undefined);
  }

  use_key(event, action) {
    event.preventDefault();
    action();
  }
}

// The data of the page stands in it as JSON.
export function start() {
  new App(JSON.parse(document.querySelector("#data").textContent));
}
