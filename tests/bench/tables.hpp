// How fast tables come in, as ratios to programs that only copy or read them.
#pragma once

#include <string>

// Imports 100,000 rows of CSV beside Miller's copying of them, and 10,000 rows of a workbook beside
// openpyxl's reading; what is not installed is said. `folder` is made and taken away again.
void benchmark_tables(const std::string& worksort, const std::string& folder);
