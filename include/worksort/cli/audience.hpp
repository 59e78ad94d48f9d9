// Who will see a result, and what has to go before they do.
#pragma once

#include "worksort/analyze/share/own_words.hpp"
#include "worksort/model/piece_fields.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/util/diagnostic.hpp"
#include "worksort/util/name_finder.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// team sees everything; school sees ids in place of names; share sees counts alone. Names go twice: from what
// was read, where each name and each of its words is looked for in what people wrote, and as a whole from
// what is about to be written.
class Audience {
 public:
  // REQUIRES: one of team, school and share.
  explicit Audience(std::string_view word = "team") : m_word(word) {}

  [[nodiscard]] bool is_team() const { return m_word == "team"; }
  [[nodiscard]] bool is_share() const { return m_word == "share"; }

  // Remembers the names of the rosters and takes them out of the study; for people outside the team every
  // word that no codebook and no roster defines goes too.
  void hide_names(Study& study, std::span<const PieceField> fields = piece_fields());

  // How many ids that are shown are names, or may be: of a roster's names, or on no roster and words.
  [[nodiscard]] std::size_t ids_like_names() const { return m_ids_like_names; }

  // Takes the names that are remembered out of all that is personal in one document.
  void hide_in(const Mapping& shape, void* object) const;

  // The ids of students whom the user may have typed by name. Throws Problem for a word of several names.
  [[nodiscard]] std::vector<std::string> by_id(const std::vector<std::string>& students,
                                               const Study& study) const;

  // What the user typed, in the words that are in the study now.
  [[nodiscard]] Filter typed(const Filter& filter, const Study& study) const;

  void clean(Value& value) const;
  [[nodiscard]] std::string clean(const std::string& text) const;
  [[nodiscard]] Table clean(Table table) const;
  void clean(std::vector<Cell>& row) const;

  // A message to print; outside the team without the line of the file and without anything quoted from it,
  // which may be a name. The place is enough to find it.
  [[nodiscard]] Diagnostic clean(const Diagnostic& diagnostic) const;

 private:
  void remember_nicknames(const Study& study);
  void count_ids_like_names(const Study& study);
  void name_by_id(Study& study) const;
  [[nodiscard]] std::vector<std::string> ids_of(const std::string& typed) const;
  void hide_in_documents(Study& study);
  void hide_in(KeptKeys& kept) const;
  void hide_in(Codebook& codebook);
  [[nodiscard]] std::vector<NameHit> found_as_code(const std::string& text) const;
  void hide_code(const std::string& id);
  void hide(Study& study, Text& text) const;
  [[nodiscard]] std::string replaced(const NameFinder& finder, const std::string& text,
                                     NameFinder::In in = NameFinder::In::prose) const;
  void hide_path(const std::string& path);
  [[nodiscard]] std::string without_folders(std::string_view text) const;
  [[nodiscard]] bool cleans() const { return !m_full_names.empty() || !m_paths.empty(); }

  std::string m_word;
  NameFinder m_names{NameFinder::Words::careful};
  NameFinder m_full_names;
  std::vector<std::string> m_stand_ins;  // what stands in place of each
  std::map<std::string, std::string>
      m_paths;  // of files that are called after somebody, and how they are shown
  std::map<std::string, std::string, std::less<>> m_folders;  // the same of each folder above them
  OwnWords m_own_words;
  Study m_people;  // the students alone, with their names
  std::size_t m_ids_like_names = 0;
};

}  // namespace worksort
