// Which piece of a file a row of a table is about: what says all the same first, what says less behind it.
#include "edit/work_match.hpp"

#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

std::string pieces(const std::vector<std::string>& entries) {
  if (entries.empty()) return "task: {id: t}\n";
  std::string out = "work:\n  pieces:\n";
  for (const auto& entry : entries) out += "    - {" + entry + "}\n";
  return out;
}

// For each row the number of its piece, - for a new one: "0 - 2".
std::string matched(const std::vector<std::string>& rows, const std::vector<std::string>& file) {
  const Study table = study_of(pieces(rows));
  const Study context = study_of(pieces(file));
  std::vector<const Reading*> there;
  for (const auto& reading : context.readings) there.push_back(&reading);
  std::vector<std::string> out(rows.size());
  const auto found = match_readings(table, context, there);
  for (std::size_t i = 0; i < found.size(); ++i)  // entries begin in line 3, and studies sort them
    out.at(table.readings[i].line - 3) = found[i] == nullptr ? "-" : fmt::format("{}", found[i]->line - 3);
  return join(out, " ");
}

}  // namespace

TEST_CASE("a row is about the piece of its student that says the same") {
  const std::string piece = "student: a, task: t, date: 2026-11-16, attempt: 2, coder: kim, school: Lincoln";
  CHECK(matched({piece}, {"student: b, task: t", piece}) == "1");
  for (const auto& change : {std::pair("student: a", "student: b"),
                             {"task: t", "task: u"},
                             {"11-16", "11-17"},
                             {"attempt: 2", "attempt: 1"},
                             {"kim", "lee"},
                             {"Lincoln", "Grant"}}) {
    CAPTURE(change.second);
    CHECK(matched({with_all(piece, change.first, change.second)}, {piece}) == "-");
    CHECK(matched({piece}, {with_all(piece, change.first, change.second)}) == "-");
  }
  CHECK(matched({}, {piece}) == "");
  CHECK(matched({piece}, {}) == "-");
}

TEST_CASE("what a row does not say may be anything, and what a piece does not say is nothing") {
  const std::string piece = "student: a, task: t, date: 2026-11-16, attempt: 2, coder: kim, school: Lincoln";
  for (const std::string key : {", task: t", ", date: 2026-11-16", ", attempt: 2", ", coder: kim"}) {
    CAPTURE(key);
    CHECK(matched({with_all(piece, key, "")}, {piece}) == "0");
    CHECK(matched({piece}, {with_all(piece, key, "")}) == "-");
  }
  CHECK(matched({with_all(piece, ", school: Lincoln", "")}, {piece}) == "0");
  CHECK(matched({piece}, {with_all(piece, ", school: Lincoln", "")}) == "0");
  CHECK(matched({"student: a"}, {piece}) == "0");
}

TEST_CASE("a piece that says all the same is taken before rows that say less are looked at") {
  const std::string piece = "student: a, task: t";
  const std::string first = piece + ", date: 2026-11-16";
  const std::string second = piece + ", date: 2026-11-17";
  CHECK(matched({piece, first}, {first, second}) == "1 0");
  CHECK(matched({piece, second}, {first, second}) == "0 1");
  CHECK(matched({piece, first}, {first, piece}) == "1 0");
  CHECK(matched({piece, first}, {first}) == "- 0");
  CHECK(matched({first, second}, {second, first}) == "1 0");
  CHECK(matched({"student: a, attempt: 1", first}, {first + ", attempt: 1", first}) == "0 1");
}

TEST_CASE("a row that could be several pieces is refused") {
  const std::string piece = "student: a, task: t";
  const std::vector<std::string> file = {piece + ", date: 2026-11-16", piece + ", date: 2026-11-17"};
  try {
    matched({"student: b", piece}, file);
    FAIL("nothing was refused");
  } catch (const Problem& why) {
    CHECK(std::string(why.what()) == "line 4 of the table could be more than one piece of student 'a'");
    CHECK(why.hint == "columns or --set for task, date, attempt and coder tell them apart");
  }
  CHECK(matched({file[1], piece}, file) == "1 0");
}
