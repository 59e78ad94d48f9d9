// Agreement against tables whose right answers others have published.
#include "worksort/analyze/agree/agreement_statistics.hpp"
#include "worksort/analyze/agree/krippendorff_alpha.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "rating_tables.hpp"
#include <doctest/doctest.h>

using namespace worksort;

namespace {

// Six digits: no more than half a unit of the sixth decimal away.
void check_six(const Statistic& statistic, double published) {
  REQUIRE(statistic.value.has_value());
  CHECK(statistic.reason.empty());
  CHECK(std::abs(*statistic.value - published) <= 0.0000006);
}

void check_three(const Statistic& statistic, double published) {
  REQUIRE(statistic.value.has_value());
  CHECK(std::abs(*statistic.value - published) <= 0.00051);
}

// The cells of a CSV line; quoted cells may hold commas.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

// 168 scripts that two or three of GK, PI and BD coded: column -> (script and part) x coder, "" is missing.
using CodedScripts = std::map<std::string, std::vector<std::array<std::string, 3>>>;

CodedScripts read_scripts() {
  const std::filesystem::path root = std::filesystem::path(WORKSORT_SOURCE_DIR).parent_path();
  std::ifstream file(root / "shared" / "data" / "kinnear-example-generation" / "double_coded_wide.csv");
  CodedScripts scripts;
  std::string line;
  if (!std::getline(file, line)) return scripts;
  const auto header = cells_of(line);
  const std::array<std::string, 3> coders = {"GK_", "PI_", "BD_"};
  while (std::getline(file, line)) {
    const auto cells = cells_of(line);
    for (std::size_t column = 2; column < header.size(); ++column) {
      const std::string coder = header[column].substr(0, 3);
      auto& rows = scripts[header[column].substr(3)];
      if (coder == coders[0]) rows.emplace_back();
      const auto place = std::ranges::find(coders, coder) - coders.begin();
      rows.back()[static_cast<std::size_t>(place)] = cells[column];
    }
  }
  return scripts;
}

// Numbers the different values, in byte order. A list "a; b" counts as one value.
Ratings numbered(const std::vector<std::array<std::string, 3>>& rows) {
  std::set<std::string> values;
  for (const auto& row : rows) values.insert(row.begin(), row.end());
  values.erase("");
  Ratings ratings(rows.size(), 3, values.size());
  for (std::size_t unit = 0; unit < rows.size(); ++unit) {
    for (std::size_t coder = 0; coder < 3; ++coder) {
      const std::string& cell = rows[unit][coder];
      if (cell.empty()) continue;
      ratings.set(unit, coder, static_cast<std::int32_t>(std::distance(values.begin(), values.find(cell))));
    }
  }
  return ratings;
}

Ratings coded_by_all(const Ratings& ratings) {
  Ratings result = ratings;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    if (rating_count(ratings.counts_of(unit)) == 3) continue;
    for (std::size_t coder = 0; coder < 3; ++coder) result.set(unit, coder, std::nullopt);
  }
  return result;
}

struct Published {
  std::string variable;
  double pairwise, alpha, ac1;
  std::array<double, 3> cohen;  // GK-PI, GK-BD, PI-BD; 0 where none was published
  double fleiss;
  std::size_t disagreements;
};

}  // namespace

TEST_CASE("Krippendorff 2011: four coders, twelve units, missing ratings") {
  const Ratings ratings = rating_tables::krippendorff_2011();
  check_six(krippendorff_alpha(ratings, AlphaMetric::nominal), 113.0 / 152.0);
  check_six(krippendorff_alpha(ratings, AlphaMetric::nominal), .743421);
  check_six(krippendorff_alpha(ratings, AlphaMetric::ordinal), .815388);
  check_six(krippendorff_alpha(ratings, AlphaMetric::interval), 951.0 / 1120.0);
  check_six(pairwise_agreement(ratings), 9.0 / 11.0);
  CHECK(*gwet_ac1(ratings).value == doctest::Approx(.77544).epsilon(.00001));
}

TEST_CASE("Fleiss 1971: thirty patients, six psychiatrists") {
  const Ratings ratings = rating_tables::fleiss_1971();
  check_six(fleiss_kappa(ratings), 5437.0 / 12637.0);
  check_six(krippendorff_alpha(ratings, AlphaMetric::nominal), .4334098);
  check_six(pairwise_agreement(ratings), 5.0 / 9.0);
  const std::array<double, 5> by_category = {.245, .245, .520, .471, .566};
  for (std::int32_t code = 0; code < 5; ++code) {
    check_three(fleiss_kappa_of(ratings, code), by_category[static_cast<std::size_t>(code)]);
  }
  CHECK(commonest_code(ratings).code == 3);
  check_six(commonest_code(ratings).share, 55.0 / 180.0);
}

TEST_CASE("two coders: Cohen 1960 and 1968, Fleiss, Cohen and Everitt 1969, and an example of SAS") {
  const Confusion cohen =
      confusion(rating_tables::from_pairs({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}), 0, 1);
  CHECK(cohen.units == 200);
  check_six(cohen_kappa(cohen), 29.0 / 59.0);
  check_six(cohen_kappa(cohen), .491525);
  check_six(cohen_kappa(cohen, {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}}), .347826);
  const Confusion everitt =
      confusion(rating_tables::from_pairs({{106, 10, 4}, {22, 28, 10}, {2, 12, 6}}), 0, 1);
  check_six(cohen_kappa(everitt), .428571);
  const Confusion sas = confusion(rating_tables::from_pairs({{0, 4, 1}, {0, 8, 0}, {0, 1, 5}}), 0, 1);
  check_six(cohen_kappa(sas), .484163);
  check_six(cohen_kappa(sas, KappaWeights::linear), .470120);
  check_six(cohen_kappa(confusion(rating_tables::from_pairs({{20, 5}, {10, 15}}), 0, 1)), .4);
}

TEST_CASE("the worked examples of an encyclopedia: Fleiss' kappa and Krippendorff's alpha") {
  const Ratings fleiss = rating_tables::from_counts({{0, 0, 0, 0, 14},
                                                     {0, 2, 6, 4, 2},
                                                     {0, 0, 3, 5, 6},
                                                     {0, 3, 9, 2, 0},
                                                     {2, 2, 8, 1, 1},
                                                     {7, 7, 0, 0, 0},
                                                     {3, 2, 6, 3, 0},
                                                     {2, 5, 3, 2, 2},
                                                     {6, 5, 2, 1, 0},
                                                     {0, 2, 2, 3, 7}});
  check_six(fleiss_kappa(fleiss), .209931);
  const Ratings alpha =
      rating_tables::from_coders({".....34121133.3", "1.213343.......", "..21344.21133.4"}, 4);
  check_six(krippendorff_alpha(alpha, AlphaMetric::nominal), .691358);
  check_six(krippendorff_alpha(alpha, AlphaMetric::ordinal), .806721);
  check_six(krippendorff_alpha(alpha, AlphaMetric::interval), .810845);
}

TEST_CASE("168 real pieces coded by two or three researchers") {
  const CodedScripts scripts = read_scripts();
  if (scripts.empty()) {
    MESSAGE("the coded scripts are not beside the source tree: skipped");
    return;
  }
  const std::vector<Published> all = {
      {"correct", .9662698, .8965008, .94802, {.896040, .865514, .890785}, .870939, 8},
      {"gives_equation", .9603175, .9237965, .92559, {0, 0, 0}, .949365, 8},
      {"example_type", .8809524, .8566665, .86973, {.815924, .977178, .839951}, .885727, 25},
      {"nature_of_mistake", .5526316, .4922840, .51441, {0, 0, 0}, 0, 20}};
  for (const Published& published : all) {
    CAPTURE(published.variable);
    const Ratings ratings = numbered(scripts.at(published.variable));
    check_six(pairwise_agreement(ratings), published.pairwise);
    check_six(krippendorff_alpha(ratings, AlphaMetric::nominal), published.alpha);
    CHECK(std::abs(*gwet_ac1(ratings).value - published.ac1) <= .0000051);
    const auto units = static_cast<double>(rated_units(ratings, 2).size());
    CHECK(units == (published.variable == "nature_of_mistake" ? 38 : 168));
    CHECK(*share_all_agree(ratings).value ==
          doctest::Approx(1.0 - static_cast<double>(published.disagreements) / units));
    if (published.fleiss > 0) check_six(fleiss_kappa(coded_by_all(ratings)), published.fleiss);
    if (published.cohen[0] <= 0) continue;
    const std::array<std::array<std::size_t, 2>, 3> pairs = {{{0, 1}, {0, 2}, {1, 2}}};
    for (std::size_t pair = 0; pair < 3; ++pair) {
      const Confusion table = confusion(ratings, pairs[pair][0], pairs[pair][1]);
      CHECK(table.units == (pair == 0 ? 168 : 112));
      check_six(cohen_kappa(table), published.cohen[pair]);
    }
  }
}
