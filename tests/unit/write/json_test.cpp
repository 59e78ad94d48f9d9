#include "worksort/write/format.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

#include "../parse_json.hpp"
#include "samples.hpp"
#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("json has the envelope, typed values and null") {
  const std::string text = written(small_table(), Format::json);
  CHECK(text.ends_with("}\n"));
  const Value json = parse_json(text);
  CHECK(json["schema"] == "worksort/tally");
  CHECK(json["schema_version"] == 1);
  CHECK(json["tool_version"] == WORKSORT_VERSION);
  CHECK(json["data"]["input"]["files"] == 1);
  const Value& rows = json["data"]["rows"];
  REQUIRE(rows.size() == 2);
  CHECK(write_yaml_flow(rows[0]) ==
        "{strategy: skip-counting, pieces: 12, share: 0.5, models: [array, number-line], open: true}");
  CHECK(write_yaml_flow(rows[1]) == "{strategy: blank, pieces: 3, share: null, models: [], open: false}");
  CHECK_FALSE(json["data"].contains("notes"));
}

TEST_CASE("notes stand beside the rows and what is no number is null") {
  Table table = small_table();
  table.notes = {"3 of 24"};
  table.rows[0][2] = std::numeric_limits<double>::infinity();
  const Value json = parse_json(written(table, Format::json));
  CHECK(json["data"]["notes"][0] == "3 of 24");
  CHECK(json["data"]["rows"][0]["share"].is_null());
}

TEST_CASE("every text comes back from json, and nothing in it acts on a terminal or a script") {
  Value texts = nasty_texts();
  texts.push_back("\x7F\xC2\x9B\x01\x1B");
  const std::string text = write_json(texts);
  CHECK(parse_json(text) == texts);
  for (const char* raw : {"\x7F", "\xC2\x9B", "\x1B", "\xE2\x80\xA8", "</"})
    CHECK(text.find(raw) == std::string::npos);
}

TEST_CASE("items that are made one at a time stand in their list as if all had been there") {
  const Value item = {
      {"text", "\n    \"pieces\": []"}, {"list", Value::array({1, 2})}, {"none", Value::array()}};
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
    CAPTURE(count);
    const Value data = {{"before", item}, {"pieces", Value::array()}, {"after", Value::array({item, "x"})}};
    LongData made = {data, "pieces", [&](const ItemSink& visit) {
                       for (std::size_t i = 0; i < count; ++i) {
                         Value one = i == 1 ? Value(nullptr) : item;
                         visit(one);
                       }
                     }};
    const std::string lines = write_json_lines(made).text();
    const Value all = whole(made);
    REQUIRE(all["pieces"].size() == count);
    CHECK(write_json("list", std::move(made)).text() == write_json(envelope("list", all)));
    std::string expected;
    for (const auto& one : all["pieces"]) expected += write_json_line(one);
    CHECK(lines == expected);
  }
}

TEST_CASE("text that is not UTF-8 is refused") {
  CHECK_THROWS_AS(write_json(Value{{"x", "\xFF"}}), std::runtime_error);
}
