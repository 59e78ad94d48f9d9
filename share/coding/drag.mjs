// Papers that are dragged with a mouse, a pen or a finger. A finger holds the paper for a moment first, so that the
// page can still be moved; whoever cannot drag taps the paper or uses the keys.
import { h } from "./dom.mjs";

const k_mouse_distance = 6;
const k_hold_milliseconds = 280;
const k_edge = 60;

// Watches papers below `root`. `keys_of(paper)` says which papers go along, `drop(keys, place)` puts them down.
export function watch_drags(root, keys_of, drop) {
  let press = null; // where a pointer went down on a paper
  let drag = null; // what moves with it
  let just_dragged = false;

  const place_at = (x, y) => document.elementFromPoint(x, y)?.closest("[data-place]");

  function begin() {
    const keys = keys_of(press.paper.dataset.paper);
    const ghost = h("div", { class: "ghost", "aria-hidden": "true" }, press.paper.querySelector(".look").cloneNode(true));
    if (keys.length > 1) ghost.append(h("span", { class: "many" }, String(keys.length)));
    ghost.style.width = `${press.paper.offsetWidth}px`;
    document.body.append(ghost);
    document.body.classList.add("dragging");
    drag = { keys, ghost, target: null, x: press.x, y: press.y };
    move(press.x, press.y);
    scroll();
  }

  function move(x, y) {
    Object.assign(drag, { x, y });
    drag.ghost.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
    const target = place_at(x, y);
    if (target === drag.target) return;
    drag.target?.classList.remove("under");
    target?.classList.add("under");
    drag.target = target;
  }

  // Near the upper or lower edge of the window the page moves along.
  function scroll() {
    if (!drag) return;
    const below = drag.y - (window.innerHeight - k_edge);
    const above = k_edge - drag.y;
    if (below > 0 || above > 0) {
      window.scrollBy(0, below > 0 ? below / 4 : -above / 4);
      move(drag.x, drag.y);
    }
    requestAnimationFrame(scroll);
  }

  function end(is_drop) {
    clearTimeout(press?.timer);
    press = null;
    if (!drag) return;
    const { keys, ghost, target } = drag;
    drag = null;
    ghost.remove();
    target?.classList.remove("under");
    document.body.classList.remove("dragging");
    just_dragged = true;
    setTimeout(() => (just_dragged = false), 50);
    if (is_drop && target) drop(keys, target.dataset.place);
  }

  root.addEventListener("pointerdown", (event) => {
    const paper = event.target.closest("[data-paper]");
    if (!paper || !event.isPrimary || event.button !== 0 || event.target.closest(".pick")) return;
    press = { paper, x: event.clientX, y: event.clientY, pointer: event.pointerId };
    if (event.pointerType !== "mouse") press.timer = setTimeout(begin, k_hold_milliseconds);
  });
  window.addEventListener("pointermove", (event) => {
    if (!press || event.pointerId !== press.pointer) return;
    if (drag) return move(event.clientX, event.clientY);
    const distance = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (distance < k_mouse_distance) return;
    if (event.pointerType === "mouse") begin();
    else end(false); // the finger moves the page
  });
  window.addEventListener("pointerup", () => end(true));
  window.addEventListener("pointercancel", () => end(false));
  window.addEventListener("keydown", (event) => event.key === "Escape" && drag && end(false), true);
  // While a paper is held, the page stays; afterwards the paper is not opened by the same touch.
  window.addEventListener("touchmove", (event) => drag && event.preventDefault(), { passive: false });
  root.addEventListener("contextmenu", (event) => (drag || press?.timer) && event.preventDefault());
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener(
    "click",
    (event) => {
      if (just_dragged) event.stopPropagation();
    },
    true,
  );
}
