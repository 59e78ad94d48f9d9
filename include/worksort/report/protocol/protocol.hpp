// What people see of a protocol: the agenda with its clock, the list of all, and what a check found.
#pragma once

#include "worksort/analyze/protocol.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/report/protocol/protocol_material.hpp"
#include "worksort/report/share/shareable.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace worksort {

// `start` is in minutes after midnight. `material` may be null: an agenda without data.
Page protocol_page(const Protocol& protocol, const Timetable& timetable, std::optional<std::uint32_t> start,
                   const ProtocolMaterial* material);

// The protocol as a document to edit and keep, with the minutes of the timetable.
Value protocol_document(const Protocol& protocol, const Timetable& timetable);

// Columns id, title, minutes, steps, from.
Table protocol_table(const Study& study, const std::vector<Protocol>& protocols);

// What check_protocol found, for each protocol.
using CheckedProtocols = std::vector<std::pair<const Protocol*, std::vector<ProtocolFinding>>>;
Page protocol_check_page(const CheckedProtocols& checked);

// The same for people outside the team. A protocol is nobody's work; REQUIRES: `material` is made for
// sharing.
Shareable<Page> shared_protocol_page(const Protocol& protocol, const Timetable& timetable,
                                     std::optional<std::uint32_t> start, const ProtocolMaterial* material);
Shareable<std::vector<Value>> shared_protocol_document(const Protocol& protocol, const Timetable& timetable);
Shareable<Table> shared_protocol_table(const Study& study, const std::vector<Protocol>& protocols);
Shareable<Page> shared_protocol_check_page(const CheckedProtocols& checked);

// "14:30".
std::string clock_words(std::uint32_t minutes_after_midnight);

}  // namespace worksort
