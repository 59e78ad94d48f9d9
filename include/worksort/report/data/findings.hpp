// What `check` found, and what each message means.
#pragma once

#include "worksort/model/study.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/util/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// {findings: [{severity, id, file, line, column, message, hint}], errors, warnings}
Value findings_data(const Diagnostics& findings);

// The messages as people read them, and a line that sums up.
std::string findings_text(const Diagnostics& findings, const InputCounts& input, bool color);

// A SARIF 2.1.0 log of the findings.
Value findings_sarif(const Diagnostics& findings);

// Every message id, in alphabetical order.
std::vector<std::string> message_ids();

// What a message means and how to mend it; none for an id that does not exist.
std::optional<std::string> explain(std::string_view id);
std::string all_explanations();

}  // namespace worksort
