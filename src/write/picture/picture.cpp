// Pictures by libjpeg, and other kinds by libgd.
#include "worksort/write/picture/picture.hpp"

#include "worksort/util/problem.hpp"

#include <algorithm>
#include <array>
#include <gd.h>
#include <memory>

#include "gd_function.hpp"
#include "jpeg.hpp"
#include "picture_head.hpp"

namespace worksort {
namespace {

// How good a JPEG is to be, and about how many of the bytes of the first it takes.
struct Quality {
  int number;
  double share;
};
constexpr std::array<Quality, 4> k_qualities = {{{80, 1.0}, {65, 0.72}, {50, 0.57}, {35, 0.45}}};

// libgd, when the first picture comes that is no JPEG.
class Gd {
 public:
  static const Gd& get() {
    static const Gd gd;
    return gd;
  }

  decltype(&gdImageCreateFromJpegPtr) from_jpeg = Found("gdImageCreateFromJpegPtr");
  decltype(&gdImageCreateFromPngPtr) from_png = Found("gdImageCreateFromPngPtr");
  decltype(&gdImageCreateFromWebpPtr) from_webp = Found("gdImageCreateFromWebpPtr");
  decltype(&gdImageCreateFromHeifPtr) from_heif = Found("gdImageCreateFromHeifPtr");
  decltype(&gdImageCreateFromAvifPtr) from_avif = Found("gdImageCreateFromAvifPtr");
  decltype(&gdImageGetTrueColorPixel) pixel = Found("gdImageGetTrueColorPixel");
  decltype(&gdImageDestroy) destroy = Found("gdImageDestroy");
  decltype(&gdSetErrorMethod) on_error = Found("gdSetErrorMethod");

 private:
  Gd() {
    on_error([](int, const char*, va_list) {});
  }

  // Has the type of what it is put into.
  class Found {
   public:
    explicit Found(const char* name) : m_found(gd_function(name)) {
      if (m_found == nullptr)
        throw Problem("the library that reads pictures, libgd, is not here", "install it (Debian: libgd3)");
    }

    template <typename Function>
    operator Function*() const {  // NOLINT(google-explicit-constructor): the type stands on the left
      return reinterpret_cast<Function*>(m_found);
    }

   private:
    void* m_found;
  };
};

struct FreeImage {
  void operator()(gdImagePtr image) const { Gd::get().destroy(image); }
};
using Image = std::unique_ptr<gdImage, FreeImage>;

Image decoded(const std::string& bytes, PictureKind kind) {
  const int size = static_cast<int>(bytes.size());
  void* data =
      const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): it is only read
  const Gd& gd = Gd::get();
  switch (kind) {
    case PictureKind::jpeg:
      return Image(gd.from_jpeg(size, data));
    case PictureKind::png:
      return Image(gd.from_png(size, data));
    case PictureKind::webp:
      return Image(gd.from_webp(size, data));
    case PictureKind::heif:
      return Image(gd.from_heif(size, data));
    case PictureKind::avif:
      return Image(gd.from_avif(size, data));
    default:
      return nullptr;
  }
}

// On white, where the picture lets something shine through.
void put_on_white(int color, std::uint8_t* point) {
  const int alpha = gdTrueColorGetAlpha(color);
  for (const int part : {16, 8, 0}) {
    int value = color >> part & 0xFF;
    if (alpha != 0) value = (value * (gdAlphaMax - alpha) + 255 * alpha) / gdAlphaMax;
    *point++ = static_cast<std::uint8_t>(value);
  }
}

Bitmap shrunk_image(const Image& image, PictureSize largest) {
  const PictureSize size{static_cast<unsigned>(gdImageSX(image)), static_cast<unsigned>(gdImageSY(image))};
  if (std::size_t{size.width} * size.height > k_most_pixels) throw Problem("the picture has too many points");
  const PictureSize smaller = fitted(size, largest);
  Shrinker out(size.width, size.height, smaller.width, smaller.height);
  const Gd& gd = Gd::get();
  std::vector<std::uint8_t> row(std::size_t{size.width} * 3);
  for (unsigned y = 0; y < size.height; ++y) {
    for (unsigned x = 0; x < size.width; ++x) {
      const int color = gdImageTrueColor(image) != 0
                            ? gdImageTrueColorPixel(image, x, y)
                            : gd.pixel(image.get(), static_cast<int>(x), static_cast<int>(y));
      put_on_white(color, row.data() + std::size_t{x} * 3);
    }
    out.add(row.data());
  }
  return out.take();
}

Bitmap read_bitmap(const std::string& bytes, PictureKind kind, PictureSize largest) {
  if (kind == PictureKind::jpeg) {
    if (auto out = read_jpeg(bytes, largest)) return std::move(*out);
  }
  const Image image = decoded(bytes, kind);
  if (image == nullptr)
    throw Problem("the picture is broken off or damaged, or of a kind that cannot be read here",
                  "take it again, or save it as JPEG");
  return shrunk_image(image, largest);
}

}  // namespace

bool reads_pictures() {
  return true;
}

Picture small_picture(const std::string& bytes) {
  check_picture(bytes);
  const PictureKind kind = picture_head(bytes).kind;
  const int turned = orientation(bytes, kind);
  PictureSize largest{k_picture_width, k_picture_height};
  if (turned >= 5 && turned <= 8) std::swap(largest.width, largest.height);
  Bitmap bitmap = upright(read_bitmap(bytes, kind, largest), turned);
  while (true) {
    double whole = 0;  // bytes at the first quality
    for (const auto& [quality, share] : k_qualities) {
      if (whole * share > k_picture_bytes && quality != k_qualities.back().number) continue;
      std::string jpeg = write_jpeg(bitmap, quality);
      if (jpeg.size() <= k_picture_bytes) return {std::move(jpeg), bitmap.width, bitmap.height};
      whole = std::max(whole, static_cast<double>(jpeg.size()) / share);
    }
    bitmap = shrunk(bitmap, {bitmap.width * 3 / 4, bitmap.height * 3 / 4});
  }
}

}  // namespace worksort
