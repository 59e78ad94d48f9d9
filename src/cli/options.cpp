#include "worksort/cli/options.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace worksort {
namespace {

template <typename Number>
Number strict_number(const std::string& option, const std::string& text, std::string_view what) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size()) return value;
  throw UsageError(fmt::format("{} takes {}, not '{}'", option, what, text));
}

std::string longest_name(const std::string& names) {
  const auto all = split_trimmed(names, ',');
  return *std::max_element(all.begin(), all.end(),
                           [](const auto& a, const auto& b) { return a.size() < b.size(); });
}

}  // namespace

OptionSet::OptionSet() : m_app(std::make_unique<CLI::App>()) {
  m_app->set_help_flag();
  m_app->allow_extras(false);
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
  add(names, value, help)->each([&target](const std::string& given) { target = given; });
}

void OptionSet::list(const std::string& names, std::vector<std::string>& target, const std::string& value,
                     const std::string& help) {
  add(names, value, help)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->each([&target](const std::string& given) { target.push_back(given); });
  m_infos.back().repeated = true;
}

void OptionSet::choice(const std::string& names, std::string& target, const std::vector<std::string>& words,
                       const std::string& help) {
  const std::string name = longest_name(names);
  add(names, join(words, "|"), help)->each([&target, words, name](const std::string& given) {
    if (std::find(words.begin(), words.end(), given) == words.end()) {
      const auto close = nearest(given, words);
      throw UsageError(fmt::format("{} takes {}, not '{}'", name, join(words, ", "), given),
                       close ? fmt::format("did you mean '{}'?", *close) : "");
    }
    target = given;
  });
  m_infos.back().choices = words;
}

void OptionSet::whole(const std::string& names, std::optional<std::uint64_t>& target,
                      const std::string& value, const std::string& help) {
  const std::string name = longest_name(names);
  add(names, value, help)->each([&target, name](const std::string& given) {
    target = strict_number<std::uint64_t>(name, given, "a whole number");
  });
}

void OptionSet::real(const std::string& names, std::optional<double>& target, const std::string& value,
                     const std::string& help) {
  const std::string name = longest_name(names);
  add(names, value, help)->each([&target, name](const std::string& given) {
    target = strict_number<double>(name, given, "a number");
  });
}

void OptionSet::date(const std::string& names, std::optional<Date>& target, const std::string& help) {
  const std::string name = longest_name(names);
  add(names, "DATE", help)->each([&target, name](const std::string& given) {
    target = parse_date(given);
    if (!target) throw UsageError(fmt::format("{} takes a date such as 2026-11-17, not '{}'", name, given));
  });
}

CLI::Option* OptionSet::find(const std::string& name) const {
  CLI::Option* found = m_app->get_option_no_throw(name);
  if (found != nullptr) return found;
  std::vector<std::string> names;
  for (const auto& info : m_infos) names.push_back(longest_name(info.names));
  const auto close = nearest(name, names);
  throw UsageError(fmt::format("there is no option {}", name),
                   close ? fmt::format("did you mean {}?", *close) : "");
}

// Hands one option its value: behind "=", or the argument that follows.
void OptionSet::give(const std::string& written, std::optional<std::string> value,
                     const std::vector<std::string>& arguments, std::size_t& next) {
  CLI::Option* option = find(written);
  const bool takes_value = option->get_expected_max() > 0;
  if (!takes_value && value) throw UsageError(fmt::format("{} takes no value", written));
  if (takes_value && !value) {
    if (next >= arguments.size()) throw UsageError(fmt::format("{} needs a value behind it", written));
    value = arguments[next++];
  }
  option->add_result(takes_value ? *value : "true");
}

std::vector<std::string> OptionSet::parse(const std::vector<std::string>& arguments) {
  std::vector<std::string> words;
  for (std::size_t next = 0; next < arguments.size();) {
    const std::string& argument = arguments[next++];
    if (argument == "--") {
      words.insert(words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(next), arguments.end());
      break;
    }
    if (argument.size() < 2 || argument.front() != '-') {
      words.push_back(argument);
    } else if (argument.starts_with("--")) {
      const auto equals = argument.find('=');
      const auto value =
          equals == std::string::npos ? std::nullopt : std::optional(argument.substr(equals + 1));
      give(argument.substr(0, equals), value, arguments, next);
    } else {  // -f csv, -fcsv, -qf csv
      for (std::size_t i = 1; i < argument.size(); ++i) {
        const std::string name = {'-', argument[i]};
        const bool last = i + 1 == argument.size();
        const bool takes_value = find(name)->get_expected_max() > 0;
        const auto value = takes_value && !last ? std::optional(argument.substr(i + 1)) : std::nullopt;
        give(name, value, arguments, next);
        if (takes_value) break;
      }
    }
  }
  try {
    for (CLI::Option* option : m_app->get_options()) {
      if (option->count() > 0) option->run_callback();
    }
  } catch (const CLI::Error& error) {
    throw UsageError(error.what());
  }
  return words;
}

}  // namespace worksort
