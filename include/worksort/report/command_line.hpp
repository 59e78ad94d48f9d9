// Commands for people to type next.
#pragma once

#include <string>
#include <vector>

namespace worksort {

// The word as a shell takes it: in quotes where it has to be.
std::string shell_word(const std::string& word);

// The words behind each other, each as a shell takes it, with a blank before each.
std::string shell_words(const std::vector<std::string>& words);

}  // namespace worksort
