// Names and ids of students out of files, everything else left as it is.
#pragma once

#include "worksort/analyze/share/pseudonyms.hpp"
#include "worksort/edit/redact_spots.hpp"
#include "worksort/edit/text_patch.hpp"
#include "worksort/util/name_finder.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// True if `after`, the spots of the patched file, are those of `before` and stand where the patches have
// moved them.
bool all_in_place(const RedactSpots& before, const std::vector<Patch>& patches, const RedactSpots& after);

// Learns from all files who is a student, then redacts them one by one. What counts as naming a student:
//  - a value that is a student's id or name as a whole (student:, students:, a roster; a column of a table);
//  - in any other text a name, whole or one of its words, as NameFinder finds it;
//  - in any other text an id of three characters or more with a letter and a digit in it.
// An id of letters alone is taken for a name as well, and so is a word in an id with digits that is not
// common to many of them. A text that is, as a whole, a word of the format or one or more codes of codebooks
// that ship with worksort, in any spelling, is left alone.
class Redaction {
 public:
  explicit Redaction(Pseudonyms& pseudonyms);

  // Whom a file lists: its spots, or what it lists without a place.
  void learn(std::span<const RedactSpot> spots);
  [[nodiscard]] std::size_t students() const { return m_ids.size() + m_names.size(); }

  // When all files have been learned: takes words out of ids for names.
  void learn_words_of_ids();

  // True if somebody is called by a word that is also an ordinary one, and is not found wherever it stands.
  [[nodiscard]] bool leaves_ordinary_words() const { return m_finder.has_ordinary_word(); }

  // The file with pseudonyms, or nothing where it could not be made sure that no name is left and that all
  // else is as it was. `again` finds the spots in what came out.
  template <typename Again>
  std::optional<std::string> redacted(std::string_view bytes, const RedactSpots& spots, const Again& again) {
    const std::vector<Patch> patches = patches_of(bytes, spots);
    std::string out = patched(bytes, patches);
    const RedactSpots left = again(out);
    if (!left.problem.empty() || names_somebody(left) || !all_in_place(spots, patches, left))
      return std::nullopt;
    return out;
  }

  // A path with pseudonyms in the names of its folders and files; the ending stays.
  std::string redacted_path(const std::string& path);

 private:
  std::vector<Patch> patches_of(std::string_view bytes, const RedactSpots& spots);
  void learn_id(const std::string& id);
  std::string replaced_text(std::string_view text, const std::vector<NameHit>& hits);
  [[nodiscard]] bool names_somebody(const RedactSpot& spot) const;
  [[nodiscard]] std::vector<WordSpan> ids_in(std::string_view path) const;
  std::string replaced_name(const std::string& stretch);
  std::string replaced_words(const std::string& stem);
  const std::string& replaced_student(const std::string& spelling);
  [[nodiscard]] bool names_somebody(const RedactSpots& spots) const;
  void learn_name(const std::string& name);

  Pseudonyms& m_pseudonyms;
  NameFinder m_finder;
  std::set<std::string> m_ids;
  std::set<std::string> m_names;                      // folded
  std::map<std::string, std::size_t> m_words_in_ids;  // of ids with digits, and how many have each
  std::size_t m_numbered_ids = 0;
};

}  // namespace worksort
