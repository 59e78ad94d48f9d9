// C functions of a library that is loaded when one of them is first called: most runs call none, and loading
// takes longer than they do. Where a program is one file, the functions are linked and this is not used.
#pragma once

#include <atomic>

namespace worksort {

// Throws Problem where the library, or memory for it, is not here.
void* loaded_function(const char* library, const char* name);

template <typename Function>
class LoadedCall;

template <typename Out, typename... In>
class LoadedCall<Out(In...)> {
 public:
  using Function = Out (*)(In...);

  constexpr LoadedCall(const char* library, const char* name) : m_library(library), m_name(name) {}

  // For a destructor, which may not throw: to be taken before there is anything to destroy.
  operator Function() const {  // NOLINT(google-explicit-constructor): it stands for the function
    Function function = m_function;
    if (function == nullptr)
      m_function = function = reinterpret_cast<Function>(loaded_function(m_library, m_name));
    return function;
  }

 private:
  const char* m_library;
  const char* m_name;
  mutable std::atomic<Function> m_function = nullptr;
};

}  // namespace worksort

// In namespace worksort: the name, in place of the function.
// NOLINTBEGIN(bugprone-macro-parentheses): a name that is declared
#define WORKSORT_LOADED(library, name) inline constexpr LoadedCall<decltype(::name)> name(library, #name)
// NOLINTEND(bugprone-macro-parentheses)
