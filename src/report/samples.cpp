#include "worksort/report/samples.hpp"

#include "worksort/read/study/launches.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/report/agree/agree.hpp"
#include "worksort/report/count/shift.hpp"
#include "worksort/report/count/shift_share.hpp"
#include "worksort/report/data/codebook.hpp"
#include "worksort/report/group/group.hpp"
#include "worksort/report/group/group_share.hpp"
#include "worksort/report/people/cards.hpp"
#include "worksort/report/people/pair.hpp"
#include "worksort/report/people/select.hpp"
#include "worksort/report/people/student.hpp"
#include "worksort/report/people/student_note.hpp"
#include "worksort/report/plan/follow_up.hpp"
#include "worksort/report/plan/follow_up_share.hpp"
#include "worksort/report/plan/launch.hpp"
#include "worksort/report/plan/monitor.hpp"
#include "worksort/report/plan/plan.hpp"
#include "worksort/report/plan/review.hpp"
#include "worksort/report/protocol/cycle.hpp"
#include "worksort/report/protocol/inquiry.hpp"
#include "worksort/report/protocol/inquiry_share.hpp"
#include "worksort/report/protocol/protocol.hpp"
#include "worksort/report/week/weekly.hpp"
#include "worksort/util/share.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace worksort {
namespace {

constexpr std::array<std::string_view, 4> k_maps_by_code = {"success", "models", "shows", "issues"};

// The specimen, and pages of it as the commands make them.
class Specimen {
 public:
  Specimen()
      : m_study(read_text("specimen.yaml", std::string(share_text("specimen.yaml")))), m_all(m_study, {}) {}

  std::vector<Page> agree() const {
    AgreeOptions options;
    options.on = {AgreeOn::strategy, AgreeOn::model, AgreeOn::success, AgreeOn::issue, AgreeOn::correct};
    return {agree_page(m_all, worksort::agree(m_all, options), {true, true, true})};
  }

  std::vector<Page> cards() const {
    return {cards_page(m_all, make_cards(m_all, CardsOf::groups), CardsOf::groups)};
  }

  std::vector<Page> codebook() const { return {codebook_page(*m_study.task_infos.front().codebook)}; }

  std::vector<Page> cycle() const {
    std::vector<Page> out;
    for (const Date today : {day("2026-11-03"), day("2026-12-31")})
      out.push_back(cycle_page({cycle_calendar(m_study.cycles.front(), today)}, today));
    return out;
  }

  std::vector<Page> follow_up() const { return {follow_up_page(m_all, plans(), k_today)}; }

  std::vector<Page> group() const {
    std::vector<Page> out;
    for (const auto by : {GroupBy::look_for, GroupBy::strategy}) {
      GroupOptions options;
      options.by = {by};
      out.push_back(group_page(m_all, options, worksort::group(m_all, options), m_typed));
    }
    return out;
  }

  std::vector<Page> group_share() const {
    std::vector<Page> out;
    for (const std::int64_t min_n : {1, 5}) {
      OneRelease release(m_study, min_n);
      out.push_back(SharedGroups(m_all, {}, release).page().take());
    }
    return out;
  }

  std::vector<Page> inquiry() const { return {inquiry_page(m_study, inquiries(m_all))}; }

  std::vector<Page> launch() const {
    std::vector<Page> out;
    for (const auto& launch : shipped_launches()) out.push_back(launch_page(launch, {}));
    return out;
  }

  std::vector<Page> monitor() const { return {monitor_page(m_all, worksort::monitor(m_all))}; }

  std::vector<Page> pair() const { return {pair_page(m_all, pair_students(m_all, {}))}; }

  std::vector<Page> plan() const {
    const PlanBasis basis = plan_basis(m_all, PlanRequest{});
    const Plan& kept = m_study.plans.front();
    return {plan_page(m_all, plan_basis(m_all, kept), kept, {"why"}, "worksort plan"),
            plan_page(m_all, basis, draft_plan(m_all, basis, k_today), {}, "")};
  }

  std::vector<Page> protocol() const {
    const Protocol& protocol = m_study.protocols.front();
    const ProtocolMaterial team(m_all, {m_study.task_info("trays")}, m_typed);
    OneRelease release(m_study, 1);
    const ProtocolMaterial shared(m_all, {m_study.task_info("trays")}, m_typed, &release);
    const Timetable shortened = *timetable(protocol, 12);
    return {protocol_page(protocol, shortened, 870, &team), protocol_page(protocol, shortened, 870, &shared)};
  }

  std::vector<Page> protocol_check() const {
    const Protocol& protocol = m_study.protocols.front();
    return {protocol_check_page({{&protocol, check_protocol(protocol)}})};
  }

  std::vector<Page> report() const {
    std::vector<Page> out;
    for (const char* monday : {"2026-11-16", "2026-11-23", "2026-12-07"}) {
      const DateRange week{day(monday), day(monday) + 6};
      Filter of_week;
      of_week.weeks = {week};
      const Selection work(m_study, of_week);
      const WeeklySelections selections{work, m_all, m_all};
      out.push_back(weekly_page(selections, weekly(selections, week, week.last), "class 3B", m_typed));
    }
    return out;
  }

  std::vector<Page> report_index() const {
    std::vector<IndexedPage> pages;
    for (const auto& page : report()) pages.push_back({"class 3B", "page.html", page.data});
    return {weekly_index_page({day("2026-11-16"), day("2026-11-22")}, pages)};
  }

  std::vector<Page> review() const {
    std::vector<TaskReview> reviews;
    for (const auto& info : m_study.task_infos) reviews.push_back(review_task(info));
    return {review_page(m_study, reviews)};
  }

  std::vector<Page> select() const {
    return {select_page(m_all, {}, select_pieces(m_all, {})),
            recode_page(m_all, recode_pieces(m_all, 9, 1), 9)};
  }

  // One template for many commands: it may ask for what any of them has.
  std::vector<Page> share() const {
    OneRelease release(m_study, 1);
    return {SharedShift(m_all, moves(), {}, {}, release).page().take(),
            shared_follow_up_page(m_study, plans(), k_today, 1).take(),
            shared_inquiry_page(m_all, inquiries(m_all), 1).take()};
  }

  std::vector<Page> shift() const {
    return {shift_page(m_all, {}, moves(), false, m_typed), shift_page(m_all, {}, moves(), true, m_typed)};
  }

  std::vector<Page> student() const { return {student_page(m_all, student_work(m_all))}; }

  std::vector<Page> student_note() const {
    return {student_note_page(m_all, student_work(m_all), NoteFor::family)};
  }

 private:
  static Date day(const char* text) { return *parse_date(text); }

  [[nodiscard]] std::vector<FollowUp> plans() const { return worksort::follow_up(m_all, m_all, k_today); }
  [[nodiscard]] ShiftResult moves() const { return worksort::shift(m_all, m_all, {}); }

  inline static const Date k_today = day("2026-11-25");
  Typed m_typed{{"."}};
  Study m_study;
  Selection m_all;
};

struct Maker {
  std::string_view name;
  std::vector<Page> (Specimen::*pages)() const;
};
constexpr std::array<Maker, 22> k_makers = {{{"agree", &Specimen::agree},
                                             {"cards", &Specimen::cards},
                                             {"codebook", &Specimen::codebook},
                                             {"cycle", &Specimen::cycle},
                                             {"follow-up", &Specimen::follow_up},
                                             {"group", &Specimen::group},
                                             {"group-share", &Specimen::group_share},
                                             {"inquiry", &Specimen::inquiry},
                                             {"launch", &Specimen::launch},
                                             {"monitor", &Specimen::monitor},
                                             {"pair", &Specimen::pair},
                                             {"plan", &Specimen::plan},
                                             {"protocol", &Specimen::protocol},
                                             {"protocol-check", &Specimen::protocol_check},
                                             {"report", &Specimen::report},
                                             {"report-index", &Specimen::report_index},
                                             {"review", &Specimen::review},
                                             {"select", &Specimen::select},
                                             {"share", &Specimen::share},
                                             {"shift", &Specimen::shift},
                                             {"student", &Specimen::student},
                                             {"student-note", &Specimen::student_note}}};

// What is in either, with what is null or empty in one taken from the other.
void merge(Value& into, Value from) {
  if (into.is_null()) {
    into = std::move(from);
  } else if (into.is_array() && from.is_array()) {
    if (into.empty())
      into = std::move(from);
    else if (!from.empty())
      merge(into.front(), std::move(from.front()));
  } else if (into.is_object() && from.is_object()) {
    for (auto& [key, value] : from.items()) merge(into[key], std::move(value));
  }
}

bool is_map_by_code(std::string_view key, const Value& value) {
  return value.is_object() &&
         std::find(k_maps_by_code.begin(), k_maps_by_code.end(), key) != k_maps_by_code.end();
}

// The data with one entry in each list, which has what any of them has.
Value shape(const Value& data) {
  if (data.is_array()) {
    Value out = Value::array();
    for (const auto& item : data) merge(out, Value::array({shape(item)}));
    return out;
  }
  if (!data.is_object()) return data;
  Value out = Value::object();
  for (const auto& [key, value] : data.items())
    out[key] = is_map_by_code(key, value) ? Value::object() : shape(value);
  return out;
}

}  // namespace

Value page_sample(std::string_view template_name) {
  const auto maker =
      std::find_if(k_makers.begin(), k_makers.end(), [&](const Maker& m) { return m.name == template_name; });
  if (maker == k_makers.end())
    throw std::logic_error("no page has the template " + std::string(template_name));
  Value out = {{"input", {{"files", 1}, {"pieces", 1}, {"readings", 1}, {"errors", 1}, {"unread", 1}}}};
  for (const auto& page : (Specimen().*maker->pages)()) merge(out, shape(page.data));
  return out;
}

}  // namespace worksort
