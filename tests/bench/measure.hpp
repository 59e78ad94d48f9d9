// Wall time and peak memory of a child process.
#pragma once

#include <string>
#include <vector>

struct Measured {
  double seconds = 0;
  double peak_mib = 0;
};

// Runs a program with its output thrown away; ends the benchmark if it fails with anything but `accepted`.
Measured measure(const std::vector<std::string>& arguments);

// The run in the middle of `runs` runs, by time.
Measured median(std::vector<Measured> runs);
