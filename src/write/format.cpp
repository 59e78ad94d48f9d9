#include "worksort/write/format.hpp"

#include "worksort/util/ascii.hpp"
#include "worksort/write/markdown/page_writers.hpp"
#include "worksort/write/sheet/table_writers.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

using NamedFormat = std::pair<std::string_view, Format>;

constexpr std::array<NamedFormat, 14> k_names = {{{"text", Format::text},
                                                  {"csv", Format::csv},
                                                  {"tsv", Format::tsv},
                                                  {"json", Format::json},
                                                  {"jsonl", Format::jsonl},
                                                  {"yaml", Format::yaml},
                                                  {"md", Format::md},
                                                  {"html", Format::html},
                                                  {"xlsx", Format::xlsx},
                                                  {"sarif", Format::sarif},
                                                  {"sqlite", Format::sqlite},
                                                  {"postgres", Format::postgres},
                                                  {"ics", Format::ics},
                                                  {"qdc", Format::qdc}}};

// Endings other than the names themselves.
constexpr std::array<NamedFormat, 7> k_endings = {{{"txt", Format::text},
                                                   {"yml", Format::yaml},
                                                   {"markdown", Format::md},
                                                   {"htm", Format::html},
                                                   {"db", Format::sqlite},
                                                   {"sqlite3", Format::sqlite},
                                                   {"sql", Format::postgres}}};

template <std::size_t N>
std::optional<Format> look_up(const std::array<NamedFormat, N>& names, std::string_view name) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<Format> format_from_name(std::string_view name) {
  return look_up(k_names, name);
}

std::vector<std::string> format_names(const std::vector<Format>& formats) {
  std::vector<std::string> out;
  out.reserve(formats.size());
  for (const auto format : formats) out.emplace_back(format_name(format));
  return out;
}

std::string_view format_name(Format format) {
  return std::find_if(k_names.begin(), k_names.end(),
                      [&](const auto& entry) { return entry.second == format; })
      ->first;
}

std::optional<Format> format_from_path(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::string ending = lower(file.substr(dot + 1));
  const auto by_name = look_up(k_names, ending);
  return by_name ? by_name : look_up(k_endings, ending);
}

std::string_view extension_of(Format format) {
  if (format == Format::postgres) return "sql";
  return format == Format::text ? "txt" : format_name(format);
}

bool is_for_people(Format format) {
  return format == Format::text || format == Format::md || format == Format::html;
}

bool is_binary(Format format) {
  return format == Format::xlsx || format == Format::sqlite;
}

Value envelope(std::string_view command, Value data) {
  Value out;
  out["schema"] = fmt::format("worksort/{}", command);
  out["schema_version"] = 1;
  out["tool_version"] = WORKSORT_VERSION;
  out["data"] = std::move(data);
  return out;
}

Spool write_table(const Table& table, const Value& input, const WriteOptions& options) {
  if (table.each_row && is_for_people(options.format)) return write_table(whole(table), input, options);
  switch (options.format) {
    case Format::text:
      return write_text_table(table, options);
    case Format::csv:
    case Format::tsv:
      return write_csv(table, options);
    case Format::json:
      return write_json(options.command, table_data(table, input));
    case Format::jsonl:
      return write_json_lines(table_data(table, input));
    case Format::yaml:
      return write_yaml_documents({whole(table_data(table, input))});
    case Format::md:
      return write_markdown_table(table);
    case Format::html:
      return markdown_to_html(write_markdown_table(table),
                              table.title.empty() ? table.page_title : table.title);
    case Format::xlsx:
      return write_xlsx(table, options);
    default:
      throw std::invalid_argument(fmt::format("a table has no {} form", format_name(options.format)));
  }
}

}  // namespace worksort
