#include "generate.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

#include <fmt/core.h>

namespace {

// A small generator of our own, so that the files do not depend on the standard library.
class Draws {
 public:
  std::size_t below(std::size_t bound) {
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (m_state >> 33U) % bound;
  }

 private:
  std::uint64_t m_state = 20261121;
};

constexpr std::array<std::string_view, 6> k_strategies = {"skip-counting",    "repeated-addition",
                                                          "partial-products", "repeated-doubling",
                                                          "derived-fact",     "answer-only"};
constexpr std::array<std::string_view, 4> k_models = {"array", "number-line", "equal-groups", "equation"};
constexpr std::array<std::string_view, 3> k_success = {"started", "partly", "carried-through"};
constexpr std::array<std::string_view, 4> k_places = {"left margin", "top half", "back of the page",
                                                      "second box"};

std::string piece(Draws& draws, std::size_t student) {
  const std::size_t answer = 18 + draws.below(9);
  return fmt::format(
      "    - student: s{:06}\n"
      "      strategy: {}\n"
      "      model: [{}]\n"
      "      success: {}\n"
      "      answer: \"{}\"\n"
      "      shows: [groups, total]\n"
      "      issues: [loses-count]\n"
      "      evidence: \"rows of {} circled in the {}, total {} written below\"\n"
      "      strength: keeps equal groups for {} of the rows\n",
      student, k_strategies[draws.below(6)], k_models[draws.below(4)], k_success[draws.below(3)], answer,
      2 + draws.below(9), k_places[draws.below(4)], answer, 1 + draws.below(9));
}

}  // namespace

void generate_work(const std::string& folder, std::size_t pieces, BenchShape shape) {
  const std::size_t per_file = shape == BenchShape::class_files ? 30 : 1;
  Draws draws;
  for (std::size_t first = 0; first < pieces; first += per_file) {
    const std::size_t number = first / 30;
    const std::string where = fmt::format("{}/school-{:03}", folder, number / 50);
    std::filesystem::create_directories(where);
    std::ofstream file(fmt::format("{}/{:07}.yaml", where, first / per_file));
    file << fmt::format(
        "work:\n  task: task-{}\n  date: 2026-10-{:02}\n  class: c{}\n  coder: ortiz\n"
        "  codebook: multiplication-division\n  pieces:\n",
        number % 40, 1 + number % 28, number);
    for (std::size_t i = first; i < first + per_file && i < pieces; ++i) file << piece(draws, i);
  }
}
