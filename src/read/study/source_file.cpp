// Places in a file that is being read, and what stands there.
#include "worksort/util/text.hpp"

#include <algorithm>
#include <utility>

#include "fields.hpp"

namespace worksort {

void SourceFile::report(Severity severity, std::string_view id, const Node& at, std::string message,
                        std::string hint) const {
  const std::size_t offset = std::min<std::size_t>(at.offset, bytes.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::string_view line = bytes.substr(begin, bytes.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  diagnostics.add({severity, std::string(id), std::string(name), at.spot, std::move(message), std::move(hint),
                   std::string(line)});
}

std::string_view SourceFile::rest_of_line(const Node& at) const {
  const std::size_t begin = std::min<std::size_t>(at.offset, bytes.size());
  return trim(bytes.substr(begin, bytes.find('\n', begin) - begin));
}

std::size_t SourceFile::end_of(const Node& value) const {
  if (value.kind != NodeKind::list && value.kind != NodeKind::map) return value.offset + value.length;
  std::size_t end = value.offset + 1;
  for (std::uint32_t child = value.first_child; child != 0; child = tree[child].next)
    end = std::max(end, end_of(tree[child]));
  const std::size_t close = bytes.find(value.kind == NodeKind::map ? '}' : ']', end);
  return close == std::string_view::npos ? bytes.size() : close + 1;
}

}  // namespace worksort
