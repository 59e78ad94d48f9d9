#include "worksort/util/share.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace worksort {

std::string_view share_text(std::string_view name) {
  const auto files = share_files();
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const ShareFile& file) { return file.name == name; });
  if (found == files.end()) throw std::logic_error("share/" + std::string(name) + " is missing");
  return found->text;
}

}  // namespace worksort
