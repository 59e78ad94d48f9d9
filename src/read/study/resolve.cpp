#include "worksort/util/parallel.hpp"
#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "join.hpp"
#include "messages.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// True where the codebook says nothing about a dimension, so that every word is taken as it is.
bool is_open(const Codebook& codebook, Dimension dimension) {
  return codebook.size(dimension) == 0;
}

// What became of a written code: the id, and whether every use of it must be reported.
struct Known {
  Text id = k_no_text;
  bool report = false;
  bool looked_up = false;
};

using KnownCodes =
    std::array<std::vector<Known>, k_all_dimensions.size()>;  // by the handle of the written word
using KnownOf = std::map<const Codebook*, KnownCodes>;

// Resolves the codes of readings; every different code is looked up once.
class Resolver {
 public:
  Resolver(Join& join, KnownOf& known) : m_join(join), m_study(join.study), m_known(known) {}

  // True where all that the reading says has been looked up, and nothing is to be said about it: then others
  // may be resolved at the same time.
  bool is_known(const Reading& r) {
    enter_task(r);
    const CodeRef* code = m_study.codes.data() + r.first_code;
    const auto all_known = [&](std::size_t count, Dimension dimension) {
      const CodeRef* const begin = std::exchange(code, code + count);
      return std::all_of(begin, code, [&](const CodeRef& c) { return is_known(c, dimension); });
    };
    return all_known(r.strategies, Dimension::strategy) && all_known(r.models, Dimension::model) &&
           all_known(r.issues, Dimension::issue) && (r.shows == 0 || m_info->look_fors.empty()) &&
           (r.success.code == k_no_text || is_known(r.success, Dimension::success));
  }

  void resolve(Reading& r) {
    enter_task(r);
    std::size_t write = r.first_code;
    std::size_t read = r.first_code;
    const auto keep = [&](std::uint8_t& count, Dimension dimension) {
      count = keep_codes(r, read, write, count, [&](CodeRef& c) { return usable(r, c, dimension); });
    };
    keep(r.strategies, Dimension::strategy);
    keep(r.models, Dimension::model);
    keep(r.issues, Dimension::issue);
    r.shows = keep_codes(r, read, write, r.shows, [&](CodeRef& c) { return usable_look_for(r, c); });
    if (r.success.code != k_no_text && !usable(r, r.success, Dimension::success)) r.success = {};
    if (!r.correct_given) r.correct = worked_out(r);
  }

 private:
  void enter_task(const Reading& r) {
    if (r.task.code == m_task) return;
    m_task = r.task.code;
    m_info = m_study.task_info(m_task);
    m_codebook = m_info->codebook;
    m_now = &m_known.at(m_codebook);
    fold_answers();
  }

  [[nodiscard]] bool is_known(const CodeRef& code, Dimension dimension) const {
    const auto& known = (*m_now)[static_cast<std::size_t>(dimension)];
    const auto handle = static_cast<std::size_t>(code.code);
    return handle < known.size() && known[handle].looked_up && !known[handle].report;
  }

  template <typename Usable>
  std::uint8_t keep_codes(const Reading&, std::size_t& read, std::size_t& write, std::uint8_t count,
                          Usable&& usable) {
    const std::size_t first = write;
    for (const std::size_t end = read + count; read < end; ++read) {
      CodeRef code = m_study.codes[read];
      if (!usable(code)) continue;
      const auto begin = m_study.codes.begin() + static_cast<std::ptrdiff_t>(first);
      const auto stop = m_study.codes.begin() + static_cast<std::ptrdiff_t>(write);
      if (std::any_of(begin, stop, [&](const CodeRef& c) { return c.code == code.code; })) continue;
      m_study.codes[write++] = code;
    }
    return static_cast<std::uint8_t>(write - first);
  }

  // What is known of a text, by its handle.
  template <typename Value>
  static Value& of_text(std::vector<Value>& values, Text text) {
    const auto handle = static_cast<std::size_t>(text);
    if (handle >= values.size()) values.resize(handle + 1);
    return values[handle];
  }

  bool usable(const Reading& r, CodeRef& code, Dimension dimension) {
    Known& known = of_text((*m_now)[static_cast<std::size_t>(dimension)], code.code);
    if (!known.looked_up || known.report) look_up(known, r, code, dimension);
    code.code = known.id;
    return code.code != k_no_text;
  }

  void look_up(Known& known, const Reading& r, const CodeRef& code, Dimension dimension) {
    CodeFinder finder(m_join, *m_codebook);
    const std::size_t before = m_join.diagnostics.items().size();
    const std::string id = finder.find(dimension, m_study.text(code), origin_of(r, code));
    if (!known.looked_up && id.empty()) m_study.refused_codes.push_back({m_codebook, dimension, code.code});
    const auto& said = m_join.diagnostics.items();
    known = {id.empty() ? k_no_text : m_study.texts.add(id),
             said.size() > before && said.back().id != "other-case", true};
  }

  bool usable_look_for(const Reading& r, CodeRef& code) {
    if (m_info->look_fors.empty()) return true;
    const auto written = m_study.text(code);
    const LookFor* exact = m_info->look_for(written);
    if (exact != nullptr) return true;
    std::vector<std::string> ids;
    for (const auto& look_for : m_info->look_fors) {
      if (spelling_of(look_for.id) == spelling_of(written)) {
        m_join.warn("other-case", origin_of(r, code),
                    fmt::format("'{}' is read as '{}'", written, look_for.id));
        code.code = m_study.texts.add(look_for.id);
        return true;
      }
      ids.push_back(look_for.id);
    }
    m_join.error("unknown-look-for", origin_of(r, code),
                 fmt::format("'{}' is not a look-for of task '{}'", written, m_study.text(m_info->id)),
                 did_you_mean_and(written, ids, "its exemplar has " + join(ids, ", ")));
    return false;
  }

  Correct worked_out(const Reading& r) {
    if (m_info->task == nullptr || m_info->task->answers.empty()) return Correct::unknown;
    const bool special = r.strategies > 0 && is_special(m_study.text(m_study.codes[r.first_code]));
    if (special || r.answer == k_no_text) return Correct::none;
    Answer& known = of_text(m_given, r.answer);
    if (known.task != m_task) {
      const std::string answer = folded(m_study.text(r.answer));
      const bool listed = std::find(m_answers.begin(), m_answers.end(), answer) != m_answers.end();
      known = {m_task, listed ? Correct::right : Correct::wrong};
    }
    return known.correct;
  }

  // An answer that was compared with those of a task.
  struct Answer {
    Text task{UINT32_MAX};
    Correct correct = Correct::unknown;
  };

  void fold_answers() {
    m_answers.clear();
    if (m_info->task == nullptr) return;
    for (const auto& answer : m_info->task->answers) m_answers.push_back(folded(answer));
  }

  Join& m_join;
  Study& m_study;
  KnownOf& m_known;
  Text m_task = Text{UINT32_MAX};
  const TaskInfo* m_info = nullptr;
  const Codebook* m_codebook = nullptr;
  KnownCodes* m_now = nullptr;         // those of m_codebook
  std::vector<std::string> m_answers;  // of that task
  std::vector<Answer> m_given;         // what was asked for last, by the handle of the answer
};

class Readings {
 public:
  explicit Readings(Join& join) : m_join(join), m_study(join.study) {}

  // The first readings say most of the words that there are. What is new after them is looked up in its
  // order.
  void run() {
    constexpr std::size_t k_first = 1000;
    for (const auto& info : m_study.task_infos) m_known[info.codebook];
    Resolver resolver(m_join, m_known);
    auto& readings = m_study.readings;
    const std::size_t first = readings.size() < k_few_readings ? readings.size() : k_first;
    for (std::size_t i = 0; i < first; ++i) resolver.resolve(readings[i]);
    const std::size_t stretches = first == readings.size() ? 0 : thread_count(m_join.options.threads);
    const auto begin = [&](std::size_t stretch) {
      return first + (readings.size() - first) * stretch / stretches;
    };
    std::vector<std::vector<std::size_t>> later(stretches);
    in_parallel(stretches, m_join.options.threads, [&](std::size_t stretch) {
      Resolver of_stretch(m_join, m_known);
      for (std::size_t i = begin(stretch); i < begin(stretch + 1); ++i) {
        if (of_stretch.is_known(readings[i]))
          of_stretch.resolve(readings[i]);
        else
          later[stretch].push_back(i);
      }
    });
    for (const auto& stretch : later) {
      for (const auto i : stretch) resolver.resolve(readings[i]);
    }
    warn_case();
  }

 private:
  // True if some codes that no codebook defines differ only in spelling.
  [[nodiscard]] bool differ_in_case() const {
    std::map<std::pair<Dimension, std::string>, Text> seen;
    for (const auto& [codebook, known] : m_known) {
      for (const auto dimension : {Dimension::strategy, Dimension::model, Dimension::issue}) {
        if (!is_open(*codebook, dimension)) continue;
        for (const auto& code : known[static_cast<std::size_t>(dimension)]) {
          const auto at = seen.try_emplace({dimension, spelling_of(m_study.text(code.id))}, code.id).first;
          if (at->second != code.id) return true;
        }
      }
    }
    return false;
  }

  // Codes that no codebook defines and that differ only in case stay two.
  void warn_case() {
    if (!differ_in_case()) return;
    std::map<std::string, std::pair<std::string, const Reading*>> seen;
    m_case_seen.assign(m_study.texts.size(), 0);
    const Codebook* codebook = nullptr;
    Text task{UINT32_MAX};
    for (const auto& r : m_study.readings) {
      if (r.task.code != task) {
        task = r.task.code;
        codebook = m_study.task_info(task)->codebook;
      }
      const std::array<std::pair<Dimension, std::span<const CodeRef>>, 3> lists = {
          {{Dimension::strategy, m_study.strategies(r)},
           {Dimension::model, m_study.models(r)},
           {Dimension::issue, m_study.issues(r)}}};
      for (const auto& [dimension, codes] : lists) {
        if (!is_open(*codebook, dimension)) continue;
        for (const auto& code : codes) note_case(seen, dimension, r, code);
      }
    }
  }

  void note_case(std::map<std::string, std::pair<std::string, const Reading*>>& seen, Dimension dimension,
                 const Reading& r, const CodeRef& code) {
    auto& seen_in = m_case_seen[static_cast<std::size_t>(code.code)];
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(dimension));
    if ((seen_in & bit) != 0) return;
    seen_in |= bit;
    const std::string written(m_study.text(code));
    const std::string key = fmt::format("{}\n{}", dimension_name(dimension), spelling_of(written));
    const auto [at, added] = seen.try_emplace(key, written, &r);
    if (added || at->second.first == written) return;
    m_join.warn(
        "case-differs", origin_of(r, code),
        fmt::format("'{}' and '{}' differ only in spelling and are two codes", at->second.first, written),
        "write one of them the same way everywhere, or define it in a codebook");
  }

  Join& m_join;
  Study& m_study;
  KnownOf m_known;
  std::vector<std::uint8_t> m_case_seen;  // of each text, a bit a dimension
};

// Replaces written codes by ids; what cannot be used goes.
void resolve_codes(CodeFinder& finder, Dimension dimension, std::vector<Written>& codes, std::uint32_t file) {
  std::erase_if(codes, [&](Written& code) {
    code.text = finder.find(dimension, code.text, {file, code.spot});
    return code.text.empty();
  });
}

void resolve_code(CodeFinder& finder, Dimension dimension, Written& code, std::uint32_t file) {
  if (!code.text.empty()) code.text = finder.find(dimension, code.text, {file, code.spot});
}

// References between the entries of a codebook that a file defines.
void check_references(Join& join, const Codebook& codebook) {
  for (const auto& reference : codebook.references) {
    if (is_open(codebook, reference.dimension)) continue;
    CodeFinder(join, codebook)
        .find(reference.dimension, reference.code.text, {reference.file, reference.code.spot});
  }
}

// Look-fors that responses and reassessments name and that no exemplar of the task has.
void check_look_for(Join& join, const TaskInfo& task, const Written& code, std::uint32_t file) {
  if (task.look_fors.empty() || task.look_for(code.text) != nullptr) return;
  std::vector<std::string> ids;
  for (const auto& look_for : task.look_fors) ids.push_back(look_for.id);
  join.error("unknown-look-for", {file, code.spot},
             fmt::format("'{}' is not a look-for of task '{}'", code.text, join.study.text(task.id)),
             did_you_mean_and(code.text, ids, "its exemplar has " + worksort::join(ids, ", ")));
}

const TaskInfo* first_task(const Study& study, const std::vector<Written>& tasks) {
  for (const auto& task : tasks) {
    if (const auto* info = study.task_info(std::string_view(task.text))) return info;
  }
  return nullptr;
}

}  // namespace

void resolve_readings(Join& join) {
  Readings(join).run();
}

void resolve_documents(Join& join) {
  Study& study = join.study;
  for (const auto& codebook : study.codebooks) {
    if (!codebook.shipped) check_references(join, codebook);
  }
  for (auto& task : study.tasks) {
    CodeFinder finder(join, *study.task_info(std::string_view(task.id))->codebook);
    resolve_codes(finder, Dimension::strategy, task.anticipate.strategies, task.origin.file);
    resolve_codes(finder, Dimension::model, task.anticipate.models, task.origin.file);
    for (auto& one : task.critical) resolve_codes(finder, Dimension::strategy, one.any, task.origin.file);
    std::erase_if(task.critical, [](const OneOf& one) { return one.any.empty(); });
    resolve_code(finder, Dimension::problem_type, task.problem_type, task.origin.file);
    for (const auto& [dimension, code, file] : task.references)
      finder.find(dimension, code.text, {task.origin.file, code.spot});
  }
  for (auto& exemplar : study.exemplars) {
    const TaskInfo* info = first_task(study, exemplar.tasks);
    if (info == nullptr) continue;
    CodeFinder finder(join, *info->codebook);
    for (auto& response : exemplar.responses) {
      resolve_code(finder, Dimension::strategy, response.strategy, exemplar.origin.file);
      resolve_codes(finder, Dimension::model, response.models, exemplar.origin.file);
      for (const auto& code : response.shows) check_look_for(join, *info, code, exemplar.origin.file);
    }
  }
  for (auto& plan : study.plans) {
    const TaskInfo* info = study.task_info(std::string_view(plan.task.text));
    if (info == nullptr) continue;
    CodeFinder finder(join, *info->codebook);
    resolve_code(finder, Dimension::strategy, plan.strategy, plan.origin.file);
    resolve_code(finder, Dimension::issue, plan.issue, plan.origin.file);
    const TaskInfo* again = study.task_info(std::string_view(plan.reassess_task.text));
    for (const auto& id : plan.reassess_look_fors)
      check_look_for(join, again == nullptr ? *info : *again, {id, plan.origin.spot}, plan.origin.file);
  }
}

}  // namespace worksort
