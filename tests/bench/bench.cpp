// How fast worksort reads and counts, as ratios to what the YAML library alone needs for the same files in
// the same run: `bench WORKSORT [PIECES]`. The bare loops run in this program, called again with --events or
// --load; `bench --tables WORKSORT FOLDER` imports tables alone. --bytes, --generate and --measure are for
// tests/bench/compare.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "generate.hpp"
#include "measure.hpp"
#include "tables.hpp"
#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Counts scalars and keeps nothing.
class Counter : public YAML::EventHandler {
 public:
  std::size_t scalars = 0;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {
    ++scalars;
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
  }
  void OnMapEnd() override {}
};

int bare_events(const std::string& folder) {
  Counter counter;
  for (const auto& file : files_below(folder)) {
    std::ifstream input(file);
    YAML::Parser parser(input);
    while (parser.HandleNextDocument(counter)) {
    }
  }
  return counter.scalars > 0 ? 0 : 1;
}

int bare_load(const std::string& folder) {
  std::map<std::string, std::size_t> counts;
  for (const auto& file : files_below(folder)) {
    const YAML::Node root = YAML::LoadFile(file);
    for (const auto& piece : root["work"]["pieces"]) {
      ++counts[piece["strategy"].as<std::string>() + "," + piece["success"].as<std::string>()];
    }
  }
  for (const auto& [codes, count] : counts) fmt::print("{},{}\n", codes, count);
  return counts.empty() ? 1 : 0;
}

// Reads every file and finds its line ends, on two threads: less cannot be done.
int bare_bytes(const std::string& folder) {
  const std::vector<std::string> files = files_below(folder);
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> lines = 0;
  const auto read = [&] {
    std::vector<char> buffer;
    for (std::size_t i = next++; i < files.size(); i = next++) {
      const int file = ::open(files[i].c_str(), O_RDONLY | O_CLOEXEC);
      struct stat status {};
      if (file < 0 || ::fstat(file, &status) != 0) continue;
      buffer.resize(static_cast<std::size_t>(status.st_size));
      const auto got = ::read(file, buffer.data(), buffer.size());
      ::close(file);
      lines += static_cast<std::size_t>(
          std::count(buffer.begin(), buffer.begin() + std::max<ssize_t>(got, 0), '\n'));
    }
  };
  std::thread other(read);
  read();
  other.join();
  return lines > 0 ? 0 : 1;
}

// Every program once, again and again, so that a busy moment of the machine falls on all of them.
std::vector<Measured> alternate(const std::vector<std::vector<std::string>>& programs, std::size_t rounds) {
  std::vector<std::vector<Measured>> runs(programs.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < programs.size(); ++i) runs[i].push_back(measure(programs[i]));
  }
  std::vector<Measured> out;
  for (auto& run : runs) out.push_back(median(std::move(run)));
  return out;
}

void report(const char* shape, std::size_t pieces, const std::vector<Measured>& m, double base_mib) {
  constexpr const char* k_names[] = {"tally", "group", "bare events", "bare LoadFile"};
  fmt::print("\n{}, {} pieces\n{:<14} {:>8} {:>12} {:>10} {:>11} {:>9} {:>13}\n", shape, pieces, "",
             "seconds", "pieces/s", "x events", "x LoadFile", "peak MiB", "bytes/piece");
  for (std::size_t i = 0; i < m.size(); ++i) {
    fmt::print("{:<14} {:>8.2f} {:>12.0f} {:>10.2f} {:>11.2f} {:>9.1f} {:>13.0f}\n", k_names[i], m[i].seconds,
               static_cast<double>(pieces) / m[i].seconds, m[i].seconds / m[2].seconds,
               m[i].seconds / m[3].seconds, m[i].peak_mib,
               std::max(0.0, m[i].peak_mib - base_mib) * 1048576.0 / static_cast<double>(pieces));
  }
}

// Beside a program that prints a line, which lies beside this one.
void benchmark_start(const std::string& self, const std::string& worksort, const std::string& folder) {
  generate_work(folder, 24, BenchShape::class_files);
  const auto m = alternate({{fs::path(self).replace_filename("worksort_line").string()},
                            {worksort, "--version"},
                            {worksort, "group", folder}},
                           51);
  fmt::print(
      "start: --version {:.1f} x, group of 24 pieces {:.1f} x a program that prints a line ({:.1f} ms)\n",
      m[1].seconds / m[0].seconds, m[2].seconds / m[0].seconds, m[0].seconds * 1000);
  fs::remove_all(folder);
}

int benchmark(const std::string& self, const std::string& worksort, std::size_t pieces) {
  const std::string root =
      (fs::temp_directory_path() / fmt::format("worksort-bench-{}", ::getpid())).string();
  benchmark_start(self, worksort, root + "/start");
  generate_work(root + "/base", 30, BenchShape::class_files);
  const double base = measure({worksort, "tally", root + "/base", "--by", "strategy,success"}).peak_mib;
  fmt::print("fixed base of tally: {:.1f} MiB\n", base);
  for (const auto shape : {BenchShape::class_files, BenchShape::single_files}) {
    const std::string folder = root + "/work";
    generate_work(folder, pieces, shape);
    const auto measured = alternate({{worksort, "tally", folder, "--by", "strategy,success"},
                                     {worksort, "group", folder, "-f", "csv"},
                                     {self, "--events", folder},
                                     {self, "--load", folder}},
                                    5);
    report(shape == BenchShape::class_files ? "class files of 30" : "a file for each piece", pieces, measured,
           base);
    fs::remove_all(folder);
  }
  benchmark_tables(worksort, root + "/tables");
  fs::remove_all(root);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const std::string self = fs::canonical("/proc/self/exe").string();
  if (arguments.size() == 2 && arguments[0] == "--events") return bare_events(arguments[1]);
  if (arguments.size() == 3 && arguments[0] == "--tables") {
    benchmark_tables(fs::canonical(arguments[1]).string(), arguments[2]);
    return 0;
  }
  if (arguments.size() == 3 && arguments[0] == "--start") {
    benchmark_start(self, fs::canonical(arguments[1]).string(), arguments[2]);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "--load") return bare_load(arguments[1]);
  if (arguments.size() == 2 && arguments[0] == "--bytes") return bare_bytes(arguments[1]);
  if (arguments.size() == 3 && arguments[0] == "--generate") {
    generate_work(arguments[1], std::strtoul(arguments[2].c_str(), nullptr, 10), BenchShape::class_files);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "--measure") {
    const Measured took = measure({"/bin/sh", "-c", arguments[1]});
    fmt::print("{:.4f} {:.1f}\n", took.seconds, took.peak_mib);
    return 0;
  }
  if (arguments.empty()) {
    fmt::print(stderr, "usage: worksort_bench WORKSORT [PIECES]\n");
    return 2;
  }
  const std::size_t pieces = arguments.size() > 1 ? std::strtoul(arguments[1].c_str(), nullptr, 10) : 100000;
  return benchmark(self, arguments[0], pieces);
}
