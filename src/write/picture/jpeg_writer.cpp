#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>
#include <new>

#include "jpeg.hpp"

namespace worksort {
namespace {

// The library is left by a jump, as no exception may pass through it: nothing with a destructor is made
// between the call and the jump.
class JpegWriter {
 public:
  JpegWriter() {
    m_info.err = jpeg_std_error(&m_errors);
    m_info.client_data = this;
    m_errors.error_exit = [](j_common_ptr info) {
      std::longjmp(static_cast<JpegWriter*>(info->client_data)->m_back,
                   1);  // NOLINT(cert-err52-cpp): how the library is left
    };
    m_errors.output_message = [](j_common_ptr) {};
    jpeg_create_compress(&m_info);
    jpeg_mem_dest(&m_info, &m_bytes, &m_size);
  }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;
  ~JpegWriter() {
    jpeg_destroy_compress(&m_info);
    std::free(m_bytes);  // NOLINT(cppcoreguidelines-no-malloc): the library made it
  }

  // False where there is no memory.
  bool write(const Bitmap& bitmap, int quality) {
    if (setjmp(m_back) != 0) return false;  // NOLINT(cert-err52-cpp): how the library is left
    m_info.image_width = bitmap.width;
    m_info.image_height = bitmap.height;
    m_info.input_components = 3;
    m_info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&m_info);
    jpeg_set_quality(&m_info, quality, TRUE);
    jpeg_start_compress(&m_info, TRUE);
    for (unsigned y = 0; y < bitmap.height; ++y) {
      auto* row = const_cast<std::uint8_t*>(
          bitmap.at(0, y));  // NOLINT(cppcoreguidelines-pro-type-const-cast): it is only read
      jpeg_write_scanlines(&m_info, &row, 1);
    }
    jpeg_finish_compress(&m_info);
    return true;
  }

  [[nodiscard]] std::string bytes() const { return {reinterpret_cast<const char*>(m_bytes), m_size}; }

 private:
  jpeg_compress_struct m_info{};
  jpeg_error_mgr m_errors{};
  std::jmp_buf m_back{};
  unsigned char* m_bytes = nullptr;
  unsigned long m_size = 0;
};

}  // namespace

std::string write_jpeg(const Bitmap& bitmap, int quality) {
  JpegWriter writer;
  if (!writer.write(bitmap, quality)) throw std::bad_alloc();
  return writer.bytes();
}

}  // namespace worksort
