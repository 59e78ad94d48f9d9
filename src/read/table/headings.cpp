#include "worksort/read/table/headings.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>

namespace worksort {
namespace {

struct PartInfo {
  StudentPart part;
  std::string_view headings;
};

// What a list of students has beside the headings of a piece's student and name.
constexpr std::array<PartInfo, 8> k_student_parts = {{
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

}  // namespace worksort
