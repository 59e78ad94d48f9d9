#include "worksort/report/data/export.hpp"

#include "worksort/analyze/shift.hpp"
#include "worksort/report/data/database.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include "cli/commands.hpp"

namespace worksort {
namespace {

class Export : public Command {
 public:
  Result run(Session& session) override {
    const Study& study = session.read();
    const Selection& selection = session.select(study);
    const Selection& every = session.select(study, without_dates(session.common().filter));
    Result result;
    result.sheets.make = [&](const Reader& reader) { return study_sheets(selection, every, reader.folder); };
    result.sheets.share = [&] { return shared_study_sheets(selection, session.release()); };
    result.data.make = [&](const Reader& reader) { return study_data(selection, reader.folder); };
    result.data.share = [&] { return shared_study_data(selection, session.release()); };
    result.file.make = [&] { return write_sqlite(database(session, selection)); };
    result.file.stays = Problem("a database holds every piece of work, which cannot be shared",
                                "-f xlsx and -f json have the counts");
    return result;
  }

 private:
  static Database database(const Session& session, const Selection& selection) {
    Database out = study_database(selection);
    for (auto& table : out.tables) table.table = session.audience().clean(std::move(table.table));
    return out;
  }
};

}  // namespace

std::unique_ptr<Command> make_export() {
  return std::make_unique<Export>();
}

}  // namespace worksort
