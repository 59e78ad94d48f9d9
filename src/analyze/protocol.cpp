#include "worksort/analyze/protocol.hpp"

#include "worksort/analyze/wording.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/core.h>

namespace worksort {
namespace {

std::uint32_t said_minutes(const Step& step) {
  return std::max<std::uint32_t>(1, step.minutes);
}

std::uint64_t sum_of(const std::vector<const Step*>& steps) {
  return std::accumulate(steps.begin(), steps.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Step* step) { return sum + said_minutes(*step); });
}

// Takes optional steps off, the last one first, until the rest fits.
void drop_optional(std::vector<const Step*>& steps, std::uint32_t minutes,
                   std::vector<const Step*>& dropped) {
  while (sum_of(steps) > minutes) {
    const auto at =
        std::find_if(steps.rbegin(), steps.rend(), [](const Step* step) { return step->optional; });
    if (at == steps.rend()) return;
    dropped.insert(dropped.begin(), *at);
    steps.erase(std::next(at).base());
  }
}

// Minutes in proportion: one for each step first, the rest by largest remainders of what is above one.
std::vector<std::uint32_t> share_out(const std::vector<const Step*>& steps, std::uint32_t minutes) {
  const std::uint64_t said = sum_of(steps);
  std::vector<std::uint32_t> out;
  std::vector<std::int64_t> remainders;  // below 0 for who has more than its share
  std::uint64_t given = 0;
  for (const Step* step : steps) {
    const std::uint64_t share = said_minutes(*step) * std::uint64_t{minutes};
    out.push_back(std::max<std::uint32_t>(1, static_cast<std::uint32_t>(share / said)));
    remainders.push_back(static_cast<std::int64_t>(share - said * out.back()));
    given += out.back();
  }
  while (given < minutes) {
    const auto at = std::max_element(remainders.begin(), remainders.end()) - remainders.begin();
    remainders[static_cast<std::size_t>(at)] -= static_cast<std::int64_t>(said);
    ++out[static_cast<std::size_t>(at)];
    ++given;
  }
  while (given > minutes) {  // steps that were lifted to one minute: the longest ones give
    --*std::max_element(out.begin(), out.end());
    --given;
  }
  return out;
}

bool shows_preparation(std::string_view show) {
  static constexpr std::array<std::string_view, 4> k_words = {"task", "anticipate", "critical", "look-fors"};
  return std::find(k_words.begin(), k_words.end(), show) != k_words.end();
}

// Every text of a step that people will read.
std::vector<std::string> texts(const Step& step) {
  std::vector<std::string> out = {step.title, step.say, step.produce, step.not_yet};
  out.insert(out.end(), step.prompts.begin(), step.prompts.end());
  return out;
}

void check_step(const Protocol& protocol, std::size_t index, std::vector<ProtocolFinding>& out) {
  const Step& step = protocol.steps[index];
  const auto find = [&](std::string text) { out.push_back({index + 1, std::move(text)}); };
  if (step.minutes == 0) find("has no minutes; it gets one");
  if (step.who.empty()) find("does not say who speaks");
  if (step.produce.empty()) find("does not say what must exist before going on");
  for (const auto& show : step.show) {
    if (is_held_back(protocol, index, show)) {
      find(fmt::format(
          "would show {} before the team has looked at the task and what to expect; that is held back",
          show));
    }
  }
  for (const auto& text : texts(step)) {
    for (const auto& label : find_labels(text)) {
      find(fmt::format("says '{}'; {}", text.substr(label.offset, label.length), label.instead));
    }
  }
}

}  // namespace

std::optional<Timetable> timetable(const Protocol& protocol, std::optional<std::uint32_t> minutes) {
  Timetable out;
  std::vector<const Step*> steps;
  for (const auto& step : protocol.steps) steps.push_back(&step);
  if (minutes) drop_optional(steps, *minutes, out.dropped);
  const auto wanted =
      minutes.value_or(static_cast<std::uint32_t>(std::min<std::uint64_t>(sum_of(steps), UINT32_MAX)));
  if (wanted < steps.size()) return std::nullopt;
  const auto shares = steps.empty() ? std::vector<std::uint32_t>{} : share_out(steps, wanted);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    out.steps.push_back({steps[i], shares[i], out.minutes});
    out.minutes += shares[i];
  }
  return out;
}

std::optional<std::uint32_t> parse_clock(std::string_view written) {
  const std::string lower = folded(written);
  std::string_view text = trim(lower);
  const bool am = text.ends_with("am");
  const bool pm = text.ends_with("pm");
  if (am || pm) text = trim(text.substr(0, text.size() - 2));
  const auto colon = text.find(':');
  const bool has_minutes = colon != std::string_view::npos;
  if (!has_minutes && !am && !pm) return std::nullopt;
  const std::string_view hours = text.substr(0, colon);
  const auto hour = hours.size() <= 2 ? whole_number(hours) : std::nullopt;
  if (!hour) return std::nullopt;
  const auto minute = has_minutes ? whole_number(text.substr(colon + 1)) : std::optional<std::uint32_t>(0);
  if (!minute || *minute > 59 || (has_minutes && text.size() - colon != 3)) return std::nullopt;
  if (am || pm) {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    return (*hour % 12 + (pm ? 12U : 0U)) * 60 + *minute;
  }
  if (*hour > 23) return std::nullopt;
  return *hour * 60 + *minute;
}

bool shows_results(std::string_view show) {
  return !shows_preparation(show) && show != "reflection";
}

bool is_held_back(const Protocol& protocol, std::size_t step, std::string_view show) {
  if (!shows_results(show)) return false;
  return std::any_of(
      protocol.steps.begin() + static_cast<std::ptrdiff_t>(step) + 1, protocol.steps.end(),
      [](const Step& later) { return std::any_of(later.show.begin(), later.show.end(), shows_preparation); });
}

std::vector<ProtocolFinding> check_protocol(const Protocol& protocol) {
  std::vector<ProtocolFinding> out;
  if (protocol.steps.empty()) out.push_back({0, "has no steps"});
  if (protocol.roles.empty())
    out.push_back({0, "names no roles, such as a facilitator and somebody who keeps time"});
  if (protocol.norms.empty()) out.push_back({0, "has no norms"});
  for (std::size_t i = 0; i < protocol.steps.size(); ++i) check_step(protocol, i, out);
  return out;
}

}  // namespace worksort
