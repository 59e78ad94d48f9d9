#include "worksort/report/agree/agree.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <vector>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

std::vector<AgreeOn> wanted_dimensions(const std::vector<std::string>& written) {
  std::vector<AgreeOn> out;
  for (const auto& list : written) {
    for (const auto& name : split_trimmed(list, ',')) {
      const auto on = agree_on(name);
      if (!on) {
        throw Problem(fmt::format("--on takes {}, not '{}'", join(agree_on_names(), ", "), name),
                      did_you_mean(name, agree_on_names()));
      }
      if (std::find(out.begin(), out.end(), *on) == out.end()) out.push_back(*on);
    }
  }
  if (out.empty()) out.push_back(AgreeOn::strategy);
  return out;
}

class Agree : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.list("--on", m_on, "WHAT",
                 join(agree_on_names(), ", ") + ", or several joined by commas (default strategy)");
    options.choice("--by", m_by, {"task", "class", "all"},
                   "a row for each task or class, or one (default all)");
    options.choice(
        "--distance", m_distance, {"usual", "first", "masi"},
        "how several codes of a reading compare: usual (strategy by the first, model and issue by all), "
        "first, or masi (sets that overlap agree in part)");
    options.flag("--complete", m_complete, "only the pieces that all of the readers read");
    options.flag("--pairs", m_parts.pairs, "each two readers, with the table of their codes");
    options.flag("--codes", m_parts.codes, "agreement on each code");
    options.flag("--disagreements", m_parts.disagreements, "the pieces to talk about");
    options.real("--min-alpha", m_min_alpha, "X",
                 "exit with 1 unless Krippendorff's alpha is at least X everywhere");
    options.whole("--resamples", m_resamples, "N", "draws for alpha's interval (default 2000)");
    options.whole("--seed", m_seed, "N", "another number gives other draws (default 1)");
  }

  Result run(Session& session) override {
    const AgreeOptions wanted = agree_options();
    const Selection& selection = session.select(session.read());
    const bool share = session.min_n().has_value();
    if (share && several_parts() > 0) {
      throw Problem(
          "--pairs, --codes and --disagreements are about single people and pieces and cannot be shared",
          "leave them out");
    }
    const auto& found = session.keep(agreement(session, selection, wanted));
    Result result;
    result.page.make = [&] { return agree_page(selection, found, m_parts); };
    result.page.remarks = [&](const Reader& reader) {  // a page says them itself
      return reader.person ? Lines() : remarks(found);
    };
    result.table.make = [&](const Reader& reader) { return chosen_table(selection, found, reader); };
    result.table.share = [&, wanted] {
      return shared_agree_table(selection, wanted, found, session.release());
    };
    result.table.remarks = result.page.remarks;
    if (m_min_alpha) {
      result.afterwards = below_threshold(found);
      result.code = result.afterwards.empty() && !found.rows.empty() ? 0 : 1;
    }
    return result;
  }

 private:
  static AgreeResult agreement(const Session& session, const Selection& selection, AgreeOptions options) {
    options.bootstrap.progress = session.progress("drawing samples");
    return worksort::agree(selection, options);
  }

  [[nodiscard]] int several_parts() const { return m_parts.pairs + m_parts.codes + m_parts.disagreements; }

  AgreeOptions agree_options() const {
    AgreeOptions out;
    out.on = wanted_dimensions(m_on);
    if (m_by != "all") out.by = m_by == "task" ? AgreeBy::task : AgreeBy::class_id;
    if (m_distance != "usual")
      out.distance = m_distance == "first" ? AgreeDistance::first : AgreeDistance::masi;
    if (m_resamples && (*m_resamples < 100 || *m_resamples > 100000)) {
      throw Problem("--resamples takes a number from 100 to 100000");
    }
    if (m_min_alpha && !(*m_min_alpha >= -1 && *m_min_alpha <= 1))
      throw Problem("--min-alpha takes a number from -1 to 1");
    out.bootstrap.resamples = m_resamples.value_or(out.bootstrap.resamples);
    out.complete = m_complete;
    out.bootstrap.seed = m_seed.value_or(out.bootstrap.seed);
    return out;
  }

  Table chosen_table(const Selection& selection, const AgreeResult& result, const Reader& reader) const {
    if (several_parts() > 1) {
      throw Problem(fmt::format("{} holds one table", reader.format),
                    "choose one of --pairs, --codes and --disagreements");
    }
    if (m_parts.pairs) return agree_pairs_table(result);
    if (m_parts.codes) return agree_codes_table(result);
    return m_parts.disagreements ? disagreements_table(selection, result) : agree_table(result);
  }

  static Lines remarks(const AgreeResult& result) {
    Lines out;
    for (const auto& line : agree_remarks(result))
      out.push_back(fmt::format("worksort agree: {}", terminal_safe(line)));
    if (result.left_out > 0) {
      out.push_back(fmt::format("worksort agree: {} without a piece that two people read",
                                counted(result.left_out, "task or class", "tasks or classes")));
    }
    return out;
  }

  // The rows whose alpha is below --min-alpha or has no value.
  [[nodiscard]] Lines below_threshold(const AgreeResult& result) const {
    Lines out;
    for (const auto& row : result.rows) {
      if (row.alpha.value && *row.alpha.value >= *m_min_alpha) continue;
      const std::string found = row.alpha.value ? fmt::format("alpha is {:.3f}", *row.alpha.value)
                                                : fmt::format("alpha has no value ({})", row.alpha.reason);
      out.push_back(fmt::format("worksort agree: {}: {}, not {} or more",
                                terminal_safe(agree_row_title(row.rated)), found, *m_min_alpha));
    }
    return out;
  }

  std::vector<std::string> m_on;
  std::string m_by = "all";
  std::string m_distance = "usual";
  bool m_complete = false;
  AgreeParts m_parts;
  std::optional<double> m_min_alpha;
  std::optional<std::uint64_t> m_resamples;
  std::optional<std::uint64_t> m_seed;
};

}  // namespace

std::unique_ptr<Command> make_agree() {
  return std::make_unique<Agree>();
}

}  // namespace worksort
