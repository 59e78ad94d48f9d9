// The command that a page proposes to type next.
#pragma once

#include <string>
#include <vector>

namespace worksort {

// `word` as it must be typed in a shell: in quotes where it is not plain.
std::string shell_word(const std::string& word);

// The words behind each other, each as a shell takes it, with a blank before each.
std::string shell_words(const std::vector<std::string>& words);

// "worksort NAME PATH ...", to which options can be added; empty where the user typed "-", which cannot be
// read again.
std::string next_command(const std::string& name, const std::vector<std::string>& paths);

}  // namespace worksort
