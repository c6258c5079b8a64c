#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A value to be written as JSON. Members of an object keep the order in which they were set.
class Json {
 public:
  Json();  ///< null
  Json(std::string_view text);
  Json(const std::string& text) : Json(std::string_view(text)) {}
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(double number);
  Json(std::same_as<bool> auto truth) : Json(Truth{truth}) {}
  Json(std::integral auto number) requires(!std::same_as<decltype(number), bool>)
      : Json(Count{static_cast<std::int64_t>(number)}) {}
  Json(Json&& other) noexcept;
  Json& operator=(Json&& other) noexcept;
  ~Json();

  /// `text`, or null if it is empty.
  static Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }
  static Json object();
  static Json array();

  /// Adds a member. REQUIRES: this is an object without such a member.
  Json& set(std::string_view key, Json value) &;
  Json&& set(std::string_view key, Json value) &&;
  /// Adds a member for the path or name of a file, and, where it is no UTF-8, behind it the member
  /// `KEY_bytes` that has all its bytes in base64 (RFC 4648).
  Json& set_path(std::string_view key, std::string_view path) &;
  Json&& set_path(std::string_view key, std::string_view path) &&;
  /// Adds an array of paths, and, where one is no UTF-8, an array `KEY_bytes` of all their bytes.
  Json& set_paths(std::string_view key, const std::vector<std::string>& paths) &;
  Json&& set_paths(std::string_view key, const std::vector<std::string>& paths) &&;
  /// Adds an element. REQUIRES: this is an array.
  Json& add(Json value) &;
  Json&& add(Json value) &&;

  /// The value in one line, UTF-8. What is no UTF-8 in a text, as in names of files, becomes U+FFFD.
  std::string text() const;

 private:
  struct Truth {
    bool value;
  };
  struct Count {
    std::int64_t value;
  };
  struct Value;

  explicit Json(Truth truth);
  explicit Json(Count count);
  explicit Json(std::unique_ptr<Value> value);

  std::unique_ptr<Value> value_;
};

}  // namespace fihris
