#include "worksort/util/pool.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace worksort {
namespace {

constexpr std::size_t k_first_block = 4096;
constexpr std::size_t k_largest_block = 1U << 20U;

}  // namespace

TextPool::TextPool() : m_slots(64, 0) {
  m_texts.push_back(store(""));
}

std::string_view TextPool::operator[](Text text) const {
  const char* stored = m_texts[static_cast<std::size_t>(text)];
  std::uint32_t length = 0;
  std::memcpy(&length, stored, sizeof length);
  return {stored + sizeof length, length};
}

std::size_t TextPool::slot_of(std::string_view text) const {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(text)&mask;
  while (m_slots[slot] != 0 && (*this)[Text{m_slots[slot]}] != text) slot = (slot + 1) & mask;
  return slot;
}

std::optional<Text> TextPool::find(std::string_view text) const {
  if (text.empty()) return k_no_text;
  const std::uint32_t found = m_slots[slot_of(text)];
  if (found == 0) return std::nullopt;
  return Text{found};
}

Text TextPool::add(std::string_view text) {
  if (text.empty()) return k_no_text;
  std::size_t slot = slot_of(text);
  if (m_slots[slot] != 0) return Text{m_slots[slot]};
  if (m_texts.size() * 3 > m_slots.size() * 2) {
    grow();
    slot = slot_of(text);
  }
  const auto id = static_cast<std::uint32_t>(m_texts.size());
  m_texts.push_back(store(text));
  m_slots[slot] = id;
  return Text{id};
}

const char* TextPool::store(std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  const std::size_t needed = sizeof length + text.size();
  if (m_block_used + needed > m_block_size) {
    m_block_size = std::max(needed, std::clamp(m_block_size * 2, k_first_block, k_largest_block));
    m_blocks.push_back(std::make_unique<char[]>(m_block_size));
    m_block_used = 0;
  }
  char* place = m_blocks.back().get() + m_block_used;
  std::memcpy(place, &length, sizeof length);
  if (length > 0) std::memcpy(place + sizeof length, text.data(), length);
  m_block_used += needed;
  return place;
}

void TextPool::grow() {
  m_slots.assign(m_slots.size() * 2, 0);
  for (std::uint32_t id = 1; id < m_texts.size(); ++id) m_slots[slot_of((*this)[Text{id}])] = id;
}

}  // namespace worksort
