#include "worksort/edit/recode.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/yaml_text.hpp"

#include <algorithm>
#include <set>

#include "read/study/code_places.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::string_view k_bom = "\xEF\xBB\xBF";

struct ReadFile {
  std::string file;
  std::string bytes;
  Tree tree;
  std::vector<CodePlace> places;
  Diagnostics problems;
};

std::string kind_name(Dimension dimension) {
  return std::string(dimension_name(dimension));
}

// "a strategy", "an issue".
std::string a_kind(Dimension dimension) {
  return (dimension == Dimension::issue ? "an " : "a ") + kind_name(dimension);
}

// A code as YAML, in the quotes that stood around the old one where they can stay.
std::string written_as(const std::string& code, char quote) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  const bool plain = std::all_of(code.begin(), code.end(), is_plain);
  const bool letter =
      (code.front() >= 'a' && code.front() <= 'z') || (code.front() >= 'A' && code.front() <= 'Z');
  if (plain && (quote == '"' || quote == '\'')) return quote + code + quote;
  static const std::set<std::string> k_words = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
  return plain && letter && !k_words.contains(folded(code)) ? code : yaml_quoted(code);
}

// The line that begins an item of a list in block style and those that belong to it; nothing for a list in
// brackets.
std::optional<Patch> item_lines(std::string_view bytes, std::size_t at) {
  const auto start_of = [&](std::size_t i) { return i == 0 ? 0 : bytes.rfind('\n', i - 1) + 1; };
  const auto indent_of = [&](std::size_t line) {
    return std::min(bytes.find_first_not_of(' ', line), bytes.size()) - line;
  };
  const auto next_line = [&](std::size_t line) {
    const auto end = bytes.find('\n', line);
    return end == std::string_view::npos ? bytes.size() : end + 1;
  };
  const std::size_t first = start_of(at);
  const std::size_t indent = indent_of(first);
  if (bytes.substr(first + indent, 2) != "- ") return std::nullopt;
  std::size_t end = next_line(first);
  for (std::size_t line = end; line < bytes.size(); line = next_line(line)) {
    const std::size_t here = indent_of(line);
    const char c = line + here < bytes.size() ? bytes[line + here] : '\n';
    if (c == '\n' || c == '\r' || (c == '#' && here <= indent))
      continue;  // belongs to what follows, if anything
    if (here <= indent) break;
    end = next_line(line);
  }
  return Patch{first, end - first, ""};
}

class Recoder {
 public:
  Recoder(const Recoding& wanted, Diagnostics& diagnostics) : m_wanted(wanted), m_diagnostics(diagnostics) {
    for (const auto& code : wanted.from) m_from.insert(folded(code));
  }

  Recoded run(const std::vector<std::string>& paths, std::size_t max_file_bytes) {
    for (const auto& file : find_files(paths, {".yaml", ".yml"}, m_diagnostics)) read(file, max_file_bytes);
    m_out.dimension = chosen_dimension();
    refuse_broken();
    check_codebooks(paths, max_file_bytes);
    for (auto& file : m_files) change(file);
    return std::move(m_out);
  }

 private:
  void read(const std::string& file, std::size_t max_file_bytes) {
    if (file == "-") throw RecodeProblem("standard input cannot be changed", "name files or folders");
    ReadFile out;
    out.file = file;
    out.bytes = read_file(file, max_file_bytes);
    out.tree = read_tree(file, out.bytes, out.problems);
    out.places = code_places(out.tree);
    m_files.push_back(std::move(out));
  }

  [[nodiscard]] static std::string code_of(const ReadFile& file, const CodePlace& place) {
    return normalized(file.tree[place.node].text);
  }

  [[nodiscard]] bool is_old(const ReadFile& file, const CodePlace& place) const {
    return m_from.contains(folded(file.tree[place.node].text)) && code_of(file, place) != m_wanted.to;
  }

  [[nodiscard]] Dimension chosen_dimension() const {
    std::set<Dimension> found;
    std::set<std::string> codes;
    for (const auto& file : m_files) {
      for (const auto& place : file.places) {
        codes.insert(code_of(file, place));
        if (is_old(file, place)) found.insert(place.dimension);
      }
    }
    if (m_wanted.dimension && found.contains(*m_wanted.dimension)) return *m_wanted.dimension;
    if (!m_wanted.dimension && found.size() == 1) return *found.begin();
    if (found.empty() || m_wanted.dimension) {
      const auto close = nearest(m_wanted.from.front(), {codes.begin(), codes.end()});
      throw RecodeProblem(fmt::format("'{}' stands nowhere in the files{}", join(m_wanted.from, "', '"),
                                      m_wanted.dimension ? " as " + a_kind(*m_wanted.dimension) : ""),
                          close ? fmt::format("did you mean '{}'?", *close) : "");
    }
    std::vector<std::string> kinds;
    for (const auto dimension : found) kinds.push_back(kind_name(dimension));
    throw RecodeProblem(
        fmt::format("'{}' is a code of more than one kind: {}", m_wanted.from.front(), join_and(kinds)),
        "say which one with --kind");
  }

  // A file that could not be read whole may hold the code where nobody sees it.
  void refuse_broken() {
    bool broken = false;
    for (auto& file : m_files) {
      const bool changes = std::any_of(file.places.begin(), file.places.end(),
                                       [&](const CodePlace& p) { return is_old(file, p); });
      if (file.problems.errors() == 0 || (!changes && !file.tree.unreadable && file.tree.unread_entries == 0))
        continue;
      broken = true;
      m_diagnostics.append(std::move(file.problems));
    }
    if (broken || m_diagnostics.errors() > 0) {
      throw RecodeProblem("nothing was changed, because of the errors above",
                          "mend them first; 'worksort check' shows all");
    }
  }

  // True if an entry for the code stands in one of the files.
  [[nodiscard]] bool has_entry(const std::string& code) const {
    return std::any_of(m_files.begin(), m_files.end(), [&](const ReadFile& file) {
      return std::any_of(file.places.begin(), file.places.end(), [&](const CodePlace& p) {
        return p.entry && p.dimension == m_out.dimension && code_of(file, p) == code;
      });
    });
  }

  void check_codebooks(const std::vector<std::string>& paths, std::size_t max_file_bytes) const {
    ReadOptions options;
    options.max_file_bytes = max_file_bytes;
    Diagnostics unheard;
    const Study study = read_study(paths, options, unheard);
    const auto shipped = [&](const std::string& code) {
      return std::any_of(study.codebooks.begin(), study.codebooks.end(),
                         [&](const Codebook& c) { return c.entry(m_out.dimension, code) != nullptr; });
    };
    const bool new_one = has_entry(m_wanted.to) || shipped(m_wanted.to);
    if (m_wanted.merge && !new_one) {
      throw RecodeProblem(
          fmt::format("no codebook has {} '{}' to put the others into", a_kind(m_out.dimension), m_wanted.to),
          "name one that there is, or rename a code first");
    }
    if (m_wanted.merge) return;
    const std::string& old = m_wanted.from.front();
    if (new_one && (has_entry(old) || shipped(old))) {
      throw RecodeProblem(
          fmt::format("there is {} '{}' already", a_kind(m_out.dimension), m_wanted.to),
          fmt::format("'worksort codebook merge {} {}' puts the two together", old, m_wanted.to));
    }
    if (!has_entry(old) && shipped(old)) {
      throw RecodeProblem(
          fmt::format("'{}' comes from a codebook that ships with worksort and keeps its name there", old),
          "'worksort codebook show ID -f yaml' gives a copy to keep beside the work and to change");
    }
  }

  void change(ReadFile& file) {
    RecodedFile out{file.file, std::move(file.bytes), {}};
    const std::size_t skip = out.bytes.starts_with(k_bom) ? k_bom.size() : 0;
    std::set<std::uint32_t> with_new;  // lists that hold the new code by now
    for (const auto& place : file.places) {
      if (place.dimension == m_out.dimension && place.list != 0 && code_of(file, place) == m_wanted.to)
        with_new.insert(place.list);
    }
    for (const auto& place : file.places) {
      if (place.dimension != m_out.dimension || !is_old(file, place)) continue;
      ++(place.entry ? m_out.entries : m_out.uses);
      const bool goes = place.entry ? m_wanted.merge : place.list != 0 && !with_new.insert(place.list).second;
      Patch patch = goes ? removal(file, place, out.bytes, skip) : replacement(file, place, out.bytes, skip);
      out.patches.push_back(std::move(patch));
    }
    drop_covered(out.patches);
    if (!out.patches.empty()) m_out.files.push_back(std::move(out));
  }

  // What stands in lines that go needs no change of its own.
  static void drop_covered(std::vector<Patch>& patches) {
    std::stable_sort(patches.begin(), patches.end(), [](const Patch& a, const Patch& b) {
      return a.offset != b.offset ? a.offset < b.offset : a.length > b.length;
    });
    std::vector<Patch> kept;
    for (auto& patch : patches) {
      if (kept.empty() || patch.offset >= kept.back().offset + kept.back().length)
        kept.push_back(std::move(patch));
    }
    patches = std::move(kept);
  }

  [[nodiscard]] Patch replacement(const ReadFile& file, const CodePlace& place, const std::string& bytes,
                                  std::size_t skip) const {
    const Node& node = file.tree[place.node];
    if (node.style == TextStyle::block) refuse(file, node, "this code is written with | or >");
    const std::size_t at = node.offset + skip;
    return {at, node.length, written_as(m_wanted.to, bytes[at])};
  }

  [[nodiscard]] Patch removal(const ReadFile& file, const CodePlace& place, const std::string& bytes,
                              std::size_t skip) const {
    const Tree& tree = file.tree;
    const Node& item = tree[place.item];
    if (place.list != 0 && !tree[place.list].flow) {
      if (auto lines = item_lines(bytes, item.offset + skip)) return *lines;
    }
    if (place.list == 0 || item.kind != NodeKind::text) {
      refuse(file, item, "this entry stands in a list in [ ] and cannot be taken out");
    }
    std::uint32_t before = 0;
    for (std::uint32_t i = tree[place.list].first_child; i != place.item; i = tree[i].next) before = i;
    const auto end = [&](std::uint32_t i) { return tree[i].offset + tree[i].length + skip; };
    if (before != 0) return {end(before), end(place.item) - end(before), ""};
    const std::size_t last = item.next == 0 ? end(place.item) : tree[item.next].offset + skip;
    return {item.offset + skip, last - item.offset - skip, ""};
  }

  [[noreturn]] static void refuse(const ReadFile& file, const Node& node, const std::string& why) {
    throw RecodeProblem(
        fmt::format("{}:{}:{}: {}, so nothing was changed", file.file, node.spot.line, node.spot.column, why),
        "write it on a line of its own first");
  }

  const Recoding& m_wanted;
  Diagnostics& m_diagnostics;
  std::set<std::string> m_from;
  std::vector<ReadFile> m_files;
  Recoded m_out;
};

}  // namespace

Recoded recode(const std::vector<std::string>& paths, const Recoding& wanted, std::size_t max_file_bytes,
               Diagnostics& diagnostics) {
  return Recoder(wanted, diagnostics).run(paths, max_file_bytes);
}

}  // namespace worksort
