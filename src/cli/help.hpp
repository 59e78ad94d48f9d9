// Help as it is shown in the terminal; man pages are tested against it.
#pragma once

#include "worksort/cli/command.hpp"

#include <string>

namespace worksort {

// What `worksort` alone shows: the commands by section, and two examples.
std::string overview();

// What `worksort COMMAND --help` shows.
std::string command_help(const CommandRow& row, const OptionSet& options);

}  // namespace worksort
