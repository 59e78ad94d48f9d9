#include "worksort/model/piece_fields.hpp"

#include <algorithm>
#include <array>

#include "tables.hpp"

namespace worksort {
namespace {

using enum Shape;
using enum Privacy;

constexpr std::string_view k_default = "in place of the default above";
constexpr std::string_view k_yes = "Write yes, or leave it empty.";

// What a field is on the first lines, what people read about it below.
// clang-format off
constexpr std::array<PieceField, k_work_fields> k_fields = {{
    {.field = WorkField::task, .name = "task", .shape = code, .privacy = open, .member = &Reading::task,
     .place = {16, 1, 20, 0},
     .help = k_default, .heading = "Task", .headings = "task id|task name|question|item|problem|assignment",
     .head = "the task that students did", .identity = true},
    {.field = WorkField::date, .name = "date", .shape = date, .privacy = open, .member = &Reading::date,
     .place = {17, 2, 17, 3},
     .help = k_default, .heading = "Date", .headings = "work date|date of work|day",
     .prompt = "When students did it: year-month-day, such as 2026-11-17.",
     .head = "when students did the work, never when it was read", .identity = true},
    {.field = WorkField::class_id, .name = "class", .shape = code, .privacy = open,
     .member = &Reading::class_id, .place = {18, 3, 18, 0},
     .help = k_default, .heading = "Class", .headings = "class id|class name|period|section|section name|class period",
     .head = "the class"},
    {.field = WorkField::school, .name = "school", .shape = code, .privacy = open,
     .member = &Reading::school, .place = {19, 4, 19, 0},
     .help = k_default, .heading = "School", .headings = "school name|building", .head = "the school",
     .identity = true},
    {.field = WorkField::setting, .name = "setting", .shape = code, .privacy = open,
     .member = &Reading::setting, .place = {20, 5, 0, 2},
     .help = k_default, .heading = "Setting", .headings = "",
     .head = "classroom, small-group, intervention or your own words"},
    {.field = WorkField::student, .name = "student", .shape = code, .privacy = student_id,
     .member = &Reading::student, .place = {1, 6, 1, 0},
     .help = "an id, or a name of the roster if only one student has it", .heading = "Student",
     .headings = "custom id|student id|student number|sis user id|sis id|sid|pupil|learner|pupil id|learner id|"
                 "local id|user unique id|unique user id|external id|external data reference|external reference|"
                 "org defined id|id number|id|state id|person id",
     .prompt = "The id of the roster. A second row for a student is for a second piece of work.",
     .identity = true, .required = true},
    {.field = WorkField::attempt, .name = "attempt", .shape = whole, .privacy = open,
     .member = &Reading::attempt, .place = {15, 7, 0, 0},
     .help = "when a student did the task more than once on one date", .heading = "Attempt",
     .headings = "try|attempt number", .identity = true},
    {.field = WorkField::coder, .name = "coder", .shape = code, .privacy = open, .member = &Reading::coder,
     .place = {21, 8, 16, 1},
     .help = k_default, .heading = "Reader",
     .headings = "reader|rater|scorer|coded by|scored by|read by|scored by teacher",
     .prompt = "Who read the work?", .head = "who read the work", .identity = true},
    {.field = WorkField::strategy, .name = "strategy", .shape = codes, .privacy = open,
     .member = CodeList{&Reading::strategies, &Study::strategies}, .place = {2, 9, 3, 0},
     .help = "the first names the group, the rest are also seen", .heading = "Strategy",
     .headings = "strategies|strategy used|strategy code|code|codes",
     .prompt = "What did the student do? Leave it empty when you have not read the page yet.",
     .same_as = "strategies"},
    {.field = WorkField::also, .name = "also", .shape = codes, .privacy = open, .member = std::monostate(),
     .place = {0, 10, 10, 0},
     .help = "further strategies on the page", .heading = "Also seen",
     .headings = "also seen|other strategies|second strategy",
     .prompt = "Further strategies on the page. Several: separate them with ;"},
    {.field = WorkField::model, .name = "model", .shape = codes, .privacy = open,
     .member = CodeList{&Reading::models, &Study::models}, .place = {3, 11, 4, 0},
     .help = "the models the strategy is carried out on", .heading = "Model",
     .headings = "models|representation|representations|model used",
     .prompt = "On what? Several codes: separate them with ;", .same_as = "models"},
    {.field = WorkField::success, .name = "success", .shape = code, .privacy = open,
     .member = &Reading::success, .place = {4, 12, 5, 4},
     .help = "how far this strategy was carried, a word of the codebook's scale", .heading = "How far",
     .headings = "how far|carried",
     .prompt = "How far was this strategy carried? Not whether the answer is right."},
    {.field = WorkField::answer, .name = "answer", .shape = text, .privacy = personal,
     .member = &Reading::answer, .place = {5, 13, 6, 5},
     .help = "the answer as the student wrote it", .heading = "Answer",
     .headings = "student answer|student response|response|your answer|final answer",
     .prompt = "As the student wrote it.", .page_words = true},
    {.field = WorkField::correct, .name = "correct", .shape = choice, .privacy = open,
     .member = &Reading::correct, .place = {6, 14, 0, 6},
     .help = "worked out from the task's answers when left out", .heading = "Correct",
     .headings = "is correct|right or wrong|correctness", .of = "right|partly|wrong|none"},
    {.field = WorkField::shows, .name = "shows", .shape = codes, .privacy = open,
     .member = CodeList{&Reading::shows, &Study::shows}, .place = {7, 15, 7, 0},
     .help = "look-fors of the exemplar that are on the page", .heading = "Shows",
     .headings = "look for|look fors|look for shown",
     .prompt = "Look-fors that are on the page. Several: separate them with ;"},
    {.field = WorkField::issues, .name = "issues", .shape = codes, .privacy = open,
     .member = CodeList{&Reading::issues, &Study::issues}, .place = {8, 16, 8, 0},
     .help = "what got in the way", .heading = "Issues",
     .headings = "issue|misconception|misconceptions|error|errors|mistake|mistakes|error type",
     .prompt = "What got in the way? Several: separate them with ;", .same_as = "issue"},
    {.field = WorkField::evidence, .name = "evidence", .shape = text, .privacy = personal,
     .member = &Reading::evidence, .place = {9, 17, 9, 7},
     .help = "what is on the page, and where", .heading = "Evidence",
     .headings = "what is on the page|observation|observations", .prompt = "What is on the page, and where?",
     .page_words = true, .prose = true},
    {.field = WorkField::quote, .name = "quote", .shape = text, .privacy = personal,
     .member = &Reading::quote, .place = {10, 18, 11, 8},
     .help = "the student's own words", .heading = "Quote", .headings = "student quote|in their words",
     .prompt = "The student's own words.", .page_words = true,
     .prose = true},
    {.field = WorkField::strength, .name = "strength", .shape = text, .privacy = personal,
     .member = &Reading::strength, .place = {11, 19, 12, 9},
     .help = "what is there to build on", .heading = "Strength", .headings = "strengths|building on",
     .prompt = "What can be built on?", .prose = true},
    {.field = WorkField::bright_spot, .name = "bright_spot", .shape = flag, .privacy = open,
     .member = &Reading::bright_spot, .place = {12, 20, 13, 10},
     .help = "worth telling others about", .heading = "Bright spot", .headings = "bright spot|bright spots",
     .prompt = k_yes},
    {.field = WorkField::unsure, .name = "unsure", .shape = flag, .privacy = open,
     .member = &Reading::unsure, .place = {13, 21, 14, 11},
     .help = "look at it together", .heading = "Unsure", .headings = "not sure",
     .prompt = "yes: look at it together."},
    {.field = WorkField::image, .name = "image", .shape = texts, .privacy = personal,
     .member = &Reading::image, .place = {14, 22, 0, 12},
     .help = "a scan or photo, or a list of pages; a path from this file's folder", .heading = "Image",
     .headings = "photo|scan|picture"},
    {.field = WorkField::note, .name = "note", .shape = text, .privacy = personal, .member = &Reading::note,
     .place = {23, 23, 15, 13},
     .help = "anything worth remembering", .heading = "Note", .headings = "notes|comment|comments",
     .prose = true},
    {.field = WorkField::name, .name = "name", .shape = text, .privacy = personal,
     .member = std::monostate(), .place = {0, 0, 2, 0},
     .help = "the name of the roster", .heading = "Name",
     .headings = "student name|full name|name of student|students name|your name|pupil name|learner name|"
                 "student full name|first and last name|lastfirst|last first|last, first|last name, first name",
     .prompt = "Only for you: the id counts."},
    {.field = WorkField::codebook, .name = "codebook", .shape = code, .privacy = open,
     .member = &Reading::codebook, .place = {22, 0, 0, 0},
     .help = k_default, .heading = "Codebook", .headings = "",
     .head = "the codebook, when there is no task file to name it", .identity = true},
}};
// clang-format on

static_assert([] {
  for (std::size_t i = 0; i < k_fields.size(); ++i) {
    if (k_fields[i].field != static_cast<WorkField>(i)) return false;
  }
  return true;
}());

}  // namespace

std::span<const PieceField> piece_fields() {
  return k_fields;
}

const PieceField& piece_field(WorkField field) {
  return k_fields[static_cast<std::size_t>(field)];
}

std::vector<const PieceField*> fields_by(std::uint8_t Places::*place, std::span<const PieceField> fields) {
  std::vector<const PieceField*> out;
  for (const auto& field : fields) {
    if (field.place.*place > 0) out.push_back(&field);
  }
  std::sort(out.begin(), out.end(),
            [&](const auto* a, const auto* b) { return a->place.*place < b->place.*place; });
  return out;
}

bool has(const Reading& reading, const PieceField& field) {
  return std::visit(Overloaded{[](std::monostate) { return false; },
                               [&](CodeRef Reading::*m) { return (reading.*m).code != k_no_text; },
                               [&](Text Reading::*m) { return reading.*m != k_no_text; },
                               [&](const CodeList& list) { return reading.*list.count > 0; },
                               [&](std::int32_t Reading::*m) { return reading.*m != k_undated; },
                               [&](std::uint16_t Reading::*m) { return reading.*m > 0; },
                               [&](Correct Reading::*) { return bool{reading.correct_given}; },
                               [&](bool Reading::*m) { return reading.*m; }},
                    field.member);
}

bool is_blank(const Reading& reading) {
  const auto fields = piece_fields();
  return std::none_of(fields.begin(), fields.end(),
                      [&](const PieceField& field) { return field.tells_of_page() && has(reading, field); });
}

std::string_view field_name(WorkField field) {
  return piece_field(field).name;
}

std::optional<WorkField> field_from_name(std::string_view name) {
  if (name == "reader") return WorkField::coder;
  for (const auto& field : k_fields) {
    if (field.name == name || (!field.same_as.empty() && field.same_as == name)) return field.field;
  }
  return std::nullopt;
}

std::vector<std::string> field_names() {
  std::vector<std::string> out;
  out.reserve(k_fields.size());
  for (const auto& field : k_fields) out.emplace_back(field.name);
  return out;
}

bool is_code_list(WorkField field) {
  return piece_field(field).shape == codes;
}

namespace fields {
namespace {

Key key_of(const PieceField& field, std::string_view help) {
  Key out{field.name, field.shape, field.privacy, field.of, help, nullptr, field.required, field.page_words};
  out.field = &field;
  return out;
}

}  // namespace

void add_work(std::vector<Mapping>& to) {
  Mapping work{"work", "student work, coded; the keys beside pieces are defaults for the pieces", {}};
  Mapping piece{"piece", "one student's response to one task, as one person read it", {}};
  for (const auto* field : fields_by(&Places::file)) {
    if (field->field == WorkField::note) continue;  // every mapping has one
    if (!field->head.empty()) work.keys.push_back(key_of(*field, field->head));
    piece.keys.push_back(key_of(*field, field->help));
    if (!field->same_as.empty()) piece.keys.push_back(same(field->same_as, field->shape, field->name));
  }
  work.keys.push_back(
      {"pieces", maps, open, "piece", "one entry for each student's response", nullptr, k_required});
  to.push_back(std::move(work));
  to.push_back(std::move(piece));
  using R = In<Roster>;
  add<Roster>(
      to, "roster", "the students of a class",
      {
          {"class", code, open, "", "the class", R::of<&Roster::class_id>, k_required},
          {"teacher", text, open, "", "who teaches it", R::of<&Roster::teacher>},
          {"school", code, open, "", "the school", R::of<&Roster::school>},
          {"students", entries, student_id, "student", "everybody on the roster", R::of<&Roster::students>},
      });
  using S = In<RosterStudent>;
  add<RosterStudent>(
      to, "student", "a student on a roster",
      {
          {"id", code, student_id, "", "the id that work uses", S::of<&RosterStudent::id>, k_required},
          {"name", text, student_name, "", "the name, for the team only", S::of<&RosterStudent::name>},
          {"served_by", texts, personal, "", "who teaches the student: classroom, interventionist ...",
           S::of<&RosterStudent::served_by>},
      });
}

}  // namespace fields
}  // namespace worksort
