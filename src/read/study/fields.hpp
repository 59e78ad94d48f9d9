// One mapping of a file, checked against the key table; every problem is reported where it stands.
#pragma once

#include "worksort/model/documents.hpp"
#include "worksort/model/fields.hpp"
#include "worksort/read/yaml/tree.hpp"
#include "worksort/util/diagnostic.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace worksort {

// The file that is being read. Everything it refers to outlives the reading of the file.
struct SourceFile {
  std::string_view name;
  std::string_view bytes;  // without a BOM, so that Node::offset counts from here
  Tree& tree;              // words that are refused are marked as missing
  Diagnostics& diagnostics;

  void report(Severity severity, std::string_view id, const Node& at, std::string message,
              std::string hint) const;
  void error(std::string_view id, const Node& at, std::string message, std::string hint = "") const {
    report(Severity::error, id, at, std::move(message), std::move(hint));
  }

  // The rest of the value's line as it stands in the file, for showing how to quote it.
  [[nodiscard]] std::string_view rest_of_line(const Node& at) const;

  // Behind a text, or behind the bracket that closes a list or map.
  [[nodiscard]] std::size_t end_of(const Node& value) const;
};

// An item of a list of texts.
struct Item {
  std::string_view text;
  const Node* node = nullptr;
};

// Codes without their places.
std::vector<std::string> plain(const std::vector<Written>& codes);

class Fields {
 public:
  // Reports unknown keys, wrong shapes, words that a choice does not have and required keys that are missing.
  Fields(const SourceFile& file, const Node& map, const Mapping& mapping);

  // False where a required key has no usable value.
  [[nodiscard]] bool complete() const { return m_complete; }
  [[nodiscard]] const Node& node() const { return m_map; }

  // The value of a key; null if it is not there, has nothing after it, or is unusable.
  [[nodiscard]] const Node* find(std::string_view key) const;

  // True if there is a value that cannot be used.
  [[nodiscard]] bool refused(std::string_view key) const;

  // Empty where there is no value.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  [[nodiscard]] std::string own_text(std::string_view key) const { return std::string(text(key)); }
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] Written code(std::string_view key) const;
  [[nodiscard]] std::vector<Written> codes(std::string_view key) const;
  [[nodiscard]] std::optional<Date> date(std::string_view key) const;
  [[nodiscard]] std::uint32_t whole(std::string_view key) const;
  [[nodiscard]] bool flag(std::string_view key) const;
  [[nodiscard]] std::string note() const;

  // Keys that begin with x-, with what stands behind them.
  [[nodiscard]] OwnKeys own_keys() const;

  // The same, and the note as the key "note".
  [[nodiscard]] OwnKeys own_keys_and_note() const;

  // Calls `visit(key, value)` for every key that is there, with null where nothing usable stands behind it.
  template <typename Visit>
  void each_key(Visit&& visit) const {
    for (const Field& field : fields()) visit(*field.key, field.usable ? field.value : nullptr);
  }

  // Calls `visit(item)` for every usable text of a list or one value, without copying.
  template <typename Visit>
  void each_text(std::string_view key, Visit&& visit) const {
    each_text(find(key), std::forward<Visit>(visit));
  }
  template <typename Visit>
  void each_text(const Node* value, Visit&& visit) const {
    if (value == nullptr) return;
    if (value->kind == NodeKind::text) return visit(Item{value->text, value});
    each_child(*value, [&](const Node& child) {
      if (child.kind == NodeKind::text) visit(Item{child.text, &child});
    });
  }

  // Calls `visit(node)` for every mapping (and, for `entries`, text) of a list or one value.
  template <typename Visit>
  void each_item(std::string_view key, Visit&& visit) const {
    const Node* value = find(key);
    if (value == nullptr) return;
    if (value->kind != NodeKind::list) return visit(*value);
    each_child(*value, [&](const Node& child) { visit(child); });
  }

 private:
  struct Field {
    const Key* key;
    const Node* name;
    const Node* value;
    bool usable;
  };

  template <typename Visit>
  void each_child(const Node& parent, Visit&& visit) const {
    std::uint32_t index = parent.first_child;
    for (std::uint32_t i = 0; i < parent.children; ++i) {
      Node& child = m_file.tree.nodes[index];
      index = child.next;
      visit(child);
    }
  }

  // Those that are there.
  [[nodiscard]] std::span<const Field> fields() const { return std::span(m_fields).first(m_count); }

  void take(const Node& name, const Node& value);
  void warn_hash(const Node& value);
  void warn_quotes(const Key& key, const Node& name, const Node& value);
  void report_unknown(const Node& name, const Node& value);
  void cut_off(Field& field, const Node& name) const;
  void take_note(const Node& name, const Node& value);
  bool check_value(const Key& key, const Node& name, const Node& value);
  bool check_text(const Key& key, const Node& name, const Node& value);
  bool check_word(const Key& key, const Node& value);
  bool check_list(const Key& key, const Node& name, const Node& value);
  void refuse_shape(const Key& key, const Node& name, const Node& value, bool inside);
  [[nodiscard]] bool stands_alone(const Node& name, const Node& value) const;
  void require();

  const SourceFile& m_file;
  const Node& m_map;
  const Mapping& m_mapping;
  std::array<Field, 40> m_fields{};
  std::size_t m_count = 0;
  std::size_t m_likely = 0;  // where in the mapping the next key is likely to stand
  const Node* m_note = nullptr;
  const Key* m_told = nullptr;  // whose colon is missing, which has its error
  bool m_complete = true;
};

}  // namespace worksort
