// Student work: the one document of which there may be a million.
#include "worksort/util/text.hpp"

#include <algorithm>

#include "content.hpp"

namespace worksort {
namespace {

Text add_code(TextPool& texts, std::string_view written) {
  const bool ascii = std::all_of(written.begin(), written.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? texts.add(trim(written)) : texts.add(normalized(written));
}

CodeRef at(const Node& node, Text code) {
  constexpr std::uint32_t k_most = 0xFFFF;
  return {code, node.spot.line, static_cast<std::uint16_t>(std::min(node.spot.column, k_most)),
          static_cast<std::uint16_t>(std::min(node.spot.width, k_most))};
}

CodeRef code_of(const Fields& fields, std::string_view key, TextPool& texts, const CodeRef& fallback) {
  const Node* value = fields.find(key);
  if (value == nullptr || trim(value->text).empty()) return fallback;
  return at(*value, add_code(texts, value->text));
}

Text text_of(const Fields& fields, std::string_view key, TextPool& texts, Text fallback = k_no_text) {
  const auto text = fields.text(key);
  return text.empty() ? fallback : texts.add(text);
}

Text name_of(const Fields& fields, std::string_view key, TextPool& texts, Text fallback) {
  const auto text = fields.text(key);
  return text.empty() ? fallback : add_code(texts, text);
}

// The codes of one list, each once; returns how many there are.
std::uint8_t codes_of(const SourceFile& file, const Fields& fields, std::string_view key,
                      FileContent& content) {
  const std::size_t first = content.codes.size();
  fields.each_text(key, [&](const Item& item) {
    if (trim(item.text).empty()) return;
    const CodeRef code = at(*item.node, add_code(content.texts, item.text));
    const auto begin = content.codes.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::any_of(begin, content.codes.end(), [&](const CodeRef& c) { return c.code == code.code; }))
      return;
    if (content.codes.size() - first < 255) return content.codes.push_back(code);
    file.error("too-many-codes", *item.node, "a piece takes at most 255 codes of a kind");
  });
  return static_cast<std::uint8_t>(content.codes.size() - first);
}

Correct correct_of(std::string_view word) {
  for (const auto value : {Correct::right, Correct::partly, Correct::wrong, Correct::none}) {
    if (word == to_string(value)) return value;
  }
  return Correct::unknown;
}

// What a piece and the head of a work document share.
void read_shared(const Fields& fields, TextPool& texts, const Reading& fallback, Reading& out) {
  out.task = code_of(fields, "task", texts, fallback.task);
  out.date = fallback.date;
  const auto date = fields.date("date");
  if (date) out.date = date->days;
  out.refused_place = !date && (fallback.refused_place || fields.refused("date"));
  out.class_id = name_of(fields, "class", texts, fallback.class_id);
  out.school = name_of(fields, "school", texts, fallback.school);
  out.setting = name_of(fields, "setting", texts, fallback.setting);
  out.coder = name_of(fields, "coder", texts, fallback.coder);
  out.codebook = name_of(fields, "codebook", texts, fallback.codebook);
}

Reading read_piece(const SourceFile& file, const Fields& fields, const Reading& defaults,
                   FileContent& content) {
  Reading out;
  TextPool& texts = content.texts;
  read_shared(fields, texts, defaults, out);
  out.student = code_of(fields, "student", texts, {});
  out.success = code_of(fields, "success", texts, {});
  out.answer = text_of(fields, "answer", texts);
  out.evidence = text_of(fields, "evidence", texts);
  out.quote = text_of(fields, "quote", texts);
  out.strength = text_of(fields, "strength", texts);
  out.image = text_of(fields, "image", texts);
  out.note = texts.add(fields.note());
  out.attempt = static_cast<std::uint16_t>(fields.whole("attempt"));
  out.refused_place = out.refused_place || fields.refused("attempt");
  out.bright_spot = fields.flag("bright_spot");
  out.unsure = fields.flag("unsure");
  out.correct = correct_of(fields.text("correct"));
  out.correct_given = out.correct != Correct::unknown;
  out.first_code = static_cast<std::uint32_t>(content.codes.size());
  out.strategies = codes_of(file, fields, "strategy", content);
  out.models = codes_of(file, fields, "model", content);
  out.issues = codes_of(file, fields, "issues", content);
  out.shows = codes_of(file, fields, "shows", content);
  out.line = fields.node().spot.line;
  out.column = static_cast<std::uint16_t>(std::min<std::uint32_t>(fields.node().spot.column, 0xFFFF));
  return out;
}

}  // namespace

void read_work(const SourceFile& file, const Fields& fields, FileContent& content) {
  Reading defaults;
  std::size_t entries = 0;
  read_shared(fields, content.texts, {}, defaults);
  const Mapping& shape = mapping("piece");
  fields.each_item("pieces", [&](const Node& node) {
    ++entries;
    if (node.kind != NodeKind::map) {
      content.unread += node.kind == NodeKind::missing ? 0 : 1;
      return;
    }
    const Fields piece(file, node, shape);
    if (piece.text("student").empty()) {
      ++content.unread;
      return;
    }
    content.readings.push_back(read_piece(file, piece, defaults, content));
  });
  content.empty_works += entries == 0 ? 1U : 0U;
}

}  // namespace worksort
