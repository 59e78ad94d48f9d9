#include "import_update.hpp"

#include "worksort/edit/yaml_edit.hpp"
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/files.hpp"
#include "worksort/util/text.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

namespace worksort {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_named = 12;

std::string named(const Study& study, const std::vector<const Reading*>& readings) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < readings.size() && i < k_most_named; ++i)
    out.emplace_back(study.text(readings[i]->student));
  if (readings.size() > k_most_named) out.push_back(fmt::format("{} more", readings.size() - k_most_named));
  return join_and(out);
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;
  return a != "-" && fs::equivalent(a, b, ignored);
}

}  // namespace

FileUpdate::FileUpdate(const CommonOptions& common, bool clear) : m_output(common.output), m_clear(clear) {
  m_most = common.most_bytes();
  if (m_output.empty() || m_output == "-" || m_output.ends_with('/') || fs::is_directory(m_output))
    throw Problem("--update changes one file", "name it with -o FILE");
  m_there = fs::exists(m_output);
}

std::vector<std::string> FileUpdate::with_file(std::vector<std::string> context) const {
  if (!m_there) return context;
  Diagnostics unheard;
  const auto files = find_files(context, {".yaml", ".yml"}, unheard);
  if (std::none_of(files.begin(), files.end(), [&](const auto& f) { return same_file(f, m_output); }))
    context.push_back(m_output);
  return context;
}

void FileUpdate::prepare(const Study& context, const Imported& imported, const Diagnostics& said) {
  const auto file = std::find_if(context.files.begin(), context.files.end(),
                                 [&](const auto& f) { return same_file(f, m_output); });
  m_file = file == context.files.end() ? m_output : *file;
  const auto lost = [&](const Diagnostic& d) { return d.id == "unreadable" && d.file == m_file; };
  if (file == context.files.end() || std::any_of(said.items().begin(), said.items().end(), lost))
    throw Problem(fmt::format("{} could not be read, so it is not updated", m_file));
  m_bytes = read_file(m_output, m_most);
  const std::string_view bytes = behind_byte_mark(m_bytes);
  Diagnostics problems;
  const Tree tree = read_tree(m_file, bytes, problems);
  if (problems.errors() > 0 || read_text(m_file, m_bytes).input.unread > 0) {
    throw Problem(fmt::format("{} has errors, so it is not updated", m_file),
                  fmt::format("mend them first; 'worksort check {}' shows all", m_file));
  }
  const WorkUpdate update = update_work(m_file, tree, context, imported, m_clear);
  try {
    std::vector<Patch> patches = yaml_patches(bytes, tree, update.changes);
    for (auto& patch : patches) patch.offset += byte_mark_size(m_bytes);
    m_result = patched(m_bytes, patches);
    m_diff = patch_diff(m_file, m_bytes, patches);
    tell(update, context);
  } catch (const Problem& problem) {
    throw Problem(fmt::format("{}: {}, so it stays as it is", m_file, problem.what()),
                  "import into another file, and put the two together by hand");
  }
}

void FileUpdate::tell(const WorkUpdate& update, const Study& context) {
  m_counts = fmt::format("{} changed, {} added, {} as before", counted(update.changed, "piece"), update.added,
                         update.same);
  if (!update.missing.empty()) {
    m_remarks.push_back(fmt::format("{}: {} not in the table and {} as before: {}", m_file,
                                    counted(update.missing.size(), "piece is", "pieces are"),
                                    update.missing.size() == 1 ? "stays" : "stay",
                                    named(context, update.missing)));
  }
  if (!update.mangled.empty()) {
    m_remarks.push_back(
        fmt::format("{} as if a spreadsheet had changed {}, such as '{}' for '{}'; {} keeps what it has",
                    counted(update.mangled.size(), "cell looks", "cells look"),
                    update.mangled.size() == 1 ? "it" : "them", update.mangled.front().first,
                    update.mangled.front().second, m_file));
  }
  if (update.empty_cells > 0) {
    m_remarks.push_back(fmt::format("{} empty where {} says something, which stays; --clear takes it away",
                                    counted(update.empty_cells, "cell is", "cells are"), m_file));
  }
}

std::string FileUpdate::diff() const {
  return m_diff;
}

std::vector<FileToWrite> FileUpdate::changed() const {
  if (m_result == m_bytes) return {};
  return {{m_output, m_result, Readers::owner, m_bytes}};
}

std::vector<std::string> FileUpdate::summary(bool written) const {
  std::vector<std::string> out = m_remarks;
  if (m_result == m_bytes)
    out.push_back(fmt::format("{} says all this already", m_file));
  else
    out.push_back(fmt::format("{} {}: {}", written ? "updated" : "would update", m_file, m_counts));
  return out;
}

}  // namespace worksort
