// The pictures of students' pages, as pages show them.
#pragma once

#include "worksort/analyze/selection.hpp"
#include "worksort/report/page/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace worksort {

// Under a picture: who wrote the page, or by id alone and without what readers saw, where a team is to read
// it first.
enum class PictureWords : std::uint8_t { named, by_id };

// [{file, alt, who, image_md}] for every picture of the pieces, in their order. `file` is the path of the
// picture from the current folder, `alt` what readers wrote about the page, `image_md` the picture in
// Markdown. The key of such a list is always "pictures": where a page is written, it is found by that, and
// pictures that cannot be shown go.
Value pictures(const Selection& selection, const std::vector<std::uint32_t>& pieces,
               PictureWords words = PictureWords::named);

// The paths of what a reading's `image` names, from the current folder; what is no such path stays as it
// stands.
std::vector<std::string> picture_files(const Study& study, const Reading& reading);

// A reading's `image`, a path a line, as somebody in `folder` writes it; as it stands where its file lies
// there.
std::string image_text(const Study& study, const Reading& reading, const std::string& folder);

// "![alt](target "who")" for an entry of such a list.
std::string picture_markdown(const Value& picture, std::string_view target);

// True for a path that begins at the folder of its file: no address, and not from the root.
bool is_from_folder(std::string_view path);

}  // namespace worksort
