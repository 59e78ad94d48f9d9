// Readings of one piece put together, and what several readers say of it.
#include "worksort/analyze/selection.hpp"

#include <string>
#include <string_view>

#include "../studies.hpp"
#include <doctest/doctest.h>
#include <fmt/core.h>

using namespace worksort;

namespace {

// "STUDENT TASK DATE#ATTEMPT CLASS (CODER CODES, ...);" of each piece, then how many entries could not be
// used and what is told.
std::string pieces(const std::string& documents) {
  Diagnostics diagnostics;
  const Study study = read_text("f.yaml", documents, {}, diagnostics);
  std::string out;
  for (const auto& piece : study.pieces) {
    const auto readings = study.readings_of(piece);
    const Reading& head = readings.front();
    out += fmt::format("{} {}", study.text(head.student), study.text(head.task));
    if (head.date != k_undated) out += " " + to_string(Date{head.date});
    if (head.attempt > 0) out += fmt::format("#{}", head.attempt);
    if (head.class_id != k_no_text) out += fmt::format(" {}", study.text(head.class_id));
    out += " (";
    for (const auto& r : readings) {
      if (&r != &head) out += ", ";
      CHECK(r.class_id == head.class_id);
      out += study.text(r.coder);
      for (const auto& code : study.strategies(r)) out += fmt::format(" {}", study.text(code));
      if (r.is_blank) out += " blank";
    }
    out += "); ";
  }
  out += std::to_string(study.input.unread);
  for (const auto& d : diagnostics.items()) {
    if (d.id != "undescribed-task" && d.id != "no-codebook")
      out += fmt::format(" / {}:{} {}", d.spot.line, d.spot.column, d.message);
  }
  return out;
}

// What holds of a piece of these readings: "standing codes | models | issues | shows, success answer
// correct".
std::string in_force(const std::string& readings) {
  const Study study = study_of(
      "exemplar: {task: t, look_fors: [{id: k, text: K}, {id: l, text: L}]}\n---\nwork:\n  task: t\n  "
      "pieces:\n" +
      readings);
  const InForce now = Selection(study, {}).in_force(0);
  constexpr const char* k_standings[] = {"coded", "not-enough", "absent", "uncoded", "differ"};
  std::string out = k_standings[static_cast<std::size_t>(now.standing)];
  const auto add = [&](std::string_view name, const std::vector<Text>& codes) {
    if (codes.empty()) return;
    out += fmt::format(" {}", name);
    for (const Text code : codes) out += fmt::format(" {}", study.text(code));
  };
  add("s", now.strategies);
  add("m", now.models);
  add("i", now.issues);
  add("l", now.shows);
  if (now.success != k_no_text) out += fmt::format(" {}", study.text(now.success));
  if (now.answer != k_no_text) out += fmt::format(" {}", study.text(now.answer));
  if (now.correct != Correct::unknown) out += fmt::format(" {}", to_string(now.correct));
  return out + (now.success_differs ? " success-differs" : "") + (now.unsure ? " unsure" : "") +
         (now.is_blank ? " blank" : "") + fmt::format(" {}", now.sources.size());
}

std::string readings_work(const std::string& head, const std::string& entries) {
  return fmt::format("work: {{{}, pieces: [{}]}}\n", head, entries);
}

}  // namespace

TEST_CASE("pieces stand by task, day, class, student and attempt, and their readings by reader") {
  CHECK(pieces(readings_work("task: t10", "{student: b}, {student: a}") + "---\n" +
               readings_work("task: t2", "{student: c}")) ==
        "c t2 ( blank); b t10 ( blank); a t10 ( blank); 0");
  CHECK(
      pieces(readings_work("task: t",
                           "{student: a, date: 2026-11-17, attempt: 2}, {student: b, date: 2026-11-16}, "
                           "{student: a, date: 2026-11-17}, {student: a}, {student: c, date: 1969-01-01}")) ==
      "a t ( blank); c t 1969-01-01 ( blank); b t 2026-11-16 ( blank); a t 2026-11-17 ( blank); a t "
      "2026-11-17#2 ( blank); 0");
  CHECK(pieces(readings_work("task: t",
                             "{student: a, class: 3B}, {student: b, class: 3A}, {student: c, class: 3B}, "
                             "{student: d, class: 10}")) ==
        "b t 3A ( blank); a t 3B ( blank); c t 3B ( blank); d t 10 ( blank); 0");
  CHECK(pieces(readings_work("task: t",
                             "{student: a, strategy: x, coder: zoe}, {student: b, strategy: x, coder: kim}, "
                             "{student: a, strategy: y, coder: kim}, {student: a, strategy: z}")) ==
        "a t ( z, kim y, zoe x); b t (kim x); 0");
  CHECK(pieces(readings_work("task: t, school: L", "{student: a, strategy: x}") + "---\n" +
               readings_work("task: t, school: G", "{student: a, strategy: y}")) == "a t ( y); a t ( x); 0");
}

TEST_CASE("of a piece that a reader coded twice the first entry counts, unless its place was refused") {
  CHECK(pieces(readings_work(
            "task: t", "{student: a, strategy: x}, {student: a, strategy: y}, {student: a, strategy: z}")) ==
        "a t ( x); 2 / 1:53 the work of student 'a' on task 't' is coded twice; the first one counts / 1:80 "
        "the work of student 'a' on task 't' is coded twice; the first one counts");
  CHECK(pieces(readings_work("task: t",
                             "{student: a, strategy: x, coder: k}, {student: a, strategy: y, coder: k}, "
                             "{student: a, strategy: z}")) ==
        "a t ( z, k x); 1 / 1:63 the work of student 'a' on task 't' is coded twice by k; the first one "
        "counts");
  CHECK(
      pieces(readings_work("task: t", "{student: a, strategy: x, date: soon}, {student: a, strategy: y}")) ==
      "a t ( y); 1 / 1:58 'soon' is not a date");
  CHECK(pieces(readings_work(
            "task: t", "{student: a, strategy: x, attempt: no}, {student: a, strategy: y, attempt: no}")) ==
        "a t ( x); 1 / 1:61 'no' is not a whole number / 1:101 'no' is not a whole number");
  CHECK(pieces(
            readings_work("task: t",
                          "{student: a, class: 3A, coder: k, strategy: x}, {student: a, class: 3B, coder: l, "
                          "strategy: y}, {student: a, coder: m, strategy: z}")) ==
        "a t 3A (k x, l y, m z); 0 / 1:74 this piece of student 'a' is in class '3B' here and in class '3A' "
        "in f.yaml; the latter counts");
  CHECK(pieces(readings_work(
            "task: t",
            "{student: a, coder: k, strategy: x}, {student: a, class: 3B, coder: l, strategy: y}")) ==
        "a t 3B (k x, l y); 0");
}

TEST_CASE("an entry that says nothing makes way for one about the same page, day and attempt") {
  CHECK(pieces(readings_work("task: t", "{student: a}, {student: a, strategy: x}, {student: b}")) ==
        "a t ( x); b t ( blank); 0");
  CHECK(pieces(readings_work("task: t", "{student: a}, {student: a}")) == "a t ( blank); 0");
  CHECK(pieces(readings_work("task: t", "{student: a, attempt: 2}, {student: a, strategy: x}")) ==
        "a t ( x); a t#2 ( blank); 0");
  CHECK(pieces(readings_work("task: t", "{student: a, attempt: 2}, {student: a, attempt: 2, strategy: x}")) ==
        "a t#2 ( x); 0");
  CHECK(pieces(readings_work("task: t", "{student: a}, {student: a, strategy: x, date: 2026-11-17}")) ==
        "a t 2026-11-17 ( x); 0");
  CHECK(pieces(readings_work("task: t", "{student: a, date: 2026-11-17}, {student: a, strategy: x}")) ==
        "a t ( x); 0");
  CHECK(pieces(readings_work(
            "task: t", "{student: a, date: 2026-11-17}, {student: a, strategy: x, date: 2026-11-18}")) ==
        "a t 2026-11-17 ( blank); a t 2026-11-18 ( x); 0");
  CHECK(pieces("task: {id: t, date: 2026-11-17}\n---\n" +
               readings_work("task: t",
                             "{student: a}, {student: a, date: 2026-11-17, coder: k}, {student: b}")) ==
        "a t 2026-11-17 ( blank); b t 2026-11-17 ( blank); 0");
  CHECK(pieces(readings_work("task: t", "{student: a}, {student: a, quote: so}")) == "a t (); 0");
  CHECK(pieces(readings_work("task: t", "{student: a, correct: perhaps}, {student: a}")) ==
        "a t (); 0 / 1:48 'perhaps' is not a value of correct");
}

TEST_CASE("what most readers say is in force, and nothing of what as many say as say something else") {
  CHECK(in_force("    - {student: a}\n") == "uncoded blank 1");
  CHECK(in_force("    - {student: a, strategy: x}\n") == "coded s x 1");
  CHECK(in_force("    - {student: a, strategy: blank}\n") == "not-enough s blank 1");
  CHECK(in_force("    - {student: a, strategy: absent}\n") == "absent s absent 1");
  CHECK(in_force("    - {student: a, model: m, unsure: true}\n") == "uncoded m m unsure 1");
  const auto readers = [](const std::vector<std::string>& said) {
    std::string out;
    for (const auto& one : said)
      out += fmt::format("    - {{student: a, coder: k{}, {}}}\n", out.size(), one);
    return in_force(out);
  };
  CHECK(readers({"strategy: x", "strategy: y"}) == "differ 2");
  CHECK(readers({"strategy: x", "strategy: y, unsure: true"}) == "differ unsure 2");
  CHECK(readers({"strategy: x", "strategy: y", "strategy: x"}) == "coded s x 2");
  CHECK(readers({"strategy: x", "strategy: y", "strategy: x", "strategy: y"}) == "differ 4");
  CHECK(readers({"strategy: x", "strategy: y", "strategy: z"}) == "differ 3");
  CHECK(readers({"strategy: z", "strategy: z", "strategy: y", "strategy: x"}) == "coded s z 2");
  CHECK(readers({"strategy: x", "model: m"}) == "coded s x 1");
  CHECK(readers({"strategy: [x, y], model: m", "strategy: [x, z, y], model: [n, m], issues: i"}) ==
        "coded s x y z m m n i i 2");
  CHECK(readers({"strategy: x, shows: [l, k]", "strategy: y, shows: k", "strategy: x, shows: k"}) ==
        "coded s x l l k 2");
  CHECK(readers({"strategy: x, success: partly", "strategy: x, success: started"}) ==
        "coded s x success-differs 2");
  CHECK(readers({"strategy: x, success: partly", "strategy: x"}) == "coded s x partly 2");
  CHECK(readers({"strategy: x, success: partly", "strategy: x, success: started",
                 "strategy: x, success: partly"}) == "coded s x partly 3");
  CHECK(readers({"strategy: x, answer: '1', correct: right", "strategy: x, answer: '2', correct: wrong"}) ==
        "coded s x 2");
  CHECK(readers({"strategy: x, answer: '1', correct: right", "strategy: x, answer: '1', correct: right",
                 "strategy: x, answer: '2', correct: wrong"}) == "coded s x 1 right 3");
  CHECK(readers({"strategy: blank", "strategy: absent", "strategy: blank"}) == "not-enough s blank 2");
  CHECK(readers({"model: m, unsure: true", "model: n"}) == "uncoded m m n unsure 2");
}

TEST_CASE("two readers who put one response on different days are asked about, and nobody else") {
  const auto asked = [](const std::string& entries) {
    Diagnostics diagnostics;
    ReadOptions options;
    options.thorough = true;
    read_text("f.yaml", readings_work("task: t", entries), options, diagnostics);
    std::string out;
    for (const auto& d : diagnostics.items())
      if (d.id == "dates-differ") out += d.message + "; ";
    return out;
  };
  const std::string first = "{student: a, coder: k, date: 2026-11-16, strategy: x}, ";
  CHECK(asked(first + "{student: a, coder: l, date: 2026-11-17, strategy: y}") ==
        "l has the work of student 'a' on 2026-11-17, and k on 2026-11-16: is it one response?; ");
  CHECK(asked(first + "{student: a, coder: k, date: 2026-11-17, strategy: y}") == "");
  CHECK(asked(first + "{student: b, coder: l, date: 2026-11-17, strategy: y}") == "");
  CHECK(asked(first + "{student: a, coder: l, date: 2026-11-16, attempt: 2, strategy: y}") == "");
  CHECK(asked(first + "{student: a, coder: l, date: 2026-11-17}") == "");
  CHECK(asked("{student: a, coder: k, date: 2026-11-16}, {student: a, coder: l, date: 2026-11-17, strategy: "
              "y}") == "");
  CHECK(asked(first + "{student: a, coder: l, date: 2026-11-17, strategy: y}, {student: a, coder: m, date: "
                      "2026-11-18, strategy: y}") ==
        "l has the work of student 'a' on 2026-11-17, and k on 2026-11-16: is it one response?; m has the "
        "work of student 'a' on 2026-11-18, and l on 2026-11-17: is it one response?; ");
}
