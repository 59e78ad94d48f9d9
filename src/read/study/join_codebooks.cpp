#include "worksort/util/problem.hpp"
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>

#include "join.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// The ids of the shipped files of one folder of share/, from the file names.
std::vector<std::string> shipped_ids(std::string_view folder) {
  std::vector<std::string> out;
  for (const auto& file : share_files()) {
    if (!file.name.starts_with(folder)) continue;
    const auto name = file.name.substr(folder.size());
    out.emplace_back(name.substr(0, name.size() - std::string_view(".yaml").size()));
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The content of a shipped file; what is wrong with one is a mistake of ours that the tests find.
FileContent shipped_content(std::string_view folder, std::string_view id) {
  Diagnostics diagnostics;
  for (const auto& file : share_files()) {
    if (file.name == fmt::format("{}{}.yaml", folder, id)) {
      return read_content(std::string(file.name), file.text, diagnostics);
    }
  }
  return {};
}

// Entries of `base` that `own` does not replace come first, in their order; then those of `own`. Issues stand
// the other way about: where as many pages have one of each, that of the content comes before the general.
template <typename Item>
void inherit(std::vector<Item>& own, const std::vector<Item>& base) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < own.size(); ++i) places.emplace(own[i].id, i);
  std::vector<Item> merged;
  std::vector<bool> taken(own.size(), false);
  for (const auto& item : base) {
    const auto replaced = places.find(item.id);
    merged.push_back(replaced == places.end() ? item : own[replaced->second]);
    if (replaced != places.end()) taken[replaced->second] = true;
  }
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!taken[i]) merged.push_back(own[i]);
  }
  own = std::move(merged);
}

void inherit_issues(std::vector<Issue>& own, const std::vector<Issue>& base) {
  std::set<std::string> ids;
  for (const auto& issue : own) ids.insert(issue.id);
  std::copy_if(base.begin(), base.end(), std::back_inserter(own),
               [&](const Issue& issue) { return !ids.contains(issue.id); });
}

void inherit_all(Codebook& own, const Codebook& base) {
  Codebook::for_each_list([&](Dimension dimension, auto list) {
    if constexpr (std::is_same_v<decltype(list), std::vector<Issue> Codebook::*>)
      inherit_issues(own.*list, base.*list);
    else if (dimension != Dimension::success)
      inherit(own.*list, base.*list);
    else if (own.success.empty())
      own.success = base.success;  // a scale is replaced as a whole
  });
}

// Finds codebooks by id, those of files first, and follows `extends`. Each is put together once.
class Shelf {
 public:
  explicit Shelf(Join* join) : m_join(join) {}

  void add(const Codebook& codebook) { m_own[codebook.id] = {codebook}; }

  // Null if there is no codebook of that id.
  const Codebook* get(const std::string& id) {
    const Book* book = extended(id, 0);
    return book == nullptr ? nullptr : &book->codebook;
  }

  [[nodiscard]] std::vector<std::string> known_ids() const {
    auto ids = shipped_ids("codebooks/");
    for (const auto& [id, book] : m_own) ids.push_back(id);
    return ids;
  }

 private:
  static constexpr std::size_t k_deepest = 100;

  struct Book {
    Codebook codebook;
    std::size_t depth = 0;  // how many codebooks stand on each other here; 0 before it is put together
    bool open = false;      // while it is being put together
  };

  // A codebook that extends one of its own id means the shipped one. Null where there is none, and in a
  // circle.
  Book* find(const std::string& id) {
    const auto own = m_own.find(id);
    if (own != m_own.end() && !own->second.open) return &own->second;
    const auto [at, added] = m_shipped.try_emplace(id);
    if (added) {
      auto content = shipped_content("codebooks/", id);
      if (!content.codebooks.empty()) at->second.codebook = std::move(content.codebooks.front());
      at->second.codebook.shipped = true;
    }
    return at->second.codebook.id.empty() || at->second.open ? nullptr : &at->second;
  }

  Book* extended(const std::string& id, std::size_t above) {
    Book* book = find(id);
    if (book == nullptr || book->depth > 0) return book;
    if (above == k_deepest) return nullptr;
    book->open = true;
    Codebook base;
    std::size_t below = 0;
    std::set<std::string_view> seen;
    for (const auto& wanted : book->codebook.extends) {
      if (!seen.insert(wanted).second) continue;
      const Book* found = extended(wanted, above + 1);
      if (found == nullptr || found->depth >= k_deepest) {
        complain(*book, wanted);
        continue;
      }
      inherit_all(base, found->codebook);
      below = std::max(below, found->depth);
    }
    inherit_all(book->codebook, base);
    book->depth = below + 1;
    book->open = false;
    return book;
  }

  void complain(const Book& book, const std::string& id) {
    if (m_join == nullptr || book.codebook.shipped) return;
    const std::string& own = book.codebook.id;
    const auto wanted = m_own.find(id);
    if (wanted != m_own.end() && !wanted->second.open) {
      return m_join->error("extends-too-deep", book.codebook.origin,
                           fmt::format("'{}' extends '{}', and so on more than {} times", own, id, k_deepest),
                           "extend the codebooks that the entries stand in");
    }
    if (wanted != m_own.end()) {
      return m_join->error("codebook-circle", book.codebook.origin,
                           fmt::format("codebook '{}' extends itself", id),
                           id == own ? "take it out of extends"
                                     : fmt::format("take '{}' out of the extends of '{}'", id, own));
    }
    m_join->error("unknown-codebook", book.codebook.origin,
                  fmt::format("'{}' extends '{}', which is no codebook", own, id),
                  did_you_mean(id, known_ids(),
                               "'worksort codebook list' shows the codebooks that ship with worksort"));
  }

  Join* m_join;
  std::map<std::string, Book> m_own;
  std::map<std::string, Book> m_shipped;
};

// Every codebook that a file names; each once, in the order of first mention.
std::vector<std::pair<std::string, Origin>> named_codebooks(const Join& join) {
  const Study& study = join.study;
  std::vector<std::pair<std::string, Origin>> out;
  std::set<std::string> seen;
  const auto add = [&](std::string_view id, const Origin& at) {
    if (!id.empty() && seen.insert(std::string(id)).second) out.emplace_back(id, at);
  };
  for (const auto& task : study.tasks) add(task.codebook.text, {task.origin.file, task.codebook.spot});
  Text last = k_no_text;
  for (const auto& reading : study.readings) {
    if (reading.codebook == last) continue;
    last = reading.codebook;
    add(study.text(last), origin_of(reading));
  }
  return out;
}

}  // namespace

std::vector<std::string> shipped_codebook_ids() {
  return shipped_ids("codebooks/");
}
std::vector<std::string> shipped_protocol_ids() {
  return shipped_ids("protocols/");
}

std::optional<Codebook> shipped_codebook(std::string_view id) {
  Shelf shelf(nullptr);
  const Codebook* found = shelf.get(std::string(id));
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<Protocol> shipped_protocol(std::string_view id) {
  auto content = shipped_content("protocols/", id);
  if (content.protocols.empty()) return std::nullopt;
  content.protocols.front().shipped = true;
  return content.protocols.front();
}

void join_codebooks(Join& join) {
  Study& study = join.study;
  Shelf shelf(&join);
  const auto shipped = shipped_codebook_ids();
  std::vector<std::string> own;
  for (const auto& codebook : study.codebooks) {
    const Origin& at = codebook.origin;
    if (std::find(own.begin(), own.end(), codebook.id) != own.end()) {
      join.error("duplicate-id", at,
                 fmt::format("there is a codebook '{}' already; the first one counts", codebook.id));
      continue;
    }
    const bool replaces = std::find(shipped.begin(), shipped.end(), codebook.id) != shipped.end();
    if (replaces) {
      join.warn("replaces-shipped", at,
                fmt::format("this codebook replaces the one that ships with worksort as '{}'", codebook.id),
                "give it another id to use both");
    }
    own.push_back(codebook.id);
    shelf.add(codebook);
  }
  std::vector<Codebook> joined;
  for (const auto& id : own) joined.push_back(*shelf.get(id));
  for (const auto& [id, at] : named_codebooks(join)) {
    if (std::find(own.begin(), own.end(), id) != own.end()) continue;
    if (const auto* found = shelf.get(id)) {
      joined.push_back(*found);
      continue;
    }
    join.error("unknown-codebook", at, fmt::format("there is no codebook '{}'; codes stand as written", id),
               did_you_mean(id, shelf.known_ids(),
                            "'worksort codebook list' shows the codebooks that ship with worksort"));
  }
  const std::string& option = join.options.codebook;
  const bool have =
      std::any_of(joined.begin(), joined.end(), [&](const Codebook& c) { return c.id == option; });
  if (!option.empty() && !have) {
    if (const auto* found = shelf.get(option)) joined.push_back(*found);
  }
  study.codebooks = std::move(joined);
  for (const auto& codebook : study.codebooks) {
    for (const auto dimension : k_all_dimensions) {
      codebook.visit(dimension, [&](const Entry& entry) { study.texts.add(entry.id); });
    }
  }
}

}  // namespace worksort
