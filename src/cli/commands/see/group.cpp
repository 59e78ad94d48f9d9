#include "worksort/report/group/group.hpp"

#include "worksort/report/data/documents.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::array<std::pair<std::string_view, GroupBy>, 5> k_dimensions = {
    {{"strategy", GroupBy::strategy},
     {"model", GroupBy::model},
     {"issue", GroupBy::issue},
     {"look-for", GroupBy::look_for},
     {"family", GroupBy::family}}};

[[noreturn]] void refuse(const std::string& word) {
  if (word == "tier" || word == "tiers" || word == "level" || word == "success" || word == "correct") {
    throw Problem(fmt::format("groups are made by the thinking that the work shows, not by {}", word),
                  fmt::format("inside each group you see how far the work was carried; 'worksort tally "
                              "--by strategy,{}' counts it",
                              word == "correct" ? "correct" : "success"));
  }
  std::vector<std::string> words;
  words.reserve(k_dimensions.size());
  for (const auto& [name, by] : k_dimensions) words.emplace_back(name);
  throw Problem(fmt::format("--by takes {}, not '{}'", join(words, ", "), word),
                did_you_mean(word, words, "two of them are joined by a comma"));
}

class GroupCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--by", m_by, "DIMENSION",
                 "strategy (default), model, issue, look-for, family, or two joined by a comma");
    options.flag("--all", m_all, "put a piece in a group for each of its codes, not only for its first");
    options.whole("--size", m_size, "N",
                  "split groups into teaching groups of at most N that mix degrees of success");
  }

  Result run(Session& session) override {
    const auto& wanted = session.keep(group_options());
    const Selection& selection = session.select(session.read());
    Result result;
    result.documents.make = [&](const Reader& reader) { return study_documents(selection, reader.folder); };
    result.documents.stays = Problem("as YAML a group is the work itself, which cannot be shared",
                                     "choose another format with -f");
    result.page.make = [&] {
      return group_page(selection, wanted, worksort::group(selection, wanted), session.typed());
    };
    result.page.share = [&] { return shared(session, selection, wanted).page(); };
    result.table.make = [&] { return group_table(selection, wanted, worksort::group(selection, wanted)); };
    result.table.share = [&] { return shared(session, selection, wanted).table(); };
    return result;
  }

 private:
  static SharedGroups shared(Session& session, const Selection& selection, const GroupOptions& wanted) {
    if (wanted.size > 0) throw Problem("--size lists students, which cannot be shared", "leave it out");
    return SharedGroups(selection, wanted, session.release());
  }

  GroupOptions group_options() const {
    GroupOptions out;
    out.by.clear();
    for (const auto& word : split_trimmed(m_by, ',')) {
      const auto found = std::find_if(k_dimensions.begin(), k_dimensions.end(),
                                      [&](const auto& d) { return d.first == word; });
      if (found == k_dimensions.end()) refuse(word);
      out.by.push_back(found->second);
    }
    if (out.by.empty() || out.by.size() > 2 || (out.by.size() == 2 && out.by[0] == out.by[1])) {
      throw Problem("--by takes one dimension, or two different ones joined by a comma",
                    "such as --by strategy,model");
    }
    if (m_size && *m_size == 0) throw Problem("--size takes a number of at least 1");
    out.all = m_all;
    out.size = m_size.value_or(0);
    return out;
  }

  std::string m_by = "strategy";
  bool m_all = false;
  std::optional<std::uint64_t> m_size;
};

}  // namespace

std::unique_ptr<Command> make_group() {
  return std::make_unique<GroupCommand>();
}

}  // namespace worksort
