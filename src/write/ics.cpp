#include "worksort/write/ics.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_octets = 75;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : visible(text, "\n\t")) {  // no control character may stand in a TEXT value
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// One content line, folded.
void add(std::string& out, std::string_view line) {
  std::size_t room = k_most_octets;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && continues_character(line[end])) --end;
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = k_most_octets - 1;
  }
  out += line;
  out += "\r\n";
}

std::string basic(Date date) {
  std::string text = to_string(date);
  std::erase(text, '-');
  return text;
}

void add(std::string& out, const CalendarEvent& event, Date stamp) {
  add(out, "BEGIN:VEVENT");
  add(out, "UID:" + escaped(event.uid));
  add(out, fmt::format("DTSTAMP:{}T000000Z", basic(stamp)));
  add(out, "DTSTART;VALUE=DATE:" + basic(event.date));
  add(out, "DTEND;VALUE=DATE:" + basic(event.date + 1));
  add(out, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) add(out, "DESCRIPTION:" + escaped(event.description));
  add(out, "TRANSP:TRANSPARENT");
  add(out, "END:VEVENT");
}

}  // namespace

std::string write_ics(const Calendar& calendar) {
  std::string out;
  add(out, "BEGIN:VCALENDAR");
  add(out, "VERSION:2.0");
  add(out, fmt::format("PRODID:-//worksort//worksort {}//EN", WORKSORT_VERSION));
  add(out, "CALSCALE:GREGORIAN");
  add(out, "X-WR-CALNAME:" + escaped(calendar.title));
  for (const auto& event : calendar.events) add(out, event, calendar.stamp);
  add(out, "END:VCALENDAR");
  return out;
}

}  // namespace worksort
