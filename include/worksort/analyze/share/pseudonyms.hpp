// Who is called what in a redacted copy. A pseudonym is eight letters drawn at random: it is derived from
// nothing, so nothing can be worked out from it without the key.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace worksort {

enum class PseudonymKind : std::uint8_t { id, name };

struct Pseudonym {
  std::string pseudonym;
  PseudonymKind kind = PseudonymKind::name;
  std::string stands_for;  // exactly the bytes that it replaces
};

class Pseudonyms {
 public:
  // `random` gives numbers that nobody can guess; `avoid` holds words, in lower case, that no pseudonym may
  // be.
  Pseudonyms(std::function<std::uint64_t()> random, std::unordered_set<std::string> avoid);

  // Takes over an earlier key.
  void add(const Pseudonym& pseudonym);

  // The same spelling always gets the same pseudonym. Spellings of one name ("ana", "Ana") get pseudonyms
  // that differ only in capitals, so that whoever compares without case still finds them the same.
  const std::string& for_id(const std::string& spelling) { return of(PseudonymKind::id, spelling); }
  const std::string& for_name(const std::string& spelling) { return of(PseudonymKind::name, spelling); }

  // All of them in the order in which they were made.
  [[nodiscard]] const std::vector<Pseudonym>& all() const { return m_all; }

  // The text with every pseudonym that stands as a whole word put back.
  [[nodiscard]] std::string restored(std::string_view text) const;

 private:
  const std::string& of(PseudonymKind kind, const std::string& spelling);
  std::string drawn();

  std::function<std::uint64_t()> m_random;
  std::unordered_set<std::string> m_taken;
  std::vector<Pseudonym> m_all;
  std::map<std::pair<PseudonymKind, std::string>, std::string> m_by_spelling;
  std::map<std::pair<PseudonymKind, std::string>, std::pair<std::string, std::uint32_t>>
      m_roots;  // and variants
  std::unordered_map<std::string, std::string> m_back;
};

}  // namespace worksort
