#include "worksort/util/spool.hpp"

#include "worksort/util/problem.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr std::size_t k_most_in_memory = std::size_t{4} << 20U;
constexpr std::size_t k_part = std::size_t{1} << 16U;

}  // namespace

void Spool::add(std::string_view bytes) {
  m_end += bytes;
  if (m_end.size() >= k_most_in_memory && !m_stays) move_out();
}

// What of a part could not be written is not counted, and is written over by nothing: the part stays here.
void Spool::move_out() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (!error && m_in_file == 0) error = m_file.create_unnamed(folder.generic_string());
  if (!error) error = m_file.write(m_end);
  m_stays = static_cast<bool>(error);
  if (m_stays) return;
  m_in_file += m_end.size();
  m_end.clear();
}

std::error_code Spool::each(const Visitor& visit) const {
  if (m_in_file > 0) {
    if (const auto error = m_file.rewind()) return error;
  }
  std::vector<char> part(k_part);
  for (std::uint64_t left = m_in_file; left > 0;) {
    std::size_t got = 0;
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(left, k_part));
    if (const auto error = m_file.read(part.data(), most, got)) return error;
    if (got == 0) return std::make_error_code(std::errc::io_error);
    if (const auto error = visit({part.data(), got})) return error;
    left -= got;
  }
  return m_end.empty() ? std::error_code() : visit(m_end);
}

std::string Spool::text() const {
  std::string out;
  out.reserve(size());
  const auto error = each([&](std::string_view part) {
    out += part;
    return std::error_code();
  });
  if (error) throw Problem(fmt::format("cannot read a temporary file: {}", error.message()));
  return out;
}

}  // namespace worksort
