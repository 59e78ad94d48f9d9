// Where in the bytes of a file people can be named, and the students that the file itself lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// `id` and `name` are as a whole a student's; `text` may hold names and ids among other words, and `path`
// does so as the path of a file.
enum class SpotKind : std::uint8_t { id, name, text, path };

// A stretch of bytes without the quotes around it. `value` is what it says, after escapes; `escapes`: a
// backslash begins one.
struct RedactSpot {
  std::size_t offset = 0;
  std::size_t length = 0;
  SpotKind kind = SpotKind::text;
  std::string value;
  bool escapes = false;
};

// Spots are in order and do not overlap; what is no spot names nobody. `problem` says why a file cannot be
// copied; its spots are good for the students that they list, if there are any. `unknown`: something in it
// may list students and is not written as the format has it, so that nobody knows whom other files name.
// `listed` are students, at no place, whom a file without spots lists as far as it can be read.
struct RedactSpots {
  std::vector<RedactSpot> spots;
  std::string_view problem{};
  bool unknown = false;
  std::vector<RedactSpot> listed{};
};

// Values, keys that are no words of the format, comments.
RedactSpots redact_spots_yaml(std::string_view bytes);

// Cells; in columns that are headed as students' ids or names they are that. `tab`: TSV.
RedactSpots redact_spots_csv(std::string_view bytes, bool tab);

// The students whom a workbook (XLSX, ODS) lists, which is not copied; `unknown` where it cannot be read.
RedactSpots redact_spots_workbook(std::string_view bytes);

}  // namespace worksort
