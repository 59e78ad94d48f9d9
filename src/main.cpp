#include "worksort/cli/program.hpp"

int main(int argc, char** argv) {
  return worksort::run_program(argc, argv);
}
