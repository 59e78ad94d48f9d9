#include "shrinker.hpp"

#include <algorithm>
#include <cmath>

namespace worksort {

Shrinker::Shrinker(unsigned width, unsigned height, unsigned to_width, unsigned to_height)
    : m_height(height),
      m_columns(width),
      m_line(std::size_t{to_width} * 3 + 3),
      m_sum(std::size_t{to_width} * 3 + 3),
      m_out{to_width, to_height, {}} {
  const float scale = static_cast<float>(to_width) / static_cast<float>(width);
  for (unsigned x = 0; x < width; ++x) {
    // In whole numbers, so that rounding never moves a column.
    const auto first = static_cast<unsigned>(std::uint64_t{x} * to_width / width);
    const std::uint64_t end = std::uint64_t{x + 1} * to_width;
    const std::uint64_t edge = std::uint64_t{first + 1} * width;
    const float over = end > edge ? static_cast<float>(end - edge) / static_cast<float>(width) : 0.0F;
    m_columns[x] = {first, scale - over, over};
  }
  m_out.rgb.resize(std::size_t{to_width} * to_height * 3);
}

void Shrinker::add(const std::uint8_t* row) {
  std::fill(m_line.begin(), m_line.end(), 0.0F);
  for (const Column& column : m_columns) {
    float* to = m_line.data() + std::size_t{column.to} * 3;
    for (unsigned c = 0; c < 3; ++c) {
      to[c] += column.share * static_cast<float>(row[c]);
      to[c + 3] += column.rest * static_cast<float>(row[c]);
    }
    row += 3;
  }
  const std::uint64_t end = std::uint64_t{++m_row} * m_out.height;
  const std::uint64_t edge = std::uint64_t{m_to_row + 1} * m_height;
  const float whole = static_cast<float>(m_out.height) / static_cast<float>(m_height);
  const float over = end > edge ? static_cast<float>(end - edge) / static_cast<float>(m_height) : 0.0F;
  for (std::size_t i = 0; i < m_sum.size(); ++i) m_sum[i] += (whole - over) * m_line[i];
  if (end < edge) return;
  flush();
  for (std::size_t i = 0; i < m_sum.size(); ++i) m_sum[i] = over * m_line[i];
}

void Shrinker::flush() {
  const std::size_t length = std::size_t{m_out.width} * 3;
  std::uint8_t* to = m_out.rgb.data() + length * m_to_row;
  for (std::size_t i = 0; i < length; ++i)  // never below nothing, so a cast rounds
    to[i] = static_cast<std::uint8_t>(static_cast<int>(std::min(m_sum[i] + 0.5F, 255.0F)));
  ++m_to_row;
}

PictureSize fitted(PictureSize size, PictureSize largest) {
  const double scale = std::min({1.0, static_cast<double>(largest.width) / size.width,
                                 static_cast<double>(largest.height) / size.height});
  const auto scaled = [&](unsigned length) {
    return std::max(1U, static_cast<unsigned>(std::floor(length * scale)));
  };
  return {scaled(size.width), scaled(size.height)};
}

Bitmap shrunk(const Bitmap& picture, PictureSize size) {
  Shrinker smaller(picture.width, picture.height, size.width, size.height);
  for (unsigned y = 0; y < picture.height; ++y) smaller.add(picture.at(0, y));
  return smaller.take();
}

Bitmap upright(Bitmap picture, int orientation) {
  if (orientation < 2 || orientation > 8) return picture;
  const bool on_its_side = orientation >= 5;
  const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_below = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Bitmap out{on_its_side ? picture.height : picture.width, on_its_side ? picture.width : picture.height, {}};
  out.rgb.resize(picture.rgb.size());
  std::uint8_t* to = out.rgb.data();
  for (unsigned y = 0; y < out.height; ++y) {
    for (unsigned x = 0; x < out.width; ++x) {
      unsigned from_x = on_its_side ? y : x;
      unsigned from_y = on_its_side ? x : y;
      if (from_right) from_x = picture.width - 1 - from_x;
      if (from_below) from_y = picture.height - 1 - from_y;
      const std::uint8_t* point = picture.at(from_x, from_y);
      for (unsigned part = 0; part < 3; ++part) *to++ = point[part];
    }
  }
  return out;
}

}  // namespace worksort
