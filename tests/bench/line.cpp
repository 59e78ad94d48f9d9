// What starting takes at least: the program that the start of worksort is measured by.
#include <iostream>

int main() {
  std::cout << "a line\n";
}
