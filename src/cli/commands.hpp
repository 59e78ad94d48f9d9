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
std::unique_ptr<Command> make_shift();
std::unique_ptr<Command> make_student();
std::unique_ptr<Command> make_inquiry();
std::unique_ptr<Command> make_cycle();
std::unique_ptr<Command> make_protocol();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_help();

}  // namespace worksort
