// Output formats and what a writer needs to know to write one.
#pragma once

#include "worksort/report/data/documents.hpp"
#include "worksort/report/page/long_data.hpp"
#include "worksort/report/page/page.hpp"
#include "worksort/report/page/table.hpp"
#include "worksort/util/spool.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

enum class Format : std::uint8_t {
  text,
  csv,
  tsv,
  json,
  jsonl,
  yaml,
  md,
  html,
  xlsx,
  sarif,
  sqlite,
  postgres,
  ics,
  qdc
};

std::optional<Format> format_from_name(std::string_view name);
std::string_view format_name(Format format);
std::vector<std::string> format_names(const std::vector<Format>& formats);

// From a file's extension (".md", ".csv" ...); .txt is text, .yml is yaml, .markdown is md, .htm is html, .db
// is sqlite, .sql is postgres.
std::optional<Format> format_from_path(std::string_view path);

// The other way round, without the dot.
std::string_view extension_of(Format format);

// True for text, md and html, where codes are shown by their names.
bool is_for_people(Format format);

// True for formats that are not text and must not go to a terminal.
bool is_binary(Format format);

// A picture that stands in the page itself, in place of a file that an image refers to.
struct EmbeddedPicture {
  std::string address;  // "data:..."
  unsigned width = 0;
  unsigned height = 0;
};
using PictureBook = std::map<std::string, EmbeddedPicture>;  // by the image's target

// How to write; `width` is the terminal's in cells, 0 for "do not fit to a width" (a pipe or a file).
struct WriteOptions {
  Format format = Format::text;
  std::string command;  // "group": names the JSON schema
  char delimiter = ',';
  bool bom = false;
  bool crlf = false;
  bool raw = false;  // leave cells that a spreadsheet would run as a formula as they are
  bool color = false;
  std::size_t width = 0;
  const PictureBook* pictures = nullptr;  // for HTML; null where it refers to the files of all pictures
};

// {"schema": "worksort/COMMAND", "schema_version": 1, "tool_version": ..., "data": data}
Value envelope(std::string_view command, Value data);

// What a spreadsheet may make of the texts of a table in CSV or TSV, with the way out; empty where it keeps
// them all. A guarded cell is kept.
std::string spreadsheet_remark(const Table& table, const WriteOptions& options);

// The whole output as bytes. Throws std::runtime_error with a message for people where a format has a limit
// that the content breaks (a cell too long for XLSX). REQUIRES: the format is one of the table formats.
// `input` is data.input of the JSON form: {files, pieces, readings, errors, unread}.
Spool write_table(const Table& table, const Value& input, const WriteOptions& options);

// REQUIRES: format is md, html, text, json or yaml; `markdown` is the rendered page (unused for json and
// yaml).
std::string write_page(const Page& page, const std::string& markdown, const WriteOptions& options);

// One YAML document a value, separated by ---; every text is quoted as needed so that worksort and other YAML
// readers give back exactly the same text.
std::string write_yaml_documents(const std::vector<Value>& documents);

// The same bytes as of work_documents, without a tree of all pieces.
std::string write_work(const Study& study, const std::vector<WorkDocument>& documents);

// A value on one line, with [ ] and { } for lists and maps: what can stand behind a key or in a list.
std::string write_yaml_flow(const Value& value);

// Indented by two, with everything escaped that a terminal or an old JavaScript reader could stumble over;
// ends in a newline. Throws std::runtime_error for text that is not UTF-8.
std::string write_json(const Value& value);

// The same on one line.
std::string write_json_line(const Value& value);

// The bytes that write_json makes of the envelope of all data, with one item at a time in memory.
Spool write_json(std::string_view command, LongData data);

// An item a line.
Spool write_json_lines(const LongData& data);

}  // namespace worksort
