// One maker a command; the table in commands.cpp lists them.
#pragma once

#include "worksort/cli/command.hpp"
#include "worksort/cli/session.hpp"

#include <memory>

namespace worksort {

std::unique_ptr<Command> make_tally();
std::unique_ptr<Command> make_unseen();
std::unique_ptr<Command> make_list();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_group();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_sheet();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_help();

}  // namespace worksort
