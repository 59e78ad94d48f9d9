// Gathers the changes of a YAML file by the places of its bytes.
#pragma once

#include "worksort/edit/text_patch.hpp"
#include "worksort/edit/yaml_edit.hpp"
#include "worksort/model/fields.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/report/page/page.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml_comments.hpp"
#include "yaml_extent.hpp"
#include "yaml_meaning.hpp"

namespace worksort {

// Changes are gathered and then made all at once. REQUIRES: `bytes`, without a BOM, gave `tree` with so many
// `errors`, and both outlive it; keys of one map are set in the order of its shape.
class YamlEditor {
 public:
  YamlEditor(std::string_view bytes, const Tree& tree, std::size_t errors = 0);

  // The value of a key of a map, written anew or put where the order of the shape has it.
  void set(const KeyChange& change);

  // Another text in place of the one that stands there, in the quotes of that.
  void retext(std::uint32_t node, const std::string& text);

  // Takes an item out of the list; the comments in it stay.
  void drop(std::uint32_t list, std::uint32_t item);

  // A mapping behind the last item of the list below a key, in the layout of that item.
  void append_item(const NewItem& added);

  void append_document(const Value& document);

  // All changes, in the order of their places.
  [[nodiscard]] std::vector<Patch> patches();

  // True if the patched bytes, read again, say what the file said with the changes that were asked for, and
  // have every comment that it had, and no more errors.
  [[nodiscard]] bool is_meant(std::string_view patched_bytes) const;

  // The patches that were found to be what is meant. Throws Problem where they are not.
  [[nodiscard]] std::vector<Patch> checked_patches();

 private:
  struct Place {
    std::uint32_t key = 0;
    std::uint32_t value = 0;
  };

  [[nodiscard]] const std::vector<std::uint32_t>& items_of(std::uint32_t list);
  [[nodiscard]] Place find(std::uint32_t map, std::string_view key) const;
  [[nodiscard]] Place before(std::uint32_t map, const Mapping& shape, std::string_view key) const;
  [[nodiscard]] std::string scalar(const std::string& text, std::size_t old) const;
  void set_text(const KeyChange& change, const Mapping& shape);
  void set_list(const KeyChange& change, const Mapping& shape);
  void write_text(const Place& place, const std::string& text, bool bare);
  void add_key(std::uint32_t map, const Mapping& shape, std::string_view key, const std::string& value);
  void change_items(std::uint32_t list, const std::vector<std::string>& texts);
  void insert_items(std::uint32_t list, std::uint32_t behind, const std::vector<std::string>& texts);
  void remove_dropped();
  void remove_items(std::uint32_t list, std::size_t first, std::size_t last);
  [[nodiscard]] std::size_t dash_line(std::uint32_t list, std::uint32_t item) const;
  [[nodiscard]] std::string comment_lines(std::size_t begin, std::size_t end, std::size_t indent);
  [[nodiscard]] std::string comments_between(std::size_t begin, std::size_t end);
  [[nodiscard]] std::vector<Comment> comments_in(std::size_t begin, std::size_t end);
  [[nodiscard]] std::string item_lines(const Value& item, std::size_t dash, std::size_t keys) const;
  [[nodiscard]] std::size_t behind_item(std::uint32_t item, std::size_t dash) const;
  void insert_line(std::size_t at, const std::string& lines);
  void replace(std::size_t begin, std::size_t end, std::string text);
  [[noreturn]] void refuse(std::uint32_t node) const;

  std::string_view m_bytes;
  const Tree& m_tree;
  std::size_t m_errors;
  YamlExtent m_extent;
  std::string m_line_end;
  std::map<std::uint32_t, std::vector<std::uint32_t>> m_items;  // of lists that were looked at
  std::map<std::size_t, std::string> m_inserted;
  std::map<std::size_t, Patch> m_replaced;
  MeantChanges m_meant;
  std::vector<Value> m_documents;
  std::optional<std::vector<Comment>> m_comments;  // once they are asked for
};

}  // namespace worksort
