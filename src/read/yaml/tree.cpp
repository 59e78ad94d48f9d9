#include "worksort/read/yaml/tree.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <istream>
#include <limits>
#include <new>
#include <optional>
#include <streambuf>
#include <unordered_set>

#include "byte_scan.hpp"
#include "diagnosis.hpp"
#include "entry_scan.hpp"
#include "mends.hpp"
#include "plain_layout.hpp"
#include "read/study/messages.hpp"
#include "read/table/spreadsheet.hpp"
#include "tree_builder.hpp"
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace worksort {
namespace reading {
namespace {

constexpr std::size_t k_window = std::size_t{64} * 1024;  // bytes that the parser gets at a time
constexpr std::size_t k_most_signs = 1'000'000;  // [ { , : that it may take in without giving anything back
constexpr std::size_t k_block = std::size_t{8} * 1024;
constexpr std::size_t k_most_failures = 50;   // of the parser in one file that the diagnosis cannot explain
constexpr std::size_t k_most_bad_bytes = 50;  // values and entries with them that are left out
constexpr std::size_t k_most_reserved = std::size_t{1024} * 1024;
constexpr std::size_t k_largest_file = std::size_t{1} << 31U;

// The source as a stream without a copy, which ends early where the parser takes in more and more.
class Window final : public std::streambuf {
 public:
  Window(std::string_view text, std::size_t base, const std::size_t& seen) : m_base(base), m_seen(seen) {
    char* const begin = const_cast<char*>(text.data()) + base;  // streambuf wants it; nothing is ever put
    m_end = begin + (text.size() - base);
    setg(begin, begin, begin);
  }

  // Where the value begins that was too much, if there was one.
  [[nodiscard]] std::optional<std::size_t> stopped() const { return m_stopped; }

 protected:
  int_type underflow() override {
    if (egptr() == m_end) return traits_type::eof();
    count_signs();
    if (m_stopped) return traits_type::eof();
    const auto left = static_cast<std::size_t>(m_end - egptr());
    setg(eback(), gptr(), egptr() + std::min(left, k_window));
    return traits_type::to_int_type(*gptr());
  }

 private:
  // The parser keeps every sign of a value in flow style until the value ends, at some hundred bytes each.
  void count_signs() {
    const std::size_t seen = std::max(m_seen, m_base) - m_base;
    if (seen > m_counted_from) {
      m_counted_from = seen;
      m_counted_to = std::max(m_counted_to, seen);
      m_signs = 0;
    }
    const char* const end = egptr();
    for (const char* at = eback() + m_counted_to; at < end; ++at)
      m_signs += *at == ',' || *at == '[' || *at == '{' || *at == ':' ? 1 : 0;
    m_counted_to = std::max(m_counted_to, static_cast<std::size_t>(end - eback()));
    if (!m_stopped && m_signs > k_most_signs) m_stopped = m_base + m_counted_from;
  }

  std::size_t m_base;
  const std::size_t& m_seen;
  char* m_end = nullptr;
  std::size_t m_counted_from = 0;
  std::size_t m_counted_to = 0;
  std::size_t m_signs = 0;
  std::optional<std::size_t> m_stopped;
};

// Reads one file, mending its source as often as is needed.
class Reader {
 public:
  Reader(Tree& tree, std::string_view text, Findings& findings, bool ascii, const TreeLimits& limits)
      : m_text(text), m_findings(findings), m_limits(limits), m_builder(tree, findings, ascii, limits) {}

  void mend_bytes(const std::vector<BadBytes>& found);
  void read();

 private:
  std::optional<Finding> parse();
  [[nodiscard]] Patch holding_part(const BadBytes& bad) const;
  void mend(const Finding& failure);
  bool blank_tabs(std::size_t begin);
  bool diagnose();
  bool leave_out(Finding finding, const Patch& patch);
  void leave_out(const Patch& patch);
  void leave_out_document(std::size_t from);
  void say(Finding finding);
  [[nodiscard]] std::string& mended();
  [[nodiscard]] std::size_t document_end(std::size_t from) const;
  [[nodiscard]] std::vector<EntryStart> entries_from(std::size_t begin) const;

  std::string_view m_text;
  std::string m_copy;
  Findings& m_findings;
  std::vector<Finding> m_said;  // by mending: they stay whatever the parser does
  std::unordered_set<std::size_t> m_said_at;
  std::size_t m_unsaid = 0;
  TreeLimits m_limits;
  TreeBuilder m_builder;
  std::size_t m_repairs = 0;
  std::size_t m_mends = 0;   // after failures of the parser that the diagnosis could not explain
  std::size_t m_reread = 0;  // bytes that were parsed more than once
  std::size_t m_diagnosed = std::numeric_limits<std::size_t>::max();
};

std::string& Reader::mended() {
  if (m_copy.empty()) {
    m_copy = m_text;
    m_text = m_copy;
  }
  return m_copy;
}

std::optional<Finding> Reader::parse() {
  m_builder.restart(m_text);
  Window window(m_text, m_builder.document().offset, m_builder.seen());
  std::istream stream(&window);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(m_builder)) {
    }
  } catch (Trouble& trouble) {
    if (!window.stopped()) return std::move(trouble.finding);
  } catch (const YAML::ParserException& e) {
    const std::size_t offset = e.mark.is_null() ? m_builder.seen() : m_builder.offset_of(e.mark);
    if (!window.stopped()) return syntax(offset, e.msg);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return too_deep(m_builder.seen(), m_limits.max_depth);
  }
  if (!window.stopped()) return std::nullopt;
  return Finding{"too-long", *window.stopped(), 1,
                 "a list that begins here has more entries than can be read",
                 "look for a bracket that is not closed"};
}

void Reader::read() {
  while (auto failure = parse()) {
    m_reread += std::max(m_builder.seen(), failure->offset) - m_builder.document().offset;
    if (failure->id == std::string_view("too-long")) m_reread += k_most_signs;
    mend(*failure);
  }
  for (Finding& finding : m_said) m_findings.add(std::move(finding));
  m_findings.add_untold(m_unsaid);
}

// Leaves out the values and entries that hold bytes which no file may hold.
void Reader::mend_bytes(const std::vector<BadBytes>& found) {
  std::size_t done = 0;
  std::size_t mended_values = 0;
  for (const BadBytes& bad : found) {
    const std::size_t offset = bad.offset;
    if (offset < done) continue;
    if (mended_values++ >= k_most_bad_bytes) {
      say({"too-many-mistakes", offset, 1, "the file has so many mistakes that it was not read from here on",
           "correct the ones above first"});
      leave_out({PatchKind::blank, line_begin(m_text, offset), m_text.size()});
      break;
    }
    const Patch patch = holding_part(bad);
    say(describe(bad));
    leave_out(patch);
    done = patch.end;
  }
}

// The smallest part that holds a bad byte: a comment, a value on its line, else an entry or a key.
Patch Reader::holding_part(const BadBytes& bad) const {
  const std::size_t offset = bad.offset;
  const Line line = line_from(m_text, line_begin(m_text, offset));
  if (line.boundary || line.bare || bad.kind == BadByte::directive || offset < line.content)
    return {PatchKind::blank, std::min(offset, line.content), std::max(line.end, offset + bad.length)};
  std::size_t at = line.content;
  while (char_at(m_text, at) == '-' && is_blank(char_at(m_text, at + 1))) at = skip_blanks(m_text, at + 1);
  const auto key = find_key(m_text, at);
  const std::size_t value = key ? skip_blanks(m_text, key->after) : offset + 1;
  if (value <= offset) {
    if (m_text[value] == '#') return {PatchKind::blank, value, line.end};
    const std::size_t end = plain_end(m_text, value, false);
    if (begins_plain(m_text, value, false) && end <= offset) return {PatchKind::blank, end, line.end};
    Diagnosis diagnosis(m_text, line.begin, {}, m_limits);
    return {PatchKind::value, value,
            diagnosis.end_of_deeper(value, static_cast<std::ptrdiff_t>(at - line.begin))};
  }
  const std::size_t dashes = m_text.rfind("\n---", offset);
  const std::size_t document = dashes == std::string_view::npos ? 0 : dashes + 1;
  Diagnosis diagnosis(m_text, document, entries_from(document), m_limits);
  Patch patch = diagnosis.part_at(offset);
  patch.end = std::max(patch.end, offset + bad.length);
  return patch;
}

// Changes the source so that the next run of the parser gets further.
void Reader::mend(const Finding& failure) {
  const std::size_t begin = m_builder.document().offset;
  if (m_diagnosed != begin && (blank_tabs(begin) || diagnose())) return;
  const std::size_t budget = 2 * m_text.size() + k_most_signs;
  if (m_repairs >= m_limits.max_repairs || ++m_mends > k_most_failures || m_reread > budget) {
    say(failure);
    leave_out_document(begin);
    return;
  }
  const std::size_t offset = std::min(std::max(failure.offset, begin), m_text.size());
  Diagnosis diagnosis(m_text, begin, entries_from(begin), m_limits);
  const Patch patch = diagnosis.part_at(offset);
  const std::string before(m_text.substr(patch.offset, patch.end - std::min(patch.end, patch.offset)));
  say(failure);
  leave_out(patch);
  if (m_text.substr(patch.offset, before.size()) == before) leave_out_document(begin);
}

// Tabs in lines that hold nothing else, or a comment: they are no mistake, but the parser takes them for one.
bool Reader::blank_tabs(std::size_t begin) {
  bool found = false;
  const std::size_t end = document_end(begin);
  for (Line line = line_from(m_text, begin); line.begin < end; line = line_from(m_text, line.next)) {
    if (!line.bare || !line.tab) continue;
    found = true;
    std::string& copy = mended();
    const auto from = copy.begin() + static_cast<std::ptrdiff_t>(line.begin);
    std::replace(from, from + static_cast<std::ptrdiff_t>(line.content - line.begin), '\t', ' ');
  }
  return found;
}

// Looks for the mistakes of the document; false if none was found.
bool Reader::diagnose() {
  m_diagnosed = m_builder.document().offset;
  bool found = false;
  std::vector<EntryStart> entries = entries_from(m_diagnosed);
  for (const EntryStart& entry : entries) {
    if (!entry.mendable) continue;
    found = true;
    if (!leave_out(describe(entry, m_text), patch_of(entry))) return true;
  }
  Diagnosis diagnosis(m_text, m_diagnosed, std::move(entries), m_limits);
  diagnosis.run();
  for (std::size_t i = 0; i < diagnosis.findings.size(); ++i)
    if (!leave_out(std::move(diagnosis.findings[i]), diagnosis.patches[i])) return true;
  return found || !diagnosis.findings.empty();
}

// False if the rest of the document was given up.
bool Reader::leave_out(Finding finding, const Patch& patch) {
  const bool entry = patch.kind == PatchKind::entry || patch.kind == PatchKind::line;
  if (m_repairs >= m_limits.max_repairs && entry) {
    say({"too-many-mistakes", finding.offset, 1,
         "the file has so many mistakes that it was not read from here on", "correct the ones above first"});
    leave_out_document(patch.offset);
    return false;
  }
  say(std::move(finding));
  leave_out(patch);
  return true;
}

void Reader::say(Finding finding) {
  if (m_said.size() >= k_most_findings)
    ++m_unsaid;
  else if (m_said_at.insert(finding.offset).second)
    m_said.push_back(std::move(finding));
}

void Reader::leave_out(const Patch& patch) {
  if (patch.kind == PatchKind::entry || patch.kind == PatchKind::line) ++m_repairs;
  apply(patch, mended());
}

std::size_t Reader::document_end(std::size_t from) const {
  Line line = line_from(m_text, line_begin(m_text, from));
  if (line.boundary) line = line_from(m_text, line.next);
  while (line.begin < m_text.size() && !line.boundary) line = line_from(m_text, line.next);
  return line.begin;
}

// The entries of the document that begins at `begin`.
std::vector<EntryStart> Reader::entries_from(std::size_t begin) const {
  return scan_entries(m_text, begin, document_end(begin));
}

void Reader::leave_out_document(std::size_t from) {
  std::size_t end = document_end(from);
  apply({PatchKind::blank, from, end}, mended());
}

// WORKSORT_READER=yaml-cpp leaves every file to the parser.
bool parser_is_wanted() {
  static const char* const reader = std::getenv("WORKSORT_READER");
  return reader != nullptr && reader == std::string_view("yaml-cpp");
}

void read_bytes(std::string_view bytes, Tree& tree, Findings& findings, const TreeLimits& limits) {
  ByteScan scan = scan_bytes(bytes);
  const bool quick = scan.bad.empty() && !limits.by_parser && !parser_is_wanted();
  if (quick && read_plain_layout(bytes, scan.ascii, limits, tree)) return;
  Reader reader(tree, bytes, findings, scan.ascii, limits);
  if (!scan.bad.empty()) reader.mend_bytes(scan.bad);
  reader.read();
  if (findings.size() + findings.untold() > 0) tree.unread_entries = count_lost(tree, bytes);
}

}  // namespace

FileMends find_mends(std::string_view bytes) {
  FileMends out;
  Findings findings;
  if (no_yaml_file(bytes) || foreign_encoding(bytes) || bytes.size() > k_largest_file) return out;
  out.tree.nodes.emplace_back();
  TreeLimits limits;
  limits.max_repairs = k_most_findings;  // as many as are kept, so that few readings find all
  read_bytes(bytes, out.tree, findings, limits);
  for (const Finding& finding : findings.items()) {
    out.errors += finding.severity == Severity::error ? 1U : 0U;
    if (finding.mend) out.mends.push_back(*finding.mend);
  }
  out.errors += findings.untold();
  return out;
}

}  // namespace reading

std::string_view Tree::own(std::string_view text) {
  if (text.empty()) return {};
  if (m_block_size - m_block_used < text.size()) {
    auto block =
        std::unique_ptr<char[]>(new char[std::max(text.size(), reading::k_block)]);  // not emptied first
    if (text.size() > reading::k_block / 4) {  // on its own, before the block that is being filled
      std::memcpy(block.get(), text.data(), text.size());
      const char* const alone = block.get();
      m_blocks.insert(m_blocks.end() - (m_blocks.empty() ? 0 : 1), std::move(block));
      return {alone, text.size()};
    }
    m_blocks.push_back(std::move(block));
    m_block_size = reading::k_block;
    m_block_used = 0;
  }
  char* const place = m_blocks.back().get() + m_block_used;
  std::memcpy(place, text.data(), text.size());
  m_block_used += text.size();
  return {place, text.size()};
}

Tree read_tree(std::string_view file, std::string_view bytes, Diagnostics& diagnostics,
               const TreeLimits& limits) {
  using namespace reading;
  Tree tree;
  Findings findings;
  if (auto sheet = no_yaml_file(bytes)) {
    diagnostics.add({Severity::error,
                     k_spreadsheet,
                     std::string(file),
                     {},
                     std::move(sheet->message),
                     std::move(sheet->hint),
                     ""});
    tree.nodes.emplace_back();
    tree.unreadable = true;
    return tree;
  }
  const std::size_t errors_before = diagnostics.errors();
  const auto foreign = foreign_encoding(bytes);
  bytes = behind_byte_mark(bytes);
  tree.nodes.reserve(std::min(bytes.size() / 12, k_most_reserved) + 16);
  tree.nodes.emplace_back();
  if (foreign)
    findings.add(*foreign);
  else if (bytes.size() > k_largest_file)
    findings.add({"too-long", 0, 1, "this file is larger than two GiB", "divide it into several files"});
  else
    read_bytes(bytes, tree, findings, limits);
  findings.tell(file, bytes, diagnostics);
  tree.unreadable = tree.documents.empty() && diagnostics.errors() > errors_before;
  return tree;
}

}  // namespace worksort
