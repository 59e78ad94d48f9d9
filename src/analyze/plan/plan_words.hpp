// Which look-fors speak of the same as an issue.
#pragma once

#include "worksort/model/study.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace worksort {

// How many words each look-for of the task shares with the issue's entry; those of its name count twice,
// those of most look-fors not at all. Look-fors without any are left out.
std::map<std::string, std::size_t> look_fors_of_issue(const TaskInfo& task, const std::string& issue);

}  // namespace worksort
