#include "findings.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <fmt/core.h>

namespace worksort::reading {
namespace {

constexpr std::size_t k_longest_line = 4096;  // longer ones help nobody, and there may be a thousand findings

std::vector<std::size_t> line_starts(std::string_view bytes) {
  std::vector<std::size_t> starts = {0};
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char* at = begin; at < end;) {
    const void* const hit = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (hit == nullptr) break;
    at = static_cast<const char*>(hit) + 1;
    starts.push_back(static_cast<std::size_t>(at - begin));
  }
  return starts;
}

std::string_view line_at(std::string_view bytes, std::size_t start) {
  std::string_view line = bytes.substr(start);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Diagnostic located(Finding&& finding, std::string_view file, std::string_view bytes,
                   const std::vector<std::size_t>& starts) {
  const std::size_t offset = std::min(finding.offset, bytes.size());
  const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
  const std::size_t start = *(next - 1);
  const std::string_view line = line_at(bytes, start);
  const std::size_t column = std::min(offset - start, line.size());
  const std::size_t width = characters(line.substr(column, finding.length));
  Spot spot{static_cast<std::uint32_t>(next - starts.begin()),
            static_cast<std::uint32_t>(characters(line.substr(0, column)) + 1),
            static_cast<std::uint32_t>(std::max<std::size_t>(width, 1))};
  return {finding.severity,
          finding.id,
          std::string(file),
          spot,
          std::move(finding.message),
          std::move(finding.hint),
          std::string(line.size() > k_longest_line ? std::string_view{} : line)};
}

}  // namespace

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void Findings::add(Finding finding) {
  if (m_items.size() < k_most_findings)
    m_items.push_back(std::move(finding));
  else
    ++m_untold;
}

void Findings::rewind(std::size_t size, std::size_t untold) {
  m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(std::min(size, m_items.size())), m_items.end());
  m_untold = untold;
}

void Findings::tell(std::string_view file, std::string_view bytes, Diagnostics& diagnostics) {
  if (m_items.empty()) return;
  std::stable_sort(m_items.begin(), m_items.end(),
                   [](const Finding& a, const Finding& b) { return a.offset < b.offset; });
  const std::vector<std::size_t> starts = line_starts(bytes);
  if (m_untold > 0) {
    m_items.push_back({"too-many-mistakes", m_items.back().offset, 1,
                       fmt::format("{} more mistakes in this file are not shown", m_untold),
                       "correct the ones above and check the file again"});
  }
  for (Finding& finding : m_items) diagnostics.add(located(std::move(finding), file, bytes, starts));
  m_items.clear();
}

}  // namespace worksort::reading
