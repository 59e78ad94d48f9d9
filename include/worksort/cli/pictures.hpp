// The pictures of students' pages on the pages of a run: found, looked at, and put in.
#pragma once

#include "worksort/cli/session.hpp"
#include "worksort/write/format.hpp"
#include "worksort/write/picture/picture.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace worksort {

// What the names of pictures end in: ".jpg" ...
const std::vector<std::string>& picture_extensions();

// Which pictures a run may open: those in the folders that the user named, and in that of the file that names
// the picture. Whatever leads elsewhere, by its path or by a link, is refused.
class PictureFolders {
 public:
  explicit PictureFolders(const std::vector<std::string>& words);

  // True if there is such a file, `file` as picture_files() gives it, for the reading that names it. Throws
  // Problem where it may not be opened.
  [[nodiscard]] bool have(const std::string& file, const Study& study, const Reading& reading) const;

 private:
  std::vector<std::string> m_folders;  // without links, each with a slash at its end
};

// Looks at every picture that the readings name, as far as that goes without reading all of it.
void check_pictures(const Study& study, const PictureFolders& folders, Diagnostics& diagnostics);

// Adds a warning for every picture in the folders among the paths that no piece names.
void find_unnamed_pictures(const Study& study, const std::vector<std::string>& paths,
                           Diagnostics& diagnostics);

// What pages show of pictures: in themselves, as references, or not at all.
class Pictures {
 public:
  // `format` is that of the page.
  Pictures(Session& session, Format format);

  // Goes through the lists "pictures" in a page's data: fills in how the page at `output` refers to each, and
  // takes out those that cannot be shown, with a warning each. `output` is empty for standard output.
  void put_in(Value& data, const std::string& output);

  // The pictures of the page that was looked at last.
  [[nodiscard]] const PictureBook& book() const { return m_book; }

 private:
  enum class How : std::uint8_t { embed, link, none, as_data };

  [[nodiscard]] How how(Format format) const;
  void walk(Value& data, const std::string& folder);
  bool settle(Value& picture, const std::string& folder);
  bool can_show(const std::string& file, const std::string& target);
  const Reading& named_by(const std::string& file);

  Session& m_session;
  const Study* m_study;
  PictureFolders m_folders;
  How m_how;
  PictureBook m_book;
  std::map<std::string, const Reading*> m_readings;  // by their pictures; the first that names it
  std::set<std::string> m_bad;                       // said once
};

}  // namespace worksort
