#include "worksort/read/import/codebook_import.hpp"

#include "worksort/read/table/table_file.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "codebook_builder.hpp"
#include "qdc.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

using reading::CodebookBuilder;

// The keys of entries, and how headings of tables call them beside their own name.
struct Column {
  std::string_view key;
  std::string_view also;  // joined by |
};
constexpr std::array k_columns = {Column{"kind", "type|kind of code"},
                                  Column{"id", "code"},
                                  Column{"name", "label|title|code name|tag"},
                                  Column{"family", "parent|group|category|theme"},
                                  Column{"cra", "kind of model"},
                                  Column{"cause", ""},
                                  Column{"aliases", "also called|alias|synonyms|other names"},
                                  Column{"definition", "description|meaning|what it is"},
                                  Column{"use_when", "when to use|use it when|inclusion|inclusion criteria"},
                                  Column{"not_when", "when not to use|exclusion|exclusion criteria"},
                                  Column{"example", "examples"},
                                  Column{"look_for", "look fors"},
                                  Column{"models", "usually on"},
                                  Column{"leads_to", "neighbours|neighbors"},
                                  Column{"assessing", "to find out"},
                                  Column{"advancing", "to go further"},
                                  Column{"note", "notes|memo|comment|comments"}};

struct KindWord {
  std::string_view words;  // joined by |
  Dimension kind;
};
constexpr std::array k_kinds = {KindWord{"strategy|strategies", Dimension::strategy},
                                KindWord{"model|models|representation", Dimension::model},
                                KindWord{"issue|issues|misconception|in the way", Dimension::issue},
                                KindWord{"success|how far", Dimension::success},
                                KindWord{"family|families", Dimension::family}};

bool is_one_of(std::string_view words, std::string_view text) {
  const auto list = split_trimmed(words, '|');
  return std::any_of(list.begin(), list.end(),
                     [&](const auto& w) { return spelling_of(w) == spelling_of(text); });
}

std::optional<std::string> key_of(std::string_view heading) {
  for (const auto& column : k_columns) {
    if (spelling_of(column.key) == spelling_of(heading) || is_one_of(column.also, heading))
      return std::string(column.key);
  }
  return std::nullopt;
}

Dimension kind_of(const std::string& text) {
  if (text.empty()) return Dimension::strategy;
  for (const auto& word : k_kinds) {
    if (is_one_of(word.words, text)) return word.kind;
  }
  throw Problem(fmt::format("'{}' is no kind of code", text),
                "it takes strategy, model, issue, success and family");
}

class TableOfCodes {
 public:
  TableOfCodes(const std::string& file, const CsvTable& table) : m_file(file), m_table(table) {}

  void read(CodebookBuilder& builder, std::vector<std::string>& remarks) {
    find_columns(remarks);
    for (const bool families : {true, false}) {  // whatever the order: the others name them
      for (std::size_t i = 1; i < m_table.rows.size(); ++i) read_row(i, families, builder);
    }
  }

 private:
  void find_columns(std::vector<std::string>& remarks) {
    std::vector<std::string> unused;
    for (const auto& cell : m_table.row(0)) {
      const auto key = key_of(cell.text);
      const bool taken = key && std::find(m_keys.begin(), m_keys.end(), *key) != m_keys.end();
      m_keys.push_back(key && !taken ? *key : "");
      if (m_keys.back().empty() && !trim(cell.text).empty())
        unused.push_back(fmt::format("'{}'", trim(cell.text)));
    }
    settle_code();
    if (!has("id") && !has("name")) {
      throw Problem(fmt::format("{}:1: no column holds codes", m_file),
                    "a codebook has a heading such as code or name, and a row for each code");
    }
    if (!unused.empty()) remarks.push_back("columns not used: " + join_and(unused));
  }

  // A column "code" beside none of names holds what people call it.
  void settle_code() {
    if (has("name")) return;
    std::replace(m_keys.begin(), m_keys.end(), std::string("id"), std::string("name"));
  }

  [[nodiscard]] bool has(std::string_view key) const {
    return std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end();
  }

  void read_row(std::size_t row, bool families, CodebookBuilder& builder) {
    CodebookBuilder::Fields fields;
    const auto cells = m_table.row(row);
    for (std::size_t c = 0; c < std::min(cells.size(), m_keys.size()); ++c) {
      const auto text = m_table.plain(cells[c]);
      if (!m_keys[c].empty() && !text.empty()) fields[m_keys[c]] = text;
    }
    if (fields.empty()) return;
    try {
      const Dimension kind = kind_of(fields["kind"]);
      if ((kind == Dimension::family) == families) builder.add(kind, fields);
    } catch (const Problem& problem) {
      throw Problem(fmt::format("{}:{}: {}", m_file, m_table.rows[row].line, problem.what()), problem.hint);
    }
  }

  const std::string& m_file;
  const CsvTable& m_table;
  std::vector<std::string> m_keys;  // one a column, empty for one that is not used
};

}  // namespace

ImportedCodebook import_codebook(const std::string& file, std::string_view bytes, const std::string& id,
                                 Diagnostics& diagnostics) {
  ImportedCodebook out;
  CodebookBuilder builder(id);
  if (reading::is_qdc(bytes)) {
    reading::read_qdc(file, bytes, builder);
  } else {
    TableOptions options;
    for (const auto& column : k_columns) options.headings.emplace_back(column.key);
    const CsvTable table = read_table(file, bytes, options, diagnostics);
    if (table.rows.empty()) throw Problem(fmt::format("no codebook can be read from {}", file));
    TableOfCodes(file, table).read(builder, out.remarks);
  }
  out.codebook = builder.take();
  if (out.codebook.strategies.empty() && out.codebook.models.empty() && out.codebook.issues.empty())
    throw Problem(fmt::format("there are no codes in {}", file),
                  "it takes a table with a row for each code, or a codebook in QDC");
  return out;
}

}  // namespace worksort
