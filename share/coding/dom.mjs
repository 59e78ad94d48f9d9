// Elements, dialogs, and a focus that stays where it was when a part of the page is drawn anew.

// h("p", {class: "quiet", onclick: f}, "text", element, ...): null, false and undefined children are left out.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(text, onclick, properties = {}) {
  return h("button", { type: "button", onclick, ...properties }, text);
}

// A text field below its label; `use` gets what is typed, letter by letter.
export function text_field(label, value, use, properties = {}) {
  const { tag = "input", hint, ...others } = properties;
  const field = h(tag, { value, autocomplete: "off", ...others, oninput: () => use(field.value) });
  return h("label", { class: "field" }, h("span", {}, label, hint && h("small", {}, " ", hint)), field);
}

export function focus_on(name) {
  const element = document.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  element?.focus({ preventScroll: false });
  return element !== null;
}

// Runs `draw`, then gives the focus back to the element of the same data-focus.
export function keeping_focus(draw) {
  const name = document.activeElement?.dataset?.focus;
  draw();
  if (name && document.activeElement?.dataset?.focus !== name) focus_on(name);
}

// A modal dialog with a heading and a way out. `fill(close)` gives its content; `closed` runs afterwards.
export function open_dialog(title, fill, { name = "", closed = () => {} } = {}) {
  const before = document.activeElement?.dataset?.focus;
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { "aria-labelledby": "dialog-title", class: name },
    h("header", {}, h("h2", { id: "dialog-title" }, title), button("Close", close, { class: "plain" })),
    fill(close),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before && document.activeElement === document.body) focus_on(before);
    closed();
  });
  // A click beside the dialog closes it.
  dialog.addEventListener("pointerdown", (event) => event.target === dialog && close());
  document.body.append(dialog);
  for (const other of document.querySelectorAll("#dialog-title")) {
    if (!dialog.contains(other)) other.removeAttribute("id");
  }
  dialog.showModal();
  return dialog;
}

export function is_typing() {
  const element = document.activeElement;
  return element?.matches("input:not([type=checkbox]):not([type=radio]), textarea, select") ?? false;
}
