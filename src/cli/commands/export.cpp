#include "worksort/report/data/export.hpp"

#include "worksort/analyze/shift.hpp"
#include "worksort/report/data/database.hpp"
#include "worksort/report/data/export_share.hpp"
#include "worksort/write/sheet/sqlite.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Export : public Command {
 public:
  int run(Session& session) override {
    const Study study = session.read();
    const Selection selection = session.select(study);
    if (session.min_n()) return share(session, study, selection);
    if (session.format() == Format::sqlite) return session.finish(write_sqlite(database(session, selection)));
    if (session.format() == Format::xlsx)
      return session.finish(workbook(session, sheets(session, study, selection)));
    return session.finish(json(session, study, study_data(selection)));
  }

 private:
  static int share(Session& session, const Study& study, const Selection& selection) {
    if (session.format() == Format::sqlite) {
      throw UsageError("a database holds every piece of work, which cannot be shared",
                       "-f xlsx and -f json have the counts");
    }
    const std::int64_t min_n = *session.min_n();
    if (session.format() == Format::xlsx)
      return session.finish(
          shared_study_sheets(selection, min_n).written([&](const std::vector<Sheet>& sheets) {
            return workbook(session, sheets);
          }));
    return session.finish(shared_study_data(selection, min_n).written([&](const Value& data) {
      return json(session, study, data);
    }));
  }

  static Database database(const Session& session, const Selection& selection) {
    Database out = study_database(selection);
    for (auto& table : out.tables) table.table = session.audience().clean(std::move(table.table));
    return out;
  }

  static std::string workbook(const Session& session, std::vector<Sheet> sheets) {
    for (auto& sheet : sheets) sheet.table = session.audience().clean(std::move(sheet.table));
    return write_workbook(sheets);
  }

  static std::string json(const Session& session, const Study& study, const Value& content) {
    Value data = {{"input", session.input(study)}};
    data.update(content);
    session.audience().clean(data);
    return write_json(envelope("export", std::move(data)));
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
