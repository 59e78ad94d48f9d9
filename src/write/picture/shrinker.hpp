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

// Each point of the smaller picture is the average of what it covers.
class Shrinker {
 public:
  // REQUIRES: to_width and to_height are at least 1 and not more than what comes in.
  Shrinker(unsigned width, unsigned height, unsigned to_width, unsigned to_height);

  // The next row, `width` points.
  void add(const std::uint8_t* row);

  // REQUIRES: all rows were added.
  Bitmap take() { return std::move(m_out); }

 private:
  struct Column {
    unsigned to = 0;
    float share = 1;  // of the point that belongs to it
    float rest = 0;   // and to the column behind
  };

  void flush();

  unsigned m_height;
  std::vector<Column> m_columns;
  std::vector<float> m_line;
  std::vector<float> m_sum;
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
