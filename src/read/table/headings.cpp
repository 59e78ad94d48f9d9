#include "worksort/read/table/headings.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace worksort {
namespace {

struct PartInfo {
  StudentPart part;
  std::string_view headings;
};

// What a list of students has beside the headings of a piece's student and name.
constexpr std::array<PartInfo, 9> k_student_parts = {{
    {StudentPart::student, "student|pupil|learner"},
    {StudentPart::id, "number|code"},
    {StudentPart::name, "names|students"},
    {StudentPart::first_name,
     "first name|first|given name|given names|givenname|forename|firstname|recipient first name|"
     "recipientfirstname"},
    {StudentPart::last_name,
     "last name|last|surname|family name|familyname|lastname|recipient last name|recipientlastname"},
    {StudentPart::served_by, "served by|services|service|also served by"},
    {StudentPart::other_id,
     "username|user name|username or e mail|login|login id|sis login id|partner|partners"},
    {StudentPart::other_name, "nickname|preferred name|known as"},
    {StudentPart::email,
     "email address|email|e mail|e mail address|student email|recipient email|recipientemail"},
}};

// "lastName" is two words, as "Last Name" is.
std::string parted_words(std::string_view header) {
  std::string out;
  for (const char c : header) {
    const bool lower_before = !out.empty() && out.back() >= 'a' && out.back() <= 'z';
    if (lower_before && c >= 'A' && c <= 'Z') out += ' ';
    out += c;
  }
  return out;
}

// What people and programs add to a header: "Correct?", "Answer:", "Student's name", "student.lastName".
std::string plain_header(std::string_view header) {
  static constexpr std::string_view k_of_student = "student.";
  std::string whole = folded(parted_words(header));
  if (whole.starts_with(k_of_student)) whole.erase(0, k_of_student.size());
  std::string out;
  for (const char c : whole) {
    if (c == '_' || c == '-')
      out += ' ';
    else if (std::string_view("?:*.'#").find(c) == std::string_view::npos)
      out += c;
  }
  static constexpr std::string_view k_curly = "\xE2\x80\x99";
  if (const auto at = out.find(k_curly); at != std::string::npos) out.erase(at, k_curly.size());
  return std::string(trim(out));
}

// All headings in their plain form.
std::map<std::string, HeadingKind> all_headings() {
  std::map<std::string, HeadingKind> out;
  const auto add = [&](std::string_view headings, bool names_students) {
    for (auto& heading : split_trimmed(headings, '|'))
      out.emplace(std::move(heading), names_students ? HeadingKind::student : HeadingKind::other);
  };
  for (const auto& info : k_student_parts) {
    using enum StudentPart;
    const auto part = info.part;
    add(info.headings,
        part == student || part == name || part == first_name || part == last_name || part == email);
  }
  for (const auto& info : piece_fields()) {
    const bool names_students = info.field == WorkField::student || info.field == WorkField::name;
    add(plain_header(info.name), names_students);
    add(info.headings, names_students);
  }
  return out;
}

}  // namespace

std::optional<std::size_t> header_rank(WorkField field, std::string_view header) {
  const PieceField& info = piece_field(field);
  const std::string wanted = plain_header(header);
  if (wanted.empty()) return std::nullopt;
  if (wanted == plain_header(info.name)) return 0;
  const auto variants = split_trimmed(info.headings, '|');
  const auto found = std::find(variants.begin(), variants.end(), wanted);
  if (found == variants.end()) return std::nullopt;
  return static_cast<std::size_t>(found - variants.begin()) + 1;
}

std::optional<StudentPart> student_part(std::string_view header) {
  const std::string wanted = plain_header(header);
  for (const auto& info : k_student_parts) {
    const auto headings = split_trimmed(info.headings, '|');
    if (std::find(headings.begin(), headings.end(), wanted) != headings.end()) return info.part;
  }
  if (header_rank(WorkField::student, header)) return StudentPart::id;
  if (header_rank(WorkField::name, header)) return StudentPart::name;
  return std::nullopt;
}

std::vector<std::string> other_names(OwnKeys own) {
  static constexpr std::string_view k_own = "x-";
  std::erase_if(own, [](const auto& key) {
    return student_part(key.first.substr(k_own.size())) != StudentPart::other_name;
  });
  std::vector<std::string> out;
  for_each_text(own, [&](const std::string& name) { out.push_back(name); });
  return out;
}

HeadingKind heading_kind(std::string_view header) {
  static const auto k_known = all_headings();
  const auto found = k_known.find(plain_header(header));
  return found == k_known.end() ? HeadingKind::unknown : found->second;
}

}  // namespace worksort
