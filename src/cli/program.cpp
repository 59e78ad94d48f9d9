#include "worksort/cli/program.hpp"

#include "worksort/cli/output.hpp"
#include "worksort/cli/session.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "help.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

constexpr int k_could_not = 2;

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
  Session session(row, std::move(common), std::move(words));
  Output output(session);
  return output.write(command->run(session));
}

int dispatch(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front() == "-h" || arguments.front() == "--help") {
    write_stdout(overview());
    return 0;
  }
  if (arguments.front() == "--version") {
    write_stdout(fmt::format("worksort {}\n", WORKSORT_VERSION));
    return 0;
  }
  const CommandRow& row = wanted_command(arguments.front());
  return run_command(row, {arguments.begin() + 1, arguments.end()});
}

}  // namespace

int run_program(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const std::string who = arguments.empty() || find_command(arguments.front()) == nullptr
                              ? "worksort"
                              : "worksort " + arguments.front();
  try {
    return dispatch(arguments);
  } catch (const Problem& problem) {
    return complain(who, problem.what(), problem.hint);
  } catch (const std::bad_alloc&) {
    return complain(who, "there is not enough memory", "");
  } catch (const std::exception& error) {
    return complain(who, error.what(), "");
  }
}

}  // namespace worksort
