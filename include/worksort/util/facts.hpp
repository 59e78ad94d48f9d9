// What this program was built from; CMake writes it down (cmake/facts.cmake).
#pragma once

#include <iterator>
#include <span>
#include <string_view>

namespace worksort {

struct Library {
  std::string_view name;
  std::string_view version;
  std::string_view license;  // as SPDX spells it
};

// What a system may have to do without.
struct Feature {
  std::string_view name;
  bool has = false;
};

struct BuildFacts {
  std::string_view version;
  std::string_view commit;  // "unknown" where CMake could not tell
  std::string_view system;
  std::string_view compiler;
  std::span<const Library> libraries;  // by name
  std::span<const Feature> features;
};

BuildFacts build_facts();

}  // namespace worksort
