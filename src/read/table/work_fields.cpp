// The headings by which spreadsheets name things: the one list, for `import`, `init`, tables of `list` and
// `redact`.
#include "worksort/read/table/work_field.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

namespace worksort {
namespace {

struct FieldInfo {
  WorkField field;
  std::string_view name;
  std::string_view variants;  // other headers, the likeliest first, joined by |
};

using enum WorkField;

constexpr std::array<FieldInfo, k_work_fields> k_fields = {{
    {task, "task", "task id|task name|question|item|problem|assignment"},
    {date, "date", "work date|date of work|day"},
    {class_id, "class", "class id|class name|period|section|class period"},
    {school, "school", "school name|building"},
    {setting, "setting", ""},
    {student, "student", "student id|id|sid|student number|pupil|learner|pupil id|learner id|local id"},
    {attempt, "attempt", "try|attempt number"},
    {coder, "coder", "reader|rater|scorer|coded by|scored by|read by|scored by teacher"},
    {strategy, "strategy", "strategies|strategy used|strategy code|code|codes"},
    {also, "also", "also seen|other strategies|second strategy"},
    {model, "model", "models|representation|representations|model used"},
    {success, "success", "how far|carried"},
    {answer, "answer", "student answer|student response|response|your answer|final answer"},
    {correct, "correct", "is correct|right or wrong|correctness|score"},
    {shows, "shows", "look for|look fors|look for shown"},
    {issues, "issues", "issue|misconception|misconceptions|error|errors|mistake|mistakes|error type"},
    {evidence, "evidence", "what is on the page|observation|observations"},
    {quote, "quote", "student quote|in their words"},
    {strength, "strength", "strengths|building on"},
    {bright_spot, "bright_spot", "bright spot|bright spots"},
    {unsure, "unsure", "not sure"},
    {image, "image", "photo|scan|picture"},
    {note, "note", "notes|comment|comments"},
    {name, "name", "student name|full name|name of student|students name|your name|pupil name|learner name"},
    {codebook, "codebook", ""},
}};

struct PartInfo {
  StudentPart part;
  std::string_view headings;
};

// What a list of students has beside the headings of a piece's student and name.
constexpr std::array<PartInfo, 8> k_parts = {{
    {StudentPart::student, "student|pupil|learner"},
    {StudentPart::id, "number|code"},
    {StudentPart::name, "names|students"},
    {StudentPart::first_name, "first name|first|given name|forename"},
    {StudentPart::last_name, "last name|last|surname|family name"},
    {StudentPart::served_by, "served by|services|service|also served by"},
    {StudentPart::other_id, "username|user name|login|login id|partner|partners"},
    {StudentPart::other_name, "email|email address|e mail|nickname|preferred name|known as"},
}};

// What people add to a header: "Correct?", "Answer:", "Student's name".
std::string plain_header(std::string_view header) {
  std::string out;
  for (const char c : folded(header)) {
    if (c == '_' || c == '-')
      out += ' ';
    else if (std::string_view("?:*.'#").find(c) == std::string_view::npos)
      out += c;
  }
  static constexpr std::string_view k_curly = "\xE2\x80\x99";
  if (const auto at = out.find(k_curly); at != std::string::npos) out.erase(at, k_curly.size());
  return std::string(trim(out));
}

}  // namespace

std::string_view field_name(WorkField field) {
  return k_fields[static_cast<std::size_t>(field)].name;
}

std::optional<WorkField> field_from_name(std::string_view name_) {
  static constexpr std::array<std::pair<std::string_view, WorkField>, 4> k_same = {
      {{"issue", issues}, {"models", model}, {"strategies", strategy}, {"reader", coder}}};
  for (const auto& info : k_fields) {
    if (info.name == name_) return info.field;
  }
  for (const auto& [word, field] : k_same) {
    if (word == name_) return field;
  }
  return std::nullopt;
}

std::vector<std::string> field_names() {
  std::vector<std::string> out;
  for (const auto& info : k_fields) out.emplace_back(info.name);
  return out;
}

bool is_code_list(WorkField field) {
  return field == strategy || field == also || field == model || field == issues || field == shows;
}

std::optional<std::size_t> header_rank(WorkField field, std::string_view header) {
  const FieldInfo& info = k_fields[static_cast<std::size_t>(field)];
  const std::string wanted = plain_header(header);
  if (wanted.empty()) return std::nullopt;
  if (wanted == plain_header(info.name)) return 0;
  const auto variants = split_trimmed(info.variants, '|');
  const auto found = std::find(variants.begin(), variants.end(), wanted);
  if (found == variants.end()) return std::nullopt;
  return static_cast<std::size_t>(found - variants.begin()) + 1;
}

std::optional<StudentPart> student_part(std::string_view header) {
  const std::string wanted = plain_header(header);
  for (const auto& info : k_parts) {
    const auto headings = split_trimmed(info.headings, '|');
    if (std::find(headings.begin(), headings.end(), wanted) != headings.end()) return info.part;
  }
  if (header_rank(student, header)) return StudentPart::id;
  if (header_rank(name, header)) return StudentPart::name;
  return std::nullopt;
}

}  // namespace worksort
