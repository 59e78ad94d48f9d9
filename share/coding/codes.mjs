// The codebook on the page: names of codes, and codes as people may have written them.
import { folded, prettified } from "./words.mjs";

export const k_kinds = ["strategy", "model", "success", "issues", "shows"];

// Entries {id, name, ...} by kind; `special` are the codes that say that no strategy can be read.
export class Codes {
  constructor(data) {
    const book = data.codebook;
    this.special = book.special;
    this.strategies = book.strategies;
    this.lists = {
      strategy: [...book.strategies, ...book.special],
      model: book.models,
      success: book.success,
      issues: book.issues,
      shows: data.look_fors,
    };
    this.by_spelling = {};
    for (const kind of k_kinds) this.by_spelling[kind] = spellings(this.lists[kind]);
  }

  entry(kind, id) {
    return this.lists[kind].find((entry) => entry.id === id);
  }

  name(kind, id) {
    return this.entry(kind, id)?.name || prettified(id);
  }

  is_special(id) {
    return this.special.some((entry) => entry.id === id);
  }

  // The id of a code in any spelling; a code that no entry has stays as it is written.
  id(kind, written) {
    return this.entry(kind, written)?.id ?? this.by_spelling[kind].get(folded(written)) ?? written;
  }

  // Ids in the order of the codebook, those that it does not have behind them.
  in_order(kind, ids) {
    const rank = new Map(this.lists[kind].map((entry, index) => [entry.id, index]));
    return [...ids].sort((a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size));
  }
}

function spellings(entries) {
  const out = new Map();
  const add = (text, id) => text && !out.has(folded(text)) && out.set(folded(text), id);
  for (const entry of entries) add(entry.id, entry.id);
  for (const entry of entries) [entry.name, ...(entry.aliases ?? [])].forEach((text) => add(text, entry.id));
  return out;
}
