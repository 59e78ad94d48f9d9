// What was read of one file, as a text to compare.
#pragma once

#include "worksort/model/piece_fields.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "read/study/content.hpp"
#include <fmt/core.h>

namespace worksort {

// Texts and numbers one behind the other, each with a blank behind it.
class Shown {
 public:
  Shown(const FileContent& content, std::string& out) : m_content(content), m_out(out) {}

  void add(const Reading& r) {
    add_number(r.line);
    add_number(r.column);
    for (const auto& field : piece_fields()) {
      std::visit(Overloaded{[](std::monostate) {}, [&](CodeRef Reading::*m) { add_code(r.*m); },
                            [&](Text Reading::*m) { add_text(r.*m); },
                            [&](const CodeList& list) { add_number(r.*list.count); },
                            [&](auto m) { add_number(static_cast<std::int64_t>(r.*m)); }},
                 field.member);
    }
    const std::size_t codes = std::size_t{r.strategies} + r.models + r.issues + r.shows;
    for (std::size_t i = 0; i < codes; ++i) add_code(m_content.codes[r.first_code + i]);
    m_out += '\n';
  }

 private:
  void add_text(Text text) { (m_out += m_content.texts[text]) += ' '; }
  void add_number(std::int64_t number) { (m_out += std::to_string(number)) += ' '; }
  void add_code(const CodeRef& ref) {
    add_text(ref.code);
    add_number(ref.line);
    add_number(ref.column);
    add_number(ref.width);
  }

  const FileContent& m_content;
  std::string& m_out;
};

// Everything that was read and said, and in how many parts.
struct ReadInParts {
  std::string all;
  std::size_t parts = 0;

  void show(const std::vector<FileContent>& contents, const Diagnostics& diagnostics) {
    parts = contents.size();
    std::size_t unread = 0;
    std::size_t files = 0;
    for (const auto& content : contents) {
      for (const auto& reading : content.readings) Shown(content, all).add(reading);
      unread += content.unread + content.empty_works;
      files += content.foreign || content.continues ? 0 : 1;
    }
    for (const auto& d : diagnostics.items())
      all += fmt::format("{} {}:{} {} {}\n", d.id, d.spot.line, d.spot.column, d.message, d.source_line);
    all += fmt::format("unread {}, files {}\n", unread, files);
  }
};

}  // namespace worksort
