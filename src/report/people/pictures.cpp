#include "worksort/report/people/pictures.hpp"

#include "worksort/report/page/page.hpp"
#include "worksort/report/people/people.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/core.h>

namespace worksort {
namespace {

// What stands in a picture's title in Markdown ends at a quote.
std::string quoted_title(std::string_view text) {
  std::string out = escape_markdown(text);
  for (std::size_t at = out.find('"'); at != std::string::npos; at = out.find('"', at + 6))
    out.replace(at, 1, "&quot;");
  return out;
}

// All pictures of a piece, each once, whichever reader named them. What a reader saved may lie elsewhere than
// the work that it was made of, so a table counts last, and the same words mean the same picture.
std::vector<std::string> files_of(const Selection& selection, std::uint32_t piece) {
  const Study& study = selection.study();
  auto readings = selection.readings(piece);
  std::stable_partition(readings.begin(), readings.end(), [&](const Reading* reading) {
    return !has_extension(study.files[reading->file], {".csv", ".tsv", ".xlsx", ".ods"});
  });
  std::vector<std::string> out;
  std::set<std::string> words;
  for (const auto* reading : readings) {
    const auto written = split_trimmed(study.text(reading->image), '\n');
    auto files = picture_files(study, *reading);
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (words.insert(written[i]).second && std::find(out.begin(), out.end(), files[i]) == out.end())
        out.push_back(std::move(files[i]));
    }
  }
  return out;
}

std::string what_is_seen(const Selection& selection, std::uint32_t piece) {
  for (const auto* reading : selection.in_force(piece).sources) {
    if (reading->evidence != k_no_text) return std::string(selection.study().text(reading->evidence));
  }
  return "";
}

}  // namespace

bool is_from_folder(std::string_view path) {
  return !path.empty() && path.front() != '/' && path.find(':') == std::string_view::npos;
}

std::vector<std::string> picture_files(const Study& study, const Reading& reading) {
  std::vector<std::string> out;
  const std::filesystem::path folder = std::filesystem::path(study.files[reading.file]).parent_path();
  for (const auto& written : split_trimmed(study.text(reading.image), '\n')) {
    const bool usual = is_from_folder(written);
    out.push_back(usual ? (folder / written).lexically_normal().generic_string() : written);
  }
  return out;
}

std::string image_text(const Study& study, const Reading& reading, const std::string& folder) {
  const auto same = [](const std::filesystem::path& a, const std::filesystem::path& b) {
    return (a / "").lexically_normal() == (b / "").lexically_normal();
  };
  const std::filesystem::path own = std::filesystem::path(study.files[reading.file]).parent_path();
  if (same(own, folder) || reading.image == k_no_text) return std::string(study.text(reading.image));
  std::vector<std::string> out = split_trimmed(study.text(reading.image), '\n');
  for (auto& written : out) {
    if (is_from_folder(written)) written = path_from(folder, (own / written).generic_string());
  }
  return join(out, "\n");
}

std::string picture_markdown(const Value& picture, std::string_view target) {
  return fmt::format("![{}]({} \"{}\")", escape_markdown(picture["alt"].text()), target,
                     quoted_title(picture["who"].text()));
}

Value pictures(const Selection& selection, const std::vector<std::uint32_t>& pieces, PictureWords words) {
  const Study& study = selection.study();
  Value out = Value::array();
  for (const auto piece : pieces) {
    const Reading& head = selection.head(piece);
    const auto files = files_of(selection, piece);
    if (files.empty()) continue;
    const bool named = words == PictureWords::named;
    const std::string who = named ? study.student_name(study.school_of(head), head.student.code)
                                  : std::string(study.text(head.student));
    const std::string seen = named ? what_is_seen(selection, piece) : "";
    for (std::size_t i = 0; i < files.size(); ++i) {
      const std::string number = files.size() > 1 ? fmt::format(", {} of {}", i + 1, files.size()) : "";
      Value picture = {
          {"file", files[i]},
          {"alt", fmt::format("{}{}", seen.empty() ? fmt::format("The page of {}", who) : seen, number)},
          {"who", who + number}};
      picture["image_md"] = picture_markdown(picture, markdown_target(files[i]));
      out.push_back(std::move(picture));
    }
  }
  return out;
}

}  // namespace worksort
