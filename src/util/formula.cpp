#include "worksort/util/formula.hpp"

namespace worksort {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t from) {
  while (from < text.size() && is_digit(text[from])) ++from;
  return from;
}

// True for a formula character behind any number of apostrophes.
bool starts_formula(std::string_view text, std::size_t at) {
  static constexpr std::string_view k_starts = "=+-@\t\r";
  return at < text.size() && k_starts.find(text[at]) != std::string_view::npos;
}

std::size_t apostrophes(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  return first == std::string_view::npos ? text.size() : first;
}

}  // namespace

bool is_plain_number(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t end = skip_digits(text, i);
  std::size_t digits = end - i;
  i = end;
  if (i < text.size() && text[i] == '.') {
    end = skip_digits(text, i + 1);
    digits += end - i - 1;
    i = end;
  }
  if (digits == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    const std::size_t sign = i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 1 : 0;
    end = skip_digits(text, i + 1 + sign);
    if (end == i + 1 + sign) return false;
    i = end;
  }
  return i == text.size();
}

std::string guarded_cell(std::string_view text) {
  const bool guard = starts_formula(text, apostrophes(text)) && !is_plain_number(text);
  return guard ? "'" + std::string(text) : std::string(text);
}

std::string_view unguarded_cell(std::string_view cell) {
  const std::size_t quotes = apostrophes(cell);
  return quotes > 0 && starts_formula(cell, quotes) ? cell.substr(1) : cell;
}

}  // namespace worksort
