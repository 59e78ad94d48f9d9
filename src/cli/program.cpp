#include "worksort/cli/program.hpp"

#include "worksort/cli/output.hpp"
#include "worksort/cli/session.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/writing.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "help.hpp"
#include "version.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr int k_could_not = 2;
constexpr std::string_view k_no_memory = "worksort: error: there is not enough memory\n";
constexpr std::string_view k_no_more_memory =
    "worksort: error: there is not enough memory to go on; what is written by now is whole\n";

void complain_of_memory() {
  write_stderr(wrote_files() ? k_no_more_memory : k_no_memory);
}

// What libraries set up before main() ends in an abort where there is no memory for it.
[[gnu::constructor(101)]] void look_for_memory() {
  constexpr std::size_t k_to_set_up = std::size_t{1} << 19U;
  void* volatile const room = std::malloc(k_to_set_up);
  if (room == nullptr) {
    write_stderr(k_no_memory);
    std::_Exit(k_could_not);
  }
  std::free(room);
}

int complain(const std::string& who, const std::string& message, const std::string& hint) {
  write_stderr(fmt::format("{}: error: {}\n", who, terminal_safe(message)));
  if (!hint.empty()) write_stderr(fmt::format("  hint: {}\n", terminal_safe(hint)));
  return k_could_not;
}

int run_command(const CommandRow& row, const std::vector<std::string>& arguments) {
  const auto command = row.make();
  OptionSet options;
  CommonOptions common;
  add_all_options(options, row, *command, common);
  auto words = options.parse(arguments);
  if (common.help) {
    write_stdout(command_help(row, options));
    return 0;
  }
  if (row.takes == Takes::nothing && !words.empty())
    throw Problem(fmt::format("{} takes no '{}'", row.name, words.front()));
  check_common_options(row, common);
  for (auto& path : listed_paths(common)) words.push_back(std::move(path));
  std::vector<std::string> places = words;  // some of these words are no paths, and nothing is there
  places.push_back(common.output);
  places.emplace_back(".");
  Session session(row, std::move(common), std::move(words));
  finish_earlier(places, session.diagnostics());
  Output output(session);
  return output.write(command->run(session));
}

using Arguments = std::vector<std::string>;

// The name of the command: the first word that is no option (worksort -q group); the end where there is none.
Arguments::const_iterator command_in(const Arguments& arguments) {
  return std::find_if(arguments.begin(), arguments.end(),
                      [](const std::string& word) { return !word.starts_with('-'); });
}

const CommandRow& row_of(const Arguments& arguments) {
  const auto name = command_in(arguments);
  if (name == arguments.end()) {
    throw Problem("there is no command behind " + arguments.back(), "'worksort help' lists the commands");
  }
  const auto later = std::find_if(name, arguments.end(),
                                  [](const std::string& word) { return find_command(word) != nullptr; });
  if (name != arguments.begin() && later != name && later != arguments.end()) {
    throw Problem(fmt::format("there is no command '{}'", *name),
                  fmt::format("an option with a value stands behind the command: worksort {} {} {}", *later,
                              *(name - 1), *name));
  }
  if (later != name && later != arguments.end() && platform::is_there(*name)) {
    throw Problem(fmt::format("there is no command '{}'", *name),
                  fmt::format("the command stands first: worksort {} {}", *later, shell_word(*name)));
  }
  return wanted_command(*name);
}

int dispatch(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front() == "-h" || arguments.front() == "--help") {
    write_stdout(overview());
    return 0;
  }
  if (arguments.front() == "--version") {
    write_stdout(version_text({arguments.begin() + 1, arguments.end()}));
    return 0;
  }
  const CommandRow& row = row_of(arguments);
  const auto name = command_in(arguments);
  Arguments others(arguments.begin(), name);
  others.insert(others.end(), name + 1, arguments.end());
  return run_command(row, others);
}

// Outside of writing nothing is half done, and without memory there may be no way to take anything back in
// order.
void end_without_memory() {
  if (platform::SignalGuard::lives()) throw std::bad_alloc();
  complain_of_memory();
  std::_Exit(k_could_not);
}

int run(int argc, char** argv) {
  const Arguments arguments = platform::begin(argc, argv);
  const auto name = command_in(arguments);
  const bool known = name != arguments.end() && find_command(*name) != nullptr;
  const std::string who = known ? "worksort " + *name : "worksort";
  try {
    return dispatch(arguments);
  } catch (const Problem& problem) {
    return complain(who, problem.what(), problem.hint);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return complain(who, error.what(), "");
  }
}

}  // namespace

int run_program(int argc, char** argv) {
  std::set_new_handler(end_without_memory);
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    complain_of_memory();
    return k_could_not;
  }
}

}  // namespace worksort
