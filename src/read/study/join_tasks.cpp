#include "worksort/util/problem.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "join.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

// Keeps the first document of each id.
template <typename Value>
void keep_first(Join& join, std::vector<Value>& values, std::string_view what) {
  std::set<std::string> seen;
  std::erase_if(values, [&](const Value& value) {
    if (seen.insert(value.id).second) return false;
    join.error("duplicate-id", value.origin,
               fmt::format("there is {} '{}' already; the first one counts", what, value.id),
               "give this one an id of its own");
    ++join.study.input.unread;
    return true;
  });
}

class Tasks {
 public:
  explicit Tasks(Join& join) : m_join(join), m_study(join.study) {}

  void run() {
    for (const auto& task : m_study.tasks) info(m_study.texts.add(task.id)).task = &task;
    for (const auto& reading : m_study.readings) note_use(reading);
    sort();
    tell_titles_apart();
    for (auto& task : m_study.task_infos) task.codebook = codebook_of(task);
    for (const auto& exemplar : m_study.exemplars) attach(exemplar);
    warn_undescribed();
    warn_no_codebook();
  }

 private:
  TaskInfo& info(Text id) {
    const auto [at, added] =
        m_study.task_index.try_emplace(static_cast<std::uint32_t>(id), m_study.task_infos.size());
    if (added) m_study.task_infos.push_back({id, nullptr, &empty_codebook(), {}, {}});
    return m_study.task_infos[at->second];
  }

  void note_use(const Reading& reading) {
    if (reading.task.code != m_last_task) {
      m_last_task = reading.task.code;
      m_noted = false;
      if (info(m_last_task).task == nullptr && m_undescribed.insert(m_last_task).second) {
        m_undescribed_first =
            m_undescribed.size() == 1 ? origin_of(reading, reading.task) : m_undescribed_first;
        m_undescribed_names.emplace_back(m_study.text(m_last_task));
      }
    }
    if (reading.codebook == k_no_text || m_noted) return;
    m_used_codebook.try_emplace(reading.task.code, reading.codebook, &reading);
    m_noted = true;
  }

  void sort() {
    auto& infos = m_study.task_infos;
    std::sort(infos.begin(), infos.end(), [&](const TaskInfo& a, const TaskInfo& b) {
      return natural_less(m_study.text(a.id), m_study.text(b.id));
    });
    for (std::size_t i = 0; i < infos.size(); ++i)
      m_study.task_index[static_cast<std::uint32_t>(infos[i].id)] = i;
  }

  void tell_titles_apart() {
    std::map<std::string, TaskInfo*> first;
    for (auto& task : m_study.task_infos) {
      const std::string title = in_words(task.title(), m_study.text(task.id));
      const auto [at, added] = first.try_emplace(folded(title), &task);
      if (!added) task.shares_title = at->second->shares_title = true;
    }
  }

  // The task's own codebook, else the one that its work names, else the option's, else the only one there is.
  const Codebook* codebook_of(const TaskInfo& task) {
    std::string_view id = task.task != nullptr ? std::string_view(task.task->codebook.text) : "";
    const auto used = m_used_codebook.find(task.id);
    if (used != m_used_codebook.end()) {
      const auto named = m_study.text(used->second.first);
      if (id.empty()) id = named;
      if (id != named) {
        m_join.warn("codebook-differs", origin_of(*used->second.second),
                    fmt::format("the work names codebook '{}', but its task is coded with '{}'", named, id));
      }
    }
    if (id.empty()) id = m_join.options.codebook;
    if (const auto* found = m_study.codebook(id)) return found;
    return id.empty() && m_study.codebooks.size() == 1 ? &m_study.codebooks.front() : &empty_codebook();
  }

  void attach(const Exemplar& exemplar) {
    for (const auto& task : exemplar.tasks) {
      const auto id = m_study.texts.find(task.text);
      const auto at =
          id ? m_study.task_index.find(static_cast<std::uint32_t>(*id)) : m_study.task_index.end();
      if (at == m_study.task_index.end()) {
        m_join.warn("unknown-task", {exemplar.origin.file, task.spot},
                    fmt::format("no file describes task '{}', and no work belongs to it", task.text),
                    near_task(task.text));
        continue;
      }
      attach(exemplar, m_study.task_infos[at->second]);
    }
  }

  void attach(const Exemplar& exemplar, TaskInfo& task) {
    for (const auto& look_for : exemplar.look_fors) {
      if (task.add(look_for)) continue;
      m_join.error("duplicate-id", {exemplar.origin.file, look_for.spot},
                   fmt::format("look-for '{}' of task '{}' is defined twice; the first one counts",
                               look_for.id, m_study.text(task.id)));
    }
    for (const auto& response : exemplar.responses) task.responses.push_back(&response);
  }

  std::string near_task(std::string_view id) const {
    std::vector<std::string> ids;
    for (const auto& task : m_study.tasks) ids.push_back(task.id);
    return did_you_mean(id, ids);
  }

  void warn_undescribed() {
    const bool unnamed = std::erase(m_undescribed_names, "") > 0;
    if (m_undescribed_names.empty()) {
      if (unnamed) {
        m_join.warn("undescribed-task", m_undescribed_first, "this work names no task",
                    "write task: and its id into the work; for a table, import takes --set task=ID");
      }
      return;
    }
    constexpr std::size_t k_most = 5;
    std::vector<std::string> shown;
    for (const auto& name : m_undescribed_names) {
      if (shown.size() < k_most) shown.push_back(fmt::format("'{}'", name));
    }
    if (m_undescribed_names.size() > k_most)
      shown.push_back(fmt::format("{} more", m_undescribed_names.size() - k_most));
    const auto hint = m_undescribed_names.size() == 1 ? near_task(m_undescribed_names.front()) : "";
    m_join.warn(
        "undescribed-task", m_undescribed_first,
        fmt::format("no file describes task {}{}", join_and(shown),
                    unnamed ? ", and some work names none" : ""),
        hint.empty() ? "a task: document adds the prompt, the answers and what you expect to see" : hint);
  }

  void warn_no_codebook() {
    const auto uses_none = [](const TaskInfo& t) { return t.codebook == &empty_codebook(); };
    const bool reported = std::any_of(m_join.diagnostics.items().begin(), m_join.diagnostics.items().end(),
                                      [](const Diagnostic& d) { return d.id == "unknown-codebook"; });
    if (reported || std::ranges::none_of(m_study.task_infos, uses_none)) return;
    const auto first = std::find_if(m_study.readings.begin(), m_study.readings.end(), [&](const Reading& r) {
      return uses_none(*m_study.task_info(r.task.code));
    });
    if (first == m_study.readings.end()) return;
    m_join.warn("no-codebook", origin_of(*first), "no codebook is named, so codes stand as they are written",
                "name one in the task, in the work, or with --codebook; 'worksort codebook list' shows them");
  }

  Join& m_join;
  Study& m_study;
  Text m_last_task = Text{UINT32_MAX};
  bool m_noted = false;  // which codebook it is read with
  std::set<Text> m_undescribed;
  std::vector<std::string> m_undescribed_names;
  Origin m_undescribed_first;
  std::map<Text, std::pair<Text, const Reading*>> m_used_codebook;
};

}  // namespace

void join_tasks(Join& join) {
  keep_first(join, join.study.tasks, "a task");
  keep_first(join, join.study.plans, "a plan");
  keep_first(join, join.study.inquiries, "an inquiry");
  keep_first(join, join.study.cycles, "a cycle");
  keep_first(join, join.study.protocols, "a protocol");
  Tasks(join).run();
}

}  // namespace worksort
