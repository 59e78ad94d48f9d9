// libgd inside a program that is one file.
#include <array>
#include <gd.h>
#include <string_view>

#include "gd_function.hpp"

namespace worksort {
namespace {

struct Linked {
  std::string_view name;
  void* function;
};

template <typename Function>
Linked linked(std::string_view name, Function* function) {
  return {name, reinterpret_cast<void*>(function)};
}

}  // namespace

void* gd_function(const char* name) {
  static const std::array k_functions = {
      linked("gdImageCreateFromJpegPtr", gdImageCreateFromJpegPtr),
      linked("gdImageCreateFromPngPtr", gdImageCreateFromPngPtr),
      linked("gdImageCreateFromWebpPtr", gdImageCreateFromWebpPtr),
      linked("gdImageCreateFromHeifPtr", gdImageCreateFromHeifPtr),
      linked("gdImageCreateFromAvifPtr", gdImageCreateFromAvifPtr),
      linked("gdImageGetTrueColorPixel", gdImageGetTrueColorPixel),
      linked("gdImageDestroy", gdImageDestroy),
      linked("gdSetErrorMethod", gdSetErrorMethod),
  };
  for (const Linked& linked : k_functions) {
    if (linked.name == name) return linked.function;
  }
  return nullptr;
}

}  // namespace worksort
