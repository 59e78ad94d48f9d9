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
    result.long_data.make = [&](const Reader& reader) {
      return study_data(selection, reader.folder, session.progress("writing"));
    };
    result.data.share = [&] { return shared_study_data(selection, session.release()); };
    result.file.make = [&](const Reader& reader) {
      return write_database(database(session, selection), reader.format);
    };
    result.file.stays = Problem("a database holds every piece of work, which cannot be shared",
                                "-f xlsx and -f json have the counts");
    return result;
  }

 private:
  // The rows without what the audience may not see, cleaned while they are made.
  static Database database(const Session& session, const Selection& selection) {
    Database out = study_database(selection, piece_fields(), session.progress("writing"));
    const Audience& audience = session.audience();
    for (auto& school : out.schools) school = audience.clean(school);
    for (auto& table : out.tables) {
      table.each_row = [&audience, each_row = std::move(table.each_row)](const RowVisitor& visit) {
        each_row([&](std::string_view school, std::vector<Cell>& row) {
          audience.clean(row);
          visit(audience.clean(std::string(school)), row);
        });
      };
    }
    return out;
  }
};

}  // namespace

std::unique_ptr<Command> make_export() {
  return std::make_unique<Export>();
}

}  // namespace worksort
