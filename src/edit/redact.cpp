#include "worksort/edit/redact.hpp"

#include "worksort/model/codebook.hpp"
#include "worksort/model/fields.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

constexpr std::size_t k_name = 0;
constexpr std::size_t k_id = 1;
constexpr std::size_t k_shortest_id = 3;
constexpr std::size_t k_surely_an_id = 4;  // digits: no week, page or count has that many

bool is_distinctive(const std::string& id) {
  const bool letters = !is_ascii(id) || std::any_of(id.begin(), id.end(), is_letter);
  return letters && count_characters(id) >= k_shortest_id && std::any_of(id.begin(), id.end(), is_digit);
}

void add_ids(std::set<std::string, std::less<>>& words, const Codebook& codebook) {
  for (const auto dimension : k_all_dimensions) {
    for (auto& id : codebook.ids(dimension)) words.insert(std::move(id));
  }
}

// Words of the format and of the shipped codebooks: they name nobody even if somebody is called so.
const std::set<std::string, std::less<>>& shared_words() {
  static const std::set<std::string, std::less<>> k_words = [] {
    std::set<std::string, std::less<>> words;
    for (const auto& id : shipped_codebook_ids()) {
      words.insert(id);
      if (const auto codebook = shipped_codebook(id)) add_ids(words, *codebook);
    }
    for (const auto& entry : special_codes()) words.insert(entry.id);
    for (const auto& entry : default_success_scale()) words.insert(entry.id);
    for (const auto& id : shipped_protocol_ids()) words.insert(id);
    for (const auto& m : mappings()) {
      for (const auto& key : m.keys) {
        if (key.shape != Shape::choice && key.shape != Shape::choices) continue;
        for (auto& word : split_trimmed(key.of, '|')) words.insert(std::move(word));
      }
    }
    return words;
  }();
  return k_words;
}

bool left_alone(const RedactSpot& spot) {
  return spot.kind == SpotKind::text && shared_words().contains(spot.value);
}

// True for a stretch that is a student, all of it.
bool is_student(const RedactSpot& spot) {
  return spot.kind == SpotKind::id || spot.kind == SpotKind::name;
}

}  // namespace

Redaction::Redaction(Pseudonyms& pseudonyms) : m_pseudonyms(pseudonyms) {}

void Redaction::learn_name(const std::string& name) {
  if (trim(name).empty() || !m_names.insert(folded(name)).second) return;
  m_finder.add(name, k_name);
}

void Redaction::learn(std::span<const RedactSpot> spots) {
  for (const auto& spot : spots) {
    if (spot.kind == SpotKind::name) learn_name(spot.value);
    if (spot.kind != SpotKind::id || trim(spot.value).empty()) continue;
    if (!m_ids.insert(spot.value).second) continue;
    if (is_distinctive(spot.value)) m_finder.add_whole(spot.value, k_id);
    if (std::none_of(spot.value.begin(), spot.value.end(), is_digit)) m_finder.add(spot.value, k_name);
  }
}

const std::string& Redaction::replaced_student(const std::string& spelling) {
  if (m_names.contains(folded(spelling))) return m_pseudonyms.for_name(spelling);
  return m_pseudonyms.for_id(spelling);
}

std::string Redaction::replaced_text(std::string_view text) {
  return m_finder.replaced(text, [&](const NameHit& hit) {
    const std::string spelling(text.substr(hit.offset, hit.length));
    return hit.owner == k_id ? m_pseudonyms.for_id(spelling) : m_pseudonyms.for_name(spelling);
  });
}

std::vector<Patch> Redaction::patches_of(std::string_view bytes, const RedactSpots& spots) {
  std::vector<Patch> out;
  for (const auto& spot : spots.spots) {
    if (left_alone(spot)) continue;
    const std::string_view raw = bytes.substr(spot.offset, spot.length);
    const std::string_view core = trim(raw);
    const bool student = is_student(spot) && !core.empty();
    const std::string_view old = student ? core : raw;
    std::string now = student                       ? replaced_student(std::string(core))
                      : spot.kind == SpotKind::path ? redacted_path(std::string(raw))
                                                    : replaced_text(raw);
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
  return std::any_of(spots.spots.begin(), spots.spots.end(), [&](const RedactSpot& spot) {
    if (left_alone(spot)) return false;
    if (!m_finder.find(spot.value).empty() || (is_student(spot) && m_ids.contains(spot.value))) return true;
    return spot.kind == SpotKind::path && !ids_in(spot.value).empty();
  });
}

// In a path a long word that is an id is taken for the id, also one of digits alone.
std::vector<WordSpan> Redaction::ids_in(std::string_view path) const {
  std::vector<WordSpan> out = words_of(path);
  std::erase_if(out, [&](const WordSpan& span) {
    return span.length < k_surely_an_id ||
           !m_ids.contains(std::string(path.substr(span.offset, span.length)));
  });
  return out;
}

std::string Redaction::replaced_words(const std::string& stem) {
  std::string out;
  std::size_t at = 0;
  for (const auto& span : ids_in(stem)) {
    out += replaced_text(stem.substr(at, span.offset - at)) +
           replaced_student(stem.substr(span.offset, span.length));
    at = span.offset + span.length;
  }
  return out + replaced_text(stem.substr(at));
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
