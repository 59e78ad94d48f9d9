#include "worksort/util/nothing.hpp"

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace worksort;

namespace {

struct CannotBeCopied {
  CannotBeCopied() = default;
  CannotBeCopied(const CannotBeCopied& /*other*/) { throw std::runtime_error("no memory"); }
  CannotBeCopied(CannotBeCopied&& /*other*/) noexcept {}
};

}  // namespace

TEST_CASE("a copy that fails has nothing to destroy") {
  std::variant<Nothing, std::string, std::vector<CannotBeCopied>> value;
  value.emplace<std::vector<CannotBeCopied>>().emplace_back();
  CHECK_THROWS_AS(auto copy = value, std::runtime_error);
  value = Nothing();
  CHECK_NOTHROW(auto copy = value);
}
