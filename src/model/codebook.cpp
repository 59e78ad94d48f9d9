#include "worksort/model/codebook.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

namespace worksort {
namespace {

template <typename List>
const typename List::value_type* by_id(const List& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Entry& e) { return e.id == id; });
  return found == list.end() ? nullptr : &*found;
}

// Better matches first: an id in another spelling still loses to an exact alias.
Match match_of(const Entry& entry, std::string_view written, const std::string& spelling) {
  if (entry.id == written) return Match::exact;
  const auto is_alias = [&](std::string_view a) { return normalized(a) == written; };
  if (is_alias(entry.name) || std::any_of(entry.aliases.begin(), entry.aliases.end(), is_alias))
    return Match::alias;
  const auto is_same = [&](std::string_view a) { return !spelling.empty() && spelling_of(a) == spelling; };
  if (is_same(entry.id) || is_same(entry.name) ||
      std::any_of(entry.aliases.begin(), entry.aliases.end(), is_same)) {
    return Match::other_spelling;
  }
  return Match::none;
}

}  // namespace

std::string Entry::shown() const {
  return name.empty() ? prettified(id) : name;
}

std::string Codebook::shown() const {
  return title.empty() ? prettified(id) : title;
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
  const std::string code = normalized(written);
  if (entry(dimension, code) != nullptr) return {Match::exact, code};
  const std::string spelling = spelling_of(written);
  Found best;
  const auto consider = [&](const Entry& entry) {
    const Match match = match_of(entry, code, spelling);
    if (match == Match::none || (best.match != Match::none && best.match <= match)) return;
    best = {match, entry.id};
  };
  visit(dimension, consider);
  if (dimension == Dimension::strategy)
    std::for_each(special_codes().begin(), special_codes().end(), consider);
  return best;
}

const Strategy* Codebook::strategy(std::string_view id_) const {
  return by_id(strategies, id_);
}
const Model* Codebook::model(std::string_view id_) const {
  return by_id(models, id_);
}
const Issue* Codebook::issue(std::string_view id_) const {
  return by_id(issues, id_);
}

const Entry* Codebook::entry(Dimension dimension, std::string_view id_) const {
  const Entry* found = nullptr;
  visit(dimension, [&](const Entry& e) {
    if (found == nullptr && e.id == id_) found = &e;
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
  std::size_t position = 0;
  std::optional<std::size_t> found;
  visit(dimension, [&](const Entry& e) {
    if (!found && e.id == id_) found = position;
    ++position;
  });
  return found.value_or(position);
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

std::string special_name(std::string_view code) {
  std::string out(code);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

}  // namespace worksort
