// Readings into ratings: what is a value, in which order values stand, who rated what.
#include "worksort/analyze/agree/agree.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::array<std::string_view, 5> k_names = {"strategy", "model", "success", "issue", "correct"};

AgreeValue texts(const Study& study, std::span<const CodeRef> codes, bool first_only) {
  AgreeValue out;
  for (const auto& code : codes) {
    std::string text(study.text(code));
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
    if (first_only) break;
  }
  return out;
}

// What the reading says; empty is no rating.
AgreeValue value_of(const Study& study, const Reading& r, AgreeOn on, AgreeDistance distance) {
  const auto strategies = study.strategies(r);
  if (!strategies.empty() && study.text(strategies[0]) == k_absent) return {};
  const bool first = distance == AgreeDistance::first;
  if (on == AgreeOn::strategy) return texts(study, strategies, distance != AgreeDistance::masi);
  if (on == AgreeOn::model) return texts(study, study.models(r), first);
  if (on == AgreeOn::issue) return texts(study, study.issues(r), first);
  const std::string single(on == AgreeOn::correct ? to_string(r.correct) : study.text(r.success));
  return single.empty() ? AgreeValue{} : AgreeValue{single};
}

Dimension dimension_of(AgreeOn on) {
  if (on == AgreeOn::model) return Dimension::model;
  if (on == AgreeOn::issue) return Dimension::issue;
  return on == AgreeOn::success ? Dimension::success : Dimension::strategy;
}

std::vector<std::string> scale_of(const Codebook& codebook) {
  std::vector<std::string> ids;
  for (const auto& entry : codebook.success_scale()) ids.push_back(entry.id);
  return ids;
}

bool is_whole_number(const std::string& code) {
  return !code.empty() && code.size() < 10 && code.find_first_not_of("0123456789") == std::string::npos;
}

// Puts codes in the order of the codebooks of the tasks, those that no codebook has behind all others.
class Order {
 public:
  Order(AgreeOn on, const std::vector<const TaskInfo*>& tasks) : m_on(on) {
    if (on == AgreeOn::correct) add({k_correct_words.begin(), k_correct_words.end()});
    std::set<const Codebook*> seen;
    for (const auto* task : tasks) {
      if (on == AgreeOn::correct || !seen.insert(task->codebook).second) continue;
      add(on == AgreeOn::success ? scale_of(*task->codebook) : task->codebook->ids(dimension_of(on)));
    }
  }

  bool operator()(const std::string& a, const std::string& b) const {
    const auto x = place(a);
    const auto y = place(b);
    return x != y ? x < y : natural_less(a, b);
  }

  bool operator()(const AgreeValue& a, const AgreeValue& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), *this);
  }

  // Why the codes have no order of success; empty if they have one.
  std::string no_order(const std::vector<std::string>& codes) const {
    if (m_on != AgreeOn::success || std::all_of(codes.begin(), codes.end(), is_whole_number)) return "";
    if (m_scales > 1) return "the tasks have different scales of success";
    for (const auto& code : codes) {
      if (!m_places.contains(code)) return fmt::format("'{}' is not on the scale of success", code);
    }
    return "";
  }

  // Where a word of the scale stands on it; a number is its own place.
  [[nodiscard]] std::int64_t step(const std::string& code) const {
    if (!m_places.contains(code) && is_whole_number(code)) return std::stoll(code);
    return static_cast<std::int64_t>(place(code));
  }

 private:
  void add(const std::vector<std::string>& ids) {
    if (m_scales == 0 || ids != m_last) ++m_scales;
    m_last = ids;
    for (const auto& id : ids) m_places.try_emplace(id, m_places.size());
  }

  [[nodiscard]] std::size_t place(const std::string& code) const {
    const auto found = m_places.find(code);
    if (found != m_places.end()) return found->second;
    return m_places.size() + (m_on == AgreeOn::strategy && is_special(code) ? 1U : 0U);
  }

  AgreeOn m_on;
  std::map<std::string, std::size_t> m_places;
  std::vector<std::string> m_last;
  std::size_t m_scales = 0;
};

// One piece's values by coder, before anything has a number.
struct Rated {
  std::uint32_t piece = 0;
  std::vector<std::pair<std::string, AgreeValue>> values;
};

std::vector<Rated> rated_pieces(const Selection& selection, AgreeOn on, AgreeDistance distance,
                                const std::vector<std::uint32_t>& pieces) {
  const Study& study = selection.study();
  std::vector<Rated> out;
  for (const auto piece : pieces) {
    Rated rated{piece, {}};
    for (const auto* r : selection.readings(piece)) {
      AgreeValue value = value_of(study, *r, on, distance);
      if (!value.empty()) rated.values.emplace_back(std::string(study.text(r->coder)), std::move(value));
    }
    if (!rated.values.empty()) out.push_back(std::move(rated));
  }
  return out;
}

// Leaves the pieces that everybody rated who rated any of them.
void keep_complete(std::vector<Rated>& rated) {
  std::set<std::string> coders;
  for (const auto& piece : rated) {
    for (const auto& [coder, value] : piece.values) coders.insert(coder);
  }
  std::erase_if(rated, [&](const Rated& piece) { return piece.values.size() < coders.size(); });
}

template <typename Value, typename Less>
std::vector<Value> sorted_unique(std::vector<Value> values, const Less& less) {
  std::sort(values.begin(), values.end(), less);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

template <typename Value, typename Less>
std::size_t index_of(const std::vector<Value>& sorted, const Value& value, const Less& less) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value, less) -
                                  sorted.begin());
}

void number_values(AgreeRatings& out, std::vector<Rated>& rated, const Order& order) {
  for (auto& piece : rated) {
    for (auto& [coder, value] : piece.values) {
      if (value.size() > 1) std::sort(value.begin(), value.end(), order);
      out.coders.push_back(coder);
      out.values.push_back(value);
      out.codes.insert(out.codes.end(), value.begin(), value.end());
    }
  }
  out.coders = sorted_unique(std::move(out.coders), natural_less);
  out.values = sorted_unique(std::move(out.values), order);
  out.codes = sorted_unique(std::move(out.codes), order);
  for (const auto& value : out.values) {
    CodeSet set;
    for (const auto& code : value) set.push_back(static_cast<std::int32_t>(index_of(out.codes, code, order)));
    out.sets.push_back(std::move(set));
  }
}

// The ratings without saying whose each is.
Ratings numbered(std::vector<Rated> rated, const Order& order) {
  std::vector<AgreeValue> values;
  std::size_t most = 0;
  for (auto& piece : rated) {
    most = std::max(most, piece.values.size());
    for (auto& [coder, value] : piece.values) {
      if (value.size() > 1) std::sort(value.begin(), value.end(), order);
      values.push_back(value);
    }
  }
  values = sorted_unique(std::move(values), order);
  Ratings out(rated.size(), most, values.size());
  for (std::size_t unit = 0; unit < rated.size(); ++unit) {
    for (std::size_t i = 0; i < rated[unit].values.size(); ++i)
      out.set(unit, i, static_cast<std::int32_t>(index_of(values, rated[unit].values[i].second, order)));
  }
  return out;
}

}  // namespace

std::string_view to_string(AgreeOn on) {
  return k_names[static_cast<std::size_t>(on)];
}

std::optional<AgreeOn> agree_on(std::string_view name) {
  const auto found = std::find(k_names.begin(), k_names.end(), name);
  if (found == k_names.end()) return std::nullopt;
  return static_cast<AgreeOn>(found - k_names.begin());
}

std::vector<std::string> agree_on_names() {
  return {k_names.begin(), k_names.end()};
}

AgreeRatings agree_ratings(const Selection& selection, AgreeOn on, const AgreeOptions& options,
                           std::string by, const std::vector<std::uint32_t>& pieces) {
  AgreeRatings out;
  out.on = on;
  out.by = std::move(by);
  const auto with_single = rated_pieces(selection, on, options.distance, pieces);
  std::vector<Rated> rated;
  std::ranges::copy_if(with_single, std::back_inserter(rated),
                       [](const Rated& piece) { return piece.values.size() > 1; });
  if (options.complete) keep_complete(rated);
  for (const auto& piece : rated) {
    const auto* task = selection.study().task_info(selection.head(piece.piece).task.code);
    if (std::find(out.tasks.begin(), out.tasks.end(), task) == out.tasks.end()) out.tasks.push_back(task);
    out.pieces.push_back(piece.piece);
  }
  const Order order(on, out.tasks);
  number_values(out, rated, order);
  out.no_order = order.no_order(out.codes);
  for (const auto& value : out.values) out.places.push_back(order.step(value.front()));
  out.ratings = Ratings(rated.size(), out.coders.size(), out.values.size());
  for (std::size_t unit = 0; unit < rated.size(); ++unit) {
    for (const auto& [coder, value] : rated[unit].values) {
      out.ratings.set(unit, index_of(out.coders, coder, natural_less),
                      static_cast<std::int32_t>(index_of(out.values, value, order)));
    }
  }
  out.with_single = options.complete ? out.ratings : numbered(with_single, order);
  return out;
}

}  // namespace worksort
