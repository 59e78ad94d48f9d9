// One target for libFuzzer; WORKSORT_FUZZ_TARGET is its place in k_targets.
#include <cstddef>
#include <cstdint>

#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  worksort::fuzz::k_targets[WORKSORT_FUZZ_TARGET].run({reinterpret_cast<const char*>(data), size});
  return 0;
}
