#include "folder_locks.hpp"

#include "worksort/util/problem.hpp"

#include <utility>

#include <fmt/core.h>

namespace worksort {
namespace {

constexpr unsigned k_wait_step = 20;  // milliseconds
constexpr unsigned k_longest_wait = 10'000;
constexpr std::size_t k_most_locks = 256;
}  // namespace

void stop_if_interrupted() {
  if (platform::SignalGuard::interrupted()) throw Problem("broken off");
}

std::vector<platform::FolderLock> lock_folders(const std::set<std::string>& folders) {
  std::vector<platform::FolderLock> out;
  for (const auto& folder : folders) {
    if (out.size() == k_most_locks) break;
    platform::FolderLock lock;
    auto taken = lock.take(folder);
    for (unsigned waited = 0; taken == platform::FolderLock::Taken::busy; waited += k_wait_step) {
      if (waited >= k_longest_wait)
        throw Problem(fmt::format("another worksort is writing into {}, so nothing was written", folder));
      stop_if_interrupted();
      platform::pause_milliseconds(k_wait_step);
      taken = lock.take(folder);
    }
    if (taken == platform::FolderLock::Taken::yes) out.push_back(std::move(lock));
  }
  return out;
}

}  // namespace worksort
