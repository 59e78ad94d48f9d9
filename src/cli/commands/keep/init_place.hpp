// What stands in a folder that init adds to.
#pragma once

#include "worksort/model/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace worksort {

class InitPlace {
 public:
  // Reads the folder, if it is there.
  explicit InitPlace(const std::string& folder);

  // True where there is no task, class or work yet.
  [[nodiscard]] bool is_fresh() const;

  [[nodiscard]] const Study& study() const { return m_study; }

  // Ids that are made begin with this number, so that they are unlike all that are there.
  [[nodiscard]] std::size_t next_number() const;

  // The task with the latest work or day, else the last one; null if there is none.
  [[nodiscard]] const TaskInfo* latest_task() const;

  // The classes that are there, or the one that `written` names, each with its students.
  [[nodiscard]] std::vector<Roster> classes(const std::string& written) const;

  [[nodiscard]] bool has_work(const std::string& task, const Roster& roster) const;

  // Throws Problem if the class, or somebody in it under another name, is there already.
  void refuse_known(const Roster& added) const;

  // The class that the list is of: one of its name is here, and the list has somebody of it or names its
  // school.
  [[nodiscard]] std::optional<ClassKey> class_of_list(const Roster& list) const;

  // Who of the list is not in the class, by id and by name, and who of the class is not in the list.
  [[nodiscard]] std::vector<RosterStudent> new_in(const ClassKey& key, const Roster& list) const;
  [[nodiscard]] std::vector<std::string> not_in(const Roster& list, const ClassKey& key) const;

  // The latest of the class's tasks; k_no_text if it has no work.
  [[nodiscard]] Text latest_task_of(const ClassKey& key) const;

  // Throws Problem for a list of which everybody is in a class here, and for an id that is somebody else's.
  void refuse_list(const Roster& added) const;
  void refuse_ids(const Roster& added) const;

 private:
  void refuse_class(const Roster& added) const;
  [[nodiscard]] std::vector<const Student*> students_in(const ClassKey& key) const;
  [[nodiscard]] ClassKey key_of(const Roster& roster) const;
  [[nodiscard]] std::vector<RosterStudent> students_of(const ClassKey& key, bool every) const;

  Study m_study;
};

}  // namespace worksort
