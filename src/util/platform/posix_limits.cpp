// What a program asks the system for ahead, and what it forgoes.
#include "worksort/util/platform.hpp"

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <sys/mman.h>
#include <sys/resource.h>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace worksort::platform {

#ifdef __GLIBC__
void expect_much_memory() {
  constexpr std::size_t k_block = std::size_t{31} << 20U;  // the most that stands among others, and not alone
  static thread_local bool done = false;
  rlimit most{};
  if (std::exchange(done, true) || ::getrlimit(RLIMIT_AS, &most) != 0 || most.rlim_cur != RLIM_INFINITY)
    return;
  static const bool k_kept = ::mallopt(M_MMAP_THRESHOLD, k_block + (1U << 20U)) == 1 &&
                             ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max()) == 1;
  void* const block = k_kept ? std::malloc(k_block) : nullptr;
  if (block == nullptr) return;
  use_large_pages(block, k_block);
  std::free(block);  // it stays with the thread
}
#else
void expect_much_memory() {}
#endif

void use_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#ifdef MADV_HUGEPAGE
  constexpr std::size_t k_page = 4096;
  constexpr std::size_t k_much = std::size_t{4} << 20U;
  if (bytes < k_much) return;
  const std::size_t before = (k_page - reinterpret_cast<std::uintptr_t>(memory) % k_page) % k_page;
  ::madvise(static_cast<char*>(memory) + before, (bytes - before) / k_page * k_page, MADV_HUGEPAGE);
#endif
}

NothingOpens::NothingOpens() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  m_before = limit.rlim_cur;
  limit.rlim_cur = 0;
  m_undo = ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

NothingOpens::~NothingOpens() {
  rlimit limit{};
  if (!m_undo || ::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = m_before;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace worksort::platform
