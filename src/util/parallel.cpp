#include "worksort/util/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace worksort {

unsigned thread_count(unsigned wanted) {
  return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (failure == nullptr) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::thread> others;
  try {
    const auto wanted = std::min<std::size_t>(thread_count(threads), count);
    others.reserve(wanted);
    for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(run);
  } catch (const std::exception&) {  // those that there are will do
  }
  run();
  for (auto& other : others) other.join();
  if (failure != nullptr) std::rethrow_exception(failure);
}

}  // namespace worksort
