#include "worksort/cli/terminal.hpp"

#include <doctest/doctest.h>

using namespace worksort;

TEST_CASE("how far something has come is said with about how long it will take") {
  CHECK(progress_line("reading", 5, 10, 3, 0) ==
        "reading [###############               ] 50 %, about 3 s left");
  CHECK(progress_line("reading", 0, 10, 3, 0) == "reading [                              ] 0 %");
  CHECK(progress_line("reading", 10, 10, 3, 0).ends_with("#] 100 %"));
  CHECK(progress_line("reading", 0, 0, 3, 0).ends_with(" ] 0 %"));
  CHECK(progress_line("reading", 9, 10, 1, 0).ends_with("about 1 s left"));
  CHECK(progress_line("reading", 1, 61, 10, 0).ends_with("about 10 min left"));
  CHECK(progress_line("reading", 1, 1001, 36, 0).ends_with("about 10 h left"));
}

TEST_CASE("how far something has come fits into a narrow terminal") {
  CHECK(progress_line("reading", 5, 10, 3, 62).find('[') != std::string::npos);
  CHECK(progress_line("reading", 5, 10, 3, 61) == "reading 50 %, about 3 s left");
  CHECK(progress_line("reading", 5, 10, 3, 10) == "reading 5");
}
