#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fihris {

/// A value of JSON that the program has written. What reads it is compiled once, in json.cc: the library's
/// header takes seconds in each file.
class ParsedJson {
 public:
  ParsedJson() = default;  ///< null

  /// Throws if `text` is not one value of JSON.
  static ParsedJson parse(std::string_view text);

  /// The member of an object, or element of an array; throws if there is none.
  const ParsedJson& operator[](std::string_view key) const { return members_.at(std::string(key)); }
  const ParsedJson& operator[](std::size_t index) const { return elements_.at(index); }

  bool contains(std::string_view key) const { return members_.contains(std::string(key)); }
  bool is_null() const { return text_ == "null"; }
  bool empty() const { return size() == 0; }
  std::size_t size() const { return members_.size() + elements_.size(); }

  /// The elements of an array.
  auto begin() const { return elements_.begin(); }
  auto end() const { return elements_.end(); }

  /// The value of a string or a number; throws if it is none.
  template <typename T>
  T get() const {
    if constexpr (std::is_arithmetic_v<T>) {
      return static_cast<T>(number());
    } else {
      return string();
    }
  }

  friend bool operator==(const ParsedJson& a, const ParsedJson& b) { return a.text_ == b.text_; }
  /// As numbers.
  friend std::partial_ordering operator<=>(const ParsedJson& a, const ParsedJson& b) {
    return a.number() <=> b.number();
  }
  friend bool operator==(const ParsedJson& a, std::string_view b) { return a.is_string_ && a.string_ == b; }
  friend bool operator==(const ParsedJson& a, std::same_as<bool> auto b) {
    return a.text_ == (b ? "true" : "false");
  }
  template <typename T>
  requires(std::is_arithmetic_v<T> && !std::same_as<T, bool>) friend bool operator==(const ParsedJson& a,
                                                                                     T b) {
    return a.number() == static_cast<double>(b);
  }
  template <typename T>
  requires(std::is_arithmetic_v<T> && !std::same_as<T, bool>) friend std::partial_ordering operator<=>(
      const ParsedJson& a, T b) {
    return a.number() <=> static_cast<double>(b);
  }

  friend std::ostream& operator<<(std::ostream& out, const ParsedJson& json) { return out << json.text_; }

 private:
  struct Reader;

  const std::string& string() const;
  double number() const;

  std::string text_ = "null";  ///< in one line, members by name
  std::string string_;
  double number_ = 0;
  bool is_string_ = false;
  bool is_number_ = false;
  std::map<std::string, ParsedJson> members_;
  std::vector<ParsedJson> elements_;
};

}  // namespace fihris
