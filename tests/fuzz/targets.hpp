// What fuzzers do with bytes that nobody has thought of. Each ends the program where something is not as it
// has to be.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace worksort::fuzz {

// A file of work: what is not read has a message, and what is read without one is whole.
void read_yaml(std::string_view bytes);

// Tables as CSV, and as what else the bytes may be.
void read_table_bytes(std::string_view bytes);

// A template, and the Markdown that it might give.
void draw_page(std::string_view bytes);

// Words behind the name of each command, one a line.
void read_arguments(std::string_view bytes);

// Mistakes put right in place: once is enough.
void edit_in_place(std::string_view bytes);

struct Target {
  std::string_view name;  // of the folder in corpus/
  void (*run)(std::string_view bytes);
};

inline constexpr std::array k_targets = {Target{"yaml", read_yaml}, Target{"table", read_table_bytes},
                                         Target{"page", draw_page}, Target{"arguments", read_arguments},
                                         Target{"edit", edit_in_place}};

}  // namespace worksort::fuzz
