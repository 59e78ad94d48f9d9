#include "samples.hpp"
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

using namespace worksort;

TEST_CASE("every text comes back from yaml as a value, as a key and in a list") {
  REQUIRE(nasty_texts().size() > 100);
  for (const auto& text : nasty_texts()) {
    CAPTURE(text);
    const std::string yaml =
        write_yaml_documents({Value{{"a", text}, {text, "key"}, {"list", {text, "x", text}}}});
    const YAML::Node node = YAML::Load(yaml);
    CHECK(node["a"].Scalar() == text);
    CHECK(node["list"][0].Scalar() == text);
    CHECK(node["list"][2].Scalar() == text);
    bool found = false;
    for (const auto& pair : node) found = found || pair.first.Scalar() == text;
    CHECK(found);
    // Quoted wherever a reader could see anything but text in it.
    CHECK((node["a"].Tag() == "!" || (text[0] >= 'A' && text[0] <= 'z')));
  }
}

TEST_CASE("yaml is block style with short lists on one line") {
  const Value document = {{"work",
                           {{"task", "bakery-trays"},
                            {"date", "2026-11-17"},
                            {"pieces", Value::array({Value{{"student", "s07"},
                                                           {"model", {"array", "number-line"}},
                                                           {"answer", "22"},
                                                           {"quote", "I kept: adding"},
                                                           {"shows", Value::array()},
                                                           {"attempt", 1},
                                                           {"unsure", true},
                                                           {"note", nullptr}}})}}}};
  CHECK(write_yaml_documents({document, Value{{"task", {{"id", "x"}}}}}) ==
        "work:\n"
        "  task: bakery-trays\n"
        "  date: \"2026-11-17\"\n"
        "  pieces:\n"
        "    - student: s07\n"
        "      model: [array, number-line]\n"
        "      answer: \"22\"\n"
        "      quote: \"I kept: adding\"\n"
        "      shows: []\n"
        "      attempt: 1\n"
        "      unsure: true\n"
        "      note: null\n"
        "---\n"
        "task:\n"
        "  id: x\n");
}

TEST_CASE("a long list goes over lines and lists nest") {
  Value list = Value::array();
  for (int i = 0; i < 12; ++i) list.push_back("repeated-addition");
  const std::string yaml = write_yaml_documents(
      {Value{{"long", list}, {"nested", {{1, 2}, {"a"}}}, {"maps", {Value{{"k", Value{{"v", 1}}}}}}}});
  const YAML::Node node = YAML::Load(yaml);
  CHECK(node["long"].size() == 12);
  CHECK(node["nested"][0][1].as<int>() == 2);
  CHECK(node["nested"][1][0].Scalar() == "a");
  CHECK(node["maps"][0]["k"]["v"].as<int>() == 1);
  std::size_t start = 0;
  for (std::size_t end = yaml.find('\n'); end != std::string::npos;
       start = end + 1, end = yaml.find('\n', start)) {
    CHECK(end - start <= 80);
  }
}

TEST_CASE("a table as yaml is its json data") {
  const YAML::Node node = YAML::Load(written(small_table(), Format::yaml));
  CHECK(node["input"]["files"].as<int>() == 1);
  CHECK(node["rows"][0]["models"][1].Scalar() == "number-line");
  CHECK(node["rows"][1]["share"].IsNull());
}
