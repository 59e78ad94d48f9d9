// What a team calls things itself, and what may stand for it outside the team.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/study.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace worksort {

// Every word that no codebook and no roster defines is anybody's: a code, a setting, a title, a sentence.
// Codes become their kind and a number ("strategy-2"), so that counts stay apart; titles become numbers or
// ids; sentences become "(words)".
class OwnWords {
 public:
  // Takes them out of everything but names of tasks and of the agendas that a user asks for by name.
  void replace_in(Study& study);

  // What the user typed, in the words that stand in the study now.
  [[nodiscard]] Filter replaced(Filter filter) const;

 private:
  enum class Kind : std::uint8_t {
    strategy,
    family,
    model,
    issue,
    success,
    look_for,
    setting,
    class_id,
    school
  };
  static constexpr std::size_t k_kinds = 9;

  struct Natural {
    bool operator()(const std::string& a, const std::string& b) const;
  };
  using Words = std::map<std::string, std::string, Natural>;

  static Kind kind_of(Dimension dimension);
  static Kind kind_of(const Measured& measure);
  void collect(const Study& study);
  void collect(const Study& study, const Goal& goal);
  void collect(Kind kind, std::string_view word, bool known);
  void number();
  void replace(Kind kind, std::string& word) const;
  void replace(Kind kind, Study& study, Text& word) const;
  [[nodiscard]] std::string replaced_class(std::string word) const;
  void replace_in(Study& study, Reading& r) const;
  void replace_in(Task& task) const;
  void replace_in(Exemplar& exemplar) const;
  void replace_in(Plan& plan) const;
  void replace_in(Inquiry& inquiry, std::size_t number) const;
  static void replace_in(Cycle& cycle, std::size_t number);
  static void replace_in(Protocol& protocol, std::size_t number);

  std::array<Words, k_kinds> m_words;
};

}  // namespace worksort
