#include "worksort/write/qdc.hpp"

#include "worksort/read/study/study_reader.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Every value of an attribute, in order.
std::vector<std::string> values(const std::string& xml, const std::string& attribute) {
  std::vector<std::string> out;
  const std::string mark = " " + attribute + "=\"";
  for (auto at = xml.find(mark); at != std::string::npos; at = xml.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    out.push_back(xml.substr(begin, xml.find('"', begin) - begin));
  }
  return out;
}

}  // namespace

TEST_CASE("every code is there once, with an identifier of its own that stays") {
  const Codebook codebook = *shipped_codebook("fractions");
  const std::string xml = write_qdc(codebook);
  CHECK(xml.find("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"") != std::string::npos);
  const auto guids = values(xml, "guid");
  CHECK(std::set<std::string>(guids.begin(), guids.end()).size() == guids.size());
  const std::size_t codes = codebook.strategies.size() + codebook.models.size() + codebook.issues.size() +
                            codebook.success.size() + special_codes().size();
  const auto codable = values(xml, "isCodable");
  CHECK(static_cast<std::size_t>(std::count(codable.begin(), codable.end(), "true")) == codes);
  CHECK(guids.front() == "8981e33c-9d7c-51d8-88bf-a1a38b346eb4");
  CHECK(write_qdc(codebook) == xml);
}

TEST_CASE("an identifier depends on ids alone") {
  Codebook one;
  one.id = "own";
  one.strategies.resize(2);
  one.strategies[0].id = "a";
  one.strategies[1].id = "b";
  const auto before = values(write_qdc(one), "guid");
  one.strategies[0].name = "Another name";
  one.strategies[0].definition = "words";
  std::swap(one.strategies[0], one.strategies[1]);
  const auto after = values(write_qdc(one), "guid");
  CHECK(std::set<std::string>(before.begin(), before.end()) ==
        std::set<std::string>(after.begin(), after.end()));
}

TEST_CASE("text is text, whatever it holds") {
  Codebook codebook;
  codebook.id = "own";
  codebook.models.resize(1);
  codebook.models[0].id = "m";
  codebook.models[0].name = "a < b & \"c\" > 'd'";
  const std::string xml = write_qdc(codebook);
  CHECK(xml.find("name=\"a &lt; b &amp; &quot;c&quot; &gt; 'd'\"") != std::string::npos);
  CHECK(xml.find("\"Strategies\"") == std::string::npos);
}

TEST_CASE("what XML cannot hold is left out") {
  Codebook codebook;
  codebook.id = "own";
  codebook.models.resize(1);
  codebook.models[0].id = "m";
  codebook.models[0].name =
      "a\xEF\xBF\xBE"
      "b\xEF\xBF\xBF"
      "c\x01"
      "d\xEF\xBF\xBD";
  CHECK(write_qdc(codebook).find("name=\"abcd\xEF\xBF\xBD\"") != std::string::npos);
}
