#include "worksort/cli/pictures.hpp"

#include "worksort/report/people/pictures.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/platform.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_pictures = 250;                 // on one page
constexpr std::size_t k_head_bytes = std::size_t{1} << 20U;  // where a picture says what it is
constexpr std::size_t k_most_lines = 100;                    // of a piece in a file

std::string with_slash(const std::string& path) {
  return path.ends_with('/') ? path : path + '/';
}

std::string without_links(const fs::path& path) {
  std::error_code error;
  const fs::path out = fs::canonical(path.empty() ? fs::path(".") : path, error);
  return error ? "" : out.generic_string();
}

std::string head_of(const std::string& path) {
  platform::OpenFile file;
  platform::Entry entry;
  if (const auto error = file.open_to_read(path, entry))
    throw Problem(fmt::format("the file cannot be opened: {}", error.message()));
  if (entry.kind != platform::Kind::file) throw Problem("it is no ordinary file");
  if (entry.size > k_most_picture_bytes)
    throw Problem(fmt::format("the file is larger than {} MiB", k_most_picture_bytes >> 20U));
  std::string bytes(std::min<std::size_t>(entry.size, k_head_bytes), '\0');
  std::size_t used = 0;
  std::size_t got = 1;
  while (used < bytes.size() && got > 0) {
    if (const auto error = file.read(bytes.data() + used, bytes.size() - used, got))
      throw Problem(fmt::format("the file cannot be read: {}", error.message()));
    used += got;
  }
  bytes.resize(used);
  return bytes;
}

// Where the picture's path stands in the piece; the piece itself where it cannot be found.
void find_place(Diagnostic& out, const Reading& reading, const std::string& file) {
  if (!has_extension(out.file, {".yaml", ".yml"})) return;
  const std::string name = fs::path(file).filename().generic_string();
  std::string_view rest;
  std::string bytes;
  try {
    bytes = read_file(out.file, k_most_file_bytes);
    rest = bytes;
  } catch (const Problem&) {
    return;
  }
  for (std::uint32_t line = 1; line < reading.line + k_most_lines && !rest.empty(); ++line) {
    std::string_view text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (line < reading.line) continue;
    const auto at = text.find(name, line == reading.line ? reading.column - 1U : 0);
    if (line == reading.line) out.source_line = text;
    if (at == std::string_view::npos) continue;
    const auto begin = text.find_last_of(" [,'\"", at);
    const std::size_t column = begin == std::string_view::npos ? 0 : begin + 1;
    const auto characters = [](std::string_view part) {
      return static_cast<std::uint32_t>(count_characters(part));
    };
    out.spot = {line, characters(text.substr(0, column)) + 1,
                characters(text.substr(column, at + name.size() - column))};
    out.source_line = text;
    return;
  }
}

Diagnostic at_picture(const Study& study, const Reading& reading, const std::string& file, Diagnostic out) {
  out.file = study.files[reading.file];
  out.spot = {reading.line, reading.column, 1};
  find_place(out, reading, file);
  return out;
}

Diagnostic missing(const Study& study, const Reading& reading, const std::string& file) {
  std::string hint = "its path begins at the folder of this file";
  if (file.find('\\') != std::string::npos) hint += ", with / between folders and the name";
  return at_picture(study, reading, file,
                    {Severity::warning,
                     "missing-picture",
                     "",
                     {},
                     fmt::format("there is no picture {}", file),
                     std::move(hint),
                     ""});
}

Diagnostic unreadable(const Study& study, const Reading& reading, const std::string& file,
                      const Problem& problem) {
  return at_picture(study, reading, file,
                    {Severity::warning,
                     "unreadable-picture",
                     "",
                     {},
                     fmt::format("the picture {} is left out: {}", file, problem.what()),
                     problem.hint,
                     ""});
}

}  // namespace

const std::vector<std::string>& picture_extensions() {
  static const std::vector<std::string> k_extensions = {".jpg",  ".jpeg", ".png",  ".webp",
                                                        ".heic", ".heif", ".avif", ".pdf"};
  return k_extensions;
}

PictureFolders::PictureFolders(const std::vector<std::string>& words) {
  for (const auto& word : words.empty() ? std::vector<std::string>{"."} : words) {
    std::error_code ignored;
    if (!fs::is_directory(word, ignored)) continue;
    if (const auto folder = without_links(word); !folder.empty()) m_folders.push_back(with_slash(folder));
  }
}

bool PictureFolders::have(const std::string& file, const Study& study, const Reading& reading) const {
  if (!is_from_folder(file) && fs::path(study.files[reading.file]).is_relative()) {
    throw Problem("it is no path that begins at the folder of this file",
                  "copy the picture beside the file, and write its path from there, such as scans/s07.jpg");
  }
  platform::Entry entry;
  if (const auto error = platform::look_at(file, entry))
    throw Problem(fmt::format("the file cannot be opened: {}", error.message()));
  if (entry.kind == platform::Kind::none) return false;
  if (entry.kind != platform::Kind::file) throw Problem("it is no ordinary file");
  const std::string real = without_links(file);
  const std::string own = with_slash(without_links(fs::path(study.files[reading.file]).parent_path()));
  const auto holds = [&](const std::string& folder) { return real.starts_with(folder); };
  if (holds(own) || std::any_of(m_folders.begin(), m_folders.end(), holds)) return true;
  throw Problem("it lies outside of the folders that were named",
                study.files[reading.file] == "-"
                    ? "run worksort in a folder that holds the picture"
                    : "name the folder that holds both this file and the picture");
}

void check_pictures(const Study& study, const PictureFolders& folders, Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const auto& reading : study.readings) {
    if (reading.image == k_no_text) continue;
    for (const auto& file : picture_files(study, reading)) {
      if (!seen.insert(file).second) continue;
      try {
        if (folders.have(file, study, reading))
          check_picture(head_of(file));
        else
          diagnostics.add(missing(study, reading, file));
      } catch (const Problem& problem) {
        diagnostics.add(unreadable(study, reading, file, problem));
      }
    }
  }
}

void find_unnamed_pictures(const Study& study, const std::vector<std::string>& paths,
                           Diagnostics& diagnostics) {
  std::set<std::string> named;
  for (const auto& reading : study.readings) {
    for (const auto& file : picture_files(study, reading)) named.insert(without_links(file));
  }
  const auto all =
      find_files(paths.empty() ? std::vector<std::string>{"."} : paths, picture_extensions(), diagnostics);
  for (const auto& file : all) {
    if (!has_extension(file, picture_extensions()) || named.contains(without_links(file))) continue;
    diagnostics.add({Severity::warning,
                     "unnamed-picture",
                     file,
                     {},
                     "no piece of work names this picture",
                     "write it behind image: of its piece, as a path from the folder of that file",
                     ""});
  }
}

Pictures::Pictures(Session& session, Format format)
    : m_session(session), m_study(session.study()), m_folders(session.words()), m_how(how(format)) {}

Pictures::How Pictures::how(Format format) const {
  const std::string& wanted = m_session.common().pictures;
  if (wanted == "none" || !m_session.audience().is_team() || format == Format::text) return How::none;
  if (format != Format::html) return format == Format::md ? How::link : How::as_data;
  if (wanted == "link") return How::link;
  if (reads_pictures()) return How::embed;
  m_session.say("this worksort was built without what reads pictures, so the page refers to their files");
  return How::link;
}

void Pictures::put_in(Value& data, const std::string& output) {
  m_book.clear();
  if (m_how == How::as_data || m_study == nullptr) return;
  walk(data, output.empty() || output == "-" ? "" : fs::path(output).parent_path().generic_string());
}

void Pictures::walk(Value& data, const std::string& folder) {
  for (auto& item : data) walk(item, folder);
  if (!data.is_object()) return;
  for (auto& [key, item] : data.items()) {
    if (key != "pictures" || !item.is_array()) {
      walk(item, folder);
      continue;
    }
    Value kept = Value::array();
    for (auto& picture : item) {
      if (settle(picture, folder)) kept.push_back(std::move(picture));
    }
    item = std::move(kept);
  }
}

// False for a picture that is not to be shown.
bool Pictures::settle(Value& picture, const std::string& folder) {
  if (m_how == How::none) return false;
  const std::string file = picture["file"].text();
  if (m_how == How::link) {
    const std::string target = markdown_target(path_from(folder, file));
    picture["image_md"] = picture_markdown(picture, target);
    return can_show(file, target);
  }
  return can_show(file, markdown_target(file));
}

bool Pictures::can_show(const std::string& file, const std::string& target) {
  if (m_bad.contains(file)) return false;
  if (m_book.contains(target)) return true;
  const Reading& reading = named_by(file);
  try {
    if (!m_folders.have(file, *m_study, reading)) {
      m_session.diagnostics().add(missing(*m_study, reading, file));
    } else if (m_how == How::link) {
      return true;
    } else if (m_book.size() == k_most_pictures) {
      throw Problem(fmt::format("there are {} on the page already", k_most_pictures),
                    "choose fewer pages, such as with --class, or refer to the files with --pictures link");
    } else {
      m_session.note_input(file);
      std::string bytes = read_file(file, k_most_picture_bytes);
      if (is_pdf(bytes)) bytes = first_page(file);
      const Picture small = small_picture(bytes);
      m_book[target] = {small.address(), small.width, small.height};
      return true;
    }
  } catch (const Problem& problem) {
    m_session.diagnostics().add(unreadable(*m_study, reading, file, problem));
  }
  m_bad.insert(file);
  return false;
}

const Reading& Pictures::named_by(const std::string& file) {
  if (m_readings.empty()) {
    for (const auto& reading : m_study->readings) {
      if (reading.image == k_no_text) continue;
      for (auto& name : picture_files(*m_study, reading)) m_readings.try_emplace(std::move(name), &reading);
    }
  }
  return *m_readings.at(file);
}

}  // namespace worksort
