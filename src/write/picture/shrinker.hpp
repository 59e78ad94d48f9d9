// Pictures as rows of red, green and blue, made smaller while they are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace worksort {

struct Bitmap {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<std::uint8_t> rgb;  // rows from the top, three bytes a point

  [[nodiscard]] const std::uint8_t* at(unsigned x, unsigned y) const {
    return rgb.data() + (std::size_t{y} * width + x) * 3;
  }
};

// Each point of the smaller picture is the average of what it covers; in whole numbers, so that every machine
// comes to the same.
class Shrinker {
 public:
  // REQUIRES: to_width and to_height are at least 1 and not more than what comes in.
  Shrinker(unsigned width, unsigned height, unsigned to_width, unsigned to_height);

  // The next row, `width` points.
  void add(const std::uint8_t* row);

  // REQUIRES: all rows were added.
  Bitmap take() { return std::move(m_out); }

 private:
  // What a point or row that comes in gives to the one that it begins in, and to the one behind.
  struct Shares {
    std::uint32_t first = 0;
    std::uint32_t next = 0;
  };

  // The points of a row that go into one.
  struct Column {
    unsigned from = 0;
    unsigned count = 0;
  };

  [[nodiscard]] static Shares shares(unsigned at, unsigned to, unsigned from);
  void add_line(std::uint32_t share);
  void flush();

  unsigned m_width;
  unsigned m_height;
  std::vector<Column> m_columns;
  std::vector<std::uint32_t> m_weights;  // of the points of all columns
  std::vector<std::uint32_t> m_line;
  std::vector<std::uint32_t> m_sum;
  Bitmap m_out;
  unsigned m_row = 0;     // of those that come in
  unsigned m_to_row = 0;  // of those that go out
};

// The size that fits into the largest one and keeps its form.
struct PictureSize {
  unsigned width = 0;
  unsigned height = 0;
};
PictureSize fitted(PictureSize size, PictureSize largest);

// The picture made as small as that.
Bitmap shrunk(const Bitmap& picture, PictureSize size);

// Turned as Exif says that it is to be seen: 1 is as it is, 2 to 8 turned or mirrored.
Bitmap upright(Bitmap picture, int orientation);

}  // namespace worksort
