#include "worksort/report/page/value.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/core.h>

namespace worksort {
namespace {

// A pair whose first part is a text can stand for a key and its value.
bool is_pair(const ValuePart& part) {
  const Value& value = part.value();
  return value.is_array() && value.size() == 2 && value.front().is_string();
}

Value::List list_of(std::initializer_list<ValuePart> parts) {
  Value::List out;
  out.reserve(parts.size());
  for (const auto& part : parts) out.push_back(part.take());
  return out;
}

}  // namespace

Value::Value() = default;
Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value::Value(std::nullptr_t) {}
Value::Value(std::string text) : m_content(std::move(text)) {}
Value::Value(std::string_view text) : m_content(std::string(text)) {}
Value::Value(const char* text) : m_content(std::string(text)) {}
Value::Value(const std::vector<std::string>& texts) : m_content(List(texts.begin(), texts.end())) {}
Value::Value(List list) : m_content(std::move(list)) {}

Value::Value(std::initializer_list<ValuePart> parts) {
  if (!std::all_of(parts.begin(), parts.end(), is_pair)) {
    m_content = list_of(parts);
    return;
  }
  Map map;
  map.reserve(parts.size());
  for (const auto& part : parts) {
    List pair = std::get<List>(part.take().m_content);
    map.emplace_back(std::get<std::string>(std::move(pair[0].m_content)), std::move(pair[1]));
  }
  m_content = std::move(map);
}

ValuePart::ValuePart(std::initializer_list<ValuePart> parts) : m_value(parts) {}

Value Value::array() {
  return List();
}

Value Value::array(std::initializer_list<ValuePart> parts) {
  return list_of(parts);
}

Value Value::object() {
  Value out;
  out.m_content = Map();
  return out;
}

bool Value::is_null() const {
  return std::holds_alternative<Nothing>(m_content);
}
bool Value::is_string() const {
  return std::holds_alternative<std::string>(m_content);
}
bool Value::is_boolean() const {
  return std::holds_alternative<bool>(m_content);
}
bool Value::is_number() const {
  return std::holds_alternative<std::int64_t>(m_content) || is_number_float();
}
bool Value::is_number_float() const {
  return std::holds_alternative<double>(m_content);
}
bool Value::is_array() const {
  return std::holds_alternative<List>(m_content);
}
bool Value::is_object() const {
  return std::holds_alternative<Map>(m_content);
}
bool Value::is_structured() const {
  return is_array() || is_object();
}

template <typename Kind>
const Kind& Value::as(const char* kind) const {
  if (const auto* content = std::get_if<Kind>(&m_content)) return *content;
  throw std::logic_error(fmt::format("a value is no {}", kind));
}

template <typename Kind>
Kind& Value::made(const char* kind) {
  if (is_null()) m_content = Kind();
  if (auto* content = std::get_if<Kind>(&m_content)) return *content;
  throw std::logic_error(fmt::format("a value is no {}", kind));
}

const std::string& Value::text() const {
  return as<std::string>("text");
}

bool Value::truth() const {
  return as<bool>("truth value");
}

double Value::real() const {
  if (const auto* number = std::get_if<std::int64_t>(&m_content)) return static_cast<double>(*number);
  return as<double>("number");
}

std::int64_t Value::whole() const {
  return as<std::int64_t>("whole number");
}

std::vector<std::string> Value::texts() const {
  std::vector<std::string> out;
  for (const auto& item : as<List>("list")) out.push_back(item.text());
  return out;
}

std::string Value::scalar() const {
  if (is_string()) return text();
  if (is_null()) return "null";
  if (is_boolean()) return truth() ? "true" : "false";
  if (!is_number_float()) return fmt::format("{}", whole());
  std::string out = fmt::format("{}", real());
  const bool looks_whole = out.find_first_not_of("-0123456789") == std::string::npos;
  return looks_whole ? out + ".0" : out;
}

std::size_t Value::size() const {
  if (const auto* list = std::get_if<List>(&m_content)) return list->size();
  if (const auto* map = std::get_if<Map>(&m_content)) return map->size();
  return is_null() ? 0 : 1;
}

bool Value::empty() const {
  return size() == 0;
}

const Value* Value::find(std::string_view key) const {
  const auto* map = std::get_if<Map>(&m_content);
  if (map == nullptr) return nullptr;
  const auto at =
      std::find_if(map->begin(), map->end(), [&](const auto& entry) { return entry.first == key; });
  return at == map->end() ? nullptr : &at->second;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(std::as_const(*this).find(key));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

Value& Value::operator[](std::string_view key) {
  Map& map = made<Map>("map");
  if (Value* there = find(key)) return *there;
  return map.emplace_back(std::string(key), Value()).second;
}

const Value& Value::operator[](std::string_view key) const {
  if (const Value* there = find(key)) return *there;
  throw std::logic_error(fmt::format("a value has no key '{}'", key));
}

bool Value::contains(std::string_view key) const {
  return find(key) != nullptr;
}

std::string Value::text_or_empty(std::string_view key) const {
  const Value* there = find(key);
  return there == nullptr ? "" : there->text();
}

const Value::Map& Value::items() const {
  static const Map k_none;
  const auto* map = std::get_if<Map>(&m_content);
  return map == nullptr ? k_none : *map;
}

Value::Map& Value::items() {
  return made<Map>("map");
}

void Value::update(const Value& other) {
  for (const auto& [key, value] : other.items()) (*this)[key] = value;
}

void Value::erase(std::string_view key) {
  std::erase_if(made<Map>("map"), [&](const auto& entry) { return entry.first == key; });
}

Value& Value::operator[](std::size_t index) {
  return made<List>("list").at(index);
}

const Value& Value::operator[](std::size_t index) const {
  return as<List>("list").at(index);
}

void Value::push_back(Value item) {
  made<List>("list").push_back(std::move(item));
}

Value& Value::front() {
  return (*this)[std::size_t{0}];
}

const Value& Value::front() const {
  return (*this)[std::size_t{0}];
}

Value& Value::back() {
  return (*this)[size() - 1];
}

const Value& Value::back() const {
  return (*this)[size() - 1];
}

Value::List::const_iterator Value::begin() const {
  return is_array() ? std::get<List>(m_content).begin() : List::const_iterator();
}

Value::List::const_iterator Value::end() const {
  return is_array() ? std::get<List>(m_content).end() : List::const_iterator();
}

Value::List::iterator Value::begin() {
  return is_array() ? std::get<List>(m_content).begin() : List::iterator();
}

Value::List::iterator Value::end() {
  return is_array() ? std::get<List>(m_content).end() : List::iterator();
}

bool operator==(const Value& a, const Value& b) {
  return a.m_content == b.m_content;
}

}  // namespace worksort
