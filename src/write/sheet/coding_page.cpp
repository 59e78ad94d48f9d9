#include "worksort/util/share.hpp"
#include "worksort/write/markdown/html.hpp"
#include "worksort/write/sheet/table_writers.hpp"
#include "worksort/write/sheet/workbook.hpp"

#include <algorithm>
#include <stdexcept>

namespace worksort {
namespace {

std::string shell() {
  const auto files = share_files();
  const auto found =
      std::find_if(files.begin(), files.end(), [](const auto& f) { return f.name == "coding/page.html"; });
  if (found == files.end()) throw std::logic_error("share/coding/page.html is missing");
  return std::string(found->text);
}

void put(std::string& page, std::string_view mark, const std::string& text) {
  page.replace(page.find(mark), mark.size(), text);
}

// A "<" would begin a tag or a comment within the script element that holds the data.
std::string without_tags(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  }
  return out;
}

// The pictures of the book in place of the files that pieces name: [{src}].
void put_pictures(Value& pieces, const PictureBook& book) {
  for (auto& piece : pieces) {
    Value images = Value::array();
    for (const auto& picture : piece["pictures"])
      images.push_back({{"src", book.at(markdown_target(picture["file"].text())).address}});
    piece.erase("pictures");
    piece["images"] = std::move(images);
  }
}

}  // namespace

std::string write_coding_page(Value data, const PictureBook& pictures) {
  put_pictures(data["pieces"], pictures);
  std::string page = shell();
  put(page, "@DATA@", without_tags(write_json(data)));  // stands behind the title
  put(page, "@TITLE@", escape_html(data["task"]["title"].text()));
  return page;
}

}  // namespace worksort
