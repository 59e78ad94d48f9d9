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

// Entries of `base` that `own` does not replace come first, in their order; then those of `own`.
template <typename Item>
void inherit(std::vector<Item>& own, const std::vector<Item>& base) {
  std::vector<Item> merged;
  for (const auto& item : base) {
    const auto replaced =
        std::find_if(own.begin(), own.end(), [&](const Item& i) { return i.id == item.id; });
    merged.push_back(replaced == own.end() ? item : *replaced);
  }
  for (const auto& item : own) {
    const auto known = std::any_of(base.begin(), base.end(), [&](const Item& i) { return i.id == item.id; });
    if (!known) merged.push_back(item);
  }
  own = std::move(merged);
}

void inherit_all(Codebook& own, const Codebook& base) {
  if (own.success.empty()) own.success = base.success;
  inherit(own.families, base.families);
  inherit(own.strategies, base.strategies);
  inherit(own.models, base.models);
  inherit(own.issues, base.issues);
}

// Finds codebooks by id, those of files first, and follows `extends`.
class Shelf {
 public:
  explicit Shelf(Join* join) : m_join(join) {}

  void add(const Codebook& codebook, const Origin& origin) {
    m_own.emplace(codebook.id, std::pair(codebook, origin));
  }

  // None if there is no codebook of that id. `chain` holds the ids that are being extended.
  std::optional<Codebook> get(const std::string& id, std::vector<std::string> chain = {}) {
    const auto own = m_own.find(id);
    const bool is_own = own != m_own.end() && std::find(chain.begin(), chain.end(), id) == chain.end();
    if (is_own) return extended(own->second.first, &own->second.second, std::move(chain));
    if (std::count(chain.begin(), chain.end(), id) > 1) return std::nullopt;
    auto content = shipped_content("codebooks/", id);
    if (content.codebooks.empty()) return std::nullopt;
    content.codebooks.front().shipped = true;
    return extended(content.codebooks.front(), nullptr, std::move(chain));
  }

  [[nodiscard]] std::vector<std::string> known_ids() const {
    auto ids = shipped_ids("codebooks/");
    for (const auto& [id, codebook] : m_own) ids.push_back(id);
    return ids;
  }

 private:
  Codebook extended(Codebook codebook, const Origin* origin, std::vector<std::string> chain) {
    chain.push_back(codebook.id);
    Codebook base;
    for (const auto& id : codebook.extends) {
      if (auto found = get(id, chain))
        inherit_all(base, *found);
      else if (origin != nullptr)
        complain(codebook, id, *origin, chain);
    }
    inherit_all(codebook, base);
    return codebook;
  }

  void complain(const Codebook& codebook, const std::string& id, const Origin& origin,
                const std::vector<std::string>& chain) {
    if (m_join == nullptr || !m_complained.insert(codebook.id + "\n" + id).second) return;
    const bool circle = std::find(chain.begin(), chain.end(), id) != chain.end();
    const auto close = nearest(id, known_ids());
    m_join->error(circle ? "codebook-circle" : "unknown-codebook", origin,
                  circle ? fmt::format("codebook '{}' extends itself", id)
                         : fmt::format("'{}' extends '{}', which is no codebook", codebook.id, id),
                  close ? fmt::format("did you mean '{}'?", *close)
                        : "'worksort codebook list' shows the codebooks that ship with worksort");
  }

  Join* m_join;
  std::map<std::string, std::pair<Codebook, Origin>> m_own;
  std::set<std::string> m_complained;
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
  return Shelf(nullptr).get(std::string(id));
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
  for (std::size_t i = 0; i < study.codebooks.size(); ++i) {
    const Codebook& codebook = study.codebooks[i];
    const Origin& at = join.codebook_origins[i];
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
    shelf.add(codebook, at);
  }
  std::vector<Codebook> joined;
  for (const auto& id : own) joined.push_back(*shelf.get(id));
  for (const auto& [id, at] : named_codebooks(join)) {
    if (std::find(own.begin(), own.end(), id) != own.end()) continue;
    if (auto found = shelf.get(id)) {
      joined.push_back(std::move(*found));
      continue;
    }
    const auto close = nearest(id, shelf.known_ids());
    join.error("unknown-codebook", at, fmt::format("there is no codebook '{}'; codes stand as written", id),
               close ? fmt::format("did you mean '{}'?", *close)
                     : "'worksort codebook list' shows the codebooks that ship with worksort");
  }
  const std::string& option = join.options.codebook;
  const bool have =
      std::any_of(joined.begin(), joined.end(), [&](const Codebook& c) { return c.id == option; });
  if (!option.empty() && !have) {
    if (auto found = shelf.get(option)) joined.push_back(std::move(*found));
  }
  study.codebooks = std::move(joined);
  for (const auto& codebook : study.codebooks) {
    for (const auto dimension :
         {Dimension::strategy, Dimension::model, Dimension::issue, Dimension::success, Dimension::family}) {
      codebook.visit(dimension, [&](const Entry& entry) { study.texts.add(entry.id); });
    }
  }
}

}  // namespace worksort
