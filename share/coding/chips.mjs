// Codes as chips: a few in sight, the most used first, and a search over all of them.
import { button, focus_on, h } from "./dom.mjs";
import { found_in } from "./words.mjs";

const k_in_sight = 8;
const k_without_search = 12;

// A group of chips. `options` are {id, name, hint, mark}, in the order in which they are shown; `chosen` the ids that
// are pressed; `memory` keeps what is searched for between drawings; `flip(id)` is called for a chip that is pressed;
// `preview(id)` for one that is looked at.
export function chips({ title, note, options, chosen, counts, memory, flip, preview = () => {}, name, always = k_in_sight }) {
  const list = h("div", { class: "chips" });
  const chip = (option) => {
    const used = counts?.get(option.id);
    const look = () => preview(option.id);
    return h(
      "button",
      {
        type: "button", class: "chip", "aria-pressed": String(chosen.includes(option.id)), "data-focus": `${name} ${option.id}`,
        onclick: () => flip(option.id), onpointerenter: look, onfocus: look, title: option.hint,
      },
      option.mark && h("kbd", {}, option.mark),
      h("span", {}, option.name),
      used && h("span", { class: "count" }, String(used)),
    );
  };
  const draw = () => {
    const wanted = memory.search ?? "";
    const is_search = wanted.trim() !== "";
    const found = is_search ? options.filter((o) => found_in([o.name, o.id, o.hint ?? "", ...(o.aliases ?? [])], wanted)) : options;
    const short = !is_search && !memory.all && options.length > k_without_search;
    const shown = short ? found.filter((option, index) => index < always || chosen.includes(option.id)) : found;
    const more = found.length - shown.length;
    list.replaceChildren(...shown.map(chip));
    if (found.length === 0) list.append(h("span", { class: "quiet" }, "no code has these words"));
    if (more > 0) list.append(button(`${more} more`, () => open_all(found[shown.length]), { class: "link", "data-focus": `${name} more` }));
  };
  const open_all = (next) => {
    memory.all = true;
    draw();
    focus_on(`${name} ${next.id}`);
  };
  const search = (event) => {
    memory.search = event.target.value;
    draw();
  };
  draw();
  return h(
    "fieldset",
    { class: "group" },
    h("legend", {}, title, note && h("small", {}, " ", note)),
    options.length > k_without_search &&
      h(
        "label",
        { class: "find" },
        "find",
        h("input", { type: "search", "aria-label": `Find among: ${title}`, value: memory.search ?? "", oninput: search, "data-focus": `${name} search` }),
      ),
    list,
  );
}
