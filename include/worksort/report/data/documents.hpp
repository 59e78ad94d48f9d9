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

// What belongs to the selection: codebooks that files define, tasks, exemplars, rosters and plans, all that
// the filters leave and what the chosen work needs.
std::vector<Value> companion_documents(const Selection& selection);

// The same with all else that a team keeps, and then the work itself, one document a task, date, class,
// reader and note at its head: what a command says of them, it would say of the files. Paths of pictures
// begin at `folder`, where the documents are to lie; empty is the current one.
std::vector<Value> study_documents(const Selection& selection, const std::string& folder);

// Work on one task, from one class, of one day and reader: a document without its pieces, and these.
struct WorkDocument {
  Value head;  // {"work": {..., "pieces": []}}
  std::vector<const Reading*> readings;
};
bool shares_head(const Study& study, const Reading& a, const Reading& b);  // belong into one
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

// The documents with their pieces.
std::vector<Value> work_documents(const Study& study, std::vector<WorkDocument> documents,
                                  const std::optional<std::string>& folder);

// The readings as work documents: what the pieces of one task, date, class and reader share stands at their
// head. The order of the readings is kept. Without a `folder`, paths of pictures are as written. REQUIRES:
// there is a TaskInfo for each task.
std::vector<Value> work_documents(const Study& study, const std::vector<const Reading*>& readings,
                                  const std::optional<std::string>& folder = std::nullopt);

// What goes along with work: these tasks and those of the plans, with their exemplars and the codebooks that
// files define for them, `unused` ones too; of a roster what is to be told of it.
struct Companions {
  std::set<std::string> tasks;
  bool unused = false;
  std::function<std::optional<Roster>(const Roster&)> roster;
  std::function<bool(const Plan&)> plan;
};
std::vector<Value> companion_documents(const Study& study, const Companions& wanted);

// What stands behind a key of the user's own.
Value own_value(const OwnValue& own);

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
