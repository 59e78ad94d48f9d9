#include "worksort/analyze/cycle.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>

namespace worksort {
namespace {

constexpr std::int32_t k_longest_rhythm = 366;
constexpr std::int32_t k_most_months = 12;

// The last date of each topic's sessions.
std::vector<std::optional<Date>> topic_ends(const CycleResult& result) {
  std::vector<std::optional<Date>> out(result.cycle->topics.size());
  for (const auto& meeting : result.meetings) {
    auto& end = out[meeting.topic];
    end = std::max(end, meeting.date);  // none is before any
  }
  return out;
}

void add_reflections(CycleResult& result, Date today) {
  const auto ends = topic_ends(result);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const std::optional<Date>* next_end = i + 1 < ends.size() ? &ends[i + 1] : nullptr;
    const Reflection* found = nullptr;
    for (const auto& reflection : result.cycle->reflections) {
      const bool fits = ends[i] && reflection.date && *reflection.date >= *ends[i] &&
                        (next_end == nullptr || !*next_end || *reflection.date < **next_end);
      if (fits && found == nullptr) found = &reflection;
    }
    result.reflection_of.push_back(found);
    const bool waits = std::ranges::any_of(
        result.meetings, [&](const Meeting& meeting) { return meeting.topic == i && !meeting.date; });
    result.is_over.push_back(ends[i] && *ends[i] < today && !waits);
  }
}

// Marks what was held and what comes next, by date and not by place, as own dates may change the order.
void add_states(CycleResult& result, Date today) {
  for (std::size_t i = 0; i < result.meetings.size(); ++i) {
    Meeting& meeting = result.meetings[i];
    if (!meeting.date) continue;
    const bool past = *meeting.date < today;
    meeting.state = past ? SessionState::held : SessionState::later;
    result.held += past ? 1 : 0;
    auto& best = past ? result.last : result.next;
    const bool better = !best || (past ? *result.meetings[*best].date <= *meeting.date
                                       : *meeting.date < *result.meetings[*best].date);
    if (better) best = i;
  }
  if (result.next) result.meetings[*result.next].state = SessionState::next;
}

// What one of the unit is, in days or months; nothing for a word that is no unit.
Rhythm unit_of(std::string_view word) {
  if (word == "day" || word == "days" || word == "daily") return {1, 0};
  if (word == "week" || word == "weeks" || word == "weekly") return {7, 0};
  if (word == "month" || word == "months" || word == "monthly") return {0, 1};
  return {};
}

Date nth_session(Date start, const Rhythm& rhythm, std::int32_t n) {
  return rhythm.months > 0 ? months_later(start, n * rhythm.months) : start + n * rhythm.days;
}

}  // namespace

std::optional<Rhythm> parse_rhythm(std::string_view every) {
  std::string lower = folded(every);
  std::string_view text = trim(lower);
  if (text.starts_with("every ")) text = trim(text.substr(6));
  std::int32_t count = 1;
  if (text.starts_with("other ")) {
    text = trim(text.substr(6));
    count = 2;
  } else if (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    const auto [end, error] = std::from_chars(text.data(), std::to_address(text.end()), count);
    if (error != std::errc() || count > k_longest_rhythm) return std::nullopt;
    text = trim(text.substr(static_cast<std::size_t>(end - text.data())));
  }
  const Rhythm unit = unit_of(text);
  const Rhythm out{unit.days * count, unit.months * count};
  const bool fits = out.days <= k_longest_rhythm && out.months <= k_most_months;
  return out != Rhythm{} && fits ? std::optional(out) : std::nullopt;
}

CycleResult cycle_calendar(const Cycle& cycle, Date today) {
  CycleResult out;
  out.cycle = &cycle;
  const auto rhythm = cycle.every.empty() ? std::optional(Rhythm{7, 0}) : parse_rhythm(cycle.every);
  out.rhythm_unknown = !rhythm;
  std::int32_t number = 0;
  for (std::size_t t = 0; t < cycle.topics.size(); ++t) {
    const auto& sessions = cycle.topics[t].sessions;
    for (std::size_t s = 0; s < sessions.size(); ++s, ++number) {
      Meeting meeting{t, s, sessions[s].date, SessionState::undated};
      if (!meeting.date && cycle.start && rhythm) meeting.date = nth_session(*cycle.start, *rhythm, number);
      out.meetings.push_back(meeting);
    }
  }
  add_states(out, today);
  add_reflections(out, today);
  return out;
}

}  // namespace worksort
