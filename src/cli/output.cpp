#include "worksort/cli/output.hpp"

#include "worksort/cli/terminal.hpp"
#include "worksort/report/samples.hpp"
#include "worksort/util/ascii.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include <fmt/core.h>

namespace worksort {
namespace {

// What people ask for that worksort does not write, and what does as well.
struct Instead {
  std::string_view asked;
  Format format;
  std::string_view why;
};

constexpr std::array<Instead, 9> k_instead = {
    {{"pdf", Format::html, ", which a browser prints, also to a PDF"},
     {"docx", Format::html, ", which a word processor opens"},
     {"doc", Format::html, ", which a word processor opens"},
     {"odt", Format::html, ", which a word processor opens"},
     {"word", Format::html, ", which a word processor opens"},
     {"excel", Format::xlsx, ""},
     {"xls", Format::xlsx, ""},
     {"xlsm", Format::xlsx, ""},
     {"ods", Format::xlsx, ""}}};

// "-f html instead, which a browser prints, also to a PDF; ", with what stands before the format
std::string instead_of(std::string_view asked, const CommandRow& row, std::string_view before) {
  const std::string wanted = lower(asked);
  for (const auto& [name, format, why] : k_instead) {
    if (name == wanted && std::find(row.formats.begin(), row.formats.end(), format) != row.formats.end())
      return fmt::format("{}{} instead{}; ", before, format_name(format), why);
  }
  return "";
}

// A file of an extension that is no format would not hold what its name says.
void check_extension(const std::string& file, const CommandRow& row, const std::string& writes) {
  const std::string extension = std::filesystem::path(file).extension().generic_string();
  if (extension.empty() || file.ends_with('/') || std::filesystem::is_directory(file)) return;
  const std::string instead = instead_of(std::string_view(extension).substr(1), row, ".");
  const char* otherwise = instead.empty() ? "; -f says which one where the file is to be called so" : "";
  throw Problem(fmt::format("{} is no format that worksort writes", extension),
                fmt::format("{}it writes {}{}", instead, writes, otherwise));
}

Format chosen_format(const CommandRow& row, const CommonOptions& common) {
  if (row.formats.empty()) return Format::text;
  const std::string writes = join(format_names(row.formats), ", ");
  std::optional<Format> format;
  if (!common.format.empty()) {
    format = format_from_name(common.format);
    if (!format) {
      throw Problem(fmt::format("there is no format '{}'", common.format),
                    fmt::format("{}{} writes {}", instead_of(common.format, row, "-f "), row.name, writes));
    }
  } else if (!common.output.empty()) {
    format = format_from_path(common.output);
    if (!format) check_extension(common.output, row, writes);
  }
  if (!format) return row.formats.front();
  if (std::find(row.formats.begin(), row.formats.end(), *format) != row.formats.end()) return *format;
  throw Problem(fmt::format("{} makes no sense as {}", row.name, format_name(*format)),
                fmt::format("it writes {}", writes));
}

// Until nobody reads it any more.
void show(const Spool& bytes) {
  const auto error = bytes.each([](std::string_view part) {
    return write_stdout(part) ? std::error_code() : std::make_error_code(std::errc::broken_pipe);
  });
  if (error && error != std::errc::broken_pipe)
    throw Problem(fmt::format("cannot read a temporary file: {}", error.message()));
}

}  // namespace

Output::Output(Session& session)
    : m_session(session),
      m_common(session.common()),
      m_format(chosen_format(session.row(), session.common())) {
  if (is_binary(m_format) && m_common.output.empty() && platform::is_terminal(platform::Stream::output)) {
    throw Problem(fmt::format("{} cannot be shown in a terminal", format_name(m_format)),
                  "name a file with -o FILE");
  }
}

int Output::write(const Result& result) {
  m_session.fold_warnings();
  if (!result.pages.empty()) write_pages(result);
  const auto made = bytes(result);
  if (!m_common.dry_run) m_session.remember_release();
  if (made) put(*made, result);
  const int code = m_session.write_messages();
  for (const auto& line : result.afterwards) m_session.say(line);
  return std::max(code, result.code);
}

// Whether a form is to be looked at: there is one for this audience, or a reason why there is none.
template <typename Shape>
bool Output::fits(const Form<Shape>& form) const {
  if (!m_session.audience().is_share()) return static_cast<bool>(form.make);
  return form.share || form.stays;
}

template <typename Shape>
Shape Output::made(const Form<Shape>& form, Format format) const {
  Reader who = reader();
  who.person = is_for_people(format);
  who.extension = extension_of(format);
  if (m_session.audience().is_share()) {
    if (form.stays) throw *form.stays;
    return form.share(who).take();
  }
  Shape out = form.make(who);
  if (form.remarks) {
    for (const auto& line : form.remarks(who)) m_session.say(line);
  }
  return out;
}

// The order of forms that Result promises. Nothing where there is nothing to write.
std::optional<Spool> Output::bytes(const Result& result) const {
  const bool rows = m_format == Format::csv || m_format == Format::tsv || m_format == Format::xlsx ||
                    m_format == Format::jsonl;
  const bool tree = m_format == Format::json || m_format == Format::yaml;
  const bool own = !rows && !tree && !is_for_people(m_format);
  if (own && fits(result.file)) return made(result.file, m_format);
  if (m_format == Format::html && fits(result.coding_page)) return coding_page(result.coding_page);
  if (m_format == Format::xlsx && fits(result.sheets)) return workbook(result.sheets);
  if (m_format == Format::yaml && fits(result.documents)) return documents(result.documents);
  if (m_format == Format::json && fits(result.long_data)) return long_data(result.long_data);
  if (m_format == Format::json && fits(result.data)) return data(result.data);
  if (!rows && !own && !(tree && result.rows_are_data) && fits(result.page))
    return page(result.page, m_format, m_common.output);
  if (!own && fits(result.table)) return table(result.table);
  if (fits(result.text)) return made(result.text, m_format);
  if ((rows || own) && result.page.make)
    throw Problem(fmt::format("this page makes no sense as {}", format_name(m_format)),
                  "it can be text, md, html, json or yaml");
  if (m_session.audience().is_share() && (result.page.make || result.table.make || result.text.make))
    throw std::logic_error("this result was not made to be shared");
  return std::nullopt;
}

Spool Output::table(const Form<Table>& form) const {
  const Table shown = m_session.audience().clean(made(form, m_format));
  Spool out = write_table(shown, m_session.input(), options(m_format));
  if (m_format != Format::csv && m_format != Format::tsv) return out;
  if (is_to_file()) remark_on(shown);
  if (m_session.audience().is_share()) {
    for (const auto& note : shown.notes)
      m_session.say(fmt::format("worksort {}: {}", m_session.row().name, note));
  }
  return out;
}

// Says what a spreadsheet may change.
void Output::remark_on(const Table& table) const {
  const std::string remark = spreadsheet_remark(table, options(m_format));
  if (!remark.empty())
    m_session.say(terminal_safe(fmt::format("worksort {}: {}", m_session.row().name, remark)));
}

// The data as the audience may see it, behind what was read.
Value Output::with_input(const Value& data) const {
  Value out = {{"input", m_session.input()}};
  out.update(data);
  m_session.audience().clean(out);
  return out;
}

std::string Output::page(const Form<Page>& form, Format format, const std::string& output) const {
  Page shown = made(form, format);
  Pictures pictures(m_session, format);
  pictures.put_in(shown.data, output);
  shown.data = with_input(shown.data);
  shown.title = m_session.audience().clean(shown.title);
  const std::string markdown =
      is_for_people(format) ? render_markdown(page_template(shown), shown.data) : std::string();
  WriteOptions how = options(format);
  how.pictures = &pictures.book();
  return write_page(shown, markdown, how);
}

std::string Output::documents(const Form<std::vector<Value>>& form) const {
  std::vector<Value> clean = made(form, m_format);
  for (auto& document : clean) m_session.audience().clean(document);
  return write_yaml_documents(clean);
}

Spool Output::workbook(const Form<std::vector<Sheet>>& form) const {
  std::vector<Sheet> sheets = made(form, m_format);
  for (auto& sheet : sheets) sheet.table = m_session.audience().clean(std::move(sheet.table));
  return write_workbook(sheets, m_session.progress("writing"));
}

std::string Output::coding_page(const Form<Value>& form) const {
  Value data = made(form, m_format);
  Pictures pictures(m_session, m_format);
  pictures.put_in(data, m_common.output);
  m_session.audience().clean(data);
  return write_coding_page(std::move(data), pictures.book());
}

std::string Output::data(const Form<Value>& form) const {
  return write_json(envelope(m_session.row().name, with_input(made(form, m_format))));
}

Spool Output::long_data(const Form<LongData>& form) const {
  LongData out = made(form, m_format);
  out.data = with_input(out.data);
  out.each_item = [this, each_item = std::move(out.each_item)](const ItemSink& visit) {
    each_item([&](Value& item) {
      m_session.audience().clean(item);
      visit(item);
    });
  };
  return write_json(m_session.row().name, std::move(out));
}

// templates/NAME.md in a folder that was named or in the current one; empty where there is none.
std::string Output::project_template(const std::string& name) const {
  std::vector<std::string> folders = m_session.words();
  folders.emplace_back(".");
  for (const auto& folder : folders) {
    const auto path = std::filesystem::path(folder) / "templates" / (name + ".md");
    std::error_code error;
    if (std::filesystem::exists(path, error)) return path.lexically_normal().generic_string();
  }
  return "";
}

// --template, else the project's, else the one that ships.
Template Output::page_template(const Page& page) const {
  const std::string file =
      m_common.template_file.empty() ? project_template(page.template_name) : m_common.template_file;
  m_session.note_input(file);
  Template out = parse_template(file.empty() ? std::string(shipped_template(page.template_name))
                                             : read_file(file, std::size_t{1} << 20U));
  const auto problems = file.empty() ? out.errors : check_template(out, page_sample(page.template_name));
  if (problems.empty()) return out;
  const std::string name = file.empty() ? page.template_name : file;
  throw Problem(fmt::format("{}:{}: {}", name, problems.front().line, problems.front().message),
                problems.front().hint);
}

Reader Output::reader() const {
  const WriteOptions how = options(m_format);
  return {.person = is_for_people(m_format),
          .color = how.color,
          .width = how.width,
          .format = format_name(m_format),
          .extension = extension_of(m_format),
          .folder = m_common.output_folder()};
}

WriteOptions Output::options(Format format) const {
  const bool to_terminal = m_common.output.empty() && platform::is_terminal(platform::Stream::output);
  WriteOptions out;
  out.format = format;
  out.command = m_session.row().name;
  out.delimiter = m_common.delimiter.front();
  out.bom = m_common.bom;
  out.crlf = m_common.crlf;
  out.raw = m_common.raw;
  out.color =
      m_format == Format::text &&
      (m_common.color == "always" || (to_terminal && wants_color(m_common.color, platform::Stream::output)));
  out.width = to_terminal ? terminal_width() : 0;
  return out;
}

bool Output::is_to_named_file() const {
  return !m_common.output.empty() && m_common.output != "-";
}

// True if what is written is there to be opened: a file, and no pipe or screen.
bool Output::is_to_file() const {
  return is_to_named_file() || platform::is_file(platform::Stream::output);
}

// What people fill in or change is replaced with --force alone.
bool Output::is_typed_into(const Result& result) const {
  return result.typed_into || m_format == Format::yaml;
}

// A file that this run reads is not replaced by what only shows it, and nothing is but an ordinary file.
void Output::check_place(const std::string& path, bool typed_into) const {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (!std::filesystem::exists(status) || std::filesystem::is_directory(status)) return;
  if (!std::filesystem::is_regular_file(status)) {
    throw Problem(fmt::format("{} is no ordinary file", path),
                  "name a file with -o, or leave -o out and send the output on with > or |");
  }
  if (m_session.has_read(path) && !(typed_into && m_common.force)) {
    throw Problem(
        fmt::format("{} is one of the files that were read, so it stays as it is", path),
        typed_into ? "name another file with -o; --force replaces it" : "name another file with -o");
  }
}

// What tells of students is for whoever wrote it alone.
Readers Output::readers() const {
  return m_session.has_read_work() && !m_session.audience().is_share() ? Readers::owner : Readers::as_usual;
}

void Output::put(const Spool& bytes, const Result& result) const {
  const bool to_file = is_to_named_file() && !result.shows_only;
  const bool typed_into = is_typed_into(result);
  if (to_file) check_place(m_common.output, typed_into);
  if (!to_file || (m_common.dry_run && !is_binary(m_format)))
    show(bytes);
  else if (!m_common.dry_run)
    write_spool(m_common.output, bytes,
                m_common.force || !(typed_into || has_extension(m_common.output, {".yaml", ".yml"})));
  if (to_file && m_common.dry_run) m_session.say(terminal_safe("would write " + m_common.output));
}

void Output::write_pages(const Result& result) const {
  const Format format = m_common.format.empty() ? Format::html : m_format;
  const std::filesystem::path folder = m_common.output;
  if (std::filesystem::exists(folder) && !std::filesystem::is_directory(folder))
    throw Problem(fmt::format("{} is no folder", folder.generic_string()),
                  "name a folder for the pages with -o");
  std::vector<FileToWrite> files;
  const ProgressCall progress = m_session.progress("making pages");
  for (const auto& named : result.pages) {
    const std::string path =
        (folder / fmt::format("{}.{}", named.name, extension_of(format))).generic_string();
    files.push_back({path, page(named.page, format, path), readers()});
    check_place(path, format == Format::yaml);
    tell(progress, files.size(), result.pages.size());
  }
  if (!m_common.dry_run) {
    m_session.remember_release();
    write_files(files, m_common.force || format != Format::yaml);
  }
  for (const auto& file : files)
    m_session.say(terminal_safe(fmt::format("{} {}", m_common.dry_run ? "would write" : "wrote", file.path)));
}

}  // namespace worksort
