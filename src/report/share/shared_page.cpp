#include "worksort/report/share/shared_page.hpp"

#include "worksort/report/page/rows.hpp"
#include "worksort/report/share/share_words.hpp"

#include <algorithm>

#include "share_mark.hpp"

namespace worksort {
namespace {

Value empty_section(const std::string& heading) {
  return {{"heading", heading},        {"lines", Value::array()},
          {"has_lines", false},        {"chart_md", ""},
          {"has_table", false},        {"corner", ""},
          {"columns", Value::array()}, {"rows", Value::array()}};
}

Value texts(const std::vector<std::string>& list) {
  Value out = Value::array();
  for (const auto& text : list) out.push_back({{"text", text}});
  return out;
}

}  // namespace

SharedPage::SharedPage(std::string title, std::string about, std::int64_t min_n)
    : m_title(std::move(title)), m_about(std::move(about)), m_min_n(min_n) {}

Value& SharedPage::current() {
  if (m_sections.empty()) section("");
  return m_sections.back();
}

void SharedPage::section(const std::string& heading) {
  m_sections.push_back(empty_section(heading));
}

void SharedPage::line(const std::string& text) {
  current()["lines"].push_back({{"text", text}});
  current()["has_lines"] = true;
}

void SharedPage::chart(const Chart& chart) {
  current()["chart_md"] = chart_markdown(chart);
}

void SharedPage::table(const std::string& corner, const std::vector<std::string>& columns) {
  current()["corner"] = corner;
  current()["columns"] = texts(columns);
  current()["rows"] = Value::array();
}

void SharedPage::row(const std::string& label, const std::vector<std::string>& cells) {
  current()["rows"].push_back({{"label", label}, {"cells", texts(cells)}});
  current()["has_table"] = true;
}

void SharedPage::counts(const std::string& corner, const SharedCounts& counts, const std::string& all) {
  std::vector<std::string> names;
  for (const auto& column : counts.columns()) names.push_back(column.name);
  names.push_back(all);
  table(corner, names);
  for (std::size_t r = 0; r < counts.rows().size(); ++r) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < counts.columns().size(); ++c)
      cells.push_back(shared_number(counts.cell(r, c)));
    cells.push_back(shared_number(counts.row_total(r)));
    row(counts.rows()[r].name, cells);
  }
  merged(counts.steps());
  m_hides = m_hides || counts.hides();
}

void SharedPage::merged(const std::vector<std::string>& steps) {
  for (const auto& step : steps) {
    if (std::find(m_steps.begin(), m_steps.end(), step) == m_steps.end()) m_steps.push_back(step);
  }
}

void SharedPage::note(const std::string& text) {
  if (std::find(m_notes.begin(), m_notes.end(), text) == m_notes.end()) m_notes.push_back(text);
}

Shareable<Page> SharedPage::page(const Table* rows) const {
  Page page;
  page.template_name = "share";
  page.title = m_title;
  page.data = {{"title", m_title}, {"about", m_about}, {"sections", m_sections}, {"notes", Value::array()}};
  for (const auto& text : share_words(m_min_n, m_steps, m_hides)) page.data["notes"].push_back(text);
  for (const auto& text : m_notes) page.data["notes"].push_back(text);
  if (rows != nullptr) page.data["rows"] = table_rows(*rows);
  return ShareMark::give(std::move(page));
}

}  // namespace worksort
