// Made-up coded work of any size, the same for the same arguments.
#pragma once

#include <cstddef>
#include <string>

// How pieces are spread over files.
enum class BenchShape { class_files, single_files };

// Writes `pieces` pieces of about 290 bytes below `folder`: 30 to a file, or one file each.
void generate_work(const std::string& folder, std::size_t pieces, BenchShape shape);
