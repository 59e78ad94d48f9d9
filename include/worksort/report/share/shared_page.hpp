// A page for people outside the team: headings, sentences, charts and tables of released counts.
#pragma once

#include "worksort/report/page/chart.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/report/share/shared_counts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// One shape for every command, filled section by section, shown by the template "share". What was merged and
// hidden is said at its end.
class SharedPage {
 public:
  // `about` stands beside the title and may be empty.
  SharedPage(std::string title, std::string about, std::int64_t min_n);

  // What follows stands under this heading; an empty one makes no heading.
  void section(const std::string& heading);

  void line(const std::string& text);
  void chart(const Chart& chart);

  // Cells are texts; `corner` heads the column of labels. Replaces the section's table.
  void table(const std::string& corner, const std::vector<std::string>& columns);
  void row(const std::string& label, const std::vector<std::string>& cells);

  // The counts as the section's table, with `all` as the heading of the totals of rows and columns; what was
  // merged and hidden is kept for the end.
  void counts(const std::string& corner, const SharedCounts& counts, const std::string& all);

  // Remembers for the end that something was merged or hidden.
  void merged(const std::vector<std::string>& steps);
  void hidden() { m_hides = true; }

  // A sentence for the end, once.
  void note(const std::string& text);

  // `rows` are those of the command's table, for programs; none where it has no table.
  [[nodiscard]] Shareable<Page> page(const Table* rows = nullptr) const;

 private:
  Value& current();

  std::string m_title;
  std::string m_about;
  std::int64_t m_min_n;
  Value m_sections = Value::array();
  std::vector<std::string> m_steps;
  std::vector<std::string> m_notes;
  bool m_hides = false;
};

}  // namespace worksort
