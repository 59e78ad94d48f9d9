// Changes of a YAML file that leave everything else in it as it stands: comments, order, quotes, line ends.
#pragma once

#include "worksort/read/keys.hpp"
#include "worksort/read/tree.hpp"
#include "worksort/report/page.hpp"
#include "worksort/util/text_patch.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "yaml_extent.hpp"

namespace worksort {

// A value that cannot be changed in its place, with the line it stands in.
class EditProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Changes are gathered and then made all at once. REQUIRES: `bytes`, without a BOM, gave `tree` without an
// error, and both outlive it; keys of one map are set in the order of its shape.
class YamlEdit {
 public:
  YamlEdit(std::string_view bytes, const Tree& tree);

  // The value of a key of a map, written anew or put where the order of the shape has it.
  void set_text(std::uint32_t map, const Mapping& shape, std::string_view key, const std::string& text);

  // The same for a list of texts or one text. What stays in the list keeps its spelling; `meant` says which
  // text an item stands for.
  void set_list(std::uint32_t map, const Mapping& shape, std::string_view key,
                const std::vector<std::string>& texts,
                const std::function<std::string(std::uint32_t)>& meant);

  // A mapping behind the last item of the list below a key, in the layout of that item.
  void append_item(std::uint32_t key, std::uint32_t list, const Json& item);

  void append_document(const Json& document);

  // In the order of their places.
  [[nodiscard]] std::vector<Patch> patches() const;

  // True if the patched bytes, read again, say what the file said with the changes that were asked for.
  [[nodiscard]] bool is_meant(std::string_view patched_bytes) const;

 private:
  struct Place {
    std::uint32_t key = 0;
    std::uint32_t value = 0;
  };

  [[nodiscard]] Place find(std::uint32_t map, std::string_view key) const;
  [[nodiscard]] Place before(std::uint32_t map, const Mapping& shape, std::string_view key) const;
  [[nodiscard]] std::string scalar(const std::string& text, std::size_t old) const;
  void write_text(const Place& place, const std::string& text, bool bare);
  void add_key(std::uint32_t map, const Mapping& shape, std::string_view key, const std::string& value);
  void change_items(std::uint32_t list, const std::vector<std::string>& texts,
                    const std::function<std::string(std::uint32_t)>& meant);
  void insert_items(std::uint32_t list, std::uint32_t behind, const std::vector<std::string>& texts);
  void remove_items(std::uint32_t list, const std::vector<std::uint32_t>& items, std::size_t first,
                    std::size_t last);
  [[nodiscard]] std::string item_lines(const Json& item, std::size_t dash, std::size_t keys) const;
  [[nodiscard]] std::size_t behind_item(std::uint32_t item, std::size_t dash) const;
  void insert_line(std::size_t at, const std::string& lines);
  void replace(std::size_t begin, std::size_t end, std::string text);
  [[noreturn]] void refuse(std::uint32_t node) const;

  std::string_view m_bytes;
  const Tree& m_tree;
  YamlExtent m_extent;
  std::string m_line_end;
  std::map<std::size_t, std::string> m_inserted;
  std::map<std::size_t, Patch> m_replaced;
  std::map<std::uint32_t, std::map<std::string, Json>> m_set;  // map, key, value
  std::map<std::uint32_t, std::vector<Json>> m_appended;       // list
  std::vector<Json> m_documents;
};

}  // namespace worksort
