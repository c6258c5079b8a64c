#include "tests/support/json.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace fihris {

struct ParsedJson::Reader {
  static ParsedJson read(const nlohmann::json& value) {
    ParsedJson json;
    json.text_ = value.dump();
    if (value.is_string()) json.string_ = value.get<std::string>();
    if (value.is_number()) json.number_ = value.get<double>();
    json.is_string_ = value.is_string();
    json.is_number_ = value.is_number();
    if (value.is_object()) {
      for (const auto& [key, member] : value.items()) json.members_.emplace(key, read(member));
    }
    if (value.is_array()) {
      for (const auto& element : value) json.elements_.push_back(read(element));
    }
    return json;
  }
};

ParsedJson ParsedJson::parse(std::string_view text) {
  return Reader::read(nlohmann::json::parse(text));
}

const std::string& ParsedJson::string() const {
  if (!is_string_) throw std::runtime_error("not a string: " + text_);
  return string_;
}

double ParsedJson::number() const {
  if (!is_number_) throw std::runtime_error("not a number: " + text_);
  return number_;
}

}  // namespace fihris
