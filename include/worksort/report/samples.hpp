// What a template of somebody's own can ask for.
#pragma once

#include "worksort/report/page/value.hpp"

#include <string_view>

namespace worksort {

// Every key that the data of a page can have, with one entry in each list: what the page's own builder makes
// of share/specimen.yaml, a study that holds everything once. Maps whose keys are codes are empty. Throws
// std::logic_error where no page has the template.
Value page_sample(std::string_view template_name);

}  // namespace worksort
