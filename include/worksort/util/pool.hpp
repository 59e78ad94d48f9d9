// Texts that occur many times, stored once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace worksort {

// A handle of a text in a TextPool; handles of one pool are equal exactly when the texts are.
enum class Text : std::uint32_t {};

// The handle of the empty text, in every pool.
inline constexpr Text k_no_text{0};

// Owns texts; views stay valid as long as the pool lives, also when it is moved.
class TextPool {
 public:
  TextPool();

  Text add(std::string_view text);

  // The text of another pool.
  Text add(const TextPool& from, Text text);
  [[nodiscard]] std::optional<Text> find(std::string_view text) const;
  [[nodiscard]] std::string_view operator[](Text text) const;

  // Number of different texts, the empty one included; handles are 0 to size() - 1.
  [[nodiscard]] std::size_t size() const { return m_texts.size(); }

 private:
  // What stands before the bytes of a text.
  struct Head {
    std::uint32_t hash;
    std::uint32_t length;
  };

  // The hash stands here too, so that texts that are not meant are not looked at.
  struct Slot {
    std::uint32_t text = 0;  // 0 is free (the empty text needs no slot)
    std::uint32_t hash = 0;
  };

  [[nodiscard]] Head head(std::uint32_t text) const;
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  Text add(std::string_view text, std::uint32_t hash);
  const char* store(std::string_view text, std::uint32_t hash);
  void grow();

  std::vector<const char*> m_texts;  // each points at a Head and the bytes behind it
  std::vector<Slot> m_slots;         // open addressing
  std::vector<std::unique_ptr<char[]>> m_blocks;
  std::size_t m_block_used = 0;
  std::size_t m_block_size = 0;
};

}  // namespace worksort
