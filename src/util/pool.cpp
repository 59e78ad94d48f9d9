#include "worksort/util/pool.hpp"

#include "worksort/util/hash.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace worksort {
namespace {

constexpr std::size_t k_first_block = 4096;
constexpr std::size_t k_largest_block = 1U << 20U;

std::uint32_t short_hash(std::string_view text) {
  return static_cast<std::uint32_t>(hash_of(text));
}

}  // namespace

TextPool::TextPool() : m_slots(256) {
  m_texts.push_back(store("", 0));
}

TextPool::Head TextPool::head(std::uint32_t text) const {
  Head head{};
  std::memcpy(&head, m_texts[text], sizeof head);
  return head;
}

std::string_view TextPool::operator[](Text text) const {
  const auto id = static_cast<std::uint32_t>(text);
  return {m_texts[id] + sizeof(Head), head(id).length};
}

std::size_t TextPool::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = m_slots.size() - 1;
  const auto is_it = [&](const Slot& known) {
    return known.hash == hash && (*this)[Text{known.text}] == text;
  };
  std::size_t slot = hash & mask;
  while (m_slots[slot].text != 0 && !is_it(m_slots[slot])) slot = (slot + 1) & mask;
  return slot;
}

std::optional<Text> TextPool::find(std::string_view text) const {
  if (text.empty()) return k_no_text;
  const std::uint32_t found = m_slots[slot_of(text, short_hash(text))].text;
  if (found == 0) return std::nullopt;
  return Text{found};
}

Text TextPool::add(std::string_view text) {
  return text.empty() ? k_no_text : add(text, short_hash(text));
}

Text TextPool::add(const TextPool& from, Text text) {
  return text == k_no_text ? k_no_text : add(from[text], from.head(static_cast<std::uint32_t>(text)).hash);
}

Text TextPool::add(std::string_view text, std::uint32_t hash) {
  std::size_t slot = slot_of(text, hash);
  if (m_slots[slot].text != 0) return Text{m_slots[slot].text};
  if (m_texts.size() * 3 > m_slots.size() * 2) {
    grow();
    slot = slot_of(text, hash);
  }
  const auto id = static_cast<std::uint32_t>(m_texts.size());
  m_texts.push_back(store(text, hash));
  m_slots[slot] = {id, hash};
  return Text{id};
}

const char* TextPool::store(std::string_view text, std::uint32_t hash) {
  const Head head{hash, static_cast<std::uint32_t>(text.size())};
  const std::size_t needed = sizeof head + text.size();
  if (m_block_used + needed > m_block_size) {
    m_block_size = std::max(needed, std::clamp(m_block_size * 2, k_first_block, k_largest_block));
    m_blocks.push_back(std::unique_ptr<char[]>(new char[m_block_size]));  // not emptied first
    m_block_used = 0;
  }
  char* place = m_blocks.back().get() + m_block_used;
  std::memcpy(place, &head, sizeof head);
  if (!text.empty()) std::memcpy(place + sizeof head, text.data(), text.size());
  m_block_used += needed;
  return place;
}

void TextPool::grow() {
  const std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
  const std::size_t mask = m_slots.size() - 1;
  for (const Slot& known : before) {
    if (known.text == 0) continue;
    std::size_t slot = known.hash & mask;
    while (m_slots[slot].text != 0) slot = (slot + 1) & mask;
    m_slots[slot] = known;
  }
}

}  // namespace worksort
