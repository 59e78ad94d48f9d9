#include "worksort/report/page/value.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

std::vector<std::string> keys(const Value& map) {
  std::vector<std::string> out;
  for (const auto& [key, value] : map.items()) out.push_back(key);
  return out;
}

}  // namespace

TEST_CASE("a value is what it was made from") {
  CHECK(Value().is_null());
  CHECK(Value(nullptr) == Value());
  CHECK(Value("a").text() == "a");
  CHECK(Value(std::string_view("a")) == Value(std::string("a")));
  CHECK(Value(true).truth());
  CHECK(Value(std::size_t{7}).whole() == 7);
  CHECK(Value(-3).get<int>() == -3);
  CHECK(Value(0.5).real() == 0.5);
  CHECK(Value(7).real() == 7.0);
  CHECK(Value(std::vector<std::string>{"x", "y"}).texts() == std::vector<std::string>{"x", "y"});
}

TEST_CASE("kinds are told apart, and 1, 1.0, true and \"1\" are four things") {
  const std::vector<Value> all = {Value(1), Value(1.0), Value(true), Value("1"), Value()};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) CHECK((all[i] == all[j]) == (i == j));
  }
  CHECK(Value(1).is_number());
  CHECK_FALSE(Value(1).is_number_float());
  CHECK(Value(1.0).is_number_float());
  CHECK_FALSE(Value(true).is_number());
  CHECK(Value::array().is_structured());
  CHECK(Value::object().is_structured());
  CHECK_FALSE(Value::array() == Value::object());
}

TEST_CASE("braces make a map where every part is a key and a value, else a list") {
  CHECK(Value{{"id", "s07"}, {"pieces", 2}}.is_object());
  CHECK(Value{"a", "b", "c"}.is_array());
  CHECK(Value{{"id", 1}, {2, 3}}.is_array());
  CHECK(Value::array({{"a", "b"}}).is_array());
  const Value nested = {{"by", Value::array({"strategy"})}, {"of", {{"x", 1}}}};
  CHECK(nested["by"][0] == "strategy");
  CHECK(nested["of"]["x"] == 1);
}

TEST_CASE("maps keep the order of their keys, and a key has one place") {
  Value map;
  map["b"] = 1;
  map["a"] = 2;
  map["b"] = 3;
  CHECK(keys(map) == std::vector<std::string>{"b", "a"});
  map.update({{"a", 4}, {"c", 5}});
  CHECK(keys(map) == std::vector<std::string>{"b", "a", "c"});
  CHECK(map["a"] == 4);
  map.erase("b");
  map.erase("nothing");
  CHECK(keys(map) == std::vector<std::string>{"a", "c"});
  CHECK_FALSE(Value{{"a", 1}, {"b", 2}} == Value{{"b", 2}, {"a", 1}});
}

TEST_CASE("looking for a key never adds it, and reading one that is not there throws") {
  Value map = {{"a", 1}};
  CHECK(map.find("b") == nullptr);
  CHECK_FALSE(map.contains("b"));
  CHECK(map.size() == 1);
  CHECK_THROWS_AS(std::as_const(map)["b"], std::logic_error);
  const Value text = "text";
  CHECK(text.find("a") == nullptr);
  CHECK(text.items().empty());
}

TEST_CASE("null becomes a list or a map by the first thing that is put into it") {
  Value list;
  list.push_back("a");
  list.push_back({{"b", 1}});
  CHECK(list.size() == 2);
  CHECK(list.front() == "a");
  CHECK(list.back()["b"] == 1);
  Value text = "a";
  CHECK_THROWS_AS(text.push_back(1), std::logic_error);
  CHECK_THROWS_AS(text["a"], std::logic_error);
}

TEST_CASE("access that does not fit the kind throws") {
  CHECK_THROWS_AS((void)Value(1).text(), std::logic_error);
  CHECK_THROWS_AS((void)Value("1").whole(), std::logic_error);
  CHECK_THROWS_AS((void)Value(1.5).whole(), std::logic_error);
  CHECK_THROWS_AS((void)Value("x").real(), std::logic_error);
  CHECK_THROWS_AS((void)Value(1).truth(), std::logic_error);
  CHECK_THROWS_AS((void)Value::array({1, 2}).texts(), std::logic_error);
  CHECK_THROWS((void)Value::array({1})[1]);
}

TEST_CASE("a loop over what is no list goes over nothing") {
  std::size_t seen = 0;
  for (const Value& value : {Value(), Value("abc"), Value(3), Value{{"a", 1}}})
    for (const auto& item : value) seen += item.is_null() ? 1U : 2U;
  CHECK(seen == 0);
}

TEST_CASE("size counts entries, and one for anything that has none") {
  CHECK(Value().empty());
  CHECK(Value::array().empty());
  CHECK(Value::object().empty());
  CHECK(Value("").size() == 1);
  CHECK(Value{1, 2, 3}.size() == 3);
}

TEST_CASE("scalars are written as JSON writes them, texts as they are") {
  CHECK(Value().scalar() == "null");
  CHECK(Value(false).scalar() == "false");
  CHECK(Value(-12).scalar() == "-12");
  CHECK(Value(2.0).scalar() == "2.0");
  CHECK(Value(0.1).scalar() == "0.1");
  CHECK(Value(1e300).scalar() == "1e+300");
  CHECK(Value("null").scalar() == "null");
}

TEST_CASE("a copy is another value, and moving takes the content along") {
  Value first = {{"list", {"a", "b"}}};
  Value second = first;
  second["list"].push_back("c");
  CHECK(first["list"].size() == 2);
  const Value third = std::move(second);
  CHECK(third["list"].size() == 3);
}
