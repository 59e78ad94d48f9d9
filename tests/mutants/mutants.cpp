// Breaks files byte by byte, cut off anywhere or with a bit turned over, and compares what is read, together
// with what is named as unread, with the entries that stand there, which are counted by looking at lines and
// nothing else.
//
//   worksort_mutants SHARE SEED FILE...
#include "worksort/read/study/study_reader.hpp"
#include "worksort/util/diagnostic.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
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
  if (found >= least && found <= most && seconds < k_longest) return;
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
      : m_name(std::move(name)),
        m_whole(std::move(whole)),
        m_entries(entries_in(m_whole)),
        m_share(share),
        m_state(seed) {}

  void run(Counts& counts) {
    for (std::size_t at = 0; at < m_whole.size(); ++at) {
      if (is_drawn()) cut(at, counts);
      for (std::size_t bit = 0; bit < k_bits; ++bit) {
        if (is_drawn()) flip(at, bit, counts);
      }
    }
  }

  [[nodiscard]] std::size_t all() const { return m_whole.size() * (k_bits + 1); }

 private:
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
    const std::size_t most = begun + (is_in_entry(at) && !half_line_end ? 0 : 1);
    try_one(m_name, m_whole.substr(0, at), begun == 0 ? 0 : begun - 1, most, fmt::format("cut at {}", at),
            counts);
  }

  void flip(std::size_t at, std::size_t bit, Counts& counts) {
    std::string text = m_whole;
    text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << bit));
    // Without its line end the next line is none any more: then no fewer than the lines say.
    const bool lines_differ = m_whole[at] == '\n' || text[at] == '\r';
    const std::size_t least = lines_differ ? entries_in(text).size() : m_entries.size();
    const std::size_t most = lines_differ ? m_whole.size() : m_entries.size() + (is_in_entry(at) ? 0 : 1);
    try_one(m_name, text, least, most, fmt::format("bit {} at {}", bit, at), counts);
  }

  std::string m_name;
  std::string m_whole;
  std::vector<std::size_t> m_entries;
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
    const std::string bytes = bytes_of(argv[i]);
    for (const auto& [name, whole] :
         {std::pair(std::string(argv[i]), bytes),
          std::pair(argv[i] + std::string(" with CRLF"), with_carriage_returns(bytes))}) {
      Mutants mutants(name, whole, share, seed + static_cast<std::uint64_t>(i));
      mutants.run(counts);
      all += mutants.all();
    }
  }
  fmt::print("tried {} of {}, {} wrong\n", counts.tried, all, counts.wrong);
  return counts.wrong > 0 || counts.tried == 0 ? 1 : 0;
}
