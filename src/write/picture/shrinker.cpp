#include "shrinker.hpp"

#include <algorithm>
#include <cmath>

namespace worksort {
namespace {

// A point that goes out, across as well as down: 255 times its square is less than 2^32.
constexpr std::uint32_t k_whole = 4096;
constexpr unsigned k_tile = 32;

}  // namespace

// Edges are rounded, and never the parts between them, so that the shares of a point make a whole.
Shrinker::Shares Shrinker::shares(unsigned at, unsigned to, unsigned from) {
  const std::uint64_t begin = std::uint64_t{at} * to * k_whole / from;
  const std::uint64_t end = (std::uint64_t{at} + 1) * to * k_whole / from;
  const std::uint64_t edge = (begin / k_whole + 1) * k_whole;
  return {static_cast<std::uint32_t>(std::min(end, edge) - begin),
          static_cast<std::uint32_t>(std::max(end, edge) - edge)};
}

Shrinker::Shrinker(unsigned width, unsigned height, unsigned to_width, unsigned to_height)
    : m_width(width),
      m_height(height),
      m_line(std::size_t{to_width} * 3),
      m_sum(std::size_t{to_width} * 3),
      m_out{to_width, to_height, {}} {
  m_columns.reserve(to_width);
  m_weights.reserve(std::size_t{width} + to_width);
  for (unsigned x = 0; x < width; ++x) {
    const Shares parts = shares(x, to_width, width);
    const auto first = static_cast<unsigned>(std::uint64_t{x} * to_width / width);
    if (m_columns.size() == first) m_columns.push_back({x, 0});
    ++m_columns.back().count;
    m_weights.push_back(parts.first);
    if (parts.next == 0) continue;
    m_columns.push_back({x, 1});
    m_weights.push_back(parts.next);
  }
  m_out.rgb.resize(std::size_t{to_width} * to_height * 3);
}

void Shrinker::add(const std::uint8_t* row) {
  if (m_width == m_out.width && m_height == m_out.height) {
    std::copy_n(row, m_line.size(), m_out.rgb.data() + m_line.size() * m_row++);
    return;
  }
  const std::uint32_t* weight = m_weights.data();
  std::uint32_t* to = m_line.data();
  for (const Column& column : m_columns) {
    const std::uint8_t* point = row + std::size_t{column.from} * 3;
    std::uint32_t red = 0;
    std::uint32_t green = 0;
    std::uint32_t blue = 0;
    for (unsigned i = 0; i < column.count; ++i, point += 3) {
      const std::uint32_t share = *weight++;
      red += share * point[0];
      green += share * point[1];
      blue += share * point[2];
    }
    *to++ = red;
    *to++ = green;
    *to++ = blue;
  }
  const auto parts = shares(m_row, m_out.height, m_height);
  const bool is_last = (std::uint64_t{m_row} + 1) * m_out.height >= (std::uint64_t{m_to_row} + 1) * m_height;
  ++m_row;
  add_line(parts.first);
  if (!is_last) return;
  flush();
  add_line(parts.next);
}

void Shrinker::add_line(std::uint32_t share) {
  for (std::size_t i = 0; i < m_sum.size(); ++i) m_sum[i] += share * m_line[i];
}

void Shrinker::flush() {
  std::uint8_t* to = m_out.rgb.data() + m_sum.size() * m_to_row++;
  for (std::uint32_t& sum : m_sum) {
    *to++ = static_cast<std::uint8_t>((sum + k_whole * k_whole / 2) / (k_whole * k_whole));
    sum = 0;
  }
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
  const auto width = static_cast<std::ptrdiff_t>(picture.width) * 3;
  const std::ptrdiff_t right = from_right ? -3 : 3;
  const std::ptrdiff_t down = from_below ? -width : width;
  const std::ptrdiff_t step = on_its_side ? down : right;  // to the next point of a row that goes out
  const std::ptrdiff_t next_row = on_its_side ? right : down;
  const std::uint8_t* const corner =
      picture.at(from_right ? picture.width - 1 : 0, from_below ? picture.height - 1 : 0);
  for (unsigned left = 0; left < out.width; left += k_tile) {  // what is read together lies together
    const unsigned end = std::min(left + k_tile, out.width);
    for (unsigned y = 0; y < out.height; ++y) {
      const std::uint8_t* from = corner + y * next_row + left * step;
      std::uint8_t* to = out.rgb.data() + (std::size_t{y} * out.width + left) * 3;
      for (unsigned x = left; x < end; ++x, from += step, to += 3) {
        to[0] = from[0];
        to[1] = from[1];
        to[2] = from[2];
      }
    }
  }
  return out;
}

}  // namespace worksort
