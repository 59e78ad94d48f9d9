#include "worksort/write/qdc.hpp"

#include "worksort/util/text.hpp"
#include "worksort/util/uuid.hpp"

#include <string_view>
#include <vector>

#include "read/import/codebook_builder.hpp"
#include "read/import/qdc.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// Text of an XML document, in an element and in an attribute. What XML cannot hold is left out.
std::string escape_xml(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with("\uFFFE") || text.substr(i).starts_with("\uFFFF"))
      i += 2;
    else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\n')
      out += "&#10;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
      out += c;
  }
  return out;
}

void add_part(std::vector<std::string>& parts, std::string_view heading, const std::string& text) {
  if (!text.empty()) parts.push_back(heading.empty() ? text : fmt::format("{}: {}", heading, text));
}

std::string description(const Strategy& s) {
  std::vector<std::string> parts;
  add_part(parts, "", s.definition);
  add_part(parts, "Use it when", s.use_when);
  add_part(parts, "Not when", s.not_when);
  add_part(parts, "Example", s.example);
  add_part(parts, "Look for", join(s.look_for, "; "));
  add_part(parts, "", s.note);
  return join(parts, "\n");
}

// Writes codes with further ones in them.
class Writer {
 public:
  explicit Writer(const Codebook& codebook) : m_codebook(codebook) {}

  std::string run() {
    m_out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    m_out += fmt::format(
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"urn:QDA-XML:codebook:1.0 Codebook.xsd\" origin=\"worksort {}\">\n",
        WORKSORT_VERSION);
    m_out += "  <Codes>\n";
    strategies();
    group("special", "No strategy to read", special_codes(), "No strategy can be read from the page.");
    group("model", "Models", m_codebook.models, "");
    group("issue", "In the way", m_codebook.issues, "");
    if (m_codebook.success.empty())
      group("success", "How far", default_success_scale(), "");
    else
      group("success", "How far", m_codebook.success, "");
    return m_out + "  </Codes>\n</CodeBook>\n";
  }

 private:
  // An entry; its id stands among the words where the name does not say it.
  void open(const std::string& kind, const Entry& entry, bool codable, const std::string& words,
            bool further) {
    std::vector<std::string> parts;
    add_part(parts, "", words);
    if (reading::code_of_name(entry.shown()) != entry.id)
      parts.push_back(std::string(reading::k_id_in_qdc) + entry.id);
    open(kind + "/" + entry.id, entry.shown(), codable, join(parts, "\n"), further);
  }

  void open(const std::string& path, const std::string& name, bool codable, const std::string& words,
            bool further) {
    const std::string indent(4 + 2 * m_depth, ' ');
    const bool empty = words.empty() && !further;
    m_out += fmt::format("{}<Code guid=\"{}\" name=\"{}\" isCodable=\"{}\"{}>\n", indent,
                         uuid_of(fmt::format("worksort:{}/{}", m_codebook.id, path)), escape_xml(name),
                         codable, empty ? "/" : "");
    if (!words.empty())
      m_out += fmt::format("{}  <Description>{}</Description>\n", indent, escape_xml(words));
    if (!empty && !further) m_out += indent + "</Code>\n";
    if (further) ++m_depth;
  }

  void close() {
    --m_depth;
    m_out += std::string(4 + 2 * m_depth, ' ') + "</Code>\n";
  }

  template <typename List>
  void group(const std::string& kind, const std::string& name, const List& list, const std::string& words) {
    if (list.empty()) return;
    open(kind, name, false, words, true);
    for (const auto& entry : list) open(kind, entry, true, entry.note, false);
    close();
  }

  void strategies_of(std::string_view family) {
    for (const auto& s : m_codebook.strategies) {
      if (s.family == family) open("strategy", s, true, description(s), false);
    }
  }

  // Those of a family that is not defined stand with those of none.
  void strategies() {
    if (m_codebook.strategies.empty()) return;
    open("strategy", "Strategies", false, "", true);
    for (const auto& family : m_codebook.families) {
      open("family", family, false, family.note, true);
      strategies_of(family.id);
      close();
    }
    for (const auto& s : m_codebook.strategies) {
      if (m_codebook.entry(Dimension::family, s.family) == nullptr) {
        open("strategy", s, true, description(s), false);
      }
    }
    close();
  }

  const Codebook& m_codebook;
  std::string m_out;
  std::size_t m_depth = 0;
};

}  // namespace

std::string write_qdc(const Codebook& codebook) {
  return Writer(codebook).run();
}

}  // namespace worksort
