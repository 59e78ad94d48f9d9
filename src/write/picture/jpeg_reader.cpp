#include "worksort/util/problem.hpp"

#include <csetjmp>
#include <cstdio>
#include <jerror.h>
#include <jpeglib.h>

#include "jpeg.hpp"

namespace worksort {
namespace {

constexpr int k_most_scans = 100;  // cameras write up to ten

// The library reports by callbacks and is left by a jump, as no exception may pass through it: nothing with a
// destructor is made between the call and the jump.
class JpegReader {
 public:
  explicit JpegReader(const std::string& bytes) {
    m_info.err = jpeg_std_error(&m_errors);
    m_info.client_data = this;
    m_errors.error_exit = [](j_common_ptr info) { self(info).leave(); };
    m_errors.emit_message = [](j_common_ptr info, int level) {
      const int code = info->err->msg_code;
      if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) self(info).leave();
    };
    m_errors.output_message = [](j_common_ptr) {};
    m_progress.progress_monitor = [](j_common_ptr info) {
      JpegReader& reader = self(info);
      if (reader.m_info.input_scan_number > k_most_scans) reader.leave();
    };
    jpeg_create_decompress(&m_info);
    m_info.progress = &m_progress;
    jpeg_mem_src(&m_info, reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned>(bytes.size()));
  }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;
  ~JpegReader() { jpeg_destroy_decompress(&m_info); }

  // The size of the rows that will come: at least what fits into the largest, where the picture has as much.
  // False for a broken file.
  bool start(PictureSize largest) {
    if (setjmp(m_back) != 0) return false;  // NOLINT(cert-err52-cpp): how the library is left
    jpeg_read_header(&m_info, TRUE);
    choose_scale({m_info.image_width, m_info.image_height}, largest);
    if (!is_of_print()) m_info.out_color_space = JCS_RGB;
    return is_of_print() || jpeg_start_decompress(&m_info) == TRUE;
  }

  [[nodiscard]] bool is_of_print() const {
    return m_info.jpeg_color_space == JCS_CMYK || m_info.jpeg_color_space == JCS_YCCK;
  }

  [[nodiscard]] PictureSize size() const { return {m_info.output_width, m_info.output_height}; }

  // False for a broken file. `row` has room for a row.
  bool read_rows(Shrinker& into, std::uint8_t* row) {
    if (setjmp(m_back) != 0) return false;  // NOLINT(cert-err52-cpp): how the library is left
    while (m_info.output_scanline < m_info.output_height) {
      jpeg_read_scanlines(&m_info, &row, 1);
      into.add(row);
    }
    return jpeg_finish_decompress(&m_info) == TRUE;
  }

 private:
  // An eighth, a quarter, a half or all of it, which the library reads fast: the least that leaves five
  // eighths of what fits into the largest. What is larger than that is made smaller then.
  void choose_scale(PictureSize size, PictureSize largest) {
    const PictureSize wanted = fitted(size, largest);
    m_info.scale_denom = 8;
    m_info.scale_num = 1;
    while (m_info.scale_num < 8 && size.width * m_info.scale_num < wanted.width * 5) m_info.scale_num *= 2;
  }

  static JpegReader& self(j_common_ptr info) { return *static_cast<JpegReader*>(info->client_data); }

  [[noreturn]] void leave() {
    std::longjmp(m_back, 1);  // NOLINT(cert-err52-cpp): how the library is left
  }

  jpeg_decompress_struct m_info{};
  jpeg_error_mgr m_errors{};
  jpeg_progress_mgr m_progress{};
  std::jmp_buf m_back{};
};

}  // namespace

std::optional<Bitmap> read_jpeg(const std::string& bytes, PictureSize largest) {
  const Problem broken("the picture is broken off or damaged",
                       "take it again, or copy it again from the camera");
  JpegReader reader(bytes);
  if (!reader.start(largest)) throw broken;
  if (reader.is_of_print()) return std::nullopt;
  const PictureSize size = reader.size();
  const PictureSize smaller = fitted(size, largest);
  Shrinker out(size.width, size.height, smaller.width, smaller.height);
  std::vector<std::uint8_t> row(std::size_t{size.width} * 3);
  if (!reader.read_rows(out, row.data())) throw broken;
  return out.take();
}

}  // namespace worksort
