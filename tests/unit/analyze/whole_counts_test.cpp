// All that is counted of a class at once: the values of each dimension with their places, rows and totals,
// and what readers agree on.
#include "worksort/analyze/agree/agree.hpp"
#include "worksort/analyze/tally.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "made_study.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;
using namespace worksort::test;

namespace {

constexpr std::string_view k_two_schools = R"(
codebook:
  id: cb
  success: [begun, half, whole]
  families: [{id: look}, {id: count}]
  strategies: [{id: zeal, family: count}, {id: amble, family: look}, {id: own}]
  models: [tray, line]
  issues: [slips, stops]
---
codebook: {id: other, strategies: [march, zeal], models: [grid]}
---
task: {id: t2, grade: "3", date: 2026-11-17, codebook: cb, answers: ["5"]}
---
task: {id: t10, grade: "4", date: 2026-11-24, codebook: other}
---
exemplar: {task: t2, look_fors: [{id: b, text: B}, {id: a, text: A}]}
---
roster: {class: 3B, school: L, students: [s1, s2, s3, s10]}
---
roster: {class: 3B, school: G, students: [s1, s4]}
---
work:
  task: t2
  class: 3B
  school: L
  coder: kim
  pieces:
    - {student: s1, strategy: [zeal, amble], model: [tray, line], success: half, answer: "5", shows: [a, b], issues: [stops, slips]}
    - {student: s2, strategy: amble, success: whole, answer: "4", setting: pair}
    - {student: s3, strategy: odd, success: weg}
    - {student: s10, strategy: absent}
---
work:
  task: t2
  class: 3B
  school: L
  coder: lee
  pieces:
    - {student: s1, strategy: zeal, model: tray, success: whole, shows: a}
    - {student: s2, strategy: own, success: whole}
---
work:
  task: t2
  class: 3B
  school: G
  coder: kim
  pieces:
    - {student: s1, strategy: amble, success: begun, date: 2026-11-22}
    - {student: s4, strategy: unclear}
---
work:
  task: t10
  class: 3B
  school: L
  pieces:
    - {student: s1, strategy: march, attempt: 1}
    - {student: s1, strategy: zeal, attempt: 2, model: grid}
    - {student: s2, strategy: blank}
    - {student: s9}
)";

std::string dimension_said(const Study& study, const std::vector<TallyValue>& values) {
  std::string out;
  for (const TallyValue& value : values) {
    out += fmt::format("{}<{}>", value.code, value.place);
    if (value.student != k_no_text) out += "=" + text(study, value.student);
    for (const Text school : value.schools) out += fmt::format("@{}", study.text(school));
    out += " ";
  }
  return out;
}

std::string counts_said(const std::vector<TallyRow>& rows, std::size_t dimensions) {
  std::string out;
  for (const TallyRow& row : rows) {
    for (std::size_t d = 0; d < dimensions; ++d) out += fmt::format("{}{}", d == 0 ? "" : ".", row.at[d]);
    out += fmt::format(":{}/{} ", row.pieces, row.students);
  }
  return out;
}

// The values of each dimension, the rows as PLACES:PIECES/STUDENTS, totals, and numbers of the whole.
std::string tally_said(const TallyOptions& options, std::string_view documents = k_two_schools) {
  const Study study = made_study(documents);
  const TallyResult found = tally(Selection(study, {}), options);
  std::string out;
  for (std::size_t d = 0; d < found.by.size(); ++d) out += dimension_said(study, found.values.at(d)) + "| ";
  out += counts_said(found.rows, found.by.size());
  if (!found.totals.empty()) out += "= " + counts_said(found.totals, found.by.size() - 1);
  out += fmt::format("| {} {} {}", found.pieces, found.readings, found.students);
  for (const auto* task : found.tasks) out += " " + text(study, task->id);
  return out + (found.success_differs ? " differs" : "");
}

TallyOptions counted_by(std::vector<TallyBy> dimensions, bool all = false, bool zero = false,
                        bool totals = false, bool defined = false) {
  return {std::move(dimensions), all, zero, totals, defined};
}

std::string statistic_said(const Statistic& found) {
  if (!found.value) return found.reason.substr(0, 12);
  return fmt::format("{:.4f}", std::abs(*found.value) < 5e-5 ? 0.0 : *found.value);
}

// Everything of each row of agreement.
std::string agreement_said(const AgreeOptions& options, std::string_view documents = k_two_schools) {
  const Study study = made_study(documents);
  AgreeOptions few = options;
  few.bootstrap.resamples = 50;
  const AgreeResult found = agree(Selection(study, {}), few);
  std::string out;
  for (const AgreeRow& row : found.rows) {
    out += fmt::format("{} {} {}u {}r {}a", to_string(row.rated.on), row.rated.by, row.rated.pieces.size(),
                       row.ratings, row.agreeing);
    for (const auto* one :
         {&row.all, &row.pairwise, &row.chance, &row.cohen, &row.cohen_weighted, &row.fleiss, &row.alpha,
          &row.interval.low, &row.interval.high, &row.ac1, &row.commonest.share})
      out += " " + statistic_said(*one);
    out += " |";
    for (const auto& coder : row.rated.coders) out += " " + coder;
    out += " |";
    for (const auto& value : row.rated.values) out += " " + join(value, "+");
    out += " |";
    for (const auto place : row.rated.places) out += fmt::format(" {}", place);
    out += fmt::format(" | {}", row.commonest.code);
    for (const auto other : row.commonest.others) out += fmt::format(" {}", other);
    for (const AgreePair& pair : row.pairs) {
      out += fmt::format(" | {}-{} {} {} {}", pair.confusion.first, pair.confusion.second,
                         pair.confusion.units, statistic_said(pair.share), statistic_said(pair.kappa));
      for (const auto& counts : pair.confusion.counts) {
        out += " ";
        for (const auto count : counts) out += std::to_string(count);
      }
    }
    for (const AgreeCode& code : row.codes)
      out += fmt::format(" | {} {} {} {} {}", code.code, code.units, code.ratings,
                         statistic_said(code.specific), statistic_said(code.alpha));
    out += "; ";
  }
  return out + fmt::format("{} {}", found.single, found.left_out);
}

constexpr std::string_view k_three_readers = R"(
codebook: {id: cb, success: [begun, half, whole], strategies: [zeal, amble, own],
  models: [tray, line], issues: [slips, stops]}
---
task: {id: t, codebook: cb, answers: ["5"]}
---
work: {task: t, class: 3B, coder: kim, pieces: [
  {student: a, strategy: [zeal, own], model: [line, tray], success: begun, issues: slips},
  {student: b, strategy: amble, success: half, answer: "5"},
  {student: c, strategy: own, model: tray, success: whole},
  {student: d, strategy: odd, success: half},
  {student: e, strategy: blank},
  {student: f, strategy: zeal}]}
---
work: {task: t, class: 3B, coder: lee, pieces: [
  {student: a, strategy: [zeal, amble], model: [tray, line], success: half, issues: [slips, stops]},
  {student: b, strategy: zeal, success: whole, answer: "4"},
  {student: c, strategy: own, model: line, success: whole},
  {student: d, strategy: amble, success: half},
  {student: e, strategy: absent}]}
---
work: {task: t, class: 3A, coder: mo, pieces: [
  {student: a, strategy: own, model: line, success: half},
  {student: c, strategy: own, success: begun},
  {student: g, strategy: zeal}]}
)";

}  // namespace

TEST_CASE("a tally of each dimension: values in their order, pieces and students") {
  CHECK(tally_said(counted_by({TallyBy::strategy})) ==
        "zeal<0 t2 0> amble<0 t2 1> march<0 t10 0> blank<2 0> unclear<2 2> absent<2 5> readers-differ<3> <4> "
        "| 0:2/1 1:1/1 2:1/1 3:1/1 4:1/1 5:1/1 6:1/1 7:2/2 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::strategy}, true)) ==
        "zeal<0 t2 0> amble<0 t2 1> march<0 t10 0> blank<2 0> unclear<2 2> absent<2 5> readers-differ<3> <4> "
        "| 0:2/1 1:2/2 2:1/1 3:1/1 4:1/1 5:1/1 6:1/1 7:2/2 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::strategy}, false, true)) ==
        "zeal<0 t2 0> amble<0 t2 1> own<0 t2 2> march<0 t10 0> blank<2 0> unclear<2 2> absent<2 5> "
        "readers-differ<3> <4> | 0:2/1 1:1/1 2:0/0 3:1/1 4:1/1 5:1/1 6:1/1 7:1/1 8:2/2 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::strategy}, false, false, false, true)) ==
        "zeal<0 t2 0> amble<0 t2 1> own<0 t2 2> march<0 t10 0> blank<2 0> unclear<2 2> absent<2 5> "
        "readers-differ<3> <4> | 0:2/1 1:1/1 3:1/1 4:1/1 5:1/1 6:1/1 7:1/1 8:2/2 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::family}, true, true)) ==
        "look<0 t2 0> count<0 t2 1> readers-differ<3> <4> | 0:2/2 1:1/1 2:1/1 3:7/6 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::model}, true)) ==
        "tray<0 t2 0> line<0 t2 1> grid<0 t10 0> readers-differ<3> <4> | 0:1/1 1:1/1 2:1/1 3:1/1 4:7/7 | 10 "
        "12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::issue}, false, true)) ==
        "slips<0 t2 0> stops<0 t2 1> readers-differ<3> <4> | 0:1/1 1:1/1 2:1/1 3:8/7 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::look_for}, false, true)) ==
        "b<0 t2 0> a<0 t2 1> readers-differ<3> <4> | 0:1/1 1:1/1 2:1/1 3:8/7 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::success})) ==
        "begun<0 t2 0> readers-differ<3> <4> | 0:1/1 1:1/1 2:8/6 | 10 12 7 t2 t10 differs");
  CHECK(tally_said(counted_by({TallyBy::success}, false, true)) ==
        "begun<0 t2 0> half<0 t2 1> whole<0 t2 2> started<0 t10 0> partly<0 t10 1> carried-through<0 t10 2> "
        "readers-differ<3> <4> | 0:1/1 1:0/0 2:0/0 3:0/0 4:0/0 5:0/0 6:1/1 7:8/6 | 10 12 7 t2 t10 differs");
  CHECK(tally_said(counted_by({TallyBy::correct}, false, true)) ==
        "none<1 4> readers-differ<3 0> <4 0> | 0:4/4 1:1/1 2:5/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::task})) == "t2<1> t10<1> | 0:6/6 1:4/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::grade})) == "3<1> 4<1> | 0:6/6 1:4/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::class_id})) == "3B (G)<1> 3B (L)<1> | 0:2/2 1:8/5 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::school})) == "G<1> L<1> | 0:2/2 1:8/5 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::setting})) == "pair<1> <4> | 0:1/1 1:9/7 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::week})) == "2026-W47<1> 2026-W48<1> | 0:6/6 1:4/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::date})) ==
        "2026-11-17<1> 2026-11-22<1> 2026-11-24<1> | 0:5/5 1:1/1 2:4/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::coder})) == "kim<1> lee<1> <4> | 0:6/6 1:2/2 2:4/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::student})) ==
        "s1 (G)<1>=s1@G s1 (L)<1>=s1@L s2<1>=s2@L s3<1>=s3@L s10<1>=s10@L s4<1>=s4@G s9<1>=s9@L | 0:1/1 "
        "1:3/1 2:2/1 3:1/1 4:1/1 5:1/1 6:1/1 | 10 12 7 t2 t10");
}

TEST_CASE("a tally of several dimensions, with totals, with what nobody used and reading by reading") {
  CHECK(tally_said(counted_by({TallyBy::school, TallyBy::student}, false, false, true)) ==
        "G<1> L<1> | s1<1>=s1@L@G s2<1>=s2@L s3<1>=s3@L s10<1>=s10@L s4<1>=s4@G s9<1>=s9@L | 0.0:1/1 0.4:1/1 "
        "1.0:3/1 1.1:2/1 1.2:1/1 1.3:1/1 1.5:1/1 = 0:2/2 1:8/5 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::school, TallyBy::class_id}, false, false, true)) ==
        "G<1> L<1> | 3B<1> | 0.0:2/2 1.0:8/5 = 0:2/2 1:8/5 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::task, TallyBy::strategy}, true, true, true)) ==
        "t2<1> t10<1> | zeal<0 t2 0> amble<0 t2 1> own<0 t2 2> march<0 t10 0> blank<2 0> unclear<2 2> "
        "absent<2 5> readers-differ<3> <4> | 0.0:1/1 0.1:2/2 0.2:0/0 0.5:1/1 0.6:1/1 0.7:1/1 0.8:1/1 1.0:1/1 "
        "1.3:1/1 1.4:1/1 1.8:1/1 = 0:6/6 1:4/3 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::coder, TallyBy::strategy, TallyBy::success}, false, false, true)) ==
        "kim<1> lee<1> <4> | zeal<0 t2 0> amble<0 t2 1> own<0 t2 2> march<0 t10 0> blank<2 0> unclear<2 2> "
        "absent<2 5> <4> | begun<0 t2 0> half<0 t2 1> whole<0 t2 2> <4> | 0.0.1:1/1 0.1.0:1/1 0.1.2:1/1 "
        "0.5.3:1/1 0.6.3:1/1 0.7.3:1/1 1.0.2:1/1 1.2.2:1/1 2.0.3:1/1 2.3.3:1/1 2.4.3:1/1 2.7.3:1/1 = 0.0:1/1 "
        "0.1:2/2 0.5:1/1 0.6:1/1 0.7:1/1 1.0:1/1 1.2:1/1 2.0:1/1 2.3:1/1 2.4:1/1 2.7:1/1 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::model, TallyBy::issue}, true, true)) ==
        "tray<0 t2 0> line<0 t2 1> grid<0 t10 0> readers-differ<3> <4> | slips<0 t2 0> stops<0 t2 1> "
        "readers-differ<3> <4> | 0.0:1/1 0.1:1/1 1.0:1/1 1.1:1/1 2.3:1/1 3.2:1/1 4.3:7/7 | 10 12 7 t2 t10");
  CHECK(tally_said(counted_by({TallyBy::strategy, TallyBy::student}, false, false, false, true)) ==
        "zeal<0 t2 0> amble<0 t2 1> own<0 t2 2> march<0 t10 0> blank<2 0> unclear<2 2> absent<2 5> "
        "readers-differ<3> <4> | s1 (G)<1>=s1@G s1 (L)<1>=s1@L s2<1>=s2@L s3<1>=s3@L s10<1>=s10@L s4<1>=s4@G "
        "s9<1>=s9@L | 0.1:2/1 1.0:1/1 3.1:1/1 4.2:1/1 5.5:1/1 6.4:1/1 7.2:1/1 8.3:1/1 8.6:1/1 | 10 12 7 t2 "
        "t10");
}

TEST_CASE("agreement of two and of three readers, on each thing that they read") {
  AgreeOptions options;
  options.on = {AgreeOn::strategy, AgreeOn::model, AgreeOn::success, AgreeOn::issue, AgreeOn::correct};
  CHECK(agreement_said(options, k_three_readers) ==
        "strategy all 3u 8r 1a 0.3333 0.4444 0.3214 it compares  only success the pieces d 0.2632 -0.6667 "
        "0.4615 0.2776 0.5000 | kim lee mo | zeal amble own | 0 1 2 | 2 | 0-1 3 0.6667 0.5000 100 100 001 | "
        "0-2 2 0.5000 0.0000 001 000 001 | 1-2 2 0.5000 0.0000 001 000 001 | zeal 2 3 0.4000 0.0667 | amble "
        "1 1 0.0000 0.0000 | own 2 4 0.7500 0.5625; model all 2u 5r 0a 0.0000 0.1667 0.2000 it compares  "
        "only success the pieces d 0.0000 -0.5000 0.0000 -0.2371 0.4000 | kim lee mo | tray tray+line line | "
        "0 0 1 | 1 2 | 0-1 2 0.5000 0.3333 001 010 000 | 0-2 1 0.0000 0.0000 000 001 000 | 1-2 1 0.0000 "
        "0.0000 000 001 000 | tray 2 3 0.4000 -0.3333 | line 2 4 0.8571 0.0000; success all 4u 10r 1a 0.2500 "
        "0.4167 0.3111 it compares  it compares  the pieces d -0.0864 -0.3820 0.1000 0.1704 0.5000 | kim lee "
        "mo | begun half whole | 0 1 2 | 1 | 0-1 4 0.5000 0.2000 010 011 001 | 0-2 2 0.0000 -0.3333 010 000 "
        "100 | 1-2 2 0.5000 0.3333 000 010 100 | begun 2 2 0.0000 -0.1250 | half 3 5 0.5714 0.2800 | whole 2 "
        "3 0.4000 0.1429; issue all 1u 2r 0a 0.0000 0.0000 0.0000 0.0000 only success -1.0000 0.0000 0.0000 "
        "0.0000 -1.0000 0.5000 | kim lee | slips slips+stops | 0 0 | 0 1 | 0-1 1 0.0000 0.0000 01 00 | slips "
        "1 2 1.0000 everyone use | stops 1 1 0.0000 0.0000; correct all 4u 10r 3a 0.7500 0.7500 0.6222 it "
        "compares  only success the pieces d 0.4706 too few piec too few piec 0.7135 0.8000 | kim lee mo | "
        "right wrong none | 0 2 3 | 2 | 0-1 4 0.7500 0.4286 010 000 003 | 0-2 2 1.0000 everyone use 000 000 "
        "002 | 1-2 2 1.0000 everyone use 000 000 002 | right 1 1 0.0000 0.0000 | wrong 1 1 0.0000 0.0000 | "
        "none 3 8 1.0000 1.0000; 2 0");
  CHECK(agreement_said(options) ==
        "strategy all 2u 4r 1a 0.5000 0.5000 0.1667 0.3333 only success 0.2000 0.4000 too few piec too few "
        "piec 0.4039 0.5000 | kim lee | zeal amble own | 0 1 2 | 0 | 0-1 2 0.5000 0.3333 100 001 000 | zeal "
        "1 2 1.0000 1.0000 | amble 1 1 0.0000 0.0000 | own 1 1 0.0000 0.0000; model all 1u 2r 0a 0.0000 "
        "0.0000 0.0000 0.0000 only success -1.0000 0.0000 0.0000 0.0000 -0.4545 0.5000 | kim lee | tray "
        "tray+line | 0 0 | 0 1 | 0-1 1 0.0000 0.0000 00 10 | tray 1 2 1.0000 everyone use | line 1 1 0.0000 "
        "0.0000; success all 2u 4r 1a 0.5000 0.5000 0.5000 0.0000 0.0000 -0.3333 0.0000 too few piec too few "
        "piec 0.2800 0.7500 | kim lee | half whole | 1 2 | 1 | 0-1 2 0.5000 0.0000 01 01 | half 1 1 0.0000 "
        "0.0000 | whole 2 3 0.6667 0.0000; issue all 0u 0r 0a no piece has no piece has no piece has no "
        "piece has only success no piece has no piece has no piece has no piece has no piece has no piece "
        "has | | | | -1; correct all 2u 4r 0a 0.0000 0.0000 0.1667 0.0000 only success -0.6000 -0.2000 "
        "-0.5000 -0.2000 -0.2048 0.5000 | kim lee | right wrong none | 0 2 3 | 2 | 0-1 2 0.0000 0.0000 001 "
        "001 000 | right 1 1 0.0000 0.0000 | wrong 1 1 0.0000 0.0000 | none 2 2 0.0000 -0.5000; 7 0");
  options.distance = AgreeDistance::masi;
  CHECK(
      agreement_said(options, k_three_readers) ==
      "strategy all 3u 8r 1a 0.3333 0.3333 0.2143 it compares  only success the pieces d 0.1847 -0.6667 "
      "0.4615 0.2129 0.5000 | kim lee mo | zeal zeal+amble zeal+own amble own | 0 0 0 1 2 | 4 | 0-1 3 0.3333 "
      "0.2500 00000 00000 01000 10000 00001 | 0-2 2 0.5000 0.0000 00000 00000 00001 00000 00001 | 1-2 2 "
      "0.5000 0.0000 00000 00001 00000 00000 00001 | zeal 2 3 0.4000 0.0667 | amble 2 2 0.0000 -0.1667 | own "
      "2 5 0.8000 0.5333; model all 2u 5r 0a 0.0000 0.1667 0.2000 it compares  only success the pieces d "
      "-0.1111 -0.5000 -0.1111 -0.2371 0.4000 | kim lee mo | tray tray+line line | 0 0 1 | 1 2 | 0-1 2 "
      "0.5000 0.3333 001 010 000 | 0-2 1 0.0000 0.0000 000 001 000 | 1-2 1 0.0000 0.0000 000 001 000 | tray "
      "2 3 0.4000 -0.3333 | line 2 4 0.8571 0.0000; success all 4u 10r 1a 0.2500 0.4167 0.3111 it compares  "
      "it compares  the pieces d -0.0864 -0.3820 0.1000 0.1704 0.5000 | kim lee mo | begun half whole | 0 1 "
      "2 | 1 | 0-1 4 0.5000 0.2000 010 011 001 | 0-2 2 0.0000 -0.3333 010 000 100 | 1-2 2 0.5000 0.3333 000 "
      "010 100 | begun 2 2 0.0000 -0.1250 | half 3 5 0.5714 0.2800 | whole 2 3 0.4000 0.1429; issue all 1u "
      "2r 0a 0.0000 0.0000 0.0000 0.0000 only success -1.0000 0.0000 0.0000 0.0000 -1.0000 0.5000 | kim lee "
      "| slips slips+stops | 0 0 | 0 1 | 0-1 1 0.0000 0.0000 01 00 | slips 1 2 1.0000 everyone use | stops 1 "
      "1 0.0000 0.0000; correct all 4u 10r 3a 0.7500 0.7500 0.6222 it compares  only success the pieces d "
      "0.4706 too few piec too few piec 0.7135 0.8000 | kim lee mo | right wrong none | 0 2 3 | 2 | 0-1 4 "
      "0.7500 0.4286 010 000 003 | 0-2 2 1.0000 everyone use 000 000 002 | 1-2 2 1.0000 everyone use 000 000 "
      "002 | right 1 1 0.0000 0.0000 | wrong 1 1 0.0000 0.0000 | none 3 8 1.0000 1.0000; 2 0");
  options.distance = AgreeDistance::first;
  options.complete = true;
  CHECK(agreement_said(options, k_three_readers) ==
        "strategy all 2u 6r 1a 0.5000 0.6667 0.4667 it compares  only success 0.2500 0.3750 too few piec too "
        "few piec 0.4000 0.6667 | kim lee mo | zeal own | 0 2 | 1 | 0-1 2 1.0000 1.0000 10 01 | 0-2 2 0.5000 "
        "0.0000 01 01 | 1-2 2 0.5000 0.0000 01 01 | zeal 1 2 0.5000 0.3750 | own 2 4 0.7500 0.3750; model "
        "all 1u 3r 0a 0.0000 0.3333 0.3333 it compares  only success -0.5000 0.0000 0.0000 0.0000 -0.2000 "
        "0.6667 | kim lee mo | tray line | 0 1 | 1 | 0-1 1 0.0000 0.0000 00 10 | 0-2 1 1.0000 everyone use "
        "00 01 | 1-2 1 0.0000 0.0000 01 00 | tray 1 1 0.0000 0.0000 | line 1 2 0.5000 0.0000; success all 2u "
        "6r 0a 0.0000 0.3333 0.2000 it compares  it compares  0.0000 -0.0417 -0.2500 -0.0417 0.0000 0.3333 | "
        "kim lee mo | begun half whole | 0 1 2 | 0 1 2 | 0-1 2 0.5000 0.3333 010 000 001 | 0-2 2 0.0000 "
        "-0.3333 010 000 100 | 1-2 2 0.5000 0.3333 000 010 100 | begun 2 2 0.0000 -0.2500 | half 1 2 0.5000 "
        "0.3750 | whole 1 2 0.5000 0.3750; issue all 1u 2r 1a 1.0000 1.0000 1.0000 everyone use only success "
        "everyone use everyone use everyone use everyone use everyone use 1.0000 | kim lee | slips | 0 | 0 | "
        "0-1 1 1.0000 everyone use 1 | slips 1 2 1.0000 everyone use; correct all 2u 6r 2a 1.0000 1.0000 "
        "1.0000 it compares  only success everyone use everyone use everyone use everyone use everyone use "
        "1.0000 | kim lee mo | none | 3 | 0 | 0-1 2 1.0000 everyone use 2 | 0-2 2 1.0000 everyone use 2 | "
        "1-2 2 1.0000 everyone use 2 | none 2 6 1.0000 everyone use; 2 0");
  options.on = {AgreeOn::strategy};
  options.complete = false;
  options.by = AgreeBy::class_id;
  CHECK(agreement_said(options, k_three_readers) ==
        "strategy 3B 3u 8r 1a 0.3333 0.4444 0.3214 it compares  only success the pieces d 0.2632 -0.6667 "
        "0.4615 0.2658 0.5000 | kim lee mo | zeal amble own | 0 1 2 | 2 | 0-1 3 0.6667 0.5000 100 100 001 | "
        "0-2 2 0.5000 0.0000 001 000 001 | 1-2 2 0.5000 0.0000 001 000 001 | zeal 2 3 0.4000 0.0667 | amble "
        "1 1 0.0000 0.0000 | own 2 4 0.7500 0.5625; 2 1");
  options.by = AgreeBy::task;
  CHECK(agreement_said(options) ==
        "strategy t2 2u 4r 1a 0.5000 0.5000 0.1667 0.3333 only success 0.2000 0.4000 too few piec too few "
        "piec 0.3425 0.5000 | kim lee | zeal amble own | 0 1 2 | 0 | 0-1 2 0.5000 0.3333 100 001 000 | zeal "
        "1 2 1.0000 1.0000 | amble 1 1 0.0000 0.0000 | own 1 1 0.0000 0.0000; 7 1");
  CHECK(agreement_said(options, "task: {id: t}\n") == "0 0");
}
