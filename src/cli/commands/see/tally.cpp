#include "worksort/report/count/tally.hpp"

#include "worksort/report/count/tally_parts.hpp"
#include "worksort/report/count/tally_share.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

TallyBy wanted_dimension(const std::string& name) {
  const auto names = tally_names();
  if (const auto by = tally_by(name)) return *by;
  throw Problem(fmt::format("--by knows no '{}'", name),
                did_you_mean_and(name, names, "it takes " + join(names, ", ")));
}

std::vector<TallyBy> wanted_dimensions(const std::string& written) {
  std::vector<TallyBy> out;
  for (const auto& name : split_trimmed(written, ',')) {
    const TallyBy by = wanted_dimension(name);
    if (std::find(out.begin(), out.end(), by) != out.end()) {
      throw Problem(fmt::format("--by names {} twice", name));
    }
    out.push_back(by);
  }
  if (out.empty()) throw Problem("--by needs something to count by", "such as --by strategy,success");
  if (out.size() > k_most_dimensions) {
    throw Problem(fmt::format("--by takes up to {} at a time, not {}", k_most_dimensions, out.size()),
                  "leave some out, or count within one class or task with a filter");
  }
  return out;
}

class TallyCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--by", m_by, "A[,B[,C]]",
                 "count by up to three of " + join(tally_names(), ", ") + " (default strategy)");
    options.flag("--all", m_options.all,
                 "count every strategy, family and model of a piece, not only the first");
    options.flag("--wide", m_layout.wide, "give each value of the last dimension a column of its own");
    options.flag("--zero", m_options.zero, "show the codes that nobody used as well");
    options.flag("--partial", m_partial, "count a part of the work, for --merge");
    options.flag("--merge", m_merge, "add up parts: the paths are tables of --partial");
  }

  Result run(Session& session) override {
    if (m_partial || m_merge) check_part(session);
    if (m_merge) return merged(session);
    m_options.by = wanted_dimensions(m_by);
    if (m_partial) return part(session);
    m_options.totals = m_layout.wide;
    const Study& study = session.min_n() ? session.read() : session.read_to_count();
    const Selection& selection = session.select(study);
    Result result;
    if (session.min_n()) {
      check_shareable();
      result.table.share = [&](const Reader& reader) {
        return shared_tally_table(selection, m_options, layout(reader), session.release());
      };
      return result;
    }
    const auto& counts = session.keep(tally(selection, m_options));
    result.table.make = [&](const Reader& reader) { return tally_table(study, counts, layout(reader)); };
    return result;
  }

 private:
  // Parts say which students they are about; what is added up has lost the codebook.
  void check_part(const Session& session) const {
    const std::string_view option = m_partial ? "--partial" : "--merge";
    if (m_partial && m_merge)
      throw Problem("--partial and --merge do not go together", "first the parts, then what they add up to");
    if (m_layout.wide || m_options.zero) {
      throw Problem(fmt::format("{} and {} do not go together", option, m_layout.wide ? "--wide" : "--zero"),
                    "a part has a row for each student and no codes that nobody used");
    }
    if (session.min_n()) {
      throw Problem(fmt::format("{} is about single students and cannot be shared", option),
                    "share counts of 'worksort tally' over all the work");
    }
  }

  Result part(Session& session) {
    if (const auto why = unmergeable(m_options.by); !why.empty()) {
      throw Problem(fmt::format("counts by {} cannot be added up", join_and(split_trimmed(m_by, ','))),
                    std::string(why));
    }
    m_options.by.push_back(TallyBy::student);
    m_options.defined = true;
    const Study& study = session.read_to_count();
    const auto& counts = session.keep(tally(session.select(study), m_options));
    Result result;
    result.table.make = [&](const Reader&) { return tally_part_table(study, counts); };
    return result;
  }

  static Result merged(Session& session) {
    std::vector<TallyPart> parts;
    for (const auto& file : session.words()) {
      if (file != "-") session.note_input(file);
      parts.push_back(
          read_tally_part(file, read_file(file, session.common().most_bytes()), session.diagnostics()));
    }
    if (parts.empty())
      throw Problem("--merge needs the parts to add up", "worksort tally --merge parts/*.csv");
    const auto& table = session.keep(merged_tally_table(parts));
    Result result;
    result.table.make = [&](const Reader&) { return table; };
    return result;
  }

  [[nodiscard]] TallyLayout layout(const Reader& reader) const {
    TallyLayout out = m_layout;
    out.names = reader.person;
    return out;
  }

  void check_shareable() const {
    const std::string personal = unshareable_dimension(m_options.by);
    if (personal.empty()) return;
    throw Problem(fmt::format("counts by {} are about single people and cannot be shared", personal),
                  "leave it out of --by");
  }

  bool m_partial = false;
  bool m_merge = false;
  std::string m_by = "strategy";
  TallyOptions m_options;
  TallyLayout m_layout;
};

}  // namespace

std::unique_ptr<Command> make_tally() {
  return std::make_unique<TallyCommand>();
}

}  // namespace worksort
