// Reads the source of one document line by line to find out what is wrong with it, where, and how much of it
// has to be left out so that the rest can be read. Runs only on documents that the parser could not read.
#pragma once

#include "worksort/read/yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entry_scan.hpp"
#include "lexer.hpp"
#include "quoting.hpp"
#include "read/study/findings.hpp"

namespace worksort::reading {

// What stands in the place of what is left out; for a `line` it is an entry whose dash is at `mark`, and a
// `value` stands no further to the left than `mark`.
enum class PatchKind : std::uint8_t { value, entry, key, blank, line };

// A stretch of the source that is left out.
struct Patch {
  PatchKind kind = PatchKind::blank;
  std::size_t offset = 0;
  std::size_t end = 0;
  std::size_t mark = 0;
};

// What leaves a whole entry out.
Patch patch_of(const EntryStart& entry);

// Overwrites the patch with blanks (line ends stay) and a mark that the tree builder knows.
void apply(const Patch& patch, std::string& text);

class Diagnosis {
 public:
  // Looks at the document whose first line begins at `begin`; `entries` are those of its lists.
  Diagnosis(std::string_view text, std::size_t begin, std::vector<EntryStart> entries,
            const TreeLimits& limits);

  // Finds all mistakes, at most one for each entry or value.
  void run();

  // The smallest part that holds `offset`: the list entry, else the line of the key with what belongs to it.
  Patch part_at(std::size_t offset);

  // Where the lines end that follow the line of `offset` and are indented deeper than `column`.
  [[nodiscard]] std::size_t end_of_deeper(std::size_t offset, std::ptrdiff_t column) const;

  // One patch for each finding.
  std::vector<Finding> findings;
  std::vector<Patch> patches;

 private:
  // A list or map in block style that is open.
  struct Level {
    std::ptrdiff_t column = -1;
    bool list = false;
    bool filled = false;    // its key or entry has its value
    std::size_t begin = 0;  // of its last key or dash
    std::size_t key_end = 0;
  };

  // How a value in flow style ended.
  struct Flow {
    bool closed = false;
    bool failed = false;  // it has a finding and a patch
    std::size_t end = 0;
  };

  void next_line() { m_line = line_from(m_text, m_line.next); }
  [[nodiscard]] bool at_end() const { return m_line.begin >= m_text.size() || m_stop; }
  void read_line();
  bool leave_levels();
  bool went_on_with_entry(const Line& line);
  void blame_line_before();
  void fail_misplaced_line();
  bool fail_slipped_boundary();
  bool fail_outdented();
  void fail_entry(Finding finding, const EntryStart& entry);
  void return_to_list(const EntryStart& entry);
  [[nodiscard]] std::size_t part_end(const Level& list, std::size_t offset) const;
  [[nodiscard]] const EntryStart* entry_at(std::size_t offset) const;
  bool read_dashes(std::size_t& offset);
  void read_node(std::size_t offset);
  void read_key(std::size_t offset, const KeySpan& key);
  void read_value(std::size_t offset);
  void read_plain(std::size_t offset);
  void read_more_plain(std::size_t offset, bool cut);
  void read_quoted(std::size_t offset);
  void read_block(std::size_t offset);
  void read_bracket(std::size_t offset);
  void read_property(std::size_t offset);

  Flow read_flow(std::size_t offset);
  std::size_t read_flow_entry(std::size_t offset, bool list, Flow& flow);
  std::size_t read_flow_plain(std::size_t offset, bool list);
  [[nodiscard]] std::size_t quoted_behind(std::size_t colon) const;
  [[nodiscard]] std::size_t flow_entry_end(std::size_t offset) const;
  bool refuse_cut(std::size_t offset, std::string_view key);
  [[nodiscard]] bool cuts_value(std::size_t hash) const;
  void refuse_flow_entry(std::size_t offset, std::size_t end, std::string_view key);

  [[nodiscard]] Level& top() { return m_levels.back(); }
  [[nodiscard]] Holder holder() const;
  [[nodiscard]] bool is_dash(std::size_t offset) const;
  [[nodiscard]] bool is_deeper(const Line& line, std::ptrdiff_t column) const;
  [[nodiscard]] Patch part(std::size_t offset, std::ptrdiff_t column) const;
  [[nodiscard]] std::size_t level_of(const std::vector<Level>& levels, const Line& line) const;
  [[nodiscard]] bool fits(const std::vector<Level>& levels, const Line& line) const;
  [[nodiscard]] Line line_below(const Line& above) const;
  [[nodiscard]] bool can_resume() const;
  void go_to(std::size_t offset);
  void add(Finding finding, const Patch& patch);
  void fail_part(Finding finding, std::size_t offset);
  void fail_misplaced(Finding finding, std::size_t offset);
  void fail_value(Finding finding, std::size_t offset);
  void fail_text(std::size_t offset);
  void fail_cut(std::size_t offset);
  void fail_tab();

  std::string_view m_text;
  TreeLimits m_limits;
  Line m_line;
  bool m_stop = false;
  bool m_started = false;
  std::vector<EntryStart> m_entries;
  std::vector<Level> m_levels;
  std::vector<Level> m_before;  // what was open before the last line, if that line ended some of it
  Line m_before_line;
  std::size_t m_before_findings = 0;
  bool m_misplaced = false;     // the last line lined up with nothing
  std::string_view m_flow_key;  // of the quoted text that comes next in a map in flow style
};

}  // namespace worksort::reading
