// What a command found, in every form that it can be shown in; nothing is made before it is asked for.
#pragma once

#include "worksort/report/page/long_data.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/page/value.hpp"
#include "worksort/report/page/workbook.hpp"
#include "worksort/report/share/shareable.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/spool.hpp"

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// Who is going to read what is made: a person, who gets names in place of codes, or a program.
struct Reader {
  bool person = true;
  bool color = false;
  std::size_t width = 0;       // of the terminal, 0 for none
  std::string_view format;     // for messages
  std::string_view extension;  // of a file in this format
  std::string folder;          // where what is made will lie; empty for the current one
};

using Lines = std::vector<std::string>;

// Makes a form when it is asked for, with the reader or without.
template <typename Made>
class Maker {
 public:
  Maker() = default;

  template <typename Make>
  requires(!std::same_as<std::remove_cvref_t<Make>, Maker>)
      Maker(Make make) {  // NOLINT(google-explicit-constructor): a function is what a maker is
    if constexpr (std::invocable<Make&, const Reader&>)
      m_make = std::move(make);
    else
      m_make = [make = std::move(make)](const Reader&) { return make(); };
  }

  explicit operator bool() const { return static_cast<bool>(m_make); }
  Made operator()(const Reader& reader) const { return m_make(reader); }

 private:
  std::function<Made(const Reader&)> m_make;
};

// One form of a result. Functions may refer to the command and to what the session keeps.
template <typename Shape>
struct Form {
  Maker<Shape> make;              // for the team and the school
  Maker<Shareable<Shape>> share;  // for people outside the team

  // Lines for standard error, in the team alone.
  Maker<Lines> remarks;

  // Why the form stays in the team, where a format asks for it.
  std::optional<Problem> stays;
};

// A page that goes into a file of its own.
struct NamedPage {
  std::string name;  // without an extension
  Form<Page> page;
};

// A format takes the first form that it can show: people a page, then a table; JSON the data, then those of
// the page, then the table; YAML documents, then as JSON; CSV and TSV the table; XLSX the sheets, then the
// table; HTML the coding page before all. What none of them fits gets the text. No form at all: there is
// nothing to write.
struct Result {
  Form<Page> page;
  Form<Table> table;
  Form<std::vector<Value>> documents;
  Form<std::vector<Sheet>> sheets;
  Form<Value> data;
  Form<LongData> long_data;      // the same where a list of it may be long
  Form<Value> coding_page;       // its data
  Form<Spool> file;              // the bytes in the format that this command alone writes
  Form<std::string> text;        // as it is, in every format
  bool rows_are_data = false;    // programs get the table, not what the page shows
  std::vector<NamedPage> pages;  // in place of one page: files in the folder of -o
  bool typed_into = false;       // people fill it in or change it, as they do with every YAML
  bool shows_only = false;       // the text shows what would be written, and is no content of a file
  int code = 0;                  // the exit code, where the input has no errors
  Lines afterwards;              // lines for standard error behind the messages
};

}  // namespace worksort
