#include "import_options.hpp"

#include "worksort/read/table/csv.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

namespace worksort {
namespace {

WorkField field_of(const std::string& option, std::string_view name) {
  if (const auto field = field_from_name(trim(name))) return *field;
  throw Problem(fmt::format("{}: there is no '{}'", option, name),
                did_you_mean(name, field_names(), fmt::format("it takes {}", join(field_names(), ", "))));
}

// "FIELD=TEXT"
std::pair<WorkField, std::string> field_and_text(const std::string& option, const std::string& given,
                                                 std::string_view what) {
  const auto equals = given.find('=');
  if (equals == std::string::npos) {
    throw Problem(fmt::format("{} takes FIELD={}, not '{}'", option, what, given),
                  fmt::format("such as {} {}", option,
                              option == "--set" ? "class=3B" : shell_word("strategy=" + given)));
  }
  const std::string_view text = trim(std::string_view(given).substr(equals + 1));
  if (text.empty()) throw Problem(fmt::format("{} {} needs a {} behind it", option, given, what));
  return {field_of(option, std::string_view(given).substr(0, equals)), std::string(text)};
}

// "FIELD:OLD=NEW"; of several = the last one counts, for what is written in a cell may hold one.
ValueChange change_of(const std::string& given) {
  const auto colon = given.find(':');
  const auto equals = given.rfind('=');
  if (colon == std::string::npos || equals == std::string::npos || equals < colon) {
    throw Problem(fmt::format("--value takes FIELD:OLD=NEW, not '{}'", given), "such as correct:Y=right");
  }
  const std::string_view text = given;
  return {field_of("--value", text.substr(0, colon)),
          std::string(trim(text.substr(colon + 1, equals - colon - 1))),
          std::string(trim(text.substr(equals + 1)))};
}

// Headers separated by commas; one that holds a comma stands in double quotes.
void add_headers(const std::string& given, std::vector<std::string>& out) {
  Diagnostics unheard;
  const CsvTable table = read_csv("", given, ',', unheard);
  for (const auto& cell : table.cells) {
    if (!trim(cell.text).empty()) out.emplace_back(trim(cell.text));
  }
}

char delimiter_of(const std::string& given) {
  if (given == "tab" || given == "\\t") return '\t';
  if (given.size() == 1 && std::string_view("\"\r\n").find(given) == std::string_view::npos)
    return given.front();
  throw Problem("--delimiter takes one character", "such as ; or tab");
}

void check_set(const std::pair<WorkField, std::string>& set, const ImportOptions& options) {
  const WorkField field = set.first;
  const std::string& value = set.second;
  const auto refuse = [&](std::string_view takes) {
    throw Problem(fmt::format("--set {} takes {}, not '{}'", field_name(field), takes, value),
                  field == WorkField::date ? date_hint(value) : "");
  };
  if (field == WorkField::student || field == WorkField::name) {
    throw Problem(fmt::format("--set cannot give every row the same {}", field_name(field)),
                  "--column student=HEADER says where the students stand");
  }
  if (std::ranges::count(options.set, field, &std::pair<WorkField, std::string>::first) > 1)
    throw Problem(fmt::format("--set {} is given twice", field_name(field)));
  const auto format = options.date_format ? options.date_format : DateFormat::parse("YYYY-MM-DD");
  if (field == WorkField::date && !format->read(value))
    refuse(fmt::format("a date written as {}", format->text()));
  if (field == WorkField::correct && std::ranges::find(k_correct_words, value) == k_correct_words.end())
    refuse(join({k_correct_words.begin(), k_correct_words.end()}, ", "));
}

// Two columns may add to one text or list, but nothing has two tasks or dates.
void check_columns(const ImportOptions& options) {
  static constexpr std::array k_several = {WorkField::note,     WorkField::evidence, WorkField::quote,
                                           WorkField::strength, WorkField::answer,   WorkField::student,
                                           WorkField::name};
  for (std::size_t i = 0; i < options.columns.size(); ++i) {
    const WorkField field = options.columns[i].first;
    if (is_code_list(field) || std::find(k_several.begin(), k_several.end(), field) != k_several.end())
      continue;
    for (std::size_t j = 0; j < i; ++j) {
      if (options.columns[j].first != field) continue;
      throw Problem(fmt::format("--column {} is given twice", field_name(field)));
    }
  }
}

// A word cannot become two.
void check_values(const std::vector<ValueChange>& values) {
  std::map<std::pair<WorkField, std::string>, std::string> known;
  for (const auto& [field, from, to] : values) {
    if (known.try_emplace({field, from}, to).first->second == to) continue;
    throw Problem(fmt::format("--value {}:{} is given twice", field_name(field), from));
  }
}

// Every heading that a document names, and what for.
std::vector<KeptHeading> kept_headings(const ImportPlan& plan) {
  std::vector<KeptHeading> out;
  for (const auto& heading : plan.unused) out.push_back({heading, heading, k_not_used});
  for (const auto& [field, headings] : plan.columns)
    for (const auto& heading : headings) out.push_back({heading, heading, field});
  const auto add_renamed = [&](const std::vector<std::string>& given, const std::string& use) {
    for (const auto& text : given) {  // HEADING or NAME=HEADING
      const auto equals = text.find('=');
      out.push_back({text, equals == std::string::npos ? text : text.substr(equals + 1), use});
    }
  };
  for (const auto& [field, headings] : plan.ones) add_renamed(headings, "a code of " + field);
  add_renamed(plan.coders, "of a reader");
  add_renamed(plan.tasks, "of a task");
  return out;
}

// As one heading among several that commas part.
std::string as_one_heading(const std::string& heading) {
  if (heading.find_first_of(",\"") == std::string::npos) return heading;
  std::string out = "\"";
  for (const char c : heading) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

// Adds FIELD=TEXT for the fields that no option names.
void add_kept(const std::vector<Named>& kept, std::vector<std::string>& to) {
  const std::vector<std::string> typed = to;
  for (const auto& [field, texts] : kept) {
    const auto names_field = [&, &name = field](const auto& given) { return given.starts_with(name + "="); };
    if (std::any_of(typed.begin(), typed.end(), names_field)) continue;
    for (const auto& text : texts) to.push_back(fmt::format("{}={}", field, text));
  }
}

}  // namespace

void ImportCommandOptions::add(OptionSet& options) {
  options.heading("Columns");
  options.list("--column", m_columns, "FIELD=HEADER",
               "the column with this header holds FIELD, such as strategy or student");
  options.list("--set", m_set, "FIELD=VALUE",
               "the value of every row, such as task=bakery-trays or class=3B");
  options.list("--coders", m_coders, "H1,H2,...",
               "columns of strategies, one a reader; NAME=HEADER names the reader, NAME:FIELD=HEADER another "
               "field");
  options.list("--tasks", m_tasks, "H1,H2,...",
               "columns of strategies, one a task; TASK=HEADER names the task, TASK:FIELD=HEADER another "
               "field");
  options.list("--ones", m_ones, "FIELD=H1,H2,...",
               "columns of 1 and 0, one a code; CODE=HEADER names the code");
  options.text("--sheet", m_sheet, "NAME", "the sheet of a workbook (default: the first with students)");
  options.whole("--header", m_header, "N", "the line of the headings (default: found)");
  options.heading("Values");
  options.list("--value", m_values, "FIELD:OLD=NEW",
               "read NEW where a cell of FIELD is OLD, such as correct:Y=right");
  options.flag("--raw", m_raw, "take cells as they stand, with a ' in front of = + - @");
  options.list("--na", m_na, "WORD", "a cell that is this word is empty");
  options.text("--date-format", m_date_format, "FORMAT",
               "how dates are written, such as MM/DD/YYYY (default YYYY-MM-DD)");
  options.text("--delimiter", m_delimiter, "CHAR",
               "what separates cells: a character or tab (default: as the header shows)");
  options.text("--encoding", m_encoding, "NAME",
               "how characters are written: utf-8 (default), windows-1252 or utf-16");
  options.choice("--on-duplicate", m_on_duplicate, {k_on_duplicate.begin(), k_on_duplicate.end()},
                 "where one reader has coded a piece twice (default error)");
  options.heading("Pictures of the pages");
  options.text(
      "--pictures", pictures, "FOLDER",
      "scans or photos of the pages, one or more for a student: their names say whose, by id, name or "
      "number on the class list");
  options.flag("--in-order", in_order,
               "with --pictures: the first picture belongs to the first row with work, and so on");
  options.heading("Keeping how a table is read");
  options.text("--save-as", save_as, "FILE", "keep all of this in FILE, for the next table of its kind");
  options.text("--as", as, "FILE", "read as FILE says, which --save-as wrote");
  options.heading("Writing");
  options.flag("--update", update, "bring the file of -o up to date and leave all else in it as it stands");
  options.flag("--clear", clear, "with --update: an empty cell takes away what the file has");
}

void ImportCommandOptions::take(const ImportPlan& plan) {
  m_kept = plan.id;
  m_kept_headings = kept_headings(plan);
  add_kept(plan.columns, m_columns);
  add_kept(plan.set, m_set);
  std::vector<Named> ones = plan.ones;
  for (auto& [field, headings] : ones)
    std::transform(headings.begin(), headings.end(), headings.begin(), as_one_heading);
  add_kept(ones, m_ones);
  for (const auto& [field, from, to] : plan.values) {
    const std::string word = fmt::format("{}:{}=", field, from);
    if (std::ranges::none_of(m_values, [&](const auto& given) { return given.starts_with(word); }))
      m_values.push_back(word + to);
  }
  if (m_coders.empty()) m_coders = plan.coders;
  if (m_tasks.empty()) m_tasks = plan.tasks;
  m_na.insert(m_na.end(), plan.na.begin(), plan.na.end());
  for (const auto& [from, to] : {std::pair(&plan.sheet, &m_sheet),
                                 {&plan.date_format, &m_date_format},
                                 {&plan.delimiter, &m_delimiter},
                                 {&plan.encoding, &m_encoding}}) {
    if (to->empty()) *to = *from;
  }
  m_raw = m_raw || plan.raw;
  if (!m_header && plan.header > 0) m_header = plan.header;
  if (m_on_duplicate == "error" && !plan.on_duplicate.empty()) m_on_duplicate = plan.on_duplicate;
}

ImportOptions ImportCommandOptions::read(const CommonOptions& common) const {
  ImportOptions out;
  for (const auto& given : m_columns) out.columns.push_back(field_and_text("--column", given, "HEADER"));
  for (const auto& given : m_set) out.set.push_back(field_and_text("--set", given, "VALUE"));
  for (const auto& given : m_values) out.values.push_back(change_of(given));
  out.coders = m_coders;
  out.tasks = m_tasks;
  for (const auto& given : m_ones) {
    const auto [field, headers] = field_and_text("--ones", given, "H1,H2,...");
    if (!is_code_list(field))
      throw Problem(
          fmt::format("--ones takes strategy, also, model, issues or shows, not '{}'", field_name(field)));
    std::vector<std::string> parts;
    add_headers(headers, parts);
    for (auto& part : parts) out.ones.emplace_back(field, std::move(part));
  }
  if (!out.coders.empty() && !out.tasks.empty())
    throw Problem("--coders and --tasks exclude each other", "import once for each reader");
  out.raw = m_raw;
  for (const auto& word : m_na) out.na.emplace_back(trim(word));
  if (!m_delimiter.empty()) out.table.delimiter = delimiter_of(m_delimiter);
  if (!m_encoding.empty() && !is_encoding(m_encoding))
    throw Problem(fmt::format("--encoding takes utf-8, windows-1252 or utf-16, not '{}'", m_encoding));
  out.table.encoding = m_encoding;
  out.table.sheet = m_sheet;
  if (m_header == 0U) throw Problem("--header takes a number of at least 1");
  if (m_header) out.table.header = static_cast<std::uint32_t>(*m_header);
  if (!m_date_format.empty()) {
    out.date_format = DateFormat::parse(m_date_format);
    if (!out.date_format) {
      throw Problem(
          fmt::format("--date-format: '{}' does not say where year, month and day stand", m_date_format),
          "write it as DD/MM/YYYY, M/D/YY, D MMM YYYY or %d/%m/%Y");
    }
  }
  const auto policy = std::find(k_on_duplicate.begin(), k_on_duplicate.end(), m_on_duplicate);
  out.on_duplicate = static_cast<OnDuplicate>(policy - k_on_duplicate.begin());
  out.codebook = common.codebook;
  out.kept = m_kept;
  out.kept_headings = m_kept_headings;
  out.max_file_bytes = common.most_bytes();
  for (const auto& set : out.set) check_set(set, out);
  check_columns(out);
  check_values(out.values);
  if (update && common.force)
    throw Problem("--update and --force exclude each other", "--force writes a new file");
  if (clear && !update) throw Problem("--clear goes with --update");
  if (in_order && pictures.empty()) throw Problem("--in-order goes with --pictures FOLDER");
  return out;
}

}  // namespace worksort
