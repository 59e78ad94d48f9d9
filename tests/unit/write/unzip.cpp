#include "unzip.hpp"

#include <cstdint>
#include <zlib.h>

namespace worksort {
namespace {

std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string inflated(std::string_view packed, std::size_t size) {
  std::string out(size, '\0');
  std::string in(packed);
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  const int result = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return result == Z_STREAM_END ? out : std::string{};
}

}  // namespace

std::string unzipped(std::string_view archive, std::string_view name) {
  const auto end = archive.rfind("PK\x05\x06");
  if (end == std::string_view::npos) return {};
  std::size_t at = number(archive, end + 16, 4);
  while (archive.substr(at).starts_with("PK\x01\x02")) {
    const std::size_t name_size = number(archive, at + 28, 2);
    if (archive.substr(at + 46, name_size) == name) {
      const std::size_t local = number(archive, at + 42, 4);
      const std::size_t data = local + 30 + number(archive, local + 26, 2) + number(archive, local + 28, 2);
      const auto packed = archive.substr(data, number(archive, at + 20, 4));
      return number(archive, at + 10, 2) == 0 ? std::string(packed)
                                              : inflated(packed, number(archive, at + 24, 4));
    }
    at += 46 + name_size + number(archive, at + 30, 2) + number(archive, at + 32, 2);
  }
  return {};
}

}  // namespace worksort
