// Breaks files byte by byte, cut off anywhere or with a bit turned over, and compares what is read, together
// with what is named as unread, with the entries that stand there, which are counted by looking at lines and
// nothing else. Of a workbook X.xlsx the lines of X.csv beside it are counted.
//
//   worksort_mutants SHARE SEED FILE...
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/diagnostic.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace {

using worksort::Diagnostics;

constexpr std::size_t k_bits = 8;
constexpr double k_longest = 10;  // seconds for one file

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// True for a line that begins the entry of a piece.
bool begins_entry(std::string_view line) {
  const auto dash = line.find_first_not_of(' ');
  if (dash == std::string_view::npos || line[dash] != '-') return false;
  std::string_view rest = line.substr(dash + 1);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '{')) rest.remove_prefix(1);
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest.empty() || rest.starts_with("student:");
}

// Where the entries of pieces begin.
std::vector<std::size_t> entries_in(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (begins_entry(text.substr(at, end - at))) out.push_back(at);
    at = end + 1;
  }
  return out;
}

// Where the rows of a table begin, after its headings.
std::vector<std::size_t> rows_in(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at)) {
    ++at;
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    if (!line.empty() && line != "\r") out.push_back(at);
  }
  return out;
}

struct Counts {
  std::size_t tried = 0;
  std::size_t wrong = 0;
};

// Reads a mutant that holds at least `least` and at most `most` entries, and says what is wrong with the
// count.
void try_one(const std::string& name, const std::string& text, std::size_t least, std::size_t most,
             const std::string& how, Counts& counts) {
  Diagnostics diagnostics;
  const auto begin = std::chrono::steady_clock::now();
  const worksort::Study study = worksort::read_text(name, text, {}, diagnostics);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  ++counts.tried;
  const std::size_t found = study.readings.size() + study.input.unread;
  // Of a table that is none any more nothing is known but that it is there.
  const bool none_of_it =
      !name.ends_with(".yaml") && study.readings.empty() && diagnostics.errors() > 0 && found > 0;
  if (((found >= least && found <= most) || none_of_it) && seconds < k_longest) return;
  ++counts.wrong;
  fmt::print("{}: {}: {} read and {} named as unread, of {} to {}; {:.1f} s\n", name, how,
             study.readings.size(), study.input.unread, least, most, seconds);
}

// The same with the line ends of Windows.
std::string with_carriage_returns(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

class Mutants {
 public:
  Mutants(std::string name, std::string whole, double share, std::uint64_t seed)
      : m_name(std::move(name)), m_whole(std::move(whole)), m_share(share), m_state(seed) {
    m_entries = begins_in(m_whole);
  }

  // For a workbook, of which nothing can be counted but in the table that it was made from.
  void count_rows_of(std::string_view table) { m_rows = rows_in(table).size(); }

  void run(Counts& counts) {
    const std::size_t read = worksort::read_text(m_name, m_whole).readings.size();
    if (read != m_rows.value_or(m_entries.size())) {
      fmt::print("{}: gives {} before anything is broken\n", m_name, read);
      ++counts.wrong;
    }
    for (std::size_t at = 0; at < m_whole.size(); ++at) {
      if (is_drawn()) cut(at, counts);
      for (std::size_t bit = 0; bit < k_bits; ++bit) {
        if (is_drawn()) flip(at, bit, counts);
      }
    }
  }

  [[nodiscard]] std::size_t all() const { return m_whole.size() * (k_bits + 1); }

 private:
  [[nodiscard]] bool is_csv() const { return m_name.ends_with(".csv"); }

  [[nodiscard]] std::vector<std::size_t> begins_in(std::string_view text) const {
    return is_csv() ? rows_in(text) : entries_in(text);
  }

  // A generator of pseudo-random numbers, so that a seed is the same everywhere.
  bool is_drawn() {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(m_state >> 11U) / 9007199254740992.0 < m_share;
  }

  // True for a place in an entry; what is broken elsewhere may be named itself.
  [[nodiscard]] bool is_in_entry(std::size_t at) const {
    const auto next = std::upper_bound(m_entries.begin(), m_entries.end(), at);
    return next != m_entries.begin() && m_whole.find("\n---", *(next - 1)) >= at;
  }

  // The last entry counts as soon as something of it stands behind its dash.
  void cut(std::size_t at, Counts& counts) {
    const auto next = std::lower_bound(m_entries.begin(), m_entries.end(), at);
    const auto begun = static_cast<std::size_t>(next - m_entries.begin());
    const bool half_line_end = at > 0 && m_whole[at - 1] == '\r';  // a mistake of its own
    const std::size_t most = m_rows.value_or(begun + (is_in_entry(at) && !half_line_end ? 0 : 1));
    try_one(m_name, m_whole.substr(0, at), m_rows.value_or(begun == 0 ? 0 : begun - 1), most,
            fmt::format("cut at {}", at), counts);
  }

  void flip(std::size_t at, std::size_t bit, Counts& counts) {
    std::string text = m_whole;
    text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << bit));
    // Without its line end the next line is none any more: then no fewer than the lines say.
    const bool lines_differ = m_whole[at] == '\n' || text[at] == '\r' || (is_csv() && text[at] == '\n');
    std::size_t least = lines_differ ? begins_in(text).size() : m_entries.size();
    std::size_t most = lines_differ ? m_whole.size() : m_entries.size() + (is_in_entry(at) ? 0 : 1);
    if (m_rows) least = most = *m_rows;
    try_one(m_name, text, least, most, fmt::format("bit {} at {}", bit, at), counts);
  }

  std::string m_name;
  std::string m_whole;
  std::vector<std::size_t> m_entries;
  std::optional<std::size_t> m_rows;
  double m_share;
  std::uint64_t m_state;
};

}  // namespace

int main(int argc, char** argv) {
  Counts counts;
  std::size_t all = 0;
  const double share = std::strtod(argv[1], nullptr);
  const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
  for (int i = 3; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    const std::string bytes = bytes_of(path.string());
    const bool workbook = path.extension() == ".xlsx";
    std::vector<std::pair<std::string, std::string>> forms = {{path.string(), bytes}};
    if (!workbook) forms.emplace_back("with CRLF: " + path.string(), with_carriage_returns(bytes));
    for (const auto& [name, whole] : forms) {
      Mutants mutants(name, whole, share, seed + static_cast<std::uint64_t>(i));
      if (workbook)
        mutants.count_rows_of(bytes_of(std::filesystem::path(path).replace_extension(".csv").string()));
      mutants.run(counts);
      all += mutants.all();
    }
  }
  fmt::print("tried {} of {}, {} wrong\n", counts.tried, all, counts.wrong);
  return counts.wrong > 0 || counts.tried == 0 ? 1 : 0;
}
