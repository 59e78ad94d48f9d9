// Student work: the one document of which there may be a million.
#include "worksort/model/piece_fields.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "content.hpp"

namespace worksort {
namespace {

Text add_code(TextPool& texts, std::string_view written) {
  return is_ascii(written) ? texts.add(trim(written)) : texts.add(normalized(written));
}

Correct correct_of(std::string_view word) {
  for (const auto value : {Correct::right, Correct::partly, Correct::wrong, Correct::none}) {
    if (word == to_string(value)) return value;
  }
  return Correct::unknown;
}

// Reads the fields of a piece, or of the head of a work document, one by one.
class ReadingReader {
 public:
  ReadingReader(const SourceFile& file, const Fields& fields, FileContent& content, Reading& out)
      : m_file(file), m_fields(fields), m_content(content), m_out(out) {}

  // What stands above the pieces.
  void read_head() { read_given({}); }

  void read_piece() {
    read_given(bit(WorkField::note));
    m_out.first_code = static_cast<std::uint32_t>(m_content.codes.size());
    for (const auto field : k_code_lists) codes(piece_field(field));
    m_out.is_blank = is_blank(m_out) && !refuses_something();
    m_out.line = m_fields.node().spot.line;
    m_out.column = static_cast<std::uint16_t>(std::min<std::uint32_t>(m_fields.node().spot.column, 0xFFFF));
  }

 private:
  // Reads the fields that are there, and these; what is not there stays as it is.
  void read_given(FieldSet given) {
    m_fields.each_key([&](const Key& key, const Node* node) {
      if (key.field == nullptr) return;
      given |= bit(key.field->field);
      m_values[static_cast<std::size_t>(key.field->field)] = node;
    });
    for (; given != 0; given &= given - 1) {  // in the order of WorkField
      const auto& field = piece_field(static_cast<WorkField>(std::countr_zero(given)));
      std::visit([&](auto member) { value(field, member); }, field.member);
    }
  }

  // True where something stands about the page that cannot be used.
  [[nodiscard]] bool refuses_something() const {
    const auto fields = piece_fields();
    return std::any_of(fields.begin(), fields.end(),
                       [&](const PieceField& f) { return f.tells_of_page() && m_fields.refused(f.name); });
  }

  [[nodiscard]] const Node* node_of(const PieceField& field) const {
    return m_values[static_cast<std::size_t>(field.field)];
  }

  void value(const PieceField&, std::monostate) {}
  void value(const PieceField&, const CodeList&) {}  // in the order of the list, afterwards

  void value(const PieceField& field, CodeRef Reading::*member) {
    const Node* node = node_of(field);
    if (node == nullptr || trim(node->text).empty()) return;
    m_out.*member = code_at(add_code(m_content.texts, node->text), node->spot);
  }

  void value(const PieceField& field, Text Reading::*member) {
    if (field.field == WorkField::note) {
      m_out.*member = m_content.add_prose(m_fields.note());
      return;
    }
    if (field.shape == Shape::texts) {
      const auto texts = join(m_fields.texts(field.name), "\n");
      if (!texts.empty()) m_out.*member = m_content.texts.add(texts);
      return;
    }
    const Node* node = node_of(field);
    if (node == nullptr || node->kind != NodeKind::text) return;
    const auto text = trim(node->text);
    if (text.empty()) return;
    m_out.*member = field.shape == Shape::code ? add_code(m_content.texts, text)
                    : field.prose              ? m_content.add_prose(text)
                                               : m_content.texts.add(text);
  }

  void value(const PieceField& field, std::int32_t Reading::*member) {
    const auto date = m_fields.date(field.name);
    if (date) m_out.*member = date->days;
    m_out.refused_place = !date && (m_out.refused_place || m_fields.refused(field.name));
  }

  void value(const PieceField& field, std::uint16_t Reading::*member) {
    m_out.*member = static_cast<std::uint16_t>(m_fields.whole(field.name));
    m_out.refused_place = m_out.refused_place || m_fields.refused(field.name);
  }

  void value(const PieceField& field, Correct Reading::*member) {
    m_out.*member = correct_of(m_fields.text(field.name));
    m_out.correct_given = m_out.*member != Correct::unknown;
  }

  void value(const PieceField& field, bool Reading::*member) { m_out.*member = m_fields.flag(field.name); }

  // The codes of one list, each once.
  void codes(const PieceField& field) {
    auto& all = m_content.codes;
    const std::size_t first = all.size();
    m_fields.each_text(node_of(field), [&](const Item& item) {
      if (trim(item.text).empty()) return;
      const CodeRef code = code_at(add_code(m_content.texts, item.text), item.node->spot);
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
      if (std::any_of(begin, all.end(), [&](const CodeRef& c) { return c.code == code.code; })) return;
      if (all.size() - first < 255) return all.push_back(code);
      m_file.error("too-many-codes", *item.node, "a piece takes at most 255 codes of a kind");
    });
    m_out.*std::get<CodeList>(field.member).count = static_cast<std::uint8_t>(all.size() - first);
  }

  const SourceFile& m_file;
  const Fields& m_fields;
  FileContent& m_content;
  Reading& m_out;
  std::array<const Node*, k_work_fields> m_values{};  // usable ones
};

PiecePlace piece_place(const Reading& reading) {
  return {0, reading.line, reading.column};
}

}  // namespace

void read_work(const SourceFile& file, const Fields& fields, FileContent& content) {
  Reading defaults;
  std::size_t entries = 0;
  const std::size_t before = content.readings.size();
  ReadingReader(file, fields, content, defaults).read_head();
  const Mapping& shape = mapping("piece");
  content.unread += entries_refused(file.tree, fields, "pieces");
  fields.each_item("pieces", [&](const Node& node) {
    ++entries;
    if (node.kind != NodeKind::map) {
      const std::size_t entries_here = std::max<std::size_t>(entries_in(file.tree, node), 1);
      content.unread +=
          node.length > 0 || node.children > 0 ? entries_here : 0;  // else it is empty, or counted
      return;
    }
    const Fields piece(file, node, shape);
    if (piece.text("student").empty()) {
      ++content.unread;
      return;
    }
    Reading reading = defaults;
    ReadingReader(file, piece, content, reading).read_piece();
    content.readings.push_back(reading);
    if (content.prose == Prose::noted) return;
    if (auto own = piece.own_keys(); !own.empty())
      content.kept.pieces.emplace(piece_place(reading), std::move(own));
  });
  if (content.readings.size() > before && content.prose == Prose::kept) {
    if (auto own = fields.own_keys_and_note(); !own.empty())
      content.kept.heads.emplace(piece_place(content.readings[before]),
                                 KeptKeys::Head{piece_place(content.readings.back()), std::move(own)});
  }
  content.empty_works += entries == 0 ? 1U : 0U;
}

}  // namespace worksort
