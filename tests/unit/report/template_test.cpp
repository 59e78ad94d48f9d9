#include "worksort/report/page/template.hpp"

#include <map>
#include <stdexcept>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

const std::map<std::string, std::string, std::less<>> k_partials = {
    {"names", "{{#names}}\n- {{.}}\n{{/names}}\n"},
    {"inline", "({{title}})\n"},
    {"loop", "{{> loop}}\n"},
    {"broken", "one\n{{titel}}\n"},
};

std::string_view partial(std::string_view name) {
  const auto found = k_partials.find(name);
  return found == k_partials.end() ? std::string_view{} : found->second;
}

Value page_sample() {
  return {{"title", "t"},
          {"count", 1},
          {"open", true},
          {"names", {"n"}},
          {"chart_md", "c"},
          {"groups", Value::array({Value{{"name", "g"}, {"pieces", 1}, {"how", {{"far", 1}}}}})}};
}

std::string render(std::string_view text, const Value& data) {
  return render_markdown(parse_template(text, partial), data);
}

std::vector<TemplateError> check(std::string_view text) {
  return check_template(parse_template(text, partial), page_sample());
}

// The only error that the template has.
TemplateError only_error(std::string_view text) {
  const auto errors = check(text);
  REQUIRE(errors.size() == 1);
  return errors.front();
}

}  // namespace

TEST_CASE("tags print values, sections repeat and dotted names go down") {
  Value data = page_sample();
  data["groups"] = Value::array({Value{{"name", "A"}, {"pieces", 2}, {"how", {{"far", 3}}}},
                                 Value{{"name", "B"}, {"pieces", 0}, {"how", {{"far", 0}}}}});
  CHECK(render("{{#groups}}\n{{name}}: {{pieces}}, {{how.far}} of {{count}}\n{{/groups}}\n", data) ==
        "A: 2, 3 of 1\nB: 0, 0 of 1\n");
}

TEST_CASE("a section on a number is false for zero, which is printed all the same") {
  const std::string_view text = "{{n}}{{#n}} some{{/n}}{{^n}} none{{/n}} {{a.n}}{{#a.n}} some{{/a.n}}\n";
  CHECK(render(text, {{"n", 0}, {"a", {{"n", 0.0}}}}) == "0 none 0\n");
  CHECK(render(text, {{"n", 2}, {"a", {{"n", -1.5}}}}) == "2 some -1.5 some\n");
}

TEST_CASE("null, blank text, false, empty lists and empty maps are false") {
  for (const Value& value :
       {Value(nullptr), Value(""), Value(" \n"), Value(false), Value::array(), Value::object()}) {
    CAPTURE(value.size());
    CHECK(render("{{#x}}yes{{/x}}{{^x}}no{{/x}}\n", {{"x", value}}) == "no\n");
  }
  CHECK(render("{{#x}}yes{{/x}}\n", {{"x", "0"}}) == "yes\n");
}

TEST_CASE("sections on their own lines leave no line behind, so tables and quotes hold together") {
  const std::string_view text =
      "| a |\n| --- |\n{{#names}}\n| {{.}} |\n{{/names}}\n{{#open}}\n| end |\n{{/open}}\n\nafter\n";
  CHECK(render(text, {{"names", {"x", "y"}}, {"open", false}}) == "| a |\n| --- |\n| x |\n| y |\n\nafter\n");
}

TEST_CASE("several blank lines become one, but not in code") {
  CHECK(render("\n\na\n\n{{#x}}\nb\n\n{{/x}}\n\n\nc\n", {{"x", false}}) == "a\n\nc\n");
  CHECK(render("```\na\n\n\nb\n```\n", Value::object()) == "```\na\n\n\nb\n```\n");
}

TEST_CASE("text is escaped, prepared Markdown and numbers are not") {
  CHECK(render("{{a}} {{{a_md}}} {{n}}\n", {{"a", "*x*"}, {"a_md", "*x*"}, {"n", -3.5}}) ==
        "\\*x\\* *x* -3.5\n");
  CHECK(render("{{a}}\n", {{"a", "\x02**x**"}}) == "\\\\u{2}\\*\\*x\\*\\*\n");
  CHECK(render("{{a}}\n", {{"a", "{{b}} {{{c}}}"}}) == "{{b}} {{{c}}}\n");
}

TEST_CASE("partials take over the indentation of their tag") {
  CHECK(render("1. a\n   {{> names}}\n", {{"names", {"x", "y"}}}) == "1. a\n   - x\n   - y\n");
  CHECK(render("see {{> inline}}!\n", {{"title", "T"}}) == "see (T)!\n");
}

TEST_CASE("a name is looked for inside out, and the dot is the entry itself") {
  const Value data = {{"x", "outer"},
                      {"list", Value::array({Value{{"x", "inner"}}, Value{{"y", "other"}}})},
                      {"words", {"a*", "b"}}};
  CHECK(render("{{#list}}{{x}} {{/list}}\n", data) == "inner outer \n");
  CHECK(render("{{#words}}{{.}} {{/words}}\n", data) == "a\\* b \n");
  CHECK(render("{{#x}}{{.}}{{/x}}{{^nothing}} {{x}}{{/nothing}}\n", data) == "outer outer\n");
}

TEST_CASE("dotted names go down and do not fall back to an outer name half-way") {
  const Value data = {{"a", {{"b", {{"c", "deep"}}}, {"d", nullptr}}}, {"c", "outer"}};
  CHECK(render("{{a.b.c}} {{#a}}{{#b}}{{c}}{{/b}}{{/a}} [{{a.c}}] [{{a.d.c}}]\n", data) ==
        "deep deep [] []\n");
}

TEST_CASE("a value that is empty inside hides the outer one of the same name") {
  CHECK(render("{{#list}}[{{x}}]{{/list}}\n",
               {{"x", "outer"}, {"list", Value::array({Value{{"x", ""}}, Value{{"x", nullptr}}})}}) ==
        "[][]\n");
}

TEST_CASE("two and three braces and the ampersand are the three ways to show a value") {
  CHECK(render("{{ a }} {{{ a_md }}} {{& a_md }}\n", {{"a", "1. x"}, {"a_md", "**x**"}}) ==
        "1\\. x **x** **x**\n");
}

TEST_CASE("for what is no page, values stand as they are and lines are not touched") {
  CHECK_THROWS_AS((void)fill_in("init/nothing", Value::object()), std::logic_error);
  const std::string script = fill_in("completion/fish.mustache", {{"commands", Value::array()}});
  CHECK(script.find("string match -q -- '-*' $word") != std::string::npos);
  CHECK(script.find("{{") == std::string::npos);
}

TEST_CASE("comments vanish with their lines") {
  CHECK(render("a\n{{! over\ntwo lines }}\nb{{! here }}c\n", Value::object()) == "a\nbc\n");
}

TEST_CASE("an unknown tag names the nearest known one and its line") {
  const auto error = only_error("{{title}}\n\n{{#groups}}\n{{naem}}\n{{/groups}}\n");
  CHECK(error.line == 4);
  CHECK(error.message == "'naem' is nothing that this page has here");
  CHECK(error.hint == "did you mean 'name'?");
  CHECK(only_error("{{pupil-list}}\n").hint.starts_with("known here: title, count, open, names"));
  CHECK(check("{{#groups}}{{title}} {{how.far}}{{/groups}}{{#names}}{{.}}{{/names}}").empty());
}

TEST_CASE("a tag must fit what stands behind its name") {
  CHECK(only_error("{{groups}}").message == "'groups' is a list");
  CHECK(only_error("{{#groups}}{{how}}{{/groups}}").hint == "use one of them: how.far");
  CHECK(only_error("{{open}}").message == "'open' is either so or not and has no text");
}

TEST_CASE("what people wrote goes in escaped only, and never into code or a link") {
  CHECK(only_error("{{{title}}}").hint == "write {{title}} with two braces");
  CHECK(only_error("{{&title}}").hint == "write {{title}} with two braces");
  CHECK(only_error("{{chart_md}}").hint == "write {{{chart_md}}} with three braces");
  CHECK(only_error("`{{title}}`").message.find("code") != std::string::npos);
  CHECK(only_error("```\n{{title}}\n```\n").message.find("code") != std::string::npos);
  CHECK(only_error("[x]({{title}})").message.find("link") != std::string::npos);
  CHECK(
      check("```chart bars\n{{title}}\nName | pieces\n{{#groups}}\n{{name}} | {{pieces}}\n{{/groups}}\n```\n")
          .empty());
}

TEST_CASE("a template that is not well formed is refused with its line") {
  CHECK(only_error("a\n{{#groups}}\n").message == "the section 'groups' is not closed");
  CHECK(only_error("a\n{{/groups}}\n").line == 2);
  CHECK(only_error("{{#groups}}{{#names}}{{/groups}}{{/names}}").hint ==
        "the section that is open here is names");
  CHECK(only_error("a {{title\n").message == "a tag begins with {{ and does not end");
  CHECK(only_error("{{=<% %>=}}\n").hint == "tags always stand between {{ and }}; they cannot be changed");
  CHECK(only_error("{{a b}}\n").message == "'{{a b}}' is not a tag that can be used");
  CHECK(only_error("{{> nope}}\n").message == "there is no partial 'nope'");
  CHECK(only_error("{{> loop}}\n").message == "partials are nested too deeply at 'loop'");
  CHECK(only_error("a\n{{> broken}}\n").line == 2);
  CHECK(only_error("\xFF").hint == "save it as UTF-8");
  CHECK(only_error("a\x01").line == 1);
}

TEST_CASE("check_page_data finds what a template would take from an outer object") {
  Value data = page_sample();
  CHECK(check_page_data(data, page_sample()).empty());
  data["groups"][0].erase("name");
  data["more"] = 1;
  CHECK(check_page_data(data, page_sample()) ==
        std::vector<std::string>{"groups[0].name is missing", "more is not in the sample"});
}

TEST_CASE("a page of thousands of items is rendered") {
  Value data = page_sample();
  data["groups"] = Value::array();
  for (int i = 0; i < 5000; ++i)
    data["groups"].push_back({{"name", "g"}, {"pieces", i}, {"how", {{"far", i}}}});
  const std::string text =
      render("{{#groups}}\n{{name}} {{pieces}} {{how.far}} {{title}}\n{{/groups}}\n", data);
  CHECK(text.size() > 5000 * 8);
  CHECK(text.ends_with("g 4999 4999 t\n"));
}
