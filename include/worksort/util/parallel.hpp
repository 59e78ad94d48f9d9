// Work that several threads share.
#pragma once

#include <cstddef>
#include <functional>

namespace worksort {

// The number of threads that is meant: 0 stands for as many as the machine runs at once.
unsigned thread_count(unsigned wanted);

// Calls `work(i)` once for every i below `count`, on at most so many threads, this one among them. What a
// call throws is thrown once all threads have ended, and no further call begins then.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace worksort
