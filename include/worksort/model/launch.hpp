// A way to begin a lesson: a routine, a number string, an image talk or a game.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// share/launch/routines.yaml says what each of these means; all of them hold words for people but the codes.
struct Launch {
  std::string id;
  std::string kind;  // routine, string, image or game
  std::string name;
  std::string grades;  // "K-2"
  std::uint32_t minutes = 0;
  std::vector<std::string> needs;
  std::vector<std::string> show;  // line by line, a picture included
  std::string order;
  std::vector<std::string> how;
  std::string say;
  std::vector<std::string> listen_for;
  std::vector<std::string> strategies;
  std::vector<std::string> issues;
  std::string note;
};

}  // namespace worksort
