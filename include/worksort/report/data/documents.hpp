// A study back as worksort documents, so that every other command can read what one writes, and their schema.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/model/fields.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// What belongs to the selected work: codebooks that files define, tasks, exemplars, rosters and plans.
std::vector<Value> companion_documents(const Selection& selection);

// The same and then the work itself, one document a task, date, class and reader. Paths of pictures begin at
// `folder`, where the documents are to lie; empty is the current one.
std::vector<Value> study_documents(const Selection& selection, const std::string& folder);

// Work on one task, from one class, of one day and reader: a document without its pieces, and these.
struct WorkDocument {
  Value head;  // {"work": {..., "pieces": []}}
  std::vector<const Reading*> readings;
};
std::vector<WorkDocument> grouped_work(const Study& study, const std::vector<const Reading*>& readings);

// Takes what a map has, key by key in its order.
class KeyTaker {
 public:
  KeyTaker() = default;
  KeyTaker(const KeyTaker&) = delete;
  KeyTaker& operator=(const KeyTaker&) = delete;
  virtual ~KeyTaker() = default;

  virtual void text(std::string_view key, std::string_view text) = 0;
  virtual void value(std::string_view key, const Value& value) = 0;
};

// What stands under `pieces` of one reading. Without a `folder`, paths of pictures are as written.
void tell_piece(const Study& study, const Reading& reading, KeyTaker& to,
                const std::optional<std::string>& folder = std::nullopt);

// The readings as work documents: what the pieces of one task, date, class and reader share stands at their
// head. The order of the readings is kept. Without a `folder`, paths of pictures are as written. REQUIRES:
// there is a TaskInfo for each task.
std::vector<Value> work_documents(const Study& study, const std::vector<const Reading*>& readings,
                                  const std::optional<std::string>& folder = std::nullopt);

// What belongs to work on these tasks: codebooks that files define, tasks, exemplars, the rosters that
// `takes` chooses, and plans.
std::vector<Value> companion_documents(const Study& study, const std::set<std::string>& tasks,
                                       const std::function<bool(const Roster&)>& takes);

// What a mapping describes, with its keys in the order of the format; `object` is of the mapping's type.
Value document_value(const Mapping& shape, const void* object);

// The same with every key of the mapping, "" where nothing has been written yet: a form to fill in.
Value form_value(const Mapping& shape, const Value& written);

// What stands behind one key, empty where nothing does. A cell is also found by OUTER_INNER, such as
// reassess_task. REQUIRES: the mapping has the key.
Value key_value(const Mapping& shape, const void* object, std::string_view key);
Cell key_cell(const Mapping& shape, const void* object, std::string_view name);

// A column for each of the keys, without a heading.
std::vector<Column> key_columns(const Mapping& shape, std::span<const std::string_view> names);

template <typename Document>
Value to_document(std::string_view key, const Document& document) {
  return Value{{key, document_value(mapping(key), &document)}};
}
Value to_document(const Codebook& codebook);  // with what it extends

// JSON Schema (2020-12) of one document of a worksort file, made from the tables of model/fields: one
// definition for each mapping. Every scalar is text to worksort, so numbers, truth values and nothing at all
// are allowed where a YAML reader makes them of what is written.
Value format_schema();

}  // namespace worksort
