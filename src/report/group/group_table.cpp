#include "worksort/report/group/group.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {
namespace {

TextList texts(const Study& study, const std::vector<Text>& codes, std::size_t skip = 0) {
  TextList out;
  for (std::size_t i = skip; i < codes.size(); ++i) out.emplace_back(study.text(codes[i]));
  return out;
}

// The codes of the piece, the first of every reader where readers differ.
std::vector<Text> strategies_of(const Study& study, const InForce& now) {
  std::vector<Text> out = now.strategies;
  if (now.standing != Standing::readers_differ) return out;
  for (const auto* reading : now.sources) {
    if (reading->strategies == 0) continue;
    const Text code = study.strategies(*reading)[0].code;
    if (std::find(out.begin(), out.end(), code) == out.end()) out.push_back(code);
  }
  return out;
}

std::vector<Cell> row(const Selection& selection, const GroupPlace& place, std::uint32_t piece) {
  const Study& study = selection.study();
  const InForce now = selection.in_force(piece);
  const Reading& r = selection.head(piece);
  const Student* known = study.student(study.school_of(r), r.student.code);
  TextList coders;
  std::vector<std::string> evidence;
  for (const auto* reading : now.sources) {
    if (reading->coder != k_no_text) coders.emplace_back(study.text(reading->coder));
    if (reading->evidence != k_no_text) evidence.emplace_back(study.text(reading->evidence));
  }
  const std::vector<Text> strategies = strategies_of(study, now);
  const bool differ = now.standing == Standing::readers_differ;
  return {std::string(study.text(r.task)),
          r.date == k_undated ? std::string() : to_string(Date{r.date}),
          std::string(study.text(r.class_id)),
          std::string(study.text(r.school)),
          std::string(place.kind),
          place.id,
          place.name,
          std::string(study.text(r.student)),
          known == nullptr ? std::string() : known->name,
          differ || strategies.empty() ? std::string() : std::string(study.text(strategies.front())),
          texts(study, strategies, differ ? 0 : 1),
          texts(study, now.models),
          std::string(study.text(now.success)),
          std::string(to_string(now.correct)),
          texts(study, now.shows),
          texts(study, now.issues),
          join(evidence, " / "),
          coders};
}

}  // namespace

Table group_table(const Selection& selection, const GroupOptions& options, const GroupResult& result) {
  using enum ColumnType;
  Table table;
  table.columns = {
      {"task", "Task", code},         {"date", "Date", code},         {"class", "Class", code},
      {"school", "School", code},     {"kind", "Kind", code},         {"group", "Group", code},
      {"group_name", "Group", text},  {"student", "Student", code},   {"name", "Name", text},
      {"strategy", "Strategy", code}, {"also", "Also seen", list},    {"model", "Model", list},
      {"success", "How far", code},   {"correct", "Correct", code},   {"shows", "Shows", list},
      {"issues", "Issues", list},     {"evidence", "Evidence", text}, {"coder", "Readers", list}};
  table.each_row = [&selection,
                    places = group_places(selection.study(), options, result)](const RowSink& visit) {
    for (const auto& place : places) {
      for (const auto piece : place.pieces) {
        auto made = row(selection, place, piece);
        visit(made);
      }
    }
  };
  return table;
}

}  // namespace worksort
