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

  // Notes once what all readings say, since going through them takes as long as what is done with it.
  void look_through() {
    std::vector<bool> used(m_study.texts.size(), false);
    std::vector<Text> texts;
    const auto use = [&](Text t) {
      if (used[static_cast<std::size_t>(t)]) return;
      used[static_cast<std::size_t>(t)] = true;
      texts.push_back(t);
    };
    auto& places = m_study.student_places;
    places.assign(m_study.texts.size(), UINT32_MAX);
    std::uint32_t next = 0;
    const auto place = [&](Text id) {
      auto& at = places[static_cast<std::size_t>(id)];
      if (at == UINT32_MAX) at = next++;
    };
    for (const auto& student : m_study.students) place(student.id);
    m_tasks.reserve(m_study.readings.size());
    for (const auto& r : m_study.readings) {
      for (const Text t : {r.task.code, r.class_id, r.school, r.coder}) use(t);
      place(r.student.code);
      m_tasks.push_back(r.task.code);
      m_any_blank |= r.is_blank;
    }
    rank_texts(texts);
  }

  // Numbers for texts, so that sorting by natural order compares integers.
  void rank_texts(std::vector<Text>& texts) {
    const auto text_of = [&](Text text) { return m_study.text(text); };
    sort_naturally(texts, text_of, [&](Text a, Text b) { return natural_less(text_of(a), text_of(b)); });
    m_ranks = texts.size();
    m_rank.assign(m_study.texts.size(), 0);
    for (std::uint32_t i = 0; i < texts.size(); ++i) m_rank[static_cast<std::size_t>(texts[i])] = i;
  }

  [[nodiscard]] std::uint32_t rank(Text t) const { return m_rank[static_cast<std::size_t>(t)]; }

  // What readings are sorted by, as numbers side by side. The first three are the same for all readings of a
  // piece and differ between pieces; the last one ends in the number of the reading.
  struct Place {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t third = 0;
    std::uint64_t last = 0;

    auto operator<=>(const Place&) const = default;

    [[nodiscard]] bool is_piece_of(const Place& o) const {
      return first == o.first && second == o.second && third == o.third;
    }
  };

  struct TaskPieces {
    std::span<std::uint32_t> readings;  // of the order
    std::vector<Piece> pieces;          // stretches of the order
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

  [[nodiscard]] std::uint32_t task_rank(std::uint32_t i) const { return rank(m_tasks[i]); }

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
  std::vector<TaskPieces> sort_by(Order& order, const PlaceOf& place_of) const {
    order = by_task(order);
    std::vector<TaskPieces> tasks;
    for (auto begin = order.begin(); begin != order.end();
         begin += static_cast<std::ptrdiff_t>(tasks.back().readings.size())) {
      const std::uint32_t task = task_rank(*begin);
      const auto end = std::find_if(begin, order.end(), [&](auto i) { return task_rank(i) != task; });
      tasks.push_back({{begin, end}, {}});
    }
    in_parallel(tasks.size(), order.size() < k_few_readings ? 1 : m_join.options.threads, [&](std::size_t t) {
      auto& [readings, pieces] = tasks[t];
      std::vector<Place> places;
      places.reserve(readings.size());
      std::transform(readings.begin(), readings.end(), std::back_inserter(places), place_of);
      sort_unless_sorted(places, std::less<>());
      const auto before = static_cast<std::uint32_t>(readings.data() - order.data());
      for (std::uint32_t i = 0; i < places.size(); ++i) {
        readings[i] = static_cast<std::uint32_t>(places[i].last);
        if (i == 0 || !places[i].is_piece_of(places[i - 1])) pieces.push_back({before + i, 0});
        ++pieces.back().readings;
      }
    });
    return tasks;
  }

  // A blank entry for a page that another entry is about says nothing more, and of several one is enough.
  // Without an attempt, and without a day or beside work without a day, it stands for whatever the student
  // did on the task.
  void settle_blanks() {
    auto& readings = m_study.readings;
    if (!m_any_blank) return;
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
    m_tasks.clear();
    for (const auto& r : readings) m_tasks.push_back(r.task.code);
  }

  // All readings of a piece get the class that the first one in path order names.
  void settle_class(Order::const_iterator begin, Order::const_iterator end) {
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

  // Leaves the readings that were not dropped, in this order, which is 0, 1, 2 and so on then.
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
  }

  void list_pieces(const std::vector<TaskPieces>& tasks) {
    m_study.pieces.reserve(m_study.readings.size());
    for (const auto& [readings, pieces] : tasks) {
      const Text id = m_study.readings[pieces.front().first_reading].task.code;
      const auto at = m_study.task_index.find(static_cast<std::uint32_t>(id));
      if (at != m_study.task_index.end()) {
        TaskInfo& info = m_study.task_infos[at->second];
        info.first_piece = static_cast<std::uint32_t>(m_study.pieces.size());
        info.pieces = static_cast<std::uint32_t>(pieces.size());
      }
      m_study.pieces.insert(m_study.pieces.end(), pieces.begin(), pieces.end());
    }
  }

  Join& m_join;
  Study& m_study;
  std::vector<Text> m_tasks;  // of the readings
  bool m_any_blank = false;
  std::vector<std::uint32_t> m_rank;
  std::size_t m_ranks = 0;  // how many there are
};

void Pieces::run() {
  look_through();
  settle_blanks();
  std::vector<std::uint32_t> order(m_study.readings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<bool> dropped(order.size(), false);
  for (const auto& task : sort_by(order, [&](auto i) { return identity(i); })) {
    for (const auto& piece : task.pieces) {
      if (piece.readings == 1) continue;
      const auto begin = order.begin() + piece.first_reading;
      settle_class(begin, begin + piece.readings);
      drop_repeats(begin, begin + piece.readings, dropped);
    }
  }
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](auto i) { return dropped[i]; });
  const auto tasks = sort_by(order, [&](auto i) { return display(i); });
  rearrange(order, dropped);
  list_pieces(tasks);
  m_study.input.readings = m_study.readings.size();
  m_study.input.pieces = m_study.pieces.size();
}

}  // namespace

void join_pieces(Join& join) {
  Pieces(join).run();
}

}  // namespace worksort
