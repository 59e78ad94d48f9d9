#include "worksort/read/study/release_reader.hpp"

#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include <fmt/core.h>

namespace worksort {
namespace {

class ReleaseFile {
 public:
  ReleaseFile(const std::string& file, std::string_view bytes) : m_file(file) {
    Diagnostics found;
    m_tree = read_tree(file, bytes, found);
    if (found.errors() > 0 || m_tree.documents.size() != 1) refuse();
  }

  std::vector<Statement> statements() {
    std::vector<Statement> out;
    each_key(m_tree[m_tree.documents.front()], [&](std::string_view key, const Node& list) {
      if (key != "release") refuse();
      each_item(list, [&](const Node& item) { out.push_back(statement(item)); });
    });
    return out;
  }

 private:
  using Visit = std::function<void(const Node&)>;

  [[noreturn]] void refuse() const {
    throw Problem(fmt::format("{} is no file of --release", m_file),
                  "name one that worksort wrote, or a new one");
  }

  void each_item(const Node& list, const Visit& visit) const {
    if (list.kind != NodeKind::list) refuse();
    for_each_item(m_tree, list, visit);
  }

  void each_key(const Node& map, const std::function<void(std::string_view, const Node&)>& visit) const {
    if (map.kind != NodeKind::map) refuse();
    for_each_key(m_tree, map, visit);
  }

  [[nodiscard]] std::vector<std::string> texts(const Node& list) const {
    std::vector<std::string> out;
    each_item(list, [&](const Node& item) { out.emplace_back(item.text); });
    return out;
  }

  [[nodiscard]] Statement statement(const Node& node) const {
    Statement out;
    out.telling = Telling::hidden;
    each_key(node, [&](std::string_view key, const Node& value) {
      if (key == "pieces") {
        out.telling = Telling::settled;
        out.told = number(value);
      } else if (key == "some") {
        out.telling = Telling::at_least_one;
      } else if (key == "of") {
        each_item(value, [&](const Node& item) { out.of.push_back(condition(item)); });
      } else if (key == "within") {
        each_key(value,
                 [&](std::string_view name, const Node& values) { add(out.within, name, texts(values)); });
      } else if (key != "hidden") {
        refuse();
      }
    });
    return out;
  }

  [[nodiscard]] std::int64_t number(const Node& node) const {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), out);
    if (error != std::errc() || end != node.text.data() + node.text.size() || out < 0) refuse();
    return out;
  }

  [[nodiscard]] Condition condition(const Node& node) const {
    Condition out;
    each_key(node, [&](std::string_view key, const Node& value) {
      if (key == "what") {
        out.trait = value.text;
      } else if (key == "is" || key == "is_not") {
        out.values = texts(value);
        out.without = key == "is_not";
      } else {
        refuse();
      }
    });
    return out;
  }

  void add(Filter& filter, std::string_view name, std::vector<std::string> values) const {
    const auto known = std::find_if(k_filter_lists.begin(), k_filter_lists.end(),
                                    [&](const FilterList& list) { return list.name == name; });
    if (known != k_filter_lists.end())
      filter.*(known->list) = std::move(values);
    else if (name == "since")
      filter.since = day(values);
    else if (name == "until")
      filter.until = day(values);
    else if (name == "week")
      add_weeks(filter, values);
    else
      refuse();
  }

  [[nodiscard]] Date day(const std::vector<std::string>& values) const {
    const auto out = values.size() == 1 ? parse_date(values.front()) : std::nullopt;
    if (!out) refuse();
    return *out;
  }

  void add_weeks(Filter& filter, const std::vector<std::string>& values) const {
    for (const auto& value : values) {
      const auto range = parse_week(value);
      if (!range) refuse();
      filter.weeks.push_back(*range);
    }
  }

  std::string m_file;
  Tree m_tree;
};

}  // namespace

std::vector<Statement> read_release(const std::string& file, std::string_view bytes) {
  return ReleaseFile(file, bytes).statements();
}

}  // namespace worksort
