#include "worksort/report/next.hpp"

#include <algorithm>

namespace worksort {

std::string shell_word(const std::string& word) {
  static constexpr const char* k_plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=+,";
  if (!word.empty() && word.find_first_not_of(k_plain) == std::string::npos) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string shell_words(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += " " + shell_word(word);
  return out;
}

std::string next_command(const std::string& name, const std::vector<std::string>& paths) {
  if (std::find(paths.begin(), paths.end(), "-") != paths.end()) return "";
  return "worksort " + name + shell_words(paths);
}

}  // namespace worksort
