#include "sql.hpp"

#include "worksort/util/text.hpp"

#include <algorithm>

namespace worksort {

std::string sql_name(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string sql_names(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const auto& name : names) out.push_back(sql_name(name));
  return join(out, ", ");
}

bool is_filled(const DatabaseTable& table, const std::string& column) {
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), column) != names.end();
  };
  return has(table.key) || has(table.filled);
}

}  // namespace worksort
