#include "query/output/json.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "query/shown/marked_text.h"

namespace fihris {
namespace {

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) {
      return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
    };
    const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
    const std::size_t used = std::min<std::size_t>(bytes.size() - at, 3) + 1;
    for (std::size_t i = 0; i < 4; ++i) text += i < used ? digits[group >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

}  // namespace

/// Here alone the library's header is read: it takes seconds to compile.
struct Json::Value {
  nlohmann::ordered_json json;
};

Json::Json() : value_(std::make_unique<Value>()) {}
Json::Json(std::string_view text) : value_(new Value{text}) {}
Json::Json(double number) : value_(new Value{number}) {}
Json::Json(Truth truth) : value_(new Value{truth.value}) {}
Json::Json(Count count) : value_(new Value{count.value}) {}
Json::Json(std::unique_ptr<Value> value) : value_(std::move(value)) {}
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(Json&& other) noexcept = default;
Json::~Json() = default;

Json Json::object() {
  return Json(std::unique_ptr<Value>(new Value{nlohmann::ordered_json::object()}));
}

Json Json::array() {
  return Json(std::unique_ptr<Value>(new Value{nlohmann::ordered_json::array()}));
}

Json& Json::set(std::string_view key, Json value) & {
  value_->json[std::string(key)] = std::move(value.value_->json);
  return *this;
}

Json&& Json::set(std::string_view key, Json value) && {
  return std::move(set(key, std::move(value)));
}

Json& Json::set_path(std::string_view key, std::string_view path) & {
  set(key, path);
  if (well_formed(path) != path) set(std::string(key) + "_bytes", base64(path));
  return *this;
}

Json&& Json::set_path(std::string_view key, std::string_view path) && {
  return std::move(set_path(key, path));
}

Json& Json::set_paths(std::string_view key, const std::vector<std::string>& paths) & {
  Json texts = array();
  Json bytes = array();
  bool all_text = true;
  for (const std::string& path : paths) {
    texts.add(path);
    bytes.add(base64(path));
    all_text &= well_formed(path) == path;
  }
  set(key, std::move(texts));
  if (!all_text) set(std::string(key) + "_bytes", std::move(bytes));
  return *this;
}

Json&& Json::set_paths(std::string_view key, const std::vector<std::string>& paths) && {
  return std::move(set_paths(key, paths));
}

Json& Json::add(Json value) & {
  value_->json.push_back(std::move(value.value_->json));
  return *this;
}

Json&& Json::add(Json value) && {
  return std::move(add(std::move(value)));
}

std::string Json::text() const {
  return value_->json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace fihris
