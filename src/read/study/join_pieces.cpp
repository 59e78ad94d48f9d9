#include "worksort/util/parallel.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <functional>
#include <iterator>
#include <numeric>
#include <set>
#include <span>
#include <tuple>

#include "join.hpp"
#include <fmt/core.h>

namespace worksort {
namespace {

class Pieces {
 public:
  explicit Pieces(Join& join) : m_join(join), m_study(join.study) {}

  void run();

 private:
  using Order = std::vector<std::uint32_t>;

  // Numbers for texts, so that sorting by natural order compares integers.
  void rank_texts() {
    std::vector<bool> used(m_study.texts.size(), false);
    std::vector<Text> texts;
    const auto use = [&](Text t) {
      if (used[static_cast<std::size_t>(t)]) return;
      used[static_cast<std::size_t>(t)] = true;
      texts.push_back(t);
    };
    for (const auto& r : m_study.readings) {
      for (const Text t : {r.task.code, r.class_id, r.school, r.coder}) use(t);
    }
    sort_unless_sorted(texts, [&](Text a, Text b) { return natural_less(m_study.text(a), m_study.text(b)); });
    m_ranks = texts.size();
    m_rank.assign(m_study.texts.size(), 0);
    for (std::uint32_t i = 0; i < texts.size(); ++i) m_rank[static_cast<std::size_t>(texts[i])] = i;
  }

  void place_students() {
    auto& places = m_study.student_places;
    places.assign(m_study.texts.size(), UINT32_MAX);
    std::uint32_t next = 0;
    const auto place = [&](Text id) {
      auto& at = places[static_cast<std::size_t>(id)];
      if (at == UINT32_MAX) at = next++;
    };
    for (const auto& student : m_study.students) place(student.id);
    for (const auto& r : m_study.readings) place(r.student.code);
  }

  [[nodiscard]] std::uint32_t rank(Text t) const { return m_rank[static_cast<std::size_t>(t)]; }

  // Equal but for coder and place: the same piece.
  [[nodiscard]] auto piece_key(const Reading& r) const {
    return std::tuple(rank(r.task.code), m_study.student_place(r.student.code), rank(m_study.school_of(r)),
                      r.date, r.attempt);
  }

  // What readings are sorted by, as numbers side by side; the last one ends in the number of the reading.
  struct Place {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t third = 0;
    std::uint64_t last = 0;

    auto operator<=>(const Place&) const = default;
  };

  static std::uint64_t both(std::uint32_t major, std::uint32_t minor) {
    return (std::uint64_t{major} << 32U) | minor;
  }

  static std::uint32_t day(const Reading& r) {
    return static_cast<std::uint32_t>(r.date) ^ 0x80000000U;  // days before 1970 stay before it
  }

  // Readings of one piece stand together.
  [[nodiscard]] Place identity(std::uint32_t i) const {
    const Reading& r = m_study.readings[i];
    return {both(rank(r.task.code), m_study.student_place(r.student.code)),
            both(rank(m_study.school_of(r)), day(r)), r.attempt, both(rank(r.coder), i)};
  }

  [[nodiscard]] Place display(std::uint32_t i) const {
    const Reading& r = m_study.readings[i];
    return {both(rank(r.task.code), day(r)), both(rank(r.class_id), rank(m_study.school_of(r))),
            both(m_study.student_place(r.student.code), r.attempt), both(rank(r.coder), i)};
  }

  [[nodiscard]] std::uint32_t task_rank(std::uint32_t i) const { return rank(m_study.readings[i].task.code); }

  // The readings of a task beside each other, each task's in the order in which they stand.
  [[nodiscard]] Order by_task(const Order& order) const {
    std::vector<std::uint32_t> next(m_ranks + 1, 0);
    for (const auto i : order) ++next[task_rank(i) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    Order out(order.size());
    for (const auto i : order) out[next[task_rank(i)]++] = i;
    return out;
  }

  // Places begin with the task. Those of one task are mostly in order, as they stand in files.
  template <typename PlaceOf>
  void sort_by(Order& order, const PlaceOf& place_of) const {
    constexpr std::size_t k_few = 10'000;  // are sorted while threads would begin
    order = by_task(order);
    std::vector<std::span<std::uint32_t>> tasks;
    for (auto begin = order.begin(); begin != order.end();
         begin += static_cast<std::ptrdiff_t>(tasks.back().size())) {
      const std::uint32_t task = task_rank(*begin);
      tasks.emplace_back(begin,
                         std::find_if(begin, order.end(), [&](auto i) { return task_rank(i) != task; }));
    }
    in_parallel(tasks.size(), order.size() < k_few ? 1 : m_join.options.threads, [&](std::size_t t) {
      std::vector<Place> places;
      places.reserve(tasks[t].size());
      std::transform(tasks[t].begin(), tasks[t].end(), std::back_inserter(places), place_of);
      sort_unless_sorted(places, std::less<>());
      std::transform(places.begin(), places.end(), tasks[t].begin(),
                     [](const Place& place) { return static_cast<std::uint32_t>(place.last); });
    });
  }

  template <typename Visit>
  void each_piece(const Order& order, Visit&& visit) {
    for (auto begin = order.begin(); begin != order.end();) {
      const auto key = piece_key(m_study.readings[*begin]);
      auto end = begin + 1;
      while (end != order.end() && piece_key(m_study.readings[*end]) == key) ++end;
      visit(begin, end);
      begin = end;
    }
  }

  // A blank entry for a page that another entry is about says nothing more, and of several one is enough.
  // Without an attempt, and without a day or beside work without a day, it stands for whatever the student
  // did on the task.
  void settle_blanks() {
    auto& readings = m_study.readings;
    if (std::none_of(readings.begin(), readings.end(), [](const Reading& r) { return r.is_blank; })) return;
    using Work = std::tuple<Text, Text, Text>;  // school, student, task
    std::set<Work> read, undated;
    std::set<std::tuple<Work, std::int32_t, std::uint16_t>> pages;
    const auto work = [&](const Reading& r) {
      return Work(m_study.school_of(r), r.student.code, r.task.code);
    };
    for (const auto& r : readings) {
      if (r.is_blank) continue;
      read.insert(work(r));
      if (r.date == k_undated) undated.insert(work(r));
      pages.emplace(work(r), r.date, r.attempt);
    }
    std::erase_if(readings, [&](Reading& r) {
      if (!r.is_blank) return false;
      if (r.attempt == 0 && (r.date == k_undated ? read : undated).contains(work(r))) return true;
      if (r.date == k_undated) r.date = task_day(m_study, r);
      return !pages.emplace(work(r), r.date, r.attempt).second;
    });
  }

  // All readings of a piece get the class that the first one in path order names.
  void settle_class(Order::const_iterator begin, Order::const_iterator end) {
    if (end - begin < 2) return;
    Order by_place(begin, end);
    std::sort(by_place.begin(), by_place.end());
    const Reading* first = nullptr;
    for (const auto i : by_place) {
      Reading& r = m_study.readings[i];
      if (r.class_id == k_no_text) continue;
      if (first == nullptr) first = &r;
      if (r.class_id == first->class_id) continue;
      m_join.warn(
          "class-differs", origin_of(r),
          fmt::format(
              "this piece of student '{}' is in class '{}' here and in class '{}' in {}; the latter counts",
              m_study.text(r.student), m_study.text(r.class_id), m_study.text(first->class_id),
              m_study.files[first->file]));
    }
    if (first == nullptr) return;
    for (const auto i : by_place) m_study.readings[i].class_id = first->class_id;
  }

  void drop_repeats(Order::const_iterator begin, Order::const_iterator end, std::vector<bool>& dropped) {
    while (begin != end) {
      const Text coder = m_study.readings[*begin].coder;
      const auto next = std::find_if(begin, end, [&](auto i) { return m_study.readings[i].coder != coder; });
      drop_repeats_of_coder(begin, next, dropped);
      begin = next;
    }
  }

  // The same piece coded twice by one coder: the first one counts. One whose date or attempt was refused,
  // which has been told, may be of another piece, and counts where there is no other.
  void drop_repeats_of_coder(Order::const_iterator begin, Order::const_iterator end,
                             std::vector<bool>& dropped) {
    auto kept = std::find_if(begin, end, [&](auto i) { return !m_study.readings[i].refused_place; });
    if (kept == end) kept = begin;
    for (auto it = begin; it != end; ++it) {
      if (it == kept) continue;
      dropped[*it] = true;
      ++m_join.study.input.unread;
      const Reading& r = m_study.readings[*it];
      if (r.refused_place) continue;
      const std::string who = r.coder == k_no_text ? "" : fmt::format(" by {}", m_study.text(r.coder));
      m_join.error("duplicate-piece", origin_of(r),
                   fmt::format("the work of student '{}' on task '{}' is coded twice{}; the first one counts",
                               m_study.text(r.student), m_study.text(r.task), who),
                   "a second response on one day is attempt: 2; a second reader is another coder");
    }
  }

  // Each reading takes the place of one that has moved on: a second list of them would be most of the memory.
  void move_in_place(Order& order) {
    auto& readings = m_study.readings;
    for (std::uint32_t begin = 0; begin < order.size(); ++begin) {
      if (order[begin] == begin) continue;
      const Reading first = readings[begin];
      std::uint32_t to = begin;
      for (std::uint32_t from = order[to]; from != begin; from = order[to]) {
        readings[to] = readings[from];
        order[to] = to;
        to = from;
      }
      readings[to] = first;
      order[to] = to;
    }
  }

  // Leaves the readings that were not dropped, in this order.
  void rearrange(Order& order, const std::vector<bool>& dropped) {
    auto& readings = m_study.readings;
    if (order.size() != readings.size()) {
      std::vector<std::uint32_t> place(readings.size());
      std::uint32_t next = 0;
      for (std::size_t i = 0; i < readings.size(); ++i) {
        if (dropped[i]) continue;
        place[i] = next;
        readings[next++] = readings[i];
      }
      readings.resize(next);
      for (auto& i : order) i = place[i];
    }
    move_in_place(order);
    Order now(readings.size());
    std::iota(now.begin(), now.end(), 0U);
    each_piece(now, [&](auto begin, auto end) {
      note_task(m_study.readings[*begin].task.code);
      m_study.pieces.push_back({*begin, static_cast<std::uint32_t>(end - begin)});
    });
  }

  // Of the piece that comes next.
  void note_task(Text task) {
    const auto at = m_study.task_index.find(static_cast<std::uint32_t>(task));
    if (at == m_study.task_index.end()) return;
    TaskInfo& info = m_study.task_infos[at->second];
    if (info.pieces++ == 0) info.first_piece = static_cast<std::uint32_t>(m_study.pieces.size());
  }

  Join& m_join;
  Study& m_study;
  std::vector<std::uint32_t> m_rank;
  std::size_t m_ranks = 0;  // how many there are
};

void Pieces::run() {
  rank_texts();
  place_students();
  settle_blanks();
  std::vector<std::uint32_t> order(m_study.readings.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_by(order, [&](auto i) { return identity(i); });
  std::vector<bool> dropped(order.size(), false);
  each_piece(order, [&](auto begin, auto end) {
    settle_class(begin, end);
    drop_repeats(begin, end, dropped);
  });
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](auto i) { return dropped[i]; });
  sort_by(order, [&](auto i) { return display(i); });
  rearrange(order, dropped);
  m_study.input.readings = m_study.readings.size();
  m_study.input.pieces = m_study.pieces.size();
}

}  // namespace

void join_pieces(Join& join) {
  Pieces(join).run();
}

}  // namespace worksort
