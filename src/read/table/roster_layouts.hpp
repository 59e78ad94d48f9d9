// The files in which information systems export class lists.
#pragma once

#include <array>
#include <string_view>

namespace worksort::reading {

// What a file is known by: headings that it has (a|b is either), that it does not have, and a part of its
// name.
struct RosterFile {
  std::string_view needs;
  std::string_view lacks;
  std::string_view name;
  std::string_view usual;  // how the file is called for people
};

// The files of a program and their columns; of several headings the first one that is filled counts.
struct RosterLayout {
  std::string_view program;
  RosterFile people;
  RosterFile classes;
  RosterFile places;
  RosterFile schools;
  std::string_view person, number, first_name, last_name;
  std::string_view class_id, class_school, title, section;
  std::string_view place_class, place_person;
  std::string_view school, school_name;
};

inline constexpr std::array<RosterLayout, 3> k_roster_layouts = {
    {{"OneRoster",
      {"sourcedid givenname familyname", "", "", "users.csv"},
      {"sourcedid title schoolsourcedid|orgsourcedid", "coursecode schoolyearsourcedid type", "",
       "classes.csv"},
      {"classsourcedid usersourcedid", "", "", "enrollments.csv"},
      {"sourcedid name type", "", "", "orgs.csv"},
      "sourcedid",
      "identifier",
      "preferredgivenname|givenname",
      "preferredfamilyname|familyname",
      "sourcedid",
      "schoolsourcedid|orgsourcedid",
      "title",
      "classcode|periods",
      "classsourcedid",
      "usersourcedid",
      "sourcedid",
      "name"},
     {"Clever",
      {"studentid firstname lastname", "", "", "students.csv"},
      {"sectionid", "studentid", "", "sections.csv"},
      {"sectionid studentid", "", "", "enrollments.csv"},
      {"schoolid schoolname", "studentid sectionid teacherid", "", "schools.csv"},
      "studentid",
      "studentnumber",
      "preferredfirstname|firstname",
      "lastname",
      "sectionid",
      "schoolid",
      "sectionname|name|coursename",
      "sectionnumber|period",
      "sectionid",
      "studentid",
      "schoolid",
      "schoolname"},
     {"Microsoft SDS",
      {"sisid|id schoolsisid|schooldfenumber", "sectionname sectionsisid sectionid", "student",
       "Student.csv"},
      {"sisid|id sectionname", "", "", "Section.csv"},
      {"sectionsisid|sectionid sisid|id", "", "enrol", "StudentEnrollment.csv"},
      {"sisid|dfenumber|id name", "firstname", "", "School.csv"},
      "sisid|id",
      "studentnumber",
      "firstname",
      "lastname",
      "sisid|id",
      "schoolsisid|schooldfenumber",
      "sectionname",
      "sectionnumber|periods",
      "sectionsisid|sectionid",
      "sisid|id",
      "sisid|dfenumber|id",
      "name"}}};

}  // namespace worksort::reading
