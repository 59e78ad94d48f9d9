#include "worksort/report/protocol/cycle.hpp"

#include "worksort/report/people/people.hpp"
#include "worksort/report/plan/practices.hpp"
#include "worksort/util/text.hpp"

#include <fmt/core.h>

namespace worksort {
namespace {

std::string cycle_title(const Cycle& cycle) {
  return in_words(cycle.title, cycle.id);
}

std::string topic_title(const Cycle& cycle, std::size_t topic) {
  const std::string& title = cycle.topics[topic].title;
  return title.empty() ? fmt::format("Topic {}", topic + 1) : title;
}

std::string state_words(SessionState state, bool is_today) {
  switch (state) {
    case SessionState::held:
      return "past";
    case SessionState::next:
      return is_today ? "today" : "next";
    case SessionState::later:
      return "later";
    case SessionState::undated:
      break;
  }
  return "no date yet";
}

std::string_view state_id(SessionState state) {
  switch (state) {
    case SessionState::held:
      return "held";
    case SessionState::next:
      return "next";
    case SessionState::later:
      return "later";
    case SessionState::undated:
      break;
  }
  return "undated";
}

std::string in_days(std::int32_t days) {
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  return fmt::format("in {} days", days);
}

class CyclePage {
 public:
  CyclePage(const CycleResult& result, Date today)
      : m_result(result), m_cycle(*result.cycle), m_today(today) {}

  Value data() const {
    Value out = Value::object();
    out["cycle"] = m_cycle.id;
    out["title"] = cycle_title(m_cycle);
    out["start"] = m_cycle.start ? Value(to_string(*m_cycle.start)) : Value();
    out["every"] = m_cycle.every;
    out["dates"] = dates();
    out["where"] = where();
    out["principle"] = m_cycle.principle;
    out["questions"] = m_cycle.questions;
    out["understandings"] = m_cycle.understandings;
    out["next"] = m_result.next ? meeting_data(m_result.meetings[*m_result.next]) : empty_meeting();
    out["next_words"] = next_words();
    out["topics"] = Value::array();
    for (std::size_t i = 0; i < m_cycle.topics.size(); ++i) out["topics"].push_back(topic_data(i));
    out["reflections"] = Value::array();
    for (const auto& reflection : m_cycle.reflections)
      out["reflections"].push_back(reflection_data(reflection));
    out["has_reflections"] = !m_cycle.reflections.empty();
    return out;
  }

 private:
  static Value empty_meeting() {
    return {{"topic", ""}, {"kind", ""},  {"name", ""},        {"date", nullptr},
            {"when", ""},  {"state", ""}, {"state_words", ""}, {"note", ""}};
  }

  Value meeting_data(const Meeting& meeting) const {
    const CycleSession& session = m_cycle.topics[meeting.topic].sessions[meeting.session];
    return {{"topic", topic_title(m_cycle, meeting.topic)},
            {"kind", session.kind},
            {"name", session_name(session)},
            {"date", meeting.date ? Value(to_string(*meeting.date)) : Value()},
            {"when", meeting.date ? date_for_people(*meeting.date) : ""},
            {"state", std::string(state_id(meeting.state))},
            {"state_words", state_words(meeting.state, meeting.date == m_today)},
            {"note", session.note}};
  }

  std::string dates() const {
    std::optional<Date> first, last;
    for (const auto& meeting : m_result.meetings) {
      if (!meeting.date) continue;
      if (!first || *meeting.date < *first) first = meeting.date;
      if (!last || *last < *meeting.date) last = meeting.date;
    }
    if (!first) return "";
    return *first == *last ? date_for_people(*first)
                           : fmt::format("{} to {}", date_for_people(*first), date_for_people(*last));
  }

  // "Mon 16 Nov 2026: 6 of 9 sessions are past. The last one was student progress of topic 2." What the
  // calendar says: whether they were held nobody wrote down.
  std::string where() const {
    std::string out =
        fmt::format("{}: {} of {} {} past.", date_for_people(m_today), m_result.held,
                    counted(m_result.meetings.size(), "session"), m_result.held == 1 ? "is" : "are");
    if (!m_result.last) return out;
    const Meeting& last = m_result.meetings[*m_result.last];
    const auto& session = m_cycle.topics[last.topic].sessions[last.session];
    return out + fmt::format(" The last one was {} of topic {}, {}.", in_sentence(session_name(session)),
                             last.topic + 1, date_for_people(*last.date));
  }

  std::string next_words() const {
    if (!m_result.next)
      return m_result.held > 0 ? "All sessions with a date are past." : "No session has a date yet.";
    const Meeting& next = m_result.meetings[*m_result.next];
    const std::string& title = m_cycle.topics[next.topic].title;
    return fmt::format("{}, {} ({}). Topic {}{}",
                       session_name(m_cycle.topics[next.topic].sessions[next.session]),
                       date_for_people(*next.date), in_days(*next.date - m_today), next.topic + 1,
                       title.empty() ? "" : ": " + title);
  }

  std::string topic_state(std::size_t index) const {
    if (m_result.is_over[index]) return "over";
    const auto here = [&](const std::optional<std::size_t>& at) {
      return at && m_result.meetings[*at].topic == index;
    };
    const bool begun =
        m_result.held > 0 || (m_result.next && m_result.meetings[*m_result.next].date == m_today);
    if (here(m_result.next) && begun) return "now";
    return here(m_result.last) ? "under way" : "to come";
  }

  // Of the practices of a topic that is going on; where it has more than two, it is about all of them.
  Value practice_look_fors(std::size_t index) const {
    constexpr std::size_t k_most = 2;
    const auto& practices = m_cycle.topics[index].practices;
    const std::string state = topic_state(index);
    const bool goes_on = state == "now" || state == "under way";
    return practice_words(practices, goes_on && practices.size() <= k_most ? k_most : 0);
  }

  Value topic_data(std::size_t index) const {
    const Topic& topic = m_cycle.topics[index];
    Value sessions = Value::array();
    for (const auto& meeting : m_result.meetings) {
      if (meeting.topic == index) sessions.push_back(meeting_data(meeting));
    }
    return {{"number", index + 1},
            {"title", topic_title(m_cycle, index)},
            {"state", topic_state(index)},
            {"practices", join(topic.practices, ", ")},
            {"practice_look_fors", practice_look_fors(index)},
            {"look_fors", topic.look_fors},
            {"sessions", std::move(sessions)},
            {"needs_reflection", m_result.is_over[index] && m_result.reflection_of[index] == nullptr}};
  }

  static Value reflection_data(const Reflection& r) {
    return {{"date", r.date ? Value(to_string(*r.date)) : Value()},
            {"when", r.date ? date_for_people(*r.date) : "no date"},
            {"strengths", r.strengths},
            {"gaps", r.gaps},
            {"contributed", r.contributed},
            {"transfer", r.transfer},
            {"note", r.note}};
  }

  const CycleResult& m_result;
  const Cycle& m_cycle;
  Date m_today;
};

std::string description(const Topic& topic, const CycleSession& session) {
  std::vector<std::string> lines;
  if (!topic.practices.empty()) lines.push_back("Practices: " + join(topic.practices, ", "));
  if (!topic.look_fors.empty()) lines.emplace_back("Look for:");
  for (const auto& look_for : topic.look_fors) lines.push_back("- " + look_for);
  if (!session.note.empty()) lines.push_back(session.note);
  return join(lines, "\n");
}

}  // namespace

std::string session_name(const CycleSession& session) {
  if (session.kind == "planning-practice") return "Planning and practice";
  return prettified(session.kind);
}

Page cycle_page(const std::vector<CycleResult>& results, Date today) {
  Page page;
  page.template_name = "cycle";
  page.title = "Learning cycle";
  page.data["today"] = to_string(today);
  page.data["cycles"] = Value::array();
  for (const auto& result : results) page.data["cycles"].push_back(CyclePage(result, today).data());
  if (results.size() == 1) page.title = cycle_title(*results.front().cycle);
  return page;
}

Calendar cycle_events(const std::vector<CycleResult>& results, Date stamp) {
  Calendar out;
  out.stamp = stamp;
  std::vector<std::string> titles;
  for (const auto& result : results) {
    const Cycle& cycle = *result.cycle;
    titles.push_back(cycle_title(cycle));
    for (const auto& meeting : result.meetings) {
      if (!meeting.date) continue;
      const Topic& topic = cycle.topics[meeting.topic];
      const CycleSession& session = topic.sessions[meeting.session];
      out.events.push_back(
          {fmt::format("{}-{}-{}@worksort", file_slug(cycle.id), meeting.topic + 1, meeting.session + 1),
           *meeting.date, fmt::format("{}: {}", session_name(session), topic_title(cycle, meeting.topic)),
           description(topic, session)});
    }
  }
  out.title = join(titles, "; ");
  return out;
}

}  // namespace worksort
