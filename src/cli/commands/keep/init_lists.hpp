// The class lists that init is given.
#pragma once

#include "worksort/cli/session.hpp"
#include "worksort/model/documents.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

inline constexpr std::uint64_t k_usual_students = 5;
inline constexpr const char* k_usual_class = "our-class";

// True for a file of YAML, by its name.
bool is_yaml(const std::string& file);

struct InitLists {
  std::string roster;  // a table, a file of YAML, a folder or an archive; empty for numbered students
  std::optional<std::uint64_t> students;
  std::uint64_t usual = k_usual_students;  // so many, where neither of these says it
  std::string class_id;
  std::string school;
  std::string made_ids;  // what is to be said where a list has no ids and they were made

  // The classes that are asked for, with their students; ids that have to be made begin with number `first`.
  std::vector<Roster> read(Session& session, std::size_t first);

 private:
  [[nodiscard]] std::vector<Roster> of_folder(Session& session) const;
  Roster one(Session& session, std::size_t first);
  [[nodiscard]] std::vector<RosterStudent> numbered(std::size_t first) const;
  std::vector<Roster> of_table(Session& session, std::size_t first);
  [[nodiscard]] std::vector<Roster> asked_for(std::vector<Roster> lists) const;
  void settle(Roster& list) const;
  [[nodiscard]] Roster of_yaml(Session& session) const;
  [[nodiscard]] bool is_asked_for(const Roster& list) const;
};

}  // namespace worksort
