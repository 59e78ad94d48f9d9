// A learning cycle as a calendar, and where in it a day stands.
#pragma once

#include "worksort/model/documents.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace worksort {

// How a session stands to the day that is asked about; `next` is the first one on or after it.
enum class SessionState : std::uint8_t { undated, held, next, later };

struct Meeting {
  std::size_t topic = 0;    // index into Cycle::topics
  std::size_t session = 0;  // index into Topic::sessions
  std::optional<Date> date;
  SessionState state = SessionState::undated;
};

struct CycleResult {
  const Cycle* cycle = nullptr;
  std::vector<Meeting> meetings;    // topic after topic
  std::optional<std::size_t> last;  // index into meetings: the latest one before today
  std::optional<std::size_t> next;
  std::size_t held = 0;
  bool rhythm_unknown = false;  // `every` is written and cannot be understood
  // One a topic: the reflection that belongs to it (dated from its last session on, before the last one of
  // the next topic), null if there is none. Only topics that are over need one.
  std::vector<const Reflection*> reflection_of;
  std::vector<bool> is_over;  // one a topic: all its sessions have a day, which is past
};

// From one session to the next: so many days, or so many months (see months_later); the other is 0.
struct Rhythm {
  std::int32_t days = 0;
  std::int32_t months = 0;

  auto operator<=>(const Rhythm&) const = default;
};

// For "1 week", "2 weeks", "10 days", "3 months", "every week", "every other week", "weekly", "monthly"; none
// for anything else.
std::optional<Rhythm> parse_rhythm(std::string_view every);

// The nth session of the whole cycle falls n rhythms after the start; a session's own date counts for it
// alone.
CycleResult cycle_calendar(const Cycle& cycle, Date today);

}  // namespace worksort
