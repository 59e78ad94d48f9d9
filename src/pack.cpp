// Makes the source of packed_codebooks() when worksort is built: pack FILE.
#include "worksort/util/share.hpp"

#include <fstream>

#include "read/study/packed.hpp"
#include <fmt/format.h>

// Of the program that makes them, which reads their YAML.
std::string_view worksort::packed_codebooks() {
  return {};
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string bytes = worksort::pack_shipped_codebooks();
  std::string text;
  for (const char byte : bytes) text += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"worksort/util/share.hpp\"\n\nstd::string_view worksort::packed_codebooks() {\n  return "
         "{\""
      << text << "\", " << bytes.size() << "};\n}\n";
  return out.flush() ? 0 : 2;
}
