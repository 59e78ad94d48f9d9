#include "worksort/cli/options.hpp"

#include "worksort/model/piece_fields.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace worksort {
namespace {

std::optional<std::uint64_t> strict_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size()) return value;
  return std::nullopt;
}

std::string longest_name(const std::string& names) {
  const auto all = split_trimmed(names, ',');
  return *std::max_element(all.begin(), all.end(),
                           [](const auto& a, const auto& b) { return a.size() < b.size(); });
}

// What CLI11 puts between the name of an option and what its validator says.
constexpr std::string_view k_between = ": ";

// Refuses what `is_good` does not take; the hint stands on the last line, for refusal_of().
CLI::Validator takes(
    const std::string& what, std::function<bool(const std::string&)> is_good,
    std::function<std::string(const std::string&)> hint = [](const std::string&) { return ""; }) {
  return CLI::Validator(
      [what, is_good = std::move(is_good), hint = std::move(hint)](const std::string& given) -> std::string {
        return is_good(given) ? "" : fmt::format("takes {}, not '{}'\n{}", what, given, hint(given));
      },
      "");
}

Problem refusal_of(const CLI::ValidationError& error) {
  const std::string said = error.what();
  const auto between = said.find(k_between);
  const auto hint = said.rfind('\n');
  return Problem(said.substr(0, between) + " " +
                     said.substr(between + k_between.size(), hint - between - k_between.size()),
                 said.substr(hint + 1));
}

// "--task=" gives an empty value, which CLI11 would look for in the next argument.
std::vector<std::string> with_empty_values(const CLI::App& app, const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  for (auto argument = arguments.begin(); argument != end; ++argument) {
    const auto equals = argument->find('=');
    const std::string name = argument->substr(0, equals);
    const bool valued = argument->starts_with("--") && equals != std::string::npos;
    const CLI::Option* option = valued ? app.get_option_no_throw(name) : nullptr;
    if (option != nullptr && option->get_expected_max() == 0)
      throw Problem(fmt::format("{} takes no value", name));
    const bool empty = option != nullptr && equals + 1 == argument->size();
    out.push_back(empty ? name : *argument);
    if (empty) out.emplace_back();
  }
  out.insert(out.end(), end, arguments.end());
  return out;
}

// What was typed for an option, with / alone where it is a path, and without the blanks around a word.
std::string typed(const std::string& given, const std::string& value) {
  static constexpr std::array<std::string_view, 4> k_words = {"FORMAT", "ID", "TIME", "WEEK"};
  if (value.starts_with("FILE") || value.starts_with("FOLDER")) return platform::with_slashes(given);
  return std::find(k_words.begin(), k_words.end(), value) == k_words.end() ? given : std::string(trim(given));
}

}  // namespace

OptionSet::OptionSet() : m_app(std::make_unique<CLI::App>()) {
  m_app->set_help_flag();
  m_app->allow_extras();
  m_app->allow_windows_style_options(false);
}

OptionSet::~OptionSet() = default;

CLI::Option* OptionSet::add(const std::string& names, const std::string& value, const std::string& help) {
  m_infos.push_back({names, value, help, m_heading, false, {}});
  return m_app->add_option(names)->description(help)->allow_extra_args(false)->multi_option_policy(
      CLI::MultiOptionPolicy::TakeLast);
}

void OptionSet::flag(const std::string& names, bool& target, const std::string& help) {
  m_infos.push_back({names, "", help, m_heading, false, {}});
  m_app->add_flag(names, target, help);
}

void OptionSet::text(const std::string& names, std::string& target, const std::string& value,
                     const std::string& help) {
  add(names, value, help)->each([&target, value](const std::string& given) { target = typed(given, value); });
}

void OptionSet::list(const std::string& names, std::vector<std::string>& target, const std::string& value,
                     const std::string& help) {
  add(names, value, help)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->each([&target, value](const std::string& given) { target.push_back(typed(given, value)); });
  m_infos.back().repeated = true;
}

void OptionSet::choice(const std::string& names, std::string& target, const std::vector<std::string>& words,
                       const std::string& help) {
  const auto is_word = [words](const std::string& given) {
    return std::find(words.begin(), words.end(), trim(given)) != words.end();
  };
  add(names, join(words, "|"), help)
      ->check(takes(join(words, ", "), is_word,
                    [words](const std::string& given) { return did_you_mean(given, words); }))
      ->each([&target](const std::string& given) { target = trim(given); });
  m_infos.back().choices = words;
}

void OptionSet::whole(const std::string& names, std::optional<std::uint64_t>& target,
                      const std::string& value, const std::string& help) {
  add(names, value, help)
      ->check(takes(
          "a whole number",
          [&target](const std::string& given) { return (target = strict_number(trim(given))).has_value(); },
          [](const std::string& given) { return number_hint(given); }));
}

void OptionSet::real(const std::string& names, std::optional<double>& target, const std::string& value,
                     const std::string& help) {
  add(names, value, help)->check(takes("a number", [&target](const std::string& given) {
    return (target = real_number(trim(given))).has_value();
  }));
}

void OptionSet::date(const std::string& names, std::optional<Date>& target, const std::string& help) {
  add(names, "DATE", help)
      ->check(takes(
          "a date such as 2026-11-17",
          [&target](const std::string& given) { return (target = parse_date(trim(given))).has_value(); },
          date_hint));
}

bool OptionSet::has(const std::string& name) const {
  return m_app->get_option_no_throw(name) != nullptr;
}

void OptionSet::refuse(const std::string& unknown) const {
  std::vector<std::string> names;
  for (const auto& info : m_infos) names.push_back(longest_name(info.names));
  const std::string name =
      unknown.starts_with("--") ? unknown.substr(0, unknown.find('=')) : unknown.substr(0, 2);
  const std::string problem = fmt::format("there is no option {}", name);
  const auto field = field_from_name(name.substr(std::min(name.size(), std::size_t{2})));
  if (has("--set") && field && !piece_field(*field).head.empty()) {
    const std::string_view key = field_name(*field);
    throw Problem(problem,
                  fmt::format("--set {}=VALUE says it for every row, --column {}=HEADER for each", key, key));
  }
  throw Problem(problem, did_you_mean(name, names));
}

// What CLI11 found no option for: the words, paths among them, and before "--" what only looks like an
// option.
std::vector<std::string> OptionSet::words() const {
  std::vector<std::string> out;
  bool ended = false;
  for (const auto& left : m_app->remaining()) {
    if (!ended && left == "--") {
      ended = true;
    } else {
      if (!ended && left.size() > 1 && left.front() == '-') refuse(left);
      out.push_back(platform::with_slashes(left));
    }
  }
  return out;
}

// An option with one value stands once: which of two is meant, nobody can tell.
void OptionSet::check_values() const {
  for (const auto& info : m_infos) {
    const std::string name = longest_name(info.names);
    const auto& given = m_app->get_option(name)->results();
    if (info.value.empty() || info.repeated) continue;
    if (std::find(given.begin(), given.end(), "") != given.end())
      throw Problem(fmt::format("{} needs a value behind it", name));
    if (given.size() < 2) continue;
    const bool joins =
        info.value.find(',') != std::string::npos || info.help.find("comma") != std::string::npos;
    throw Problem(fmt::format("{} takes one value and cannot stand twice", name),
                  joins ? fmt::format("write {} {}", name, join(given, ","))
                        : fmt::format("leave out one of '{}'", join(given, "' and '")));
  }
}

std::vector<std::string> OptionSet::parse(const std::vector<std::string>& arguments) {
  std::vector<std::string> reversed = with_empty_values(*m_app, arguments);
  std::reverse(reversed.begin(), reversed.end());
  try {
    m_app->parse(std::move(reversed));
  } catch (const CLI::ArgumentMismatch&) {  // the last argument is an option that is left without its value
    const std::string& last = arguments.back();
    throw Problem(fmt::format("{} needs a value behind it",
                              last.starts_with("--") ? last : std::string{'-', last.back()}));
  } catch (const CLI::ValidationError& error) {
    words();  // an option that does not exist is said first
    throw refusal_of(error);
  }
  std::vector<std::string> out = words();
  check_values();
  return out;
}

}  // namespace worksort
