// Options in, strictly: numbers and dates are read as text first, and nothing is abbreviated.
#pragma once

#include "worksort/util/date.hpp"
#include "worksort/util/problem.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Declared only: the library's header costs every command more than the rest of its file.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace worksort {

// One option as help and completion show it.
struct OptionInfo {
  std::string names;  // "-f,--format"
  std::string value;  // "FORMAT", empty for a switch
  std::string help;
  std::string group;  // heading in help
  bool repeated = false;
  std::vector<std::string> choices;
};

// The options of one command. Variables that options write to must outlive the parsing.
class OptionSet {
 public:
  OptionSet();
  ~OptionSet();
  OptionSet(const OptionSet&) = delete;
  OptionSet& operator=(const OptionSet&) = delete;

  // Options that follow stand under this heading in help.
  void heading(std::string_view title) { m_heading = title; }

  void flag(const std::string& names, bool& target, const std::string& help);
  void text(const std::string& names, std::string& target, const std::string& value, const std::string& help);
  void list(const std::string& names, std::vector<std::string>& target, const std::string& value,
            const std::string& help);
  void choice(const std::string& names, std::string& target, const std::vector<std::string>& words,
              const std::string& help);
  void whole(const std::string& names, std::optional<std::uint64_t>& target, const std::string& value,
             const std::string& help);
  void real(const std::string& names, std::optional<double>& target, const std::string& value,
            const std::string& help);
  void date(const std::string& names, std::optional<Date>& target, const std::string& help);

  // Reads the arguments that stand behind the command's name; options stand before or after other words, "--"
  // ends them. Returns the words. Throws Problem.
  std::vector<std::string> parse(const std::vector<std::string>& arguments);

  // True for one of the names of an option: "-n".
  [[nodiscard]] bool has(const std::string& name) const;

  [[nodiscard]] const std::vector<OptionInfo>& all() const { return m_infos; }

 private:
  CLI::Option* add(const std::string& names, const std::string& value, const std::string& help);
  std::vector<std::string> words() const;
  void check_values() const;
  [[noreturn]] void refuse(const std::string& unknown) const;

  std::unique_ptr<CLI::App> m_app;
  std::string m_heading;
  std::vector<OptionInfo> m_infos;
};

}  // namespace worksort
