#include "worksort/report/protocol/protocol.hpp"

#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/protocol/decisions.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// Those of the files first, then those that ship, each id once.
std::vector<Protocol> all_protocols(const Study& study) {
  std::vector<Protocol> out;
  const auto has = [&](const std::string& id) {
    return std::any_of(out.begin(), out.end(), [&](const Protocol& p) { return p.id == id; });
  };
  for (const auto& protocol : study.protocols) {
    if (!has(protocol.id)) out.push_back(protocol);
  }
  for (const auto& id : shipped_protocol_ids()) {
    if (has(id)) continue;
    if (auto protocol = shipped_protocol(id)) out.push_back(std::move(*protocol));
  }
  return out;
}

class ProtocolCommand : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.text("--start", m_start, "TIME", "when the meeting begins, such as 14:30");
    options.whole("--minutes", m_minutes, "N",
                  "how long it lasts: steps are shortened or stretched to sum to it");
  }

  Result run(Session& session) override {
    std::vector<std::string> words = session.words();
    const std::string verb = words.empty() ? "" : words.front();
    if (!words.empty()) words.erase(words.begin());
    if (verb == "list") return list(session, words);
    if (verb == "show") return show(session, std::move(words));
    if (verb == "check") return check(session, words);
    if (shipped_protocol(folded(verb))) {
      throw Problem(fmt::format("protocol takes list, show NAME or check FILE, not '{}'", verb),
                    fmt::format("did you mean 'worksort protocol show {}'?", folded(verb)));
    }
    throw Problem(verb.empty() ? "protocol needs list, show NAME or check FILE"
                               : fmt::format("protocol takes list, show NAME or check FILE, not '{}'", verb),
                  did_you_mean(verb, {"list", "show", "check"}, "'worksort protocol list' shows them all"));
  }

 private:
  // Reads the paths. What stands in the current folder only because nobody named a path is no error of the
  // agenda, unless something there could not be read: then it may lack what stands there.
  static const Study& read(Session& session, const std::vector<std::string>& paths) {
    const Study& study = session.read(paths, false);
    const std::size_t errors = session.diagnostics().errors();
    const bool is_asked_for = !paths.empty() || !session.common().filter.tasks.empty();
    const auto& said = session.diagnostics().items();
    const bool lacks_something =
        study.input.unread > 0 ||
        std::any_of(said.begin(), said.end(), [](const Diagnostic& d) { return d.id == "unreadable"; });
    if (is_asked_for || said.empty() || lacks_something) return study;
    session.diagnostics() = {};
    if (errors > 0) {
      session.say(fmt::format("{} in the files of this folder; 'worksort check' shows them.",
                              counted(errors, "error")));
    }
    return study;
  }

  static Result list(Session& session, const std::vector<std::string>& paths) {
    const Study& study = read(session, paths);
    Result result;
    result.table.make = [&study] { return protocol_table(study, all_protocols(study)); };
    result.table.share = [&study] { return shared_protocol_table(study, all_protocols(study)); };
    return result;
  }

  Result show(Session& session, std::vector<std::string> words) {
    if (words.empty())
      throw Problem("protocol show needs a name",
                    "such as work-sort; 'worksort protocol list' shows them all");
    const std::string name = normalized(words.front());
    words.erase(words.begin());
    const auto start = start_minutes();
    const Study& study = read(session, words);
    const Protocol& protocol = find(session.keep(all_protocols(study)), name);
    const Timetable& plan = session.keep(planned(session, protocol));
    const Selection& selection = session.select(study);
    Result result;
    result.documents.make = [&] { return std::vector<Value>{protocol_document(protocol, plan)}; };
    result.documents.share = [&] { return shared_protocol_document(protocol, plan); };
    // With a release the material holds only what may leave the team.
    const bool has_data = !study.task_infos.empty() || !study.cycles.empty() || !study.decisions.empty();
    const ProtocolMaterial* material = nullptr;
    if (has_data) {
      ProtocolMaterial made(selection, chosen_tasks(session, selection), {words, session.common().filter},
                            session.min_n() ? &session.release() : nullptr);
      // What a team promised is nothing to read where students sit.
      const bool among_students = std::ranges::find(protocol.roles, "students") != protocol.roles.end();
      std::vector<std::string> open;
      if (!among_students) open = open_decisions(decisions(study, session.today()));
      made.begin_on(session.today(), open);
      material = &session.keep(std::move(made));
    }
    result.page.make = [&, start, material] { return protocol_page(protocol, plan, start, material); };
    result.page.share = [&, start, material] {
      return shared_protocol_page(protocol, plan, start, material);
    };
    return result;
  }

  static Result check(Session& session, const std::vector<std::string>& paths) {
    if (paths.empty())
      throw Problem("protocol check needs a file", "such as: worksort protocol check our-sort.yaml");
    const Study& study = session.read(paths, false);
    if (study.protocols.empty()) {
      session.refuse(
          Problem(fmt::format("there is no protocol in {}", join_and(paths)),
                  "protocol: documents hold them; 'worksort protocol show work-sort -f yaml' writes one "
                  "to start from"));
    }
    CheckedProtocols checked;
    Result result;
    for (const auto& protocol : study.protocols) {
      checked.emplace_back(&protocol, check_protocol(protocol));
      if (!checked.back().second.empty()) result.code = 1;
    }
    result.page.make = [checked] { return protocol_check_page(checked); };
    result.page.share = [checked] { return shared_protocol_check_page(checked); };
    return result;
  }

  static const Protocol& find(const std::vector<Protocol>& protocols, const std::string& name) {
    std::vector<std::string> ids;
    for (const auto& protocol : protocols) {
      if (protocol.id == name) return protocol;
      ids.push_back(protocol.id);
    }
    throw Problem(fmt::format("there is no protocol '{}'", name),
                  did_you_mean(name, ids, "'worksort protocol list' shows them all"));
  }

  [[nodiscard]] std::optional<std::uint32_t> start_minutes() const {
    if (m_start.empty()) return std::nullopt;
    const auto start = parse_clock(m_start);
    if (!start) throw Problem(fmt::format("--start takes a time such as 14:30, not '{}'", m_start));
    return start;
  }

  [[nodiscard]] Timetable planned(const Session& session, const Protocol& protocol) const {
    constexpr std::uint64_t k_most_minutes = 1440;
    if (m_minutes && (*m_minutes == 0 || *m_minutes > k_most_minutes)) {
      throw Problem(fmt::format("--minutes takes a number from 1 to {}", k_most_minutes));
    }
    const auto minutes = m_minutes ? std::optional(static_cast<std::uint32_t>(*m_minutes)) : std::nullopt;
    auto plan = timetable(protocol, minutes);
    const auto usual = timetable(protocol, std::nullopt);
    if (plan && usual && plan->minutes * 2 < usual->minutes) {
      session.say(fmt::format("{} takes {} minutes; in {} people would only hurry: leave steps out of it.",
                              protocol.id, usual->minutes, plan->minutes));
    }
    if (plan) return std::move(*plan);
    const auto needed = std::count_if(protocol.steps.begin(), protocol.steps.end(),
                                      [](const Step& s) { return !s.optional; });
    throw Problem(fmt::format("{} is too little time for {}", counted(*m_minutes, "minute"), protocol.id),
                  fmt::format("its steps need at least {}, one minute each; quick-sort takes 10", needed));
  }

  // The task to fill in: those of --task, or the only one that there is.
  static std::vector<const TaskInfo*> chosen_tasks(const Session& session, const Selection& selection) {
    std::vector<const TaskInfo*> out;
    for (const auto& info : selection.study().task_infos) {
      if (selection.takes_task(info.id)) out.push_back(&info);
    }
    if (session.common().filter.tasks.empty() && out.size() > 1) {
      session.say("Several tasks are here; name one with --task to fill it in.");
      out.clear();
    }
    return out;
  }

  std::string m_start;
  std::optional<std::uint64_t> m_minutes;
};

}  // namespace

std::unique_ptr<Command> make_protocol() {
  return std::make_unique<ProtocolCommand>();
}

}  // namespace worksort
