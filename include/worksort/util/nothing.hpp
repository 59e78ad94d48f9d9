// No value, in a std::variant whose copy may fail.
#pragma once

namespace worksort {

// In place of std::monostate. libstdc++ takes a variant of nothing but its own types for one that always has
// a value, and where a copy finds no memory it destroys one that was never made; a type of ours that is not
// trivial to copy makes it look first.
struct Nothing {
  Nothing() = default;
  Nothing(const Nothing& /*other*/) noexcept {}
  Nothing& operator=(const Nothing& /*other*/) noexcept { return *this; }
  ~Nothing() = default;

  friend bool operator==(const Nothing& /*a*/, const Nothing& /*b*/) { return true; }
};

}  // namespace worksort
