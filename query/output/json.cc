#include "query/output/json.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace fihris {

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
