#include "worksort/report/group/group.hpp"

#include "worksort/report/data/documents.hpp"
#include "worksort/report/group/group.hpp"
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
    throw UsageError(fmt::format("groups are made by the thinking that the work shows, not by {}", word),
                     fmt::format("inside each group you see how far the work was carried; 'worksort tally "
                                 "--by strategy,{}' counts it",
                                 word == "correct" ? "correct" : "success"));
  }
  std::vector<std::string> words;
  for (const auto& [name, by] : k_dimensions) words.emplace_back(name);
  const auto close = nearest(word, words);
  throw UsageError(fmt::format("--by takes {}, not '{}'", join(words, ", "), word),
                   close ? fmt::format("did you mean '{}'?", *close) : "two of them are joined by a comma");
}

class GroupCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--by", m_by, "DIMENSION",
                 "strategy (default), model, issue, look-for, family, or two joined by a comma");
    options.flag("--all", m_all, "put a piece in a group for each of its codes, not only for its first");
    options.whole("--size", m_size, "N",
                  "split groups into teaching groups of at most N that mix degrees of success");
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    const GroupOptions wanted = group_options();
    session.use_template(m_template);
    const Study study = session.read();
    const Selection selection = session.select(study);
    const Format format = session.format();
    if (session.min_n()) return share(session, study, selection, wanted);
    if (format == Format::yaml) return session.finish(study_documents(selection));
    const GroupResult result = worksort::group(selection, wanted);
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    if (table) return session.finish(group_table(selection, wanted, result), study);
    return session.finish(group_page(selection, wanted, result, session.typed()), study);
  }

 private:
  static int share(Session& session, const Study& study, const Selection& selection,
                   const GroupOptions& wanted) {
    const Format format = session.format();
    if (format == Format::yaml) {
      throw UsageError("as YAML a group is the work itself, which cannot be shared",
                       "choose another format with -f");
    }
    if (wanted.size > 0) throw UsageError("--size lists students, which cannot be shared", "leave it out");
    const SharedGroups shared(selection, wanted, *session.min_n());
    const bool table = format == Format::csv || format == Format::tsv || format == Format::xlsx;
    return table ? session.finish(shared.table(), study) : session.finish(shared.page(), study);
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
      throw UsageError("--by takes one dimension, or two different ones joined by a comma",
                       "such as --by strategy,model");
    }
    if (m_size && *m_size == 0) throw UsageError("--size takes a number of at least 1");
    out.all = m_all;
    out.size = m_size.value_or(0);
    return out;
  }

  std::string m_by = "strategy";
  bool m_all = false;
  std::optional<std::uint64_t> m_size;
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_group() {
  return std::make_unique<GroupCommand>();
}

}  // namespace worksort
