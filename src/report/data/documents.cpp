#include "worksort/report/data/documents.hpp"

#include "worksort/model/piece_fields.hpp"
#include "worksort/report/data/list.hpp"
#include "worksort/report/people/pictures.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace worksort {

Value own_value(const OwnValue& own) {
  Value out(own.text);
  if (!own.items.empty()) {
    out = Value::array();
    for (const auto& item : own.items) out.push_back(own_value(item));
  }
  if (own.keys.empty()) return out;
  out = Value::object();
  for (const auto& [key, value] : own.keys) out[key] = own_value(value);
  return out;
}

namespace {

// Adds a key unless there is nothing to say.
void put(Value& to, std::string_view key, Value value) {
  if (value.is_null() || (value.is_string() && value.text().empty())) return;
  if ((value.is_array() || value.is_object()) && value.empty()) return;
  to[key] = std::move(value);
}

Value texts(const std::vector<Written>& codes) {
  Value out = Value::array();
  for (const auto& code : codes) out.push_back(code.text);
  return out;
}

Value texts_of(const std::vector<Named>& list, const Key& key) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Named& n) { return n.name == key.name; });
  if (found == list.end()) return {};
  return found->texts.size() == 1 ? Value(found->texts.front()) : Value(found->texts);
}

Value changes_of(const std::vector<Change>& list, std::string_view field) {
  Value out = Value::object();
  for (const auto& change : list) {
    if (change.field == field) out[change.from] = change.to;
  }
  return out;
}

// A choice among one thing is that thing.
Value item(const Key& key, Value value) {
  if (key.shape != Shape::entries || value.size() != 1) return value;
  const Value& only = value.items().front().second;
  return only.is_array() && only.size() == 1 ? only.front() : value;
}

Value written(const Mapping& shape, void* object);

Value written(const Key& key, const ValuePlace& slot) {
  return std::visit(
      Overloaded{[](const std::string* text) { return Value(*text); },
                 [](const std::vector<std::string>* list) { return Value(*list); },
                 [](const Written* code) { return Value(code->text); },
                 [](const std::vector<Written>* codes) { return texts(*codes); },
                 [](const std::optional<Date>* date) { return *date ? Value(to_string(**date)) : Value(); },
                 [](const std::uint32_t* number) { return *number == 0 ? Value() : Value(*number); },
                 [](const bool* yes) { return *yes ? Value(true) : Value(); },
                 [](const Placed& code) { return Value(*code.text); },
                 [&](const Chosen& one) { return *one.key == key.name ? Value(*one.codes) : Value(); },
                 [&](const ByName& named) { return texts_of(*named.list, key); },
                 [&](const ByWord& words) { return changes_of(*words.list, key.name); },
                 [&](const Inner& inner) { return written(mapping(key.of), inner.object); },
                 [&](const Objects& objects) {
                   Value out = Value::array();
                   for (std::size_t i = 0; i < objects.size(objects.list); ++i)
                     out.push_back(item(key, written(mapping(key.of), objects.at(objects.list, i))));
                   return out;
                 }},
      slot);
}

Value written(const Mapping& shape, void* object) {
  Value out = Value::object();
  for (const auto& key : shape.keys) {
    if (key.slot != nullptr) put(out, key.name, written(key, key.slot(object)));
  }
  if (shape.own != nullptr) {
    for (const auto& [key, value] : *shape.own(object)) out[key] = own_value(value);
  }
  if (shape.note != nullptr) put(out, "note", *shape.note(object));
  return out;
}

void tell_codes(const Study& study, std::span<const CodeRef> list, std::string_view key, KeyTaker& to) {
  if (list.size() == 1) return to.text(key, study.text(list.front()));
  Value out = Value::array();
  for (const auto& code : list) out.push_back(std::string(study.text(code)));
  to.value(key, out);
}

void tell_text(std::string_view text, const PieceField& field, KeyTaker& to) {
  if (text.empty()) return;
  const bool may_be_several = field.shape == Shape::texts && text.find('\n') != std::string_view::npos;
  const auto lines = may_be_several ? split_trimmed(text, '\n') : std::vector<std::string>();
  lines.size() > 1 ? to.value(field.name, Value(lines)) : to.text(field.name, text);
}

// What a reading has of a field; nothing for what was worked out and for what is false.
void tell_field(const Study& study, const Reading& r, const PieceField& field, KeyTaker& to) {
  if (!has(r, field)) return;
  const auto key = field.name;
  std::visit(Overloaded{[](std::monostate) {}, [&](CodeRef Reading::*m) { to.text(key, study.text(r.*m)); },
                        [&](Text Reading::*m) { tell_text(study.text(r.*m), field, to); },
                        [&](const CodeList& list) { tell_codes(study, (study.*list.codes)(r), key, to); },
                        [&](std::int32_t Reading::*m) { to.text(key, to_string(Date{r.*m})); },
                        [&](std::uint16_t Reading::*m) { to.value(key, Value(r.*m)); },
                        [&](Correct Reading::*m) { to.text(key, to_string(r.*m)); },
                        [&](bool Reading::*m) { to.value(key, Value(r.*m)); }},
             field.member);
}

// Puts what it is told into a map.
class MapMaker : public KeyTaker {
 public:
  explicit MapMaker(Value& map) : m_map(map) {}
  void text(std::string_view key, std::string_view text) override { put(m_map, key, Value(text)); }
  void value(std::string_view key, const Value& value) override { put(m_map, key, value); }

 private:
  Value& m_map;
};

// Sorted once, and not for every piece.
const std::vector<const PieceField*>& fields_of_file() {
  static const auto k_fields = fields_by(&Places::file);
  return k_fields;
}

// What readings in one work document share, but for the codebook, which the task decides.
const std::vector<const PieceField*>& fields_of_head() {
  static const auto k_fields = [] {
    auto out = fields_of_file();
    std::erase_if(out, [](const auto* f) { return f->head.empty() || f->field == WorkField::codebook; });
    return out;
  }();
  return k_fields;
}

// Equal for the readings of one work document.
auto work_key(const Study& study, const Reading& r) {
  std::vector<std::int64_t> values;
  for (const auto* field : fields_of_head()) {
    std::visit(Overloaded{[&](CodeRef Reading::*m) { values.push_back(std::int64_t((r.*m).code)); },
                          [&](Text Reading::*m) { values.push_back(std::int64_t(r.*m)); },
                          [&](std::int32_t Reading::*m) { values.push_back(r.*m); }, [](auto) {}},
               field->member);
  }
  return std::tuple(std::move(values), study.task_info(r.task.code)->codebook, study.head_keys(r));
}

Value work_head(const Study& study, const Reading& r) {
  Value out = Value::object();
  MapMaker head(out);
  const TaskInfo* info = study.task_info(r.task.code);
  const bool task_names_it = info->task != nullptr && info->task->codebook.text == info->codebook->id;
  for (const auto* field : fields_of_file()) {
    if (field->field == WorkField::codebook)
      put(out, field->name, task_names_it ? "" : info->codebook->id);
    else if (!field->head.empty())
      tell_field(study, r, *field, head);
  }
  if (const auto* own = study.head_keys(r)) {
    for (const auto& [key, value] : *own) out[key] = own_value(value);
  }
  out["pieces"] = Value::array();
  return out;
}

// OUTER_INNER: the outer key and the name of the inner one.
std::pair<const Key*, std::string_view> split_name(const Mapping& shape, std::string_view name) {
  const auto end = name.find('_');
  return {shape.find(name.substr(0, end)), name.substr(end + 1)};
}

}  // namespace

bool shares_head(const Study& study, const Reading& a, const Reading& b) {
  const auto& heads = fields_of_head();
  if (study.head_keys(a) != study.head_keys(b)) return false;
  return std::all_of(heads.begin(), heads.end(), [&](const PieceField* field) {
    return std::visit(Overloaded{[&](CodeRef Reading::*m) { return (a.*m).code == (b.*m).code; },
                                 [&](auto Reading::*m) { return a.*m == b.*m; }, [](auto) { return true; }},
                      field->member);
  });
}

Value document_value(const Mapping& shape, const void* object) {
  return written(shape,
                 const_cast<void*>(object));  // NOLINT: slots serve reading too; nothing is changed here
}

Value form_value(const Mapping& shape, const Value& written) {
  Value out = Value::object();
  for (const auto& key : shape.keys) {
    if (key.slot == nullptr || !key.same_as.empty()) continue;
    const bool there = written.contains(key.name);
    if (key.shape == Shape::map)
      out[key.name] = form_value(mapping(key.of), there ? written[key.name] : Value::object());
    else
      out[key.name] = there ? written[key.name] : Value("");
  }
  for (const auto& [key, value] : written.items()) {
    if (!out.contains(key)) out[key] = value;
  }
  return out;
}

Value key_value(const Mapping& shape, const void* object, std::string_view key) {
  const Key& found = *shape.find(key);
  return written(found, found.slot(const_cast<void*>(object)));  // NOLINT: as above
}

Cell key_cell(const Mapping& shape, const void* object, std::string_view name) {
  if (shape.find(name) == nullptr) {
    const auto [outer, inner] = split_name(shape, name);
    const auto place = std::get<Inner>(outer->slot(const_cast<void*>(object)));  // NOLINT: as above
    return key_cell(mapping(outer->of), place.object, inner);
  }
  const Value value = key_value(shape, object, name);
  if (value.is_null()) return {};
  return value.is_array() ? Cell(value.texts()) : Cell(value.text());
}

std::vector<Column> key_columns(const Mapping& shape, std::span<const std::string_view> names) {
  std::vector<Column> out;
  for (const auto name : names) {
    const Key* key = shape.find(name);
    if (key == nullptr) {
      const auto [outer, inner] = split_name(shape, name);
      key = mapping(outer->of).find(inner);
    }
    out.push_back({std::string(name), "", column_type(key->shape)});
  }
  return out;
}

Value to_document(const Codebook& codebook) {
  Codebook whole = codebook;
  whole.extends.clear();  // what it extends stands in it
  return to_document("codebook", whole);
}

std::vector<WorkDocument> grouped_work(const Study& study, const std::vector<const Reading*>& readings) {
  // Readers of the same pieces get a document each, and the pieces keep their order in it.
  std::vector<WorkDocument> out;
  std::map<decltype(work_key(study, *readings.front())), std::size_t> heads;
  std::size_t place = 0;
  const Reading* last = nullptr;
  for (const auto* r : readings) {
    if (last == nullptr || !shares_head(study, *last, *r)) {
      const auto [at, added] = heads.try_emplace(work_key(study, *r), out.size());
      if (added) out.push_back({Value{{"work", work_head(study, *r)}}, {}});
      place = at->second;
    }
    last = r;
    out[place].readings.push_back(r);
  }
  return out;
}

void tell_piece(const Study& study, const Reading& reading, KeyTaker& to,
                const std::optional<std::string>& folder) {
  for (const auto* field : fields_of_file()) {
    if (!field->head.empty()) continue;
    if (folder && field->field == WorkField::image)
      tell_text(image_text(study, reading, *folder), *field, to);
    else
      tell_field(study, reading, *field, to);
  }
  if (const auto* own = study.own_keys(reading)) {
    for (const auto& [key, value] : *own) to.value(key, own_value(value));
  }
}

std::vector<Value> work_documents(const Study& study, std::vector<WorkDocument> documents,
                                  const std::optional<std::string>& folder) {
  std::vector<Value> out;
  for (auto& document : documents) {
    Value& pieces = document.head["work"]["pieces"];
    for (const auto* r : document.readings) {
      Value piece = Value::object();
      MapMaker maker(piece);
      tell_piece(study, *r, maker, folder);
      pieces.push_back(std::move(piece));
    }
    out.push_back(std::move(document.head));
  }
  return out;
}

std::vector<Value> work_documents(const Study& study, const std::vector<const Reading*>& readings,
                                  const std::optional<std::string>& folder) {
  return work_documents(study, grouped_work(study, readings), folder);
}

}  // namespace worksort
