#include "worksort/report/export.hpp"

#include "worksort/analyze/shift.hpp"
#include "worksort/report/database.hpp"
#include "worksort/report/export_share.hpp"
#include "worksort/write/sqlite.hpp"
#include "worksort/write/workbook.hpp"

#include "commands.hpp"

namespace worksort {
namespace {

class Export : public Command {
 public:
  int run(Session& session) override {
    const Study study = session.read();
    const Selection selection = session.select(study);
    if (session.min_n()) return share(session, study, selection);
    if (session.format() == Format::sqlite) return session.finish(write_sqlite(study_database(selection)));
    if (session.format() == Format::xlsx)
      return session.finish(write_workbook(sheets(session, study, selection)));
    Json data = {{"input", session.input(study)}};
    data.update(study_data(selection));
    return session.finish(write_json(envelope("export", std::move(data))));
  }

 private:
  static int share(Session& session, const Study& study, const Selection& selection) {
    if (session.format() == Format::sqlite) {
      throw UsageError("a database holds every piece of work, which cannot be shared",
                       "-f xlsx and -f json have the counts");
    }
    if (session.format() == Format::xlsx)
      return session.finish(
          Shareable(write_workbook(shared_study_sheets(selection, *session.min_n()).result)));
    Json data = {{"input", session.input(study)}};
    data.update(shared_study_data(selection, *session.min_n()).result);
    return session.finish(Shareable(write_json(envelope("export", std::move(data)))));
  }

  static std::vector<Sheet> sheets(const Session& session, const Study& study, const Selection& selection) {
    return study_sheets(selection, session.select(study, without_dates(session.common().filter)));
  }
};

}  // namespace

std::unique_ptr<Command> make_export() {
  return std::make_unique<Export>();
}

}  // namespace worksort
