#include "worksort/report/count/shift.hpp"

#include "worksort/report/count/shift_share.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Shift : public Command {
 public:
  void add_options(OptionSet& options) override {
    options.choice("--within", m_within, {"task"}, "only pieces of the same task follow each other");
    options.flag("--paths", m_paths, "each student's path in place of the counts");
  }

  Result run(Session& session) override {
    const Study& study = session.read();
    const Selection& chosen = session.select(study);
    const Selection& all = session.select(study, without_dates(session.common().filter));
    const ShiftOptions options{!m_within.empty()};
    const auto& moves = session.keep(shift(all, chosen, options));
    const std::string passed_over = session.min_n() ? "" : passed_over_words(moves.passed_over);
    if (!passed_over.empty()) session.say(passed_over);
    Result result;
    result.rows_are_data = true;
    result.page.make = [&, options] { return shift_page(all, options, moves, m_paths, session.typed()); };
    result.page.share = [&, options] { return shared(session, all, moves, chosen, options).page(); };
    result.table.make = [&] { return m_paths ? path_table(all, moves) : shift_table(study, moves); };
    result.table.share = [&, options] { return shared(session, all, moves, chosen, options).table(); };
    return result;
  }

 private:
  [[nodiscard]] SharedShift shared(Session& session, const Selection& all, const ShiftResult& moves,
                                   const Selection& chosen, const ShiftOptions& options) const {
    if (m_paths) {
      throw Problem("--paths shows single students, which cannot be shared",
                    "leave it out: the counts are there");
    }
    return SharedShift(all, moves, chosen.filter(), options, session.release());
  }

  std::string m_within;
  bool m_paths = false;
};

}  // namespace

std::unique_ptr<Command> make_shift() {
  return std::make_unique<Shift>();
}

}  // namespace worksort
