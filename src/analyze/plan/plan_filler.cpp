#include "plan_filler.hpp"

#include "worksort/analyze/plan/problem_type.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "plan_codes.hpp"

namespace worksort {
namespace {

using Pieces = std::vector<std::uint32_t>;

constexpr std::size_t k_most_models = 2;
constexpr std::size_t k_most_partners = 4;

std::size_t cra_rank(const Codebook& codebook, const std::string& model) {
  static constexpr std::array<std::string_view, 3> k_order = {"concrete", "representational", "abstract"};
  const Model* entry = codebook.model(model);
  const std::string_view cra = entry == nullptr ? std::string_view() : entry->cra;
  return static_cast<std::size_t>(std::find(k_order.begin(), k_order.end(), cra) - k_order.begin());
}

class Filler {
 public:
  Filler(const TaskWork& work, PlanBasis& basis)
      : m_study(work.selection().study()), m_work(work), m_basis(basis), m_task(*basis.task) {
    if (!basis.issue.empty()) m_issue = m_study.handle(basis.issue);
    const Issue* entry = m_task.codebook->issue(basis.issue);
    m_basis.cause = entry == nullptr ? "" : entry->cause;
  }

  void run() {
    know_students();
    look_at_pages();
    look_at_class();
    count_codes();
    find_partners();
    offer_models();
    classmates();
    look_fors();
    parallel_tasks();
    colleagues();
  }

 private:
  [[nodiscard]] bool has_issue(std::uint32_t piece) const {
    return m_issue != k_no_text && holds(m_work.in_force(piece).issues, m_issue);
  }

  void look_at_pages() {
    for (const auto piece : m_basis.pieces) {
      const Reading& r = m_work.head(piece);
      m_classes.insert(Study::class_of(r));
      if (const Text strategy = m_work.strategy(piece); strategy != k_no_text) m_strategies.insert(strategy);
      if (has_issue(piece)) m_basis.sharing.push_back(piece);
      m_basis.read_by_several += m_work.selection().readings(piece).size() > 1 ? 1U : 0U;
    }
  }

  [[nodiscard]] bool in_class(std::uint32_t piece) const {
    const Reading& r = m_work.head(piece);
    return m_work.in_force(piece).was_handed_in() && m_classes.contains(Study::class_of(r));
  }

  // A page of the class with a strategy and without the issue.
  [[nodiscard]] bool is_without_issue(std::uint32_t piece) const {
    return in_class(piece) && m_work.strategy(piece) != k_no_text && !has_issue(piece);
  }

  void look_at_class() {
    for (const auto piece : m_work.whole_class()) {
      if (!in_class(piece)) continue;
      const InForce& now = m_work.in_force(piece);
      ++m_basis.class_pieces;
      m_basis.class_sharing += has_issue(piece) ? 1U : 0U;
      m_basis.class_coded += m_work.strategy(piece) != k_no_text ? 1U : 0U;
      m_basis.class_without += is_without_issue(piece) ? 1U : 0U;
      m_basis.class_not_enough += now.standing == Standing::not_enough ? 1U : 0U;
      m_basis.records_look_fors |= !now.shows.empty();
    }
  }

  void count_codes() {
    std::map<Text, std::size_t> success, models;
    for (const auto piece : m_basis.pieces) {
      const InForce& now = m_work.in_force(piece);
      if (now.success != k_no_text) ++success[now.success];
      for (const Text code : now.models) ++models[code];
    }
    m_basis.success = ordered(success, Dimension::success);
    m_basis.models = ordered(models, Dimension::model);
  }

  [[nodiscard]] Counts ordered(const std::map<Text, std::size_t>& counts, Dimension dimension) const {
    Counts out(counts.begin(), counts.end());
    const auto rank = [&](Text code) { return m_task.codebook->rank(dimension, m_study.text(code)); };
    std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
      const auto x = rank(a.first);
      const auto y = rank(b.first);
      return x != y ? x < y : natural_less(m_study.text(a.first), m_study.text(b.first));
    });
    return out;
  }

  // Who used one of the strategies without the issue: fewest other issues first, then who carried it
  // furthest, then who shows most look-fors.
  void find_partners() {
    if (m_issue == k_no_text) return;
    for (const auto piece : m_work.whole_class()) {
      if (in_class(piece) && is_classmate(piece) && m_strategies.contains(m_work.strategy(piece)) &&
          !has_issue(piece))
        m_basis.partners.push_back(piece);
    }
    const auto order = [&](std::uint32_t piece) {
      const InForce& now = m_work.in_force(piece);
      const auto far = m_task.codebook->rank(Dimension::success, m_study.text(now.success));
      const auto steps = now.success == k_no_text ? 0 : static_cast<std::ptrdiff_t>(far) + 1;
      return std::tuple(now.issues.size(), -steps, -static_cast<std::ptrdiff_t>(now.shows.size()));
    };
    std::ranges::stable_sort(m_basis.partners, {}, order);
    const auto most = std::min(k_most_partners, std::max<std::size_t>(1, m_basis.students.size()));
    m_basis.partners.resize(std::min(m_basis.partners.size(), most));
  }

  [[nodiscard]] ModelOffer model_offer(const std::string& model, const std::string& why,
                                       const std::string& strategy) const {
    ModelOffer out{model, why, strategy};
    out.taught = holds(m_taught, model);
    const auto code = m_study.texts.find(model);
    const auto has = [&](std::uint32_t piece) { return code && holds(m_work.in_force(piece).models, *code); };
    out.here = static_cast<std::size_t>(std::ranges::count_if(m_basis.pieces, has));
    for (const auto piece : m_work.whole_class())
      out.elsewhere += is_without_issue(piece) && has(piece) ? 1U : 0U;
    return out;
  }

  // An issue of several subjects names models for each of them: here those of this codebook's strategies.
  [[nodiscard]] bool is_usual_here(const std::string& model) const {
    return std::ranges::any_of(m_task.codebook->strategies,
                               [&](const Strategy& strategy) { return holds(strategy.models, model); });
  }

  // Those on which something about the issue becomes visible, new ones first.
  [[nodiscard]] std::vector<ModelOffer> models_of_issue() const {
    std::vector<ModelOffer> out;
    const Issue* issue = m_task.codebook->issue(m_basis.issue);
    if (issue == nullptr) return out;
    for (const auto& model : issue->models_to_try)
      out.push_back(model_offer(typed_code(m_task, Dimension::model, model.model), model.why, ""));
    const auto is_usual = [&](const ModelOffer& offer) { return is_usual_here(offer.model); };
    if (out.size() > k_most_models && std::ranges::any_of(out, is_usual))
      std::erase_if(out, std::not_fn(is_usual));
    std::ranges::stable_sort(out, {}, [](const ModelOffer& offer) { return !offer.is_new(); });
    return out;
  }

  // New ones on which the strategies and their neighbours are usually seen; of those that serve the task's
  // problem type, unless none of theirs is new.
  [[nodiscard]] std::vector<ModelOffer> models_of_strategies() const {
    std::vector<std::string> strategies = plan_strategies(m_study, m_basis);
    const auto next = plan_neighbours(m_study, m_basis);
    strategies.insert(strategies.end(), next.begin(), next.end());
    auto out = new_models_of(serving_task(m_task, strategies));
    return out.empty() ? new_models_of(strategies) : out;
  }

  // Those on most of the class's other pages first, then concrete before abstract.
  [[nodiscard]] std::vector<ModelOffer> new_models_of(const std::vector<std::string>& strategies) const {
    const Codebook& codebook = *m_task.codebook;
    std::vector<ModelOffer> out;
    for (const auto& id : strategies) {
      const Strategy* strategy = codebook.strategy(id);
      if (strategy == nullptr) continue;
      for (const auto& model : strategy->models) {
        ModelOffer offer = model_offer(model, "", id);
        const bool there = std::ranges::any_of(out, [&](const ModelOffer& o) { return o.model == model; });
        if (offer.is_new() && !there) out.push_back(std::move(offer));
      }
    }
    std::ranges::stable_sort(out, {}, [&](const ModelOffer& o) {
      return std::tuple(-static_cast<std::ptrdiff_t>(o.elsewhere), cra_rank(codebook, o.model),
                        codebook.rank(Dimension::model, o.model));
    });
    return out;
  }

  void offer_models() {
    if (m_task.task != nullptr)
      m_taught = typed_codes(m_task, Dimension::model, m_task.task->taught_before.models);
    auto& offers = m_basis.offers;
    offers = models_of_issue();
    auto more = m_issue == k_no_text || is_teachable(m_basis.cause) ? models_of_strategies()
                                                                    : std::vector<ModelOffer>();
    std::erase_if(more, [&](const ModelOffer& offer) {
      return std::ranges::any_of(offers, [&](const ModelOffer& o) { return o.model == offer.model; });
    });
    if (!offers.empty() && !offers.front().is_new() && !more.empty()) offers.resize(1);
    offers.insert(offers.end(), more.begin(), more.end());
    offers.resize(std::min(offers.size(), k_most_models));
  }

  void classmates() {
    for (const auto& neighbour : plan_neighbours(m_study, m_basis)) {
      const auto code = m_study.texts.find(neighbour);
      if (!code) continue;
      Classmates out{neighbour, {}};
      for (const auto piece : m_work.whole_class()) {
        if (is_classmate(piece) && holds(m_work.in_force(piece).strategies, *code))
          out.pieces.push_back(piece);
      }
      if (!out.pieces.empty()) m_basis.classmates.push_back(std::move(out));
    }
  }

  [[nodiscard]] bool is_classmate(std::uint32_t piece) const {
    const Reading& r = m_work.head(piece);
    const Text school = m_study.school_of(r);
    if (m_planned.contains({school, r.student.code})) return false;
    return m_has_unknown || m_planned.empty() || m_schools.contains(school);
  }

  void know_students() {
    for (const auto& student : m_basis.students) {
      m_has_unknown |= !student.known;
      if (!student.known) continue;
      m_planned.emplace(student.school, student.id);
      m_schools.insert(student.school);
    }
  }

  void look_fors() {
    std::map<Text, LookForCount> counts;
    for (const auto piece : m_basis.pieces)
      for (const Text code : m_work.in_force(piece).shows) ++counts[code].shown;
    for (const auto piece : m_work.whole_class()) {
      if (!in_class(piece) || m_work.strategy(piece) == k_no_text) continue;
      for (const Text code : m_work.in_force(piece).shows) {
        ++counts[code].in_class;
        counts[code].elsewhere += has_issue(piece) ? 0U : 1U;
      }
    }
    for (const auto& look_for : m_task.look_fors) {
      const auto code = m_study.texts.find(look_for.id);
      LookForCount count = code ? counts[*code] : LookForCount{};
      count.look_for = &look_for;
      m_basis.look_fors.push_back(count);
    }
  }

  // The day of the group's latest work on the task, or the task's own.
  [[nodiscard]] std::int32_t evidence_day() const {
    std::int32_t day = k_undated;
    for (const auto piece : m_basis.pieces) day = std::max(day, m_work.head(piece).date);
    if (day == k_undated && m_task.task != nullptr && m_task.task->date) day = m_task.task->date->days;
    return day;
  }

  // Tasks that come later, or that nobody has been given yet; those of the same standard first, then the
  // nearest.
  void parallel_tasks() {
    const std::int32_t today = evidence_day();
    std::vector<std::tuple<bool, bool, std::int32_t, const TaskInfo*>> found;
    for (const auto& info : m_study.task_infos) {
      if (info.id == m_task.id || info.task == nullptr || info.codebook != m_task.codebook) continue;
      if (m_task.codebook->id.empty()) continue;
      const std::int32_t day = info.task->date ? info.task->date->days : k_undated;
      if (day != k_undated && today != k_undated && day <= today) continue;
      if (day == k_undated && has_work(info.id)) continue;
      found.emplace_back(!same_standard(*info.task), day == k_undated, day, &info);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
             std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    });
    for (const auto& entry : found) m_basis.parallel.push_back(std::get<3>(entry));
  }

  [[nodiscard]] bool same_standard(const Task& other) const {
    if (m_task.task == nullptr) return false;
    const auto& mine = m_task.task->standards;
    return std::any_of(mine.begin(), mine.end(), [&](const auto& s) { return holds(other.standards, s); });
  }

  [[nodiscard]] bool has_work(Text task) const {
    return std::any_of(m_study.readings.begin(), m_study.readings.end(),
                       [&](const Reading& r) { return r.task.code == task; });
  }

  void colleagues() {
    for (const auto& student : m_basis.students) {
      const Student* known = student.known ? m_study.student(student.school, student.id) : nullptr;
      if (known == nullptr) continue;
      for (const auto& role : known->served_by) {
        auto& all = m_basis.colleagues;
        auto found = std::find_if(all.begin(), all.end(), [&](const Colleague& c) { return c.role == role; });
        if (found == all.end()) found = all.insert(all.end(), {role, {}});
        const std::string id(m_study.text(student.id));
        if (!holds(found->students, id)) found->students.push_back(id);
      }
    }
  }

  const Study& m_study;
  const TaskWork& m_work;
  PlanBasis& m_basis;
  const TaskInfo& m_task;
  Text m_issue = k_no_text;
  std::vector<std::string> m_taught;          // models of the first instruction
  std::set<std::pair<Text, Text>> m_planned;  // school and id of those of the plan's students who are known
  std::set<Text> m_schools;                   // of these
  bool m_has_unknown = false;
  std::set<ClassKey> m_classes;  // of the plan's pages
  std::set<Text> m_strategies;   // that name the groups of these pages
};

}  // namespace

TaskWork::TaskWork(const Selection& selection, const TaskInfo& task,
                   std::unordered_map<std::uint32_t, InForce>& in_force)
    : m_selection(selection), m_in_force(in_force) {
  m_class = latest_pieces(selection, selection.base(task)).latest;
  m_chosen = latest_pieces(selection, selection.pieces(task)).latest;
  for (const auto* pieces : {&m_class, &m_chosen}) {
    for (const auto piece : *pieces) in_force.try_emplace(piece, selection.in_force(piece));
  }
}

Text TaskWork::strategy(std::uint32_t piece) const {
  const InForce& now = in_force(piece);
  return now.standing == Standing::coded ? now.strategies.front() : k_no_text;
}

void fill_plan(const TaskWork& work, PlanBasis& basis) {
  Filler(work, basis).run();
}

}  // namespace worksort
