// What lies on the table and what has been said about it. A state never changes: each action gives a new one.
import { folded } from "./words.mjs";

export const k_unread = "unread";
export const k_unsure = "unsure";
export const k_not_enough = "not-enough";
export const k_absent = "absent";

const k_lists = ["strategy", "model", "shows", "issues"];
export const k_texts = ["success", "answer", "correct", "evidence", "quote", "strength", "note", "setting"];
export const k_flags = ["bright_spot", "unsure"];

export const k_empty_reading = Object.freeze({
  ...Object.fromEntries(k_lists.map((field) => [field, Object.freeze([])])),
  ...Object.fromEntries(k_texts.map((field) => [field, ""])),
  ...Object.fromEntries(k_flags.map((field) => [field, false])),
});

// `papers` are pieces of work {key, student, name, class, school, date, attempt, setting, image, images};
// `readings` holds what each reader saw, by reader and paper; `piles` are strategies that lie on the table.
export function empty_state(coder, piles) {
  return { coder, papers: [], readings: {}, piles, date: "", setting: "" };
}

export function paper_key(paper) {
  return [paper.school, paper.student, paper.date, paper.attempt].map(folded).join("/");
}

export function reading_of(state, key, coder = state.coder) {
  return state.readings[coder]?.[key] ?? k_empty_reading;
}

// True if the reading says anything; where students worked is no reading.
export function is_read(reading) {
  return (
    k_lists.some((field) => reading[field].length > 0) ||
    k_flags.some((field) => reading[field]) ||
    k_texts.some((field) => field !== "setting" && reading[field] !== "")
  );
}

export function with_paper(state, paper) {
  return { ...state, papers: [...state.papers, { ...paper, key: paper_key(paper) }] };
}

export function with_reading(state, key, reading, coder = state.coder) {
  return { ...state, readings: { ...state.readings, [coder]: { ...state.readings[coder], [key]: reading } } };
}

export function with_field(state, key, field, value) {
  return with_reading(state, key, { ...reading_of(state, key), [field]: value });
}

// The code in the list or, where it is there already, out of it.
export function toggled(list, code) {
  return list.includes(code) ? list.filter((other) => other !== code) : [...list, code];
}

// The strategy that names the pile; what else was seen stays beside it, except beside "no strategy to read".
export function with_strategy(reading, code, codes) {
  if (!code) return { ...reading, strategy: [] };
  const also = codes.is_special(code) ? [] : reading.strategy.slice(1).filter((other) => other !== code);
  return { ...reading, strategy: [code, ...also] };
}

// Where a paper lies: one of the constants above, or the id of a strategy.
export function place_of(reading, codes) {
  const first = reading.strategy[0];
  if (reading.unsure) return k_unsure;
  if (first === undefined) return k_unread;
  if (first === k_absent) return k_absent;
  return codes.is_special(first) ? k_not_enough : first;
}

// Lays papers on a place: a strategy, one of the codes that say why none can be read, unsure or unread.
export function put(state, keys, place, codes) {
  let next = state;
  for (const key of keys) {
    const reading = reading_of(state, key);
    if (place === k_unsure) next = with_field(next, key, "unsure", true);
    else next = with_reading(next, key, { ...with_strategy(reading, place === k_unread ? "" : place, codes), unsure: false });
  }
  const is_pile = place !== k_unsure && place !== k_unread && !codes.is_special(place);
  return is_pile ? with_pile(next, place) : next;
}

export function with_pile(state, strategy) {
  return state.piles.includes(strategy) ? state : { ...state, piles: [...state.piles, strategy] };
}

export function without_pile(state, strategy) {
  return { ...state, piles: state.piles.filter((other) => other !== strategy) };
}

// The piles on the table in the order in which they are numbered: those laid out, then others that are in use.
export function piles_of(state, codes) {
  const used = new Set();
  for (const paper of state.papers) {
    const first = reading_of(state, paper.key).strategy[0];
    if (first !== undefined && !codes.is_special(first) && !state.piles.includes(first)) used.add(first);
  }
  return [...state.piles, ...codes.in_order("strategy", used)];
}

// The papers of each place, in the order of the class.
export function table_of(state, codes) {
  const places = new Map([k_unread, ...piles_of(state, codes), k_not_enough, k_unsure, k_absent].map((p) => [p, []]));
  for (const paper of state.papers) places.get(place_of(reading_of(state, paper.key), codes)).push(paper);
  return places;
}

// How many papers use each code of a kind, whoever read them.
export function use_of(state, kind) {
  const out = new Map();
  for (const paper of state.papers) {
    const codes = new Set();
    for (const coder of Object.keys(state.readings)) {
      [reading_of(state, paper.key, coder)[kind]].flat().forEach((code) => code && codes.add(code));
    }
    for (const code of codes) out.set(code, (out.get(code) ?? 0) + 1);
  }
  return out;
}

export function coders_of(state) {
  return Object.keys(state.readings).filter((coder) => Object.values(state.readings[coder]).some(is_read));
}

// Somebody else goes on: what was read before stays under the name it has.
export function with_coder(state, coder) {
  return { ...state, coder };
}

// The reader has another name; what stood under that name already stays where the present reader says nothing.
export function with_coder_renamed(state, coder) {
  const { [state.coder]: mine = {}, ...others } = state.readings;
  const said = Object.fromEntries(Object.entries(mine).filter(([, reading]) => is_read(reading)));
  return { ...state, coder, readings: { ...others, [coder]: { ...others[coder], ...said } } };
}
