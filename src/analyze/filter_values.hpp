// What the words of a filter stand for.
#pragma once

#include "worksort/model/study.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace worksort {

enum FilterSet : std::size_t { k_task, k_school, k_student, k_coder, k_strategy, k_model, k_issue, k_sets };

// Every value that a filter can name, for finding what a user typed. The study outlives it.
class FilterValues {
 public:
  explicit FilterValues(const Study& study) : m_study(study), m_known(k_sets) {}

  // Handles that the typed values stand for: true at their places among the study's texts, nothing at all
  // where nothing is typed. Throws Problem for a value that stands nowhere.
  std::vector<bool> find(FilterSet set, const std::vector<std::string>& typed, const char* option) const;
  std::set<ClassKey> find_classes(const std::vector<std::string>& typed) const;

  // The same for students. An id stands for the students of all schools that have it; a name, or an id as in
  // "s07 (Lincoln)", for those alone whose keys are added to `named`.
  std::vector<bool> find_students(const std::vector<std::string>& typed,
                                  std::set<std::uint64_t>& named) const;

 private:
  [[noreturn]] void refuse_class(const std::string& value) const;
  [[noreturn]] void refuse(FilterSet set, const std::string& value, const char* option) const;
  const std::set<Text>& known(FilterSet set) const;
  bool mark(FilterSet set, const std::string& value, std::vector<bool>& out) const;
  bool mark_exact(FilterSet set, const std::string& wanted, std::vector<bool>& out) const;
  bool mark_alike(FilterSet set, const std::string& wanted, std::vector<bool>& out) const;
  bool mark_entries(FilterSet set, const std::string& wanted, std::vector<bool>& out) const;
  bool mark_entry(const Codebook& codebook, Dimension dimension, const std::string& wanted,
                  std::vector<bool>& out) const;
  bool add_named(const std::string& wanted, std::set<std::uint64_t>& named) const;
  bool add_of_school(const std::string& wanted, std::set<std::uint64_t>& named) const;

  const Study& m_study;
  mutable std::vector<std::optional<std::set<Text>>> m_known;
};

}  // namespace worksort
