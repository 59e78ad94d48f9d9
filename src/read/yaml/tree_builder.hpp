// Builds the tree from the events of the YAML parser and refuses what the parser lets pass.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "key_list.hpp"
#include "quoting.hpp"
#include "read/study/findings.hpp"
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

namespace worksort::reading {

// Thrown out of the parser: what follows cannot be trusted before the source is mended.
struct Trouble {
  Finding finding;
};

// Where a document begins, and what was there before it.
struct DocumentBegin {
  std::size_t offset = 0;  // of its first line
  std::size_t line = 0;    // counted from 0
  std::size_t nodes = 1;
  std::size_t documents = 0;
  std::size_t findings = 0;
  std::size_t untold = 0;
};

// One builder serves one file; the parser may be run again from the beginning of a document.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(Tree& tree, Findings& findings, bool ascii, const TreeLimits& limits);

  // Gets ready to read `text` from the document on that began last, and forgets what it had given.
  void restart(std::string_view text);

  // The document that began last.
  [[nodiscard]] const DocumentBegin& document() const { return m_document; }

  // How far events have come, in bytes.
  [[nodiscard]] const std::size_t& seen() const { return m_seen; }

  // The offset in the file that the parser calls `mark`.
  [[nodiscard]] std::size_t offset_of(const YAML::Mark& mark) const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

 private:
  // A list or map that is being read.
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t last = 0;        // its last child
    std::uint32_t key = 0;         // the key whose value comes next
    std::uint32_t before_key = 0;  // the child before that key
    std::ptrdiff_t column = -1;    // deeper lines belong to it; in flow that of the block around it
    std::size_t after_colon = 0;   // behind the colon of that key, 0 if there is none
    KeyList::Map keys;
    bool map = false;
    bool flow = false;
    bool key_due = false;
    bool drop_value = false;  // its key was refused
    bool duplicate = false;
    bool entry = false;          // it is an entry of a list
    std::size_t duplicates = 0;  // keys in a row that were there already
  };

  // A text as it stands in the source.
  struct Written {
    std::size_t offset = 0;
    std::size_t end = 0;
    TextStyle style = TextStyle::plain;
    bool one_line = true;
  };

  // Of the scalar at `offset` with this value: where it ends and how it is written.
  [[nodiscard]] Written written(std::size_t offset, std::string_view value) const;
  [[nodiscard]] Spot spot(const YAML::Mark& mark, std::size_t offset, std::size_t length);
  [[nodiscard]] Holder holder() const;
  [[nodiscard]] std::ptrdiff_t block_column() const { return m_open.empty() ? -1 : m_open.back().column; }
  [[nodiscard]] bool key_is_due() const {
    return !m_open.empty() && m_open.back().map && m_open.back().key_due;
  }

  void note(const YAML::Mark& mark);
  std::uint32_t append(const Node& node);
  void append_refused(const YAML::Mark& mark, std::size_t offset);
  bool admit(const YAML::Mark& mark, bool container, bool missing);
  void add_property(std::size_t offset);
  void open(const YAML::Mark& mark, const std::string& tag, NodeKind kind, bool flow);
  void close();

  void add_key(const YAML::Mark& mark, const Written& text, std::string_view value);
  void check_colon(const Written& text, Open& map) const;
  bool key_is_bad(const Written& text, std::string_view value);
  void refuse_key(Finding finding);
  void forget_key();
  void report_duplicate();
  void tell_duplicate(Open& map, const Node& key);

  void add_text(const YAML::Mark& mark, const Written& text, std::string_view value);
  bool text_is_bad(const Written& text, std::string_view value);
  bool comma_is_bad(const Written& text);
  void find_trailer(const Written& text, Node& node);
  void add_missing(const YAML::Mark& mark);
  [[nodiscard]] bool is_null_word(const YAML::Mark& mark, std::size_t length) const;
  [[nodiscard]] std::size_t null_word(std::size_t offset) const;
  [[nodiscard]] std::size_t find_dash(std::size_t offset) const;
  void check_new_document(const YAML::Mark& mark, std::size_t offset) const;

  Tree& m_tree;
  Findings& m_findings;
  const bool m_ascii;
  const TreeLimits m_limits;
  std::string_view m_text;
  DocumentBegin m_document;
  std::size_t m_base = 0;  // offset at which the parser began
  std::size_t m_base_line = 0;
  bool m_first = true;  // no document since then
  std::size_t m_seen = 0;
  std::size_t m_seen_before = 0;  // by the event before this one
  std::vector<Open> m_open;
  KeyList m_keys;
  std::size_t m_skip = 0;  // depth inside of a value that is left out
  bool m_refuse = false;   // the next node has an anchor
  std::size_t m_flow = 0;  // where the outermost [ or { stands that is open
  int m_flow_line = 0;     // last line of it that was looked at
  std::size_t m_flow_depth = 0;
  std::size_t m_counted_from = 0;  // characters counted last: line, up to, how many
  std::size_t m_counted_to = 0;
  std::size_t m_counted = 0;
};

}  // namespace worksort::reading
