// Which pieces to put on the table, and in what order.
#pragma once

#include "worksort/analyze/selection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace worksort {

// `concrete`: objects before drawings before symbols; `common`: the most common strategy first; `contrast`:
// neighbours as different as can be; `issue`: pieces with an issue first.
enum class SelectOrder : std::uint8_t { concrete, common, contrast, issue };

// `most` 0: the fewest pieces that show everything; else the most telling ones, no more than that.
struct SelectOptions {
  SelectOrder order = SelectOrder::concrete;
  std::size_t most = 0;
};

// Codes of one piece, or of several, each once.
struct ShownCodes {
  std::vector<Text> strategies;
  std::vector<Text> models;
  std::vector<Text> look_fors;

  [[nodiscard]] std::size_t size() const { return strategies.size() + models.size() + look_fors.size(); }
};

// A chosen piece: what no other chosen piece shows, and what the ones before it do not show.
struct ChosenPiece {
  std::uint32_t piece = 0;
  InForce now;
  ShownCodes alone;
  ShownCodes adds;
};

struct TaskChoice {
  const TaskInfo* task = nullptr;
  std::vector<ChosenPiece> chosen;         // in the order to show them
  ShownCodes seen;                         // on all coded pieces, in order of the pieces
  std::size_t shown = 0;                   // how many of them the chosen pieces show
  std::size_t coded = 0;                   // pieces to choose from
  std::vector<std::size_t> same_strategy;  // one for each chosen piece: coded pieces with its first strategy
  bool fewest = true;                      // false: perhaps fewer pieces show as much
  std::vector<std::uint32_t> not_coded;    // latest pieces without a strategy, absent ones aside
};

// For each task with a chosen piece, in natural order: among each student's latest pieces those to show. Of
// equally few pieces those are taken that have evidence, a quote, a bright spot, and for the order `issue` an
// issue.
std::vector<TaskChoice> select_pieces(const Selection& selection, const SelectOptions& options);

// "concrete", "representational", "abstract", or "" where the codebook does not say: of the most concrete
// model of the piece.
std::string most_concrete(const Study& study, const TaskInfo& task, const InForce& now);

// A piece to read a second time.
struct RecodePiece {
  std::uint32_t piece = 0;
  std::size_t readings = 0;
};

// Up to `count` latest pieces for another person to read, drawn by `seed`: pieces with the fewest readings
// first, and among those spread over classes and strategies as evenly as can be. Pieces that nobody has coded
// and absent students are left out. In the study's order.
std::vector<RecodePiece> recode_pieces(const Selection& selection, std::size_t count, std::uint64_t seed);

}  // namespace worksort
