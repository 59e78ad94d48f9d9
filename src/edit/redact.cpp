#include "worksort/edit/redact.hpp"

#include "worksort/model/codebook.hpp"
#include "worksort/model/fields.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/name_words.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

constexpr std::size_t k_name = 0;
constexpr std::size_t k_id = 1;
constexpr std::size_t k_surely_an_id = 4;  // digits: no week, page or count has that many

using SharedWords = std::set<std::string, std::less<>>;

void add_entry(SharedWords& words, const Entry& entry) {
  for (const auto* word : {&entry.id, &entry.name}) words.insert(spelling_of(*word));
  for (const auto& alias : entry.aliases) words.insert(spelling_of(alias));
}

void add_entries(SharedWords& words, const Codebook& codebook) {
  for (const auto dimension : k_all_dimensions)
    codebook.visit(dimension, [&](const Entry& entry) { add_entry(words, entry); });
}

// Words of the format and of the shipped codebooks, by their spelling: they name nobody even if somebody is
// called so.
const SharedWords& shared_words() {
  static const SharedWords k_words = [] {
    SharedWords words;
    for (const auto& id : shipped_codebook_ids()) {
      words.insert(spelling_of(id));
      if (const auto codebook = shipped_codebook(id)) add_entries(words, *codebook);
    }
    for (const auto& entry : special_codes()) add_entry(words, entry);
    for (const auto& entry : default_success_scale()) add_entry(words, entry);
    for (const auto& id : shipped_protocol_ids()) words.insert(spelling_of(id));
    for (const auto& m : mappings()) {
      for (const auto& key : m.keys) {
        if (key.shape != Shape::choice && key.shape != Shape::choices) continue;
        for (const auto& word : split_trimmed(key.of, '|')) words.insert(spelling_of(word));
      }
    }
    words.erase("");
    return words;
  }();
  return k_words;
}

bool is_shared(std::string_view word) {
  return shared_words().contains(spelling_of(word));
}

// In a cell several codes are separated by ;
bool left_alone(const RedactSpot& spot) {
  const auto codes = split_trimmed(spot.value, ';');
  return spot.kind == SpotKind::text && !codes.empty() && std::all_of(codes.begin(), codes.end(), is_shared);
}

// The bytes of a text in double quotes with what escapes of one sign mean in place of both of their bytes.
std::string without_escapes(std::string_view raw) {
  std::string out(raw);
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i] != '\\') continue;
    const char sign = out[i + 1];
    const bool blank = sign == 'n' || sign == 'r' || sign == 't';
    if (blank || sign == '"' || sign == '/' || sign == ' ') out[i] = out[i + 1] = blank ? ' ' : sign;
    ++i;
  }
  return out;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

// The words of an id, parted by digits and capitals too: ana and cruz of 07-anaCruz.
std::vector<std::string> words_in_id(std::string_view id) {
  std::vector<std::string> out;
  for (const auto& span : words_of(id)) {
    const std::string_view word = id.substr(span.offset, span.length);
    const auto borders = borders_in(word, true);
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      const auto part = word.substr(borders[i], borders[i + 1] - borders[i]);
      if (!has_digit(part)) out.emplace_back(part);
    }
  }
  return out;
}

// True for a stretch that is a student, all of it.
bool is_student(const RedactSpot& spot) {
  return spot.kind == SpotKind::id || spot.kind == SpotKind::name;
}

}  // namespace

Redaction::Redaction(Pseudonyms& pseudonyms) : m_pseudonyms(pseudonyms) {}

void Redaction::learn_name(const std::string& name) {
  if (trim(name).empty() || !m_names.insert(folded(name)).second) return;
  m_finder.add(name.substr(0, name.find('@')), k_name);  // whose address it is, and not where
}

void Redaction::learn_id(const std::string& id) {
  if (is_distinctive(id)) m_finder.add_whole(id, k_id);
  const auto words = words_in_id(id);
  if (!has_digit(id)) {
    m_finder.add(id, k_name);
    if (words.size() > name_words(id).size()) m_finder.add(join(words, " "), k_name);  // AnaC
    return;
  }
  ++m_numbered_ids;
  for (const auto& word : std::set<std::string>(words.begin(), words.end())) ++m_words_in_ids[word];
}

void Redaction::learn(std::span<const RedactSpot> spots) {
  for (const auto& spot : spots) {
    if (spot.kind == SpotKind::name) learn_name(spot.value);
    if (spot.kind != SpotKind::id || trim(spot.value).empty()) continue;
    if (m_ids.insert(spot.value).second) learn_id(spot.value);
  }
}

// A word that many ids have, as stu07 and stu08, is nobody's name.
void Redaction::learn_words_of_ids() {
  constexpr std::size_t k_most_of_one_name = 2;
  constexpr std::size_t k_fewest_letters = 3;
  for (const auto& [word, ids] : m_words_in_ids) {
    const bool common = ids > k_most_of_one_name || ids * 2 > m_numbered_ids;
    if (!common && count_characters(word) >= k_fewest_letters && !is_shared(word)) m_finder.add(word, k_name);
  }
}

const std::string& Redaction::replaced_student(const std::string& spelling) {
  if (m_names.contains(folded(spelling))) return m_pseudonyms.for_name(spelling);
  return m_pseudonyms.for_id(spelling);
}

std::string Redaction::replaced_text(std::string_view text, const std::vector<NameHit>& hits) {
  return replaced_hits(text, hits, [&](const NameHit& hit) {
    const std::string spelling(text.substr(hit.offset, hit.length));
    return hit.owner == k_id ? m_pseudonyms.for_id(spelling) : m_pseudonyms.for_name(spelling);
  });
}

std::vector<Patch> Redaction::patches_of(std::string_view bytes, const RedactSpots& spots) {
  std::vector<Patch> out;
  for (const auto& spot : spots.spots) {
    const std::string_view raw = bytes.substr(spot.offset, spot.length);
    const std::string_view core = trim(raw);
    const bool student = is_student(spot) && !core.empty();
    const std::string_view old = student ? core : raw;
    std::string now;
    if (student) {
      now = replaced_student(std::string(core));
    } else if (spot.kind == SpotKind::path) {
      now = redacted_path(std::string(raw));
    } else {
      const auto hits = m_finder.find(spot.escapes ? without_escapes(raw) : std::string(raw));
      if (hits.empty() || left_alone(spot)) continue;
      now = replaced_text(raw, hits);
    }
    if (now != old)
      out.push_back({static_cast<std::size_t>(old.data() - bytes.data()), old.size(), std::move(now)});
  }
  return out;
}

bool all_in_place(const RedactSpots& before, const std::vector<Patch>& patches, const RedactSpots& after) {
  if (before.spots.size() != after.spots.size()) return false;
  auto patch = patches.begin();
  std::size_t shift = 0;  // what the patches so far have added, modulo the size of the type
  for (std::size_t i = 0; i < before.spots.size(); ++i) {
    const RedactSpot& old = before.spots[i];
    const RedactSpot& now = after.spots[i];
    if (now.kind != old.kind || now.offset != old.offset + shift) return false;
    for (; patch != patches.end() && patch->offset < old.offset + old.length; ++patch)
      shift += patch->text.size() - patch->length;
    if (now.offset + now.length != old.offset + old.length + shift) return false;
  }
  return true;
}

// After redaction every student is a pseudonym, so that no text may hold a name any more, however it is
// written.
bool Redaction::names_somebody(const RedactSpots& spots) const {
  return std::any_of(spots.spots.begin(), spots.spots.end(),
                     [&](const RedactSpot& spot) { return names_somebody(spot); });
}

bool Redaction::names_somebody(const RedactSpot& spot) const {
  const bool path = spot.kind == SpotKind::path;
  const auto hits = m_finder.find(spot.value, path ? NameFinder::In::path : NameFinder::In::prose);
  const bool named = std::any_of(hits.begin(), hits.end(), [&](const NameHit& hit) {
    const std::string word = spot.value.substr(hit.offset, hit.length);
    return m_pseudonyms.restored(word) == word;  // in a pseudonym capitals part what chance has made
  });
  if (named && !left_alone(spot)) return true;
  return (is_student(spot) && m_ids.contains(spot.value)) || (path && !ids_in(spot.value).empty());
}

// In a path a long word that is an id, or has one in it, is taken for the id, also one of digits alone.
std::vector<WordSpan> Redaction::ids_in(std::string_view path) const {
  std::vector<WordSpan> out = words_of(path);
  std::erase_if(out, [&](const WordSpan& span) {
    const std::string_view word = path.substr(span.offset, span.length);
    const auto borders = borders_in(word, true);
    for (std::size_t i = 0; i < borders.size(); ++i) {
      for (std::size_t k = i + 1; k < borders.size(); ++k) {
        const auto part = word.substr(borders[i], borders[k] - borders[i]);
        if (part.size() >= k_surely_an_id && m_ids.contains(std::string(part))) return false;
      }
    }
    return true;
  });
  return out;
}

std::string Redaction::replaced_name(const std::string& stretch) {
  return replaced_text(stretch, m_finder.find(stretch, NameFinder::In::path));
}

std::string Redaction::replaced_words(const std::string& stem) {
  std::string out;
  std::size_t at = 0;
  for (const auto& span : ids_in(stem)) {
    out += replaced_name(stem.substr(at, span.offset - at)) +
           replaced_student(stem.substr(span.offset, span.length));
    at = span.offset + span.length;
  }
  return out + replaced_name(stem.substr(at));
}

std::string Redaction::redacted_path(const std::string& path) {
  std::string out;
  std::size_t at = 0;
  while (at <= path.size()) {
    const auto end = std::min(path.find('/', at), path.size());
    const std::string part = path.substr(at, end - at);
    const auto dot = part.rfind('.');
    const std::string stem = dot == std::string::npos || dot == 0 ? part : part.substr(0, dot);
    out += m_ids.contains(stem) ? replaced_student(stem) + replaced_words(part.substr(stem.size()))
                                : replaced_words(part);
    if (end < path.size()) out += '/';
    at = end + 1;
  }
  return out;
}

}  // namespace worksort
