// Undo and redo over states that never change.

const k_most_steps = 500;

export class History {
  constructor(state) {
    this.present = state;
    this.past = [];
    this.future = [];
    this.tag = "";
  }

  // A new present. Steps with the same tag, such as letters typed into one field, are undone together.
  add(state, what, tag = "") {
    if (state === this.present) return;
    if (tag === "" || tag !== this.tag) this.past.push({ state: this.present, what });
    if (this.past.length > k_most_steps) this.past.shift();
    this.present = state;
    this.future = [];
    this.tag = tag;
  }

  // The next change is a step of its own.
  pause() {
    this.tag = "";
  }

  // What was undone or done again, in words; nothing where there is no such step.
  undo() {
    return this.step(this.past, this.future);
  }

  redo() {
    return this.step(this.future, this.past);
  }

  step(from, to) {
    const last = from.pop();
    if (last === undefined) return undefined;
    to.push({ state: this.present, what: last.what });
    this.present = last.state;
    this.tag = "";
    return last.what;
  }
}
