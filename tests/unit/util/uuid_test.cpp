#include "worksort/util/uuid.hpp"

#include <doctest/doctest.h>

using namespace worksort;

// The expected values are those of uuid5(NAMESPACE_URL, name) in Python's standard library.
TEST_CASE("a name has the identifier that others work out for it") {
  CHECK(uuid_of("worksort:fractions/strategy") == "8981e33c-9d7c-51d8-88bf-a1a38b346eb4");
  CHECK(uuid_of("") == "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
  CHECK(uuid_of(std::string(100, 'a')) == "864949eb-2508-5b93-a1e7-0fe6ca888495");
  CHECK(uuid_of("caf\xC3\xA9") == "79d4db4c-73a9-5cec-bd37-4fc862e2120d");
}
