// What pages and documents are made of: an ordered tree of texts, numbers, truth values, lists and maps.
#pragma once

#include "worksort/util/nothing.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace worksort {

class ValuePart;

// Maps keep the order in which keys came. In braces, a list whose items are all pairs that begin with a text
// is a map: {{"id", "s07"}, {"pieces", 2}}; Value::array({...}) is a list whatever it holds. Counts are kept
// as signed 64-bit numbers. Access that does not fit the kind throws std::logic_error.
class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::vector<std::pair<std::string, Value>>;

  Value();
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  Value(std::nullptr_t);  // NOLINT(google-explicit-constructor): values are written as they are meant
  Value(std::string text);
  Value(std::string_view text);
  Value(const char* text);
  Value(const std::vector<std::string>& texts);
  Value(List list);
  Value(std::initializer_list<ValuePart> parts);
  template <std::integral Number>
  Value(Number number) {
    if constexpr (std::same_as<Number, bool>)
      m_content = number;
    else
      m_content = static_cast<std::int64_t>(number);
  }
  template <std::floating_point Number>
  Value(Number number) {
    m_content = static_cast<double>(number);
  }

  static Value array();
  static Value array(std::initializer_list<ValuePart> parts);
  static Value object();

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_boolean() const;
  [[nodiscard]] bool is_number() const;
  [[nodiscard]] bool is_number_float() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_structured() const;  // a list or a map

  // std::string, bool, double, a whole number, or std::vector<std::string>.
  template <typename Wanted>
  [[nodiscard]] Wanted get() const {
    if constexpr (std::same_as<Wanted, std::string>)
      return text();
    else if constexpr (std::same_as<Wanted, bool>)
      return truth();
    else if constexpr (std::same_as<Wanted, double>)
      return real();
    else if constexpr (std::integral<Wanted>)
      return static_cast<Wanted>(whole());
    else
      return texts();
  }
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] bool truth() const;
  [[nodiscard]] double real() const;
  [[nodiscard]] std::int64_t whole() const;
  [[nodiscard]] std::vector<std::string> texts() const;

  // A number, truth value or null as JSON writes it; a text as it is. REQUIRES: no list and no map.
  [[nodiscard]] std::string scalar() const;

  [[nodiscard]] std::size_t size() const;  // of a list or map; 0 for null, 1 for anything else
  [[nodiscard]] bool empty() const;

  // Of maps. Writing to a key of null makes it a map; reading one that is not there throws.
  Value& operator[](std::string_view key);
  const Value& operator[](std::string_view key) const;
  [[nodiscard]] const Value* find(std::string_view key) const;  // null where it is not there
  [[nodiscard]] Value* find(std::string_view key);
  [[nodiscard]] bool contains(std::string_view key) const;
  [[nodiscard]] std::string text_or_empty(std::string_view key) const;
  [[nodiscard]] const Map& items() const;  // without entries where this is no map
  [[nodiscard]] Map& items();
  void update(const Value& other);
  void erase(std::string_view key);

  // Of lists. Adding to null makes it a list; iterating over anything else goes over nothing.
  Value& operator[](std::size_t index);
  const Value& operator[](std::size_t index) const;
  Value& operator[](int index) { return (*this)[static_cast<std::size_t>(index)]; }
  const Value& operator[](int index) const { return (*this)[static_cast<std::size_t>(index)]; }
  void push_back(Value item);
  [[nodiscard]] Value& front();
  [[nodiscard]] const Value& front() const;
  [[nodiscard]] Value& back();
  [[nodiscard]] const Value& back() const;
  [[nodiscard]] List::const_iterator begin() const;
  [[nodiscard]] List::const_iterator end() const;
  [[nodiscard]] List::iterator begin();
  [[nodiscard]] List::iterator end();

  friend bool operator==(const Value& a, const Value& b);  // 1 and 1.0 are different

 private:
  using Content = std::variant<Nothing, bool, std::int64_t, double, std::string, List, Map>;

  template <typename Kind>
  const Kind& as(const char* kind) const;
  template <typename Kind>
  Kind& made(const char* kind);

  Content m_content;
};

// One item between braces; it hands its value on without a copy.
class ValuePart {
 public:
  template <typename Content>
  requires std::constructible_from<Value, Content&&> &&
      (!std::same_as<std::remove_cvref_t<Content>,
                     ValuePart>)  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload)
      ValuePart(Content&& content)
      : m_value(std::forward<Content>(content)) {}  // NOLINT(google-explicit-constructor)
  ValuePart(std::initializer_list<ValuePart> parts);

  [[nodiscard]] const Value& value() const { return m_value; }
  [[nodiscard]] Value take() const { return std::move(m_value); }

 private:
  mutable Value m_value;
};

}  // namespace worksort
