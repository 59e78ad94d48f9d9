// In place of picture.cpp in a program that is built without libgd (WORKSORT_PICTURES).
#include "worksort/util/problem.hpp"
#include "worksort/write/picture/picture.hpp"

namespace worksort {

bool reads_pictures() {
  return false;
}

Picture small_picture(const std::string&) {
  throw Problem("this worksort was built without what reads pictures");
}

}  // namespace worksort
