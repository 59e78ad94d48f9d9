// One maker a command; the table in commands.cpp lists them.
#pragma once

#include "worksort/cli/command.hpp"
#include "worksort/cli/result.hpp"
#include "worksort/cli/session.hpp"

#include <memory>

namespace worksort {

std::unique_ptr<Command> make_agree();
std::unique_ptr<Command> make_cards_command();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_codebook();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_cycle();
std::unique_ptr<Command> make_decisions();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_follow_up();
std::unique_ptr<Command> make_group();
std::unique_ptr<Command> make_help();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_inquiry();
std::unique_ptr<Command> make_launch();
std::unique_ptr<Command> make_list();
std::unique_ptr<Command> make_monitor();
std::unique_ptr<Command> make_pair();
std::unique_ptr<Command> make_plan();
std::unique_ptr<Command> make_protocol();
std::unique_ptr<Command> make_redact();
std::unique_ptr<Command> make_report();
std::unique_ptr<Command> make_restore();
std::unique_ptr<Command> make_review();
std::unique_ptr<Command> make_schema();
std::unique_ptr<Command> make_select();
std::unique_ptr<Command> make_sheet();
std::unique_ptr<Command> make_shift();
std::unique_ptr<Command> make_student();
std::unique_ptr<Command> make_tally();
std::unique_ptr<Command> make_template();
std::unique_ptr<Command> make_unseen();

}  // namespace worksort
