#include "worksort/util/problem.hpp"
#include "worksort/util/share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "join.hpp"
#include "packed.hpp"
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

// A codebook that ships with worksort, before `extends` is followed.
std::optional<Codebook> shipped_alone(const std::string& id) {
  if (!packed_codebooks().empty()) return unpacked_codebook(packed_codebooks(), id);
  auto content = shipped_content("codebooks/", id);
  if (content.codebooks.empty()) return std::nullopt;
  return std::move(content.codebooks.front());
}

// The entries of all lists, of each id the one of the first list that has it, in the order in which the ids
// come up when the lists are read in `order`.
template <typename Item>
std::vector<Item> merged(const std::vector<const std::vector<Item>*>& lists,
                         const std::vector<const std::vector<Item>*>& order) {
  std::unordered_map<std::string_view, const Item*> first;
  for (const auto* list : lists) {
    for (const auto& item : *list) first.try_emplace(item.id, &item);
  }
  std::vector<Item> out;
  out.reserve(first.size());
  for (const auto* list : order) {
    for (const auto& item : *list) {
      const Item*& wanted = first[item.id];
      if (wanted != nullptr) out.push_back(*std::exchange(wanted, nullptr));
    }
  }
  return out;
}

// What is taken in comes first, the last of `bases` before the others, and an entry of the codebook's own or
// of an earlier base stands in place of one of its id. Issues stand the other way about: where as many pages
// have one of each, that of the content comes before the general.
void inherit_all(Codebook& own, const std::vector<const Codebook*>& bases) {
  if (bases.empty()) return;
  Codebook::for_each_list([&](Dimension dimension, auto member) {
    std::vector lists = {&std::as_const(own.*member)};
    for (const Codebook* base : bases) lists.push_back(&(base->*member));
    if (dimension == Dimension::success) {  // a scale is replaced as a whole
      const auto given =
          std::find_if(lists.begin(), lists.end(), [](const auto* list) { return !list->empty(); });
      if (given != lists.end() && given != lists.begin()) own.*member = **given;
      return;
    }
    auto order = lists;
    if (dimension != Dimension::issue) std::reverse(order.begin(), order.end());
    own.*member = merged(lists, order);
  });
}

// Finds codebooks by id, those of files first, and follows `extends`. Each is put together once.
class Shelf {
 public:
  explicit Shelf(Join* join) : m_join(join) {}

  // REQUIRES: there is none of its id yet.
  void add(Codebook codebook) {
    const std::string id = codebook.id;
    m_own[id].codebook = std::move(codebook);
  }

  // Null if there is no codebook of that id.
  Codebook* get(const std::string& id) {
    Book* book = extended(id, 0);
    return book == nullptr ? nullptr : &book->codebook;
  }

  [[nodiscard]] std::vector<std::string> known_ids() const {
    auto ids = shipped_ids("codebooks/");
    for (const auto& [id, book] : m_own) ids.push_back(id);
    return ids;
  }

 private:
  static constexpr std::size_t k_deepest = 20;  // each holds a copy of all that it extends

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
      if (auto shipped = shipped_alone(id)) at->second.codebook = std::move(*shipped);
      at->second.codebook.shipped = true;
    }
    return at->second.codebook.id.empty() || at->second.open ? nullptr : &at->second;
  }

  Book* extended(const std::string& id, std::size_t above) {
    Book* book = find(id);
    if (book == nullptr || book->depth > 0) return book;
    if (above == k_deepest) return nullptr;
    book->open = true;
    std::vector<const Codebook*> bases;
    std::size_t below = 0;
    std::set<std::string_view> seen;
    for (const auto& wanted : book->codebook.extends) {
      if (!seen.insert(wanted).second) continue;
      const Book* found = extended(wanted, above + 1);
      if (found == nullptr || found->depth >= k_deepest) {
        complain(*book, wanted);
        continue;
      }
      bases.push_back(&found->codebook);
      below = std::max(below, found->depth);
    }
    inherit_all(book->codebook, bases);
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
  const auto* found = shelf.get(std::string(id));
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<Protocol> shipped_protocol(std::string_view id) {
  auto content = shipped_content("protocols/", id);
  if (content.protocols.empty()) return std::nullopt;
  content.protocols.front().shipped = true;
  return content.protocols.front();
}

std::string pack_shipped_codebooks() {
  std::string out;
  for (const auto& id : shipped_codebook_ids())
    for (auto& codebook : shipped_content("codebooks/", id).codebooks)
      pack_codebook(std::move(codebook), out);
  return out;
}

void join_codebooks(Join& join) {
  Study& study = join.study;
  Shelf shelf(&join);
  const auto shipped = shipped_codebook_ids();
  std::vector<std::string> own;
  std::set<std::string, std::less<>> seen;
  for (auto& codebook : study.codebooks) {
    const Origin& at = codebook.origin;
    if (!seen.insert(codebook.id).second) {
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
    shelf.add(std::move(codebook));
  }
  std::vector<Codebook*> joined;
  joined.reserve(own.size());
  for (const auto& id : own) joined.push_back(shelf.get(id));
  for (const auto& [id, at] : named_codebooks(join)) {
    if (!seen.insert(id).second) continue;
    if (auto* found = shelf.get(id)) {
      joined.push_back(found);
      continue;
    }
    join.error("unknown-codebook", at, fmt::format("there is no codebook '{}'; codes stand as written", id),
               did_you_mean(id, shelf.known_ids(),
                            "'worksort codebook list' shows the codebooks that ship with worksort"));
  }
  const std::string& option = join.options.codebook;
  if (!option.empty() && seen.insert(option).second) {
    if (auto* found = shelf.get(option)) joined.push_back(found);
  }
  study.codebooks.clear();
  study.codebooks.reserve(joined.size());
  for (auto* codebook : joined) study.codebooks.push_back(std::move(*codebook));
  for (auto& codebook : study.codebooks) {
    codebook.index();
    for (const auto dimension : k_all_dimensions) {
      codebook.visit(dimension, [&](const Entry& entry) { study.texts.add(entry.id); });
    }
  }
}

}  // namespace worksort
