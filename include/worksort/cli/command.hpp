// What a subcommand is: a row of the command table and a class with its own options.
#pragma once

#include "worksort/cli/options.hpp"
#include "worksort/write/format.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

class Session;
struct Result;

class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  // Adds the command's own options; opens no file.
  virtual void add_options(OptionSet&) {}

  // Does the work. Forms of the result may refer to the command and to what the session keeps. Throws
  // Problem.
  virtual Result run(Session& session) = 0;
};

// What a command takes beside its own options; help, man page test and completion read this too.
enum class Takes : std::uint8_t {
  nothing,  // no paths
  words,    // its own words ("codebook show ID"), read by the command
  files,    // paths, and what is needed to read them
  dated,    // the same, and --today
  work,     // paths and filters: needs student work
};

// Who may be told what a command prints.
enum class Told : std::uint8_t {
  nobody_asks,  // no --audience: it prints nothing from a study, or is about the files themselves
  team_school,  // --audience share is refused
  all           // knows what may leave the team
};

// What people see of it.
enum class Shows : std::uint8_t {
  table,
  page  // made from a template, which --template replaces
};

// Whether pictures of students' pages stand on its pages.
enum class PagePictures : std::uint8_t { no, yes };

struct CommandRow {
  std::string_view name;
  std::string_view section;   // heading under which help lists it
  std::string_view summary;   // one line, without a final period
  std::string_view synopsis;  // what follows the name: "[PATH ...] [filters] [output options]"
  Takes takes;
  std::vector<Format> formats;  // the first one is the default; empty: no output options
  std::unique_ptr<Command> (*make)();
  Shows shows = Shows::table;
  Told told = Told::nobody_asks;
  std::string_view instead = {};  // where `told` is team_school: what gives the counts, for a hint
  PagePictures pictures = PagePictures::no;
};

// Every subcommand, in the order in which help lists them.
std::span<const CommandRow> commands();

// Null if there is no command of that name.
const CommandRow* find_command(std::string_view name);

// Throws Problem with the nearest name if there is no command of that name.
const CommandRow& wanted_command(std::string_view name);

}  // namespace worksort
