// The program: arguments in, exit code out.
#pragma once

namespace worksort {

// Runs one command. Returns 0 done, 1 done but the input has errors or findings, 2 could not do it.
int run_program(int argc, char** argv);

}  // namespace worksort
