// Where a result goes and in which form: the one place that looks at the format.
#pragma once

#include "worksort/cli/pictures.hpp"
#include "worksort/cli/result.hpp"
#include "worksort/cli/session.hpp"
#include "worksort/report/page/template.hpp"
#include "worksort/util/writing.hpp"
#include "worksort/write/format.hpp"

#include <optional>
#include <string>

namespace worksort {

class Output {
 public:
  // The format is that of -f, else of the extension of -o, else the command's first. Throws Problem for one
  // that the command does not write. `session` must outlive the output.
  explicit Output(Session& session);

  // Writes the result in the form that format and audience ask for, then the messages. Returns the exit code:
  // 1 if the input has errors, else that of the result. Where the result is for people outside the team, only
  // what carries the mark is written: anything else is a mistake of the program and throws std::logic_error.
  int write(const Result& result);

 private:
  [[nodiscard]] Reader reader() const;
  [[nodiscard]] WriteOptions options(Format format) const;
  [[nodiscard]] bool is_to_named_file() const;
  [[nodiscard]] bool is_to_file() const;
  [[nodiscard]] bool is_typed_into(const Result& result) const;
  void check_place(const std::string& path, bool typed_into) const;
  [[nodiscard]] std::optional<Spool> bytes(const Result& result) const;
  [[nodiscard]] Spool table(const Form<Table>& form) const;
  [[nodiscard]] std::string page(const Form<Page>& form, Format format, const std::string& output) const;
  [[nodiscard]] std::string documents(const Form<std::vector<Value>>& form) const;
  [[nodiscard]] Spool workbook(const Form<std::vector<Sheet>>& form) const;
  [[nodiscard]] std::string coding_page(const Form<Value>& form) const;
  [[nodiscard]] Value with_input(const Value& data) const;
  [[nodiscard]] std::string data(const Form<Value>& form) const;
  [[nodiscard]] Spool long_data(const Form<LongData>& form) const;
  [[nodiscard]] Template page_template(const Page& page) const;
  [[nodiscard]] std::string project_template(const std::string& name) const;
  template <typename Shape>
  [[nodiscard]] bool fits(const Form<Shape>& form) const;
  template <typename Shape>
  [[nodiscard]] Shape made(const Form<Shape>& form, Format format) const;
  void remark_on(const Table& table) const;
  [[nodiscard]] Readers readers() const;
  void put(const Spool& bytes, const Result& result) const;
  void write_pages(const Result& result) const;

  Session& m_session;
  const CommonOptions& m_common;
  Format m_format;
};

}  // namespace worksort
