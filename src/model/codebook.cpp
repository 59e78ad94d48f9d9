#include "worksort/model/codebook.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace worksort {
namespace {

template <typename List>
const typename List::value_type* at(const List& list, std::optional<std::size_t> place) {
  return place ? &list[*place] : nullptr;
}

void visit_texts(OwnValue& value, const std::function<void(std::string&)>& visit) {
  visit(value.text);
  for (auto& item : value.items) visit_texts(item, visit);
  for (auto& [key, inner] : value.keys) visit_texts(inner, visit);
}

}  // namespace

void for_each_text(OwnKeys& keys, const std::function<void(std::string&)>& visit) {
  for (auto& [key, value] : keys) visit_texts(value, visit);
}

std::string Entry::shown() const {
  return in_words(name, id);
}

std::string Codebook::shown() const {
  return in_words(title, id);
}

std::string_view dimension_name(Dimension dimension) {
  static constexpr std::array<std::string_view, k_all_dimensions.size()> k_names = {
      "strategy", "model", "issue", "success", "family", "problem-type"};
  return k_names[static_cast<std::size_t>(dimension)];
}

void Codebook::visit(Dimension dimension, const std::function<void(const Entry&)>& visit) const {
  for_each_list([&](Dimension wanted, auto list) {
    if (wanted == dimension) std::for_each((this->*list).begin(), (this->*list).end(), visit);
  });
}

Found Codebook::find(Dimension dimension, std::string_view written) const {
  return CodeWords(*this, dimension).find(written);
}

bool Codebook::has(Dimension dimension, std::string_view written) const {
  const bool step = dimension == Dimension::success && rank(dimension, written) < success_scale().size();
  return step || find(dimension, written).match != Match::none;
}

const Strategy* Codebook::strategy(std::string_view id_) const {
  return at(strategies, place(Dimension::strategy, id_));
}
const Model* Codebook::model(std::string_view id_) const {
  return at(models, place(Dimension::model, id_));
}
const Issue* Codebook::issue(std::string_view id_) const {
  return at(issues, place(Dimension::issue, id_));
}

const Entry* Codebook::entry(Dimension dimension, std::string_view id_) const {
  const auto there = place(dimension, id_);
  const Entry* found = nullptr;
  for_each_list([&](Dimension wanted, auto list) {
    if (wanted == dimension) found = at(this->*list, there);
  });
  return found;
}

std::string Codebook::name_of(Dimension dimension, std::string_view id_) const {
  if (const Entry* found = entry(dimension, id_); found != nullptr && !found->name.empty())
    return found->name;
  if (dimension == Dimension::strategy && is_special(id_)) return prettified(special_name(id_));
  return prettified(id_);
}

std::vector<std::string> Codebook::ids(Dimension dimension) const {
  std::vector<std::string> out;
  visit(dimension, [&](const Entry& e) { out.push_back(e.id); });
  return out;
}

std::size_t Codebook::size(Dimension dimension) const {
  std::size_t out = 0;
  for_each_list([&](Dimension wanted, auto list) {
    if (wanted == dimension) out = (this->*list).size();
  });
  return out;
}

std::size_t Codebook::rank(Dimension dimension, std::string_view id_) const {
  if (dimension != Dimension::success) return place(dimension, id_).value_or(size(dimension));
  const auto scale = success_scale();
  const auto found = std::find_if(scale.begin(), scale.end(), [&](const Entry& e) { return e.id == id_; });
  return static_cast<std::size_t>(found - scale.begin());
}

void Codebook::index() {
  for_each_list([&](Dimension dimension, auto list) {
    auto& known = places[static_cast<std::size_t>(dimension)];
    known.clear();
    for (std::size_t i = 0; i < (this->*list).size(); ++i) known.emplace((this->*list)[i].id, i);
  });
}

std::optional<std::size_t> Codebook::place(Dimension dimension, std::string_view id_) const {
  const auto& known = places[static_cast<std::size_t>(dimension)];
  if (!known.empty()) {
    const auto found = known.find(id_);
    return found == known.end() ? std::nullopt : std::optional(found->second);
  }
  std::size_t position = 0;
  std::optional<std::size_t> found;
  visit(dimension, [&](const Entry& e) {
    if (!found && e.id == id_) found = position;
    ++position;
  });
  return found;
}

// An id in another spelling still loses to an exact name or alias, and of several entries the first one is
// meant.
Found CodeWords::find(std::string_view written) {
  std::string code = normalized(written);
  if (m_codebook.place(m_dimension, code) || (m_dimension == Dimension::strategy && is_special(code)))
    return {Match::exact, std::move(code)};
  fill();
  if (const auto named = m_names.find(code); named != m_names.end()) return {Match::alias, named->second};
  const auto spelled = m_spellings.find(spelling_of(written));
  return spelled == m_spellings.end() ? Found{} : Found{Match::other_spelling, spelled->second};
}

void CodeWords::fill() {
  if (std::exchange(m_filled, true)) return;
  const auto add = [&](const Entry& entry) {
    const auto add_name = [&](const std::string& name) {
      m_names.emplace(normalized(name), entry.id);
      m_spellings.emplace(spelling_of(name), entry.id);
    };
    m_spellings.emplace(spelling_of(entry.id), entry.id);
    add_name(entry.name);
    std::for_each(entry.aliases.begin(), entry.aliases.end(), add_name);
  };
  m_codebook.visit(m_dimension, add);
  if (m_dimension == Dimension::strategy) std::for_each(special_codes().begin(), special_codes().end(), add);
  m_spellings.erase("");  // of words without a letter
}

std::span<const Entry> special_codes() {
  static const std::array<Entry, 6> k_codes = {{
      {"blank", "Blank", {"no work", "nothing", "empty"}, ""},
      {"answer-only", "Answer only", {"answer only", "only answer", "ao"}, ""},
      {"unclear", "Unclear", {"not clear", "can't tell", "insufficient"}, ""},
      {"off-task", "Off task", {"off task"}, ""},
      {"illegible", "Illegible", {"not legible", "unreadable"}, ""},
      {"absent", "Absent", {"abs", "n/a", "abs.", "not here"}, ""},
  }};
  return k_codes;
}

bool is_special(std::string_view strategy) {
  const auto codes = special_codes();
  return std::any_of(codes.begin(), codes.end(), [&](const Entry& e) { return e.id == strategy; });
}

std::span<const Entry> default_success_scale() {
  static const std::array<Entry, 3> k_scale = {{
      {"started", "Started", {}, ""},
      {"partly", "Partly carried through", {}, ""},
      {"carried-through", "Carried through", {}, ""},
  }};
  return k_scale;
}

std::span<const Entry> Codebook::success_scale() const {
  return success.empty() ? default_success_scale() : success;
}

Found Codebook::find_step(std::string_view written) const {
  if (!success.empty()) return find(Dimension::success, written);
  static const Codebook k_usual = [] {
    Codebook out;
    out.success.assign(default_success_scale().begin(), default_success_scale().end());
    return out;
  }();
  return k_usual.find(Dimension::success, written);
}

std::string special_name(std::string_view code) {
  std::string out(code);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

}  // namespace worksort
