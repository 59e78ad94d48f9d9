// Small things about text.

// What cannot be seen counts for nothing when ids, names and codes are compared.
const k_unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

// For comparing what people wrote: capitals, blanks, hyphens and underscores count for nothing.
export function folded(text) {
  return text.normalize("NFC").replace(k_unseen, "").toLowerCase().replace(/[\s_-]+/g, "");
}

// What somebody typed, without characters that no file may hold.
export function cleaned(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\r\n?/g, "\n").replace(/[\t\v\f\u2028\u2029]/g, " ").replace(/[\0-\x08\x0E-\x1F\x7F-\x9F]/g, "");
}

export function counted(number, one, many = one + "s") {
  return `${number} ${number === 1 ? one : many}`;
}

// "skip-counting" as people say it: "Skip counting".
export function prettified(id) {
  const text = id.replace(/[-_]+/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// A name as a code and as a part of a file's name.
export function slug(text) {
  const plain = text.normalize("NFC").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
}

// "a, b and c"
export function joined(words) {
  return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words.at(-1);
}

// True if every word that is looked for stands somewhere in the texts.
export function found_in(texts, wanted) {
  const all = texts.join("\n").normalize("NFC").toLowerCase();
  const words = wanted.normalize("NFC").toLowerCase().split(/\s+/);
  return words.every((word) => all.includes(word));
}
