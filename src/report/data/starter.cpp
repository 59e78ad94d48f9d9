#include "worksort/report/data/starter.hpp"

#include "worksort/report/page/page.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/util/text.hpp"
#include "worksort/util/yaml_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_comment_width = 78;

// The text as one YAML value on one line: as it is where no reader can take it for anything else, else in
// quotes.
std::string yaml_value(const std::string& text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_mark = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
  const bool plain =
      !text.empty() && is_letter(text.front()) &&
      std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || is_mark(c); });
  const bool no_word =
      text.size() > 5 || std::any_of(text.begin(), text.end(), is_mark);  // yes, null, false ...
  return plain && no_word ? text : yaml_quoted(text);
}

// What stands behind a key of the user's own, on one line.
std::string yaml_own(const OwnValue& own) {
  std::vector<std::string> parts;
  for (const auto& item : own.items) parts.push_back(yaml_own(item));
  for (const auto& [key, value] : own.keys) parts.push_back(yaml_value(key) + ": " + yaml_own(value));
  if (!own.keys.empty()) return "{" + join(parts, ", ") + "}";
  return own.items.empty() ? yaml_value(own.text) : "[" + join(parts, ", ") + "]";
}

std::string student_line(const RosterStudent& student) {
  std::string out = "{id: " + yaml_value(student.id);
  if (!student.name.empty()) out += ", name: " + yaml_value(student.name);
  std::vector<std::string> served;
  for (const auto& who : student.served_by) served.push_back(yaml_value(who));
  if (!served.empty()) out += fmt::format(", served_by: [{}]", join(served, ", "));
  for (const auto& [key, value] : student.own) out += fmt::format(", {}: {}", key, yaml_own(value));
  if (!student.note.empty()) out += ", note: " + yaml_value(student.note);
  return out + "}";
}

// "Strategies: a (A), b (B)" as lines that fit a comment.
void add_words(Value& lines, const std::string& heading, const Codebook& codebook, Dimension dimension) {
  std::string line = heading + ":";
  bool first = true;
  codebook.visit(dimension, [&](const Entry& entry) {
    const bool special = dimension == Dimension::strategy && is_special(entry.id);
    if (special) return;
    const std::string word = entry.name.empty() ? entry.id : fmt::format("{} ({})", entry.id, entry.name);
    if (!first) line += ",";
    if (display_width(line) + display_width(word) + 1 > k_comment_width) {
      lines.push_back(Value{{"line", line}});
      line = " ";
    }
    line += " " + word;
    first = false;
  });
  if (!first) lines.push_back(Value{{"line", line}});
}

Value words_data(const Codebook& codebook) {
  Value lines = Value::array();
  add_words(lines, "Strategies", codebook, Dimension::strategy);
  add_words(lines, "Models", codebook, Dimension::model);
  add_words(lines, "Issues", codebook, Dimension::issue);
  return lines;
}

std::string special_words() {
  std::vector<std::string> codes;
  for (const auto& entry : special_codes()) codes.push_back(entry.id);
  return join(codes, ", ");
}

std::string first_of(const Codebook& codebook, Dimension dimension) {
  const auto ids = codebook.ids(dimension);
  return ids.empty() ? std::string() : ids.front();
}

std::string success_words(const Codebook& codebook) {
  std::vector<std::string> ids;
  for (const auto& entry : codebook.success_scale()) ids.push_back(entry.id);
  return join(ids, ", ");
}

std::string image_key(const RosterStudent& student, const StarterOptions& options) {
  const auto found = options.pictures.find(student.id);
  if (found == options.pictures.end()) return "";
  std::vector<std::string> paths;
  for (const auto& path : found->second) paths.push_back(yaml_quoted(path));
  return paths.size() == 1 ? ", image: " + paths.front() : fmt::format(", image: [{}]", join(paths, ", "));
}

// "- {student: s07, strategy: , success: , answer: \"\"}   # Ana Cruz": to be filled in, with the name for
// people.
std::string piece_line(const RosterStudent& student, const StarterOptions& options) {
  std::string name = student.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return fmt::format("- {{student: {}, strategy: , success: , answer: \"\"{}}}{}", yaml_value(student.id),
                     image_key(student, options), name.empty() ? "" : "   # " + visible(name, ""));
}

std::string value_or_nothing(const std::string& text) {
  return text.empty() ? "" : " " + yaml_value(text);
}

Value class_data(const Roster& roster, const StarterOptions& options, bool another) {
  Value students = Value::array();
  Value pieces = Value::array();
  for (const auto& student : roster.students) {
    students.push_back({{"line", student_line(student)}});
    pieces.push_back({{"line", piece_line(student, options)}});
  }
  return {{"another", another},
          {"class", value_or_nothing(roster.class_id)},
          {"teacher", value_or_nothing(roster.teacher)},
          {"school", value_or_nothing(roster.school)},
          {"students", std::move(students)},
          {"pieces", std::move(pieces)}};
}

Value starter_data(const Codebook& codebook, const StarterOptions& options) {
  Value classes = Value::array();
  for (const auto& roster : options.classes) classes.push_back(class_data(roster, options, !classes.empty()));
  return {{"modeline", options.schema.empty() ? "# A worksort file. 'worksort help format' lists every key."
                                              : "# yaml-language-server: $schema=" + options.schema},
          {"task", yaml_value(options.task)},
          {"codebook", yaml_value(codebook.id)},
          {"first_strategy", first_of(codebook, Dimension::strategy)},
          {"first_model", first_of(codebook, Dimension::model)},
          {"success", success_words(codebook)},
          {"special", special_words()},
          {"words", words_data(codebook)},
          {"classes", std::move(classes)}};
}

}  // namespace

std::string starter_name(StarterFile file) {
  static constexpr std::array k_names = {"task", "exemplar", "roster", "work"};
  return k_names[static_cast<std::size_t>(file)];
}

std::string starter_text(StarterFile file, const Codebook& codebook, const StarterOptions& options) {
  return fill_in(fmt::format("init/{}.yaml.mustache", starter_name(file)), starter_data(codebook, options));
}

std::vector<RosterStudent> numbered_students(std::size_t count, std::size_t first) {
  const std::size_t digits = std::max<std::size_t>(std::to_string(first + count - 1).size(), 2);
  std::vector<RosterStudent> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i].id = fmt::format("s{:0{}}", first + i, digits);
  return out;
}

}  // namespace worksort
