#include "worksort/report/data/codebook.hpp"
#include "worksort/report/data/documents.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

Value word_data(const Entry& entry) {
  return {{"id", entry.id}, {"name", entry.shown()}, {"aliases", entry.aliases}, {"note", entry.note}};
}

std::string names(const Codebook& codebook, Dimension dimension, const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  out.reserve(ids.size());
  for (const auto& id : ids) out.push_back(codebook.name_of(dimension, id));
  return join(out, ", ");
}

Value strategy_data(const Codebook& codebook, const Strategy& s) {
  Value out = word_data(s);
  for (const auto* key :
       {"family", "definition", "use_when", "not_when", "example", "look_for", "models", "leads_to"})
    out[key] = key_value(mapping("strategy"), &s, key);
  out["assessing"] = s.ask.assessing;
  out["advancing"] = s.ask.advancing;
  out["source"] = s.source;
  out["look_for_words"] = join(s.look_for, "; ");
  out["model_words"] = names(codebook, Dimension::model, s.models);
  out["neighbour_words"] = names(codebook, Dimension::strategy, s.leads_to);
  out["alias_words"] = join(s.aliases, ", ");
  return out;
}

// The families in order, and behind them what belongs to none of them.
Value families(const Codebook& codebook) {
  Value out = Value::array();
  const auto add = [&](Value family, auto&& belongs) {
    family["strategies"] = Value::array();
    for (const auto& s : codebook.strategies) {
      if (belongs(s)) family["strategies"].push_back(strategy_data(codebook, s));
    }
    if (!family["strategies"].empty()) out.push_back(std::move(family));
  };
  const auto is_family = [&](std::string_view id) {
    return std::any_of(codebook.families.begin(), codebook.families.end(),
                       [&](const Entry& e) { return e.id == id; });
  };
  for (const auto& family : codebook.families) {
    add(word_data(family), [&](const Strategy& s) { return s.family == family.id; });
  }
  const Entry rest{"", out.empty() ? "Strategies" : "Other strategies", {}, ""};
  add(word_data(rest), [&](const Strategy& s) { return !is_family(s.family); });
  return out;
}

template <typename List, typename Add>
Value words(const List& list, Add&& add) {
  Value out = Value::array();
  for (const auto& entry : list) {
    Value item = word_data(entry);
    add(item, entry);
    out.push_back(std::move(item));
  }
  return out;
}

Value specials() {
  return words(special_codes(),
               [](Value& item, const Entry& entry) { item["name"] = prettified(special_name(entry.id)); });
}

std::string scale_words(const Value& scale) {
  std::vector<std::string> out;
  for (const auto& item : scale) out.push_back(item["name"].get<std::string>());
  return join(out, ", ");
}

std::string counts(const Codebook& c) {
  std::vector<std::string> out;
  if (!c.strategies.empty()) out.push_back(counted(c.strategies.size(), "strategy", "strategies"));
  if (!c.models.empty()) out.push_back(counted(c.models.size(), "model"));
  if (!c.issues.empty()) out.push_back(counted(c.issues.size(), "issue"));
  return out.empty() ? "No entries yet" : join_and(out);
}

}  // namespace

Page codebook_page(const Codebook& c) {
  const Value success = words(c.success_scale(), [](Value&, const Entry&) {});
  Page page;
  page.template_name = "codebook";
  page.title = c.shown();
  page.data = {{"id", c.id},
               {"title", page.title},
               {"source", c.source},
               {"extends", c.extends},
               {"shipped", c.shipped},
               {"counts", counts(c)},
               {"model_count", c.models.size()},
               {"issue_count", c.issues.size()},
               {"success", success},
               {"success_words", scale_words(success)},
               {"families", families(c)},
               {"special", specials()},
               {"models", words(c.models, [](Value& item, const Model& m) { item["cra"] = m.cra; })},
               {"issues", words(c.issues, [](Value& item, const Issue& i) { item["cause"] = i.cause; })}};
  return page;
}

}  // namespace worksort
