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
    options.text("--template", m_template, "FILE", "a page template of your own");
  }

  int run(Session& session) override {
    session.use_template(m_template);
    const Study study = session.read();
    const Selection chosen = session.select(study);
    const Selection all = session.select(study, without_dates(session.common().filter));
    const ShiftOptions options{!m_within.empty()};
    const ShiftResult result = shift(all, chosen, options);
    if (session.min_n()) return share(session, study, SharedShift(all, result, *session.min_n()));
    const std::string passed_over = passed_over_words(result.passed_over);
    if (!passed_over.empty()) session.say(passed_over);
    if (is_page(session.format())) {
      return session.finish(shift_page(all, options, result, m_paths, session.typed()), study);
    }
    return session.finish(m_paths ? path_table(all, result) : shift_table(study, result), study);
  }

 private:
  int share(Session& session, const Study& study, const SharedShift& shared) const {
    if (m_paths)
      throw UsageError("--paths shows single students, which cannot be shared",
                       "leave it out: the counts are there");
    return is_page(session.format()) ? session.finish(shared.page(), study)
                                     : session.finish(shared.table(), study);
  }

  static bool is_page(Format format) {
    return format == Format::text || format == Format::md || format == Format::html;
  }

  std::string m_within;
  bool m_paths = false;
  std::string m_template;
};

}  // namespace

std::unique_ptr<Command> make_shift() {
  return std::make_unique<Shift>();
}

}  // namespace worksort
