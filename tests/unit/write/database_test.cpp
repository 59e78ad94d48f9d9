#include "worksort/write/sheet/workbook.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Two tables: of the second, one reference is the beginning of its key, and the other is not.
Database small_database() {
  Database out;
  out.schools = {"Lincoln"};
  DatabaseTable schools{"places", {{"place", "", ColumnType::text}}, {"place"}};
  schools.each_row = [](const RowVisitor& visit) {
    std::vector<Cell> row = {std::string("Lincoln")};
    visit("Lincoln", row);
  };
  schools.of_schools = true;
  DatabaseTable shares{"shares",
                       {{"place", "", ColumnType::text},
                        {"number", "", ColumnType::number},
                        {"share", "", ColumnType::real},
                        {"open", "", ColumnType::flag},
                        {"other", "", ColumnType::text}},
                       {"place", "number"},
                       {{{"place"}, "places"}, {{"other"}, "places"}}};
  shares.each_row = [](const RowVisitor& visit) {
    std::vector<Cell> row = {std::string("Lincoln"), std::int64_t{7}, 0.1, true, std::string()};
    visit("Lincoln", row);
  };
  shares.of_schools = true;
  out.tables = {schools, shares};
  return out;
}

bool has_part(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// TMPDIR as long as this lives.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const char* path) {
    if (const char* now = std::getenv("TMPDIR")) m_before = now;
    setenv("TMPDIR", path, 1);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    if (m_before)
      setenv("TMPDIR", m_before->c_str(), 1);
    else
      unsetenv("TMPDIR");
  }

 private:
  std::optional<std::string> m_before;
};

}  // namespace

TEST_CASE("a share in SQLite is a real number with all its digits") {
  const std::string bytes = write_sqlite(small_database()).text();
  CHECK(bytes.starts_with("SQLite format 3"));
  CHECK(has_part(bytes, "\x3F\xB9\x99\x99\x99\x99\x99\x9A"));  // 0.1
}

TEST_CASE("a database for SQLite is the same where there is no folder for temporary files") {
  const std::string usual = write_sqlite(small_database()).text();
  const TemporaryFolder nowhere("/no such folder");
  CHECK(write_sqlite(small_database()).text() == usual);
}

TEST_CASE("tables for PostgreSQL have their types, and an index where a key does not find the rows") {
  const std::string script = write_postgres(small_database()).text();
  CHECK(has_part(script, "\"share\" double precision"));
  CHECK(has_part(script, "\"number\" bigint NOT NULL"));
  CHECK(has_part(script, "\"open\" boolean"));
  CHECK(has_part(script, "Lincoln\tLincoln\t7\t0.1\tt\t\\N\n"));
  CHECK(has_part(script,
                 R"(CREATE INDEX IF NOT EXISTS "shares_of_places" ON "shares" ("of_school", "other");)"));
  CHECK_FALSE(has_part(script, R"(ON "shares" ("of_school", "place"))"));
}
