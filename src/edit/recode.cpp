#include "worksort/edit/recode.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include "read/study/code_places.hpp"
#include "read/study/content.hpp"
#include "yaml_editor.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

struct ReadFile {
  std::string file;
  std::string bytes;
  Tree tree;
  std::vector<CodePlace> places;
  Diagnostics problems;  // of the YAML
  Diagnostics mistakes;  // of what it says, too
};

std::string kind_name(Dimension dimension) {
  return std::string(dimension_name(dimension));
}

// "a strategy", "an issue".
std::string a_kind(Dimension dimension) {
  return (dimension == Dimension::issue ? "an " : "a ") + kind_name(dimension);
}

class Recoder {
 public:
  Recoder(const Recoding& wanted, Diagnostics& diagnostics) : m_wanted(wanted), m_diagnostics(diagnostics) {
    for (const auto& code : wanted.from) m_from.insert(spelling_of(code));
  }

  Recoded run(const std::vector<std::string>& paths, std::size_t max_file_bytes) {
    for (const auto& file : find_files(paths, {".yaml", ".yml"}, m_diagnostics)) read(file, max_file_bytes);
    m_out.dimension = chosen_dimension();
    refuse_broken();
    const Study study = study_of_files();
    check_codebooks(study);
    if (m_wanted.merge) add_names(study);
    for (auto& file : m_files) change(file);
    return std::move(m_out);
  }

 private:
  void read(const std::string& file, std::size_t max_file_bytes) {
    if (file == "-") throw Problem("standard input cannot be changed", "name files or folders");
    ReadFile out;
    out.file = file;
    out.bytes = read_file(file, max_file_bytes);
    out.tree = read_tree(file, out.bytes, out.problems);
    out.places = code_places(out.tree);
    read_content(file, out.bytes, out.mistakes);
    m_files.push_back(std::move(out));
  }

  // Of the very bytes that are changed, so that no entry is missed for a file that cannot be read a second
  // time.
  [[nodiscard]] Study study_of_files() const {
    std::vector<TextFile> texts;
    texts.reserve(m_files.size());
    for (const auto& file : m_files) texts.push_back({file.file, file.bytes});
    Diagnostics unheard;
    return read_texts(texts, {}, unheard);
  }

  [[nodiscard]] static std::string code_of(const ReadFile& file, const CodePlace& place) {
    return normalized(file.tree[place.node].text);
  }

  [[nodiscard]] bool is_old(std::string_view word) const {
    return m_from.contains(spelling_of(word)) && normalized(word) != m_wanted.to;
  }

  [[nodiscard]] bool is_old(const ReadFile& file, const CodePlace& place) const {
    const std::string_view text = file.tree[place.node].text;
    return place.form == CodeForm::alone ? is_old(text) : recoded(text, place.form) != text;
  }

  // A text that holds codes, with the new one.
  [[nodiscard]] std::string recoded(std::string_view text, CodeForm form) const {
    const char sign = form == CodeForm::several ? ';' : '=';
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(sign, at), text.size());
      const std::string_view part = text.substr(at, end - at);
      const std::string_view word = trim(part);
      const std::size_t place = static_cast<std::size_t>(word.data() - part.data());
      if (form == CodeForm::alone || word.empty() || !is_old(word) || (form == CodeForm::heading && at > 0))
        out += part;
      else
        out.append(part.substr(0, place)).append(m_wanted.to).append(part.substr(place + word.size()));
      if (end < text.size()) out += sign;
      at = end + 1;
    }
    const bool only_heading = form == CodeForm::heading && text.find(sign) == std::string_view::npos;
    return only_heading && out != text ? fmt::format("{}={}", m_wanted.to, text) : out;
  }

  [[nodiscard]] Dimension chosen_dimension() const {
    std::set<Dimension> found;
    std::set<std::string> codes;
    for (const auto& file : m_files) {
      for (const auto& place : file.places) {
        if (place.form == CodeForm::alone) codes.insert(code_of(file, place));
        if (is_old(file, place)) found.insert(place.dimension);
      }
    }
    if (m_wanted.dimension && found.contains(*m_wanted.dimension)) return *m_wanted.dimension;
    if (!m_wanted.dimension && found.size() == 1) return *found.begin();
    if (found.empty() || m_wanted.dimension) {
      throw Problem(fmt::format("'{}' stands nowhere in the files{}", join(m_wanted.from, "', '"),
                                m_wanted.dimension ? " as " + a_kind(*m_wanted.dimension) : ""),
                    did_you_mean(m_wanted.from.front(), {codes.begin(), codes.end()}));
    }
    std::vector<std::string> kinds;
    kinds.reserve(found.size());
    for (const auto dimension : found) kinds.push_back(kind_name(dimension));
    throw Problem(
        fmt::format("'{}' is a code of more than one kind: {}", m_wanted.from.front(), join_and(kinds)),
        "say which one with --kind");
  }

  // True if the code stands, alone or in a text, where no code is looked for.
  [[nodiscard]] bool stands_elsewhere(const ReadFile& file) const {
    std::string rest(behind_byte_mark(file.bytes));
    std::set<std::uint32_t> seen;
    for (const auto& place : file.places) {
      if (!is_old(file, place)) continue;
      seen.insert(place.node);
      const Node& node = file.tree[place.node];
      std::fill_n(rest.begin() + node.offset, node.length, ' ');
    }
    rest = lower(rest);
    for (const auto& code : m_wanted.from) {
      if (rest.find(lower(code)) != std::string::npos) return true;
    }
    for (std::uint32_t i = 0; i < file.tree.nodes.size(); ++i) {
      const std::string_view text = file.tree[i].text;
      if (!text.empty() && !seen.contains(i) && m_from.contains(spelling_of(text))) return true;
    }
    return false;
  }

  // A file that could not be read whole, or in which something was not taken for what it may be, may hold the
  // code where nobody sees it.
  void refuse_broken() {
    for (auto& file : m_files) {
      if (file.mistakes.errors() > 0 && stands_elsewhere(file)) {
        m_diagnostics.append(std::move(file.mistakes));
        continue;
      }
      const bool changes = std::any_of(file.places.begin(), file.places.end(),
                                       [&](const CodePlace& p) { return is_old(file, p); });
      if (file.problems.errors() == 0 || (!changes && !file.tree.unreadable && file.tree.unread_entries == 0))
        continue;
      m_diagnostics.append(std::move(file.problems));
    }
    if (m_diagnostics.errors() > 0) {
      throw Problem("nothing was changed, because of the errors above",
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

  // An entry that goes takes its name and aliases with it, unless they are those of another one too. They
  // become aliases of the new one with its id, so that files that stand elsewhere can still be read.
  void add_names(const Study& study) {
    std::vector<std::string> words;
    std::set<std::string> of_files;  // words of entries that stand in one of these, and go
    for (const auto& codebook : study.codebooks) {
      codebook.visit(m_out.dimension, [&](const Entry& entry) {
        if (!m_from.contains(spelling_of(entry.id)) || entry.id == m_wanted.to) return;
        const std::size_t first = words.size();
        words.insert(words.end(), {entry.id, entry.name});
        words.insert(words.end(), entry.aliases.begin(), entry.aliases.end());
        if (has_entry(entry.id))
          of_files.insert(words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
      });
    }
    for (const auto& codebook : study.codebooks) {
      codebook.visit(m_out.dimension, [&](const Entry& entry) {
        if (m_from.contains(spelling_of(entry.id)) && entry.id != m_wanted.to) return;
        std::erase_if(words, [&](const std::string& word) {
          const std::string wanted = spelling_of(word);
          return spelling_of(entry.id) == wanted || spelling_of(entry.name) == wanted ||
                 std::ranges::any_of(entry.aliases,
                                     [&](const auto& alias) { return spelling_of(alias) == wanted; });
        });
      });
    }
    for (const auto& word : words) {
      if (word.empty()) continue;
      m_from.insert(spelling_of(word));
      if (of_files.contains(word)) m_names.push_back(word);
    }
  }

  // True for the entry that the others are put into: the one beside them, where there is one.
  [[nodiscard]] bool takes_names(const ReadFile& file, const CodePlace& place) const {
    const auto is_new = [&](const ReadFile& other, const CodePlace& p) {
      return p.entry && p.dimension == m_out.dimension && code_of(other, p) == m_wanted.to;
    };
    const auto stands_beside = [&](const ReadFile& other, const CodePlace& p) {
      return std::ranges::any_of(other.places, [&](const CodePlace& old) {
        return old.entry && old.dimension == m_out.dimension && old.list == p.list && is_old(other, old);
      });
    };
    if (!m_wanted.merge || !is_new(file, place)) return false;
    return stands_beside(file, place) || std::ranges::none_of(m_files, [&](const ReadFile& other) {
             return std::ranges::any_of(other.places, [&](const CodePlace& p) {
               return is_new(other, p) && stands_beside(other, p);
             });
           });
  }

  // Adds the names to the aliases of an entry; false if it has no keys, or all of them by now.
  bool give_names(const Tree& tree, std::uint32_t entry, YamlEditor& editor) {
    if (tree[entry].kind != NodeKind::map) return false;
    std::vector<std::string> aliases;
    std::set<std::string> known;
    for_each_key(tree, tree[entry], [&](std::string_view key, const Node& value) {
      const auto take = [&](const Node& word) {
        if (key == "aliases" && !word.text.empty()) aliases.emplace_back(word.text);
        known.insert(spelling_of(word.text));
      };
      if (key != "id" && key != "name" && key != "aliases") return;
      value.kind == NodeKind::list ? for_each_item(tree, value, take) : take(value);
    });
    const std::size_t before = aliases.size();
    for (const auto& name : m_names) {
      if (known.insert(spelling_of(name)).second) aliases.push_back(name);
    }
    const std::string_view shape = m_out.dimension == Dimension::strategy ? "strategy"
                                   : m_out.dimension == Dimension::model  ? "model"
                                   : m_out.dimension == Dimension::issue  ? "issue"
                                                                          : "entry";
    if (aliases.size() > before) editor.set({entry, shape, "aliases", Value(aliases)});
    m_out.names_kept = true;
    return aliases.size() > before;
  }

  void check_codebooks(const Study& study) const {
    const auto shipped = [&](const std::string& code) {
      return std::any_of(study.codebooks.begin(), study.codebooks.end(),
                         [&](const Codebook& c) { return c.entry(m_out.dimension, code) != nullptr; });
    };
    const bool new_one = has_entry(m_wanted.to) || shipped(m_wanted.to);
    if (m_wanted.merge && !new_one) {
      throw Problem(
          fmt::format("no codebook has {} '{}' to put the others into", a_kind(m_out.dimension), m_wanted.to),
          "name one that there is, or rename a code first");
    }
    if (m_wanted.merge) return;
    const std::string& old = m_wanted.from.front();
    if (new_one && (has_entry(old) || shipped(old))) {
      throw Problem(fmt::format("there is {} '{}' already", a_kind(m_out.dimension), m_wanted.to),
                    fmt::format("'worksort codebook merge {} {}' puts the two together", old, m_wanted.to));
    }
    if (!has_entry(old) && shipped(old)) {
      throw Problem(
          fmt::format("'{}' comes from a codebook that ships with worksort and keeps its name there", old),
          "'worksort codebook show ID -f yaml' gives a copy to keep beside the work and to change");
    }
  }

  void change(ReadFile& file) {
    const Tree& tree = file.tree;
    YamlEditor editor(behind_byte_mark(file.bytes), tree);
    std::set<std::uint32_t> with_new;  // lists that hold the new code by now
    for (const auto& place : file.places) {
      if (place.dimension == m_out.dimension && place.list != 0 && code_of(file, place) == m_wanted.to)
        with_new.insert(place.list);
    }
    bool changes = false;
    for (const auto& place : file.places) {
      if (takes_names(file, place)) changes = give_names(tree, place.item, editor) || changes;
      if (place.dimension != m_out.dimension || !is_old(file, place)) continue;
      ++(place.entry ? m_out.entries : m_out.uses);
      changes = true;
      const bool goes = place.entry ? m_wanted.merge : place.list != 0 && !with_new.insert(place.list).second;
      const Node& node = tree[place.node];
      if (node.style == TextStyle::block && !goes) refuse(file, node, "this code is written with | or >");
      if (goes && place.list == 0) refuse(file, node, "this entry stands alone and cannot be taken out");
      if (goes)
        editor.drop(place.list, place.item);
      else
        editor.retext(place.node,
                      place.form == CodeForm::alone ? m_wanted.to : recoded(node.text, place.form));
    }
    if (!changes) return;
    auto made = patches(file, editor);
    m_out.files.push_back({file.file, std::move(file.bytes), std::move(made)});
  }

  [[nodiscard]] static std::vector<Patch> patches(const ReadFile& file, YamlEditor& editor) {
    try {
      std::vector<Patch> out = editor.checked_patches();
      for (auto& patch : out) patch.offset += byte_mark_size(file.bytes);
      return out;
    } catch (const Problem& problem) {
      throw Problem(fmt::format("{}: {}, so nothing was changed", file.file, problem.what()),
                    "change it by hand first");
    }
  }

  [[noreturn]] static void refuse(const ReadFile& file, const Node& node, const std::string& why) {
    throw Problem(
        fmt::format("{}:{}:{}: {}, so nothing was changed", file.file, node.spot.line, node.spot.column, why),
        "write it on a line of its own first");
  }

  const Recoding& m_wanted;
  Diagnostics& m_diagnostics;
  std::set<std::string> m_from;
  std::vector<std::string> m_names;  // of the entries that go
  std::vector<ReadFile> m_files;
  Recoded m_out;
};

}  // namespace

Recoded recode(const std::vector<std::string>& paths, const Recoding& wanted, std::size_t max_file_bytes,
               Diagnostics& diagnostics) {
  return Recoder(wanted, diagnostics).run(paths, max_file_bytes);
}

}  // namespace worksort
