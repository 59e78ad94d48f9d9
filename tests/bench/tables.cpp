#include "tables.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include "measure.hpp"
#include <fmt/core.h>

namespace {

namespace fs = std::filesystem;

constexpr int k_rounds = 5;

// Where a program stands.
std::optional<std::string> program(const std::string& name) {
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const auto file = fs::path(folder) / name;
    if (fs::exists(file)) return file.string();
  }
  return std::nullopt;
}

// A class of any size, one piece a student.
void write_table(const std::string& path, int rows) {
  static constexpr std::array k_strategies = {"skip-counting", "partial-products", "repeated-addition",
                                              "recalled-fact", "derived-fact"};
  static constexpr std::array k_quotes = {"I counted by fours", "\"5 x 4, then 4 more\"", "",
                                          "I just knew it"};
  std::ofstream out(path);
  out << "task,date,class,student,strategy,model,success,answer,quote,note\n";
  for (int i = 0; i < rows; ++i) {
    const auto n = static_cast<std::size_t>(i);
    out << fmt::format("bakery-trays,2026-11-17,{}{},s{:06},{},array,carried-through,{},{},\n",
                       i / 30 % 5 + 1, static_cast<char>('A' + i / 150 % 4), i,
                       k_strategies[n % k_strategies.size()], i % 7 == 0 ? 20 : 24,
                       k_quotes[n % k_quotes.size()]);
  }
}

// Both programs in turn, so that a busy moment of the machine falls on both.
void compare(const std::string& what, const std::vector<std::string>& import,
             const std::vector<std::string>& other, double most) {
  std::vector<Measured> ours;
  std::vector<Measured> theirs;
  for (int round = 0; round < k_rounds; ++round) {
    ours.push_back(measure(import));
    theirs.push_back(measure(other));
  }
  const Measured a = median(std::move(ours));
  const Measured b = median(std::move(theirs));
  fmt::print(
      "{}: import {:.2f} s and {:.0f} MiB, the other {:.2f} s and {:.0f} MiB: {:.2f} x (at most {} x)\n",
      what, a.seconds, a.peak_mib, b.seconds, b.peak_mib, a.seconds / b.seconds, most);
}

}  // namespace

void benchmark_tables(const std::string& worksort, const std::string& folder) {
  fs::create_directories(folder);
  const std::string csv = folder + "/table.csv";
  const std::string few = folder + "/few.csv";
  const std::string book = folder + "/table.xlsx";
  const std::string out = folder + "/work.yaml";
  const auto import = [&](const std::string& table) {
    return std::vector<std::string>{worksort, "import", table,    "--codebook", "multiplication-division",
                                    "-o",     out,      "--force"};
  };
  write_table(csv, 100'000);
  write_table(few, 10'000);
  measure({worksort, "list", few, "--codebook", "multiplication-division", "-o", book});
  fmt::print("\n");
  if (const auto miller = program("mlr"))
    compare("100,000 rows of CSV, and mlr --csv cat", import(csv), {*miller, "--csv", "cat", csv}, 2);
  else
    fmt::print("Miller (mlr) is not installed: the import of CSV is not compared\n");
  const std::string reading =
      "import openpyxl, sys\n"
      "sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]\n"
      "sys.exit(0 if sum(1 for row in sheet.iter_rows(values_only=True)) > 10000 else 1)\n";
  const auto python = program("python3");
  if (python && std::system((*python + " -c 'import openpyxl' 2>/dev/null").c_str()) == 0)
    compare("10,000 rows of a workbook, and openpyxl", import(book), {*python, "-c", reading, book}, 3);
  else
    fmt::print("openpyxl is not installed: the import of a workbook is not compared\n");
  fs::remove_all(folder);
}
