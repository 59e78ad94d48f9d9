#include "worksort/report/page/table.hpp"

#include "worksort/util/text.hpp"

#include <cmath>

#include <fmt/core.h>

namespace worksort {
namespace {

struct CellText {
  std::string operator()(const Nothing& /*none*/) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const TextList& list) const { return join(list, "; "); }
  std::string operator()(double number) const {
    if (!std::isfinite(number)) return {};
    return fmt::format("{}", number == 0.0 ? 0.0 : number);  // no "-0"
  }
};

}  // namespace

std::string cell_text(const Cell& cell) {
  return std::visit(CellText{}, cell);
}

Table whole(Table table) {
  if (!table.each_row) return table;
  table.each_row([&](std::vector<Cell>& row) { table.rows.push_back(std::move(row)); });
  table.each_row = nullptr;
  return table;
}

}  // namespace worksort
