#include "qdc.hpp"

#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <fmt/core.h>
#include <pugixml.hpp>

namespace worksort::reading {
namespace {

constexpr std::size_t k_deepest = 100;

// The groups that worksort writes, and what stands in them; codes of the last one belong to every codebook.
struct Group {
  std::string_view name;
  std::optional<Dimension> kind;
};
constexpr std::array k_groups = {Group{"Strategies", Dimension::strategy}, Group{"Models", Dimension::model},
                                 Group{"In the way", Dimension::issue}, Group{"How far", Dimension::success},
                                 Group{"No strategy to read", std::nullopt}};

// How the description of a strategy begins a line, and the key that it stands for.
struct Beginning {
  std::string_view words;
  std::string_view key;
};
constexpr std::string_view k_id = "id";
constexpr std::array k_beginnings = {Beginning{k_id_in_qdc, k_id}, Beginning{"Use it when: ", "use_when"},
                                     Beginning{"Not when: ", "not_when"}, Beginning{"Example: ", "example"},
                                     Beginning{"Look for: ", "look_for"}};

std::string_view name_of(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

void add_line(std::string& to, std::string_view line) {
  if (!to.empty()) to += '\n';
  to += line;
}

class Reader {
 public:
  explicit Reader(CodebookBuilder& builder) : m_builder(builder) {}

  void top(const pugi::xml_node& codes) {
    for (const auto& code : codes.children()) {
      if (name_of(code) != "Code") continue;
      const std::string_view name = code.attribute("name").value();
      const auto* const group =
          std::find_if(k_groups.begin(), k_groups.end(), [&](const Group& g) { return g.name == name; });
      if (group == k_groups.end() || is_codable(code))
        read(code, Dimension::strategy, "", 0);
      else if (group->kind)
        children(code, *group->kind, "", 0);
    }
  }

 private:
  static bool is_codable(const pugi::xml_node& code) { return code.attribute("isCodable").as_bool(true); }

  static bool has_codes(const pugi::xml_node& code) {
    return std::any_of(code.begin(), code.end(), [](const auto& child) { return name_of(child) == "Code"; });
  }

  void children(const pugi::xml_node& code, Dimension kind, const std::string& family, std::size_t depth) {
    if (depth > k_deepest) throw Problem("its codes lie too deep in each other");
    for (const auto& child : code.children()) {
      if (name_of(child) == "Code") read(child, kind, family, depth + 1);
    }
  }

  void read(const pugi::xml_node& code, Dimension kind, const std::string& family, std::size_t depth) {
    CodebookBuilder::Fields fields = {{"name", std::string(trim(code.attribute("name").value()))},
                                      {"family", family}};
    const bool parent = has_codes(code);
    const bool codable = is_codable(code);
    describe(code, parent && !codable ? Dimension::family : kind, fields);
    if (!parent || codable) m_builder.add(kind, fields);
    if (!parent) return;
    const bool told =
        !codable && kind == Dimension::strategy && (fields.contains("id") || fields.contains("note"));
    if (told) m_builder.add(Dimension::family, fields);
    children(code, kind, fields[told && fields.contains("id") ? "id" : "name"], depth);
  }

  static void describe(const pugi::xml_node& code, Dimension kind, CodebookBuilder::Fields& fields) {
    std::string words;
    for (const auto& child : code.children()) {
      if (name_of(child) == "Description") words = child.text().get();
    }
    for (const auto& line : split_trimmed(words, '\n')) {
      const auto* const beginning =
          std::find_if(k_beginnings.begin(), k_beginnings.end(),
                       [&](const Beginning& b) { return line.starts_with(b.words); });
      const bool id = beginning != k_beginnings.end() && beginning->key == k_id;
      if (kind != Dimension::strategy && !id)
        add_line(fields["note"], line);
      else if (beginning == k_beginnings.end())
        add_line(fields[fields["definition"].empty() ? "definition" : "note"], line);
      else
        fields[std::string(beginning->key)] = line.substr(beginning->words.size());
    }
  }

  CodebookBuilder& m_builder;
};

}  // namespace

bool is_qdc(std::string_view bytes) {
  return bytes.substr(0, 4096).find("CodeBook") != std::string_view::npos && trim(bytes).starts_with('<');
}

void read_qdc(const std::string& file, std::string_view bytes, CodebookBuilder& builder) {
  pugi::xml_document document;
  const auto result = document.load_buffer(bytes.data(), bytes.size());
  if (!result) {
    const auto until = bytes.substr(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
    throw Problem(fmt::format("{}:{}: this is no XML: {}", file,
                              std::count(until.begin(), until.end(), '\n') + 1, result.description()),
                  "export the codebook again as QDC");
  }
  for (const auto& part : document.document_element().children()) {
    if (name_of(part) == "Codes") Reader(builder).top(part);
  }
}

}  // namespace worksort::reading
