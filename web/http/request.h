#pragma once

#include <map>
#include <string>
#include <string_view>

namespace fihris {

/// What was sent in one field of a form.
struct FormFile {
  std::string name;     ///< of the file, as the browser tells it
  std::string content;  ///< any bytes
};

/// A request as the pages and the API see it.
struct HttpRequest {
  std::string method;                               ///< in capitals
  std::string path;                                 ///< decoded once; any bytes
  std::multimap<std::string, std::string> headers;  ///< names in lower case
  std::multimap<std::string, std::string> params;   ///< of the address and of a form, decoded; any bytes
  std::map<std::string, FormFile> files;            ///< of a form with files, by field
  std::string body;

  /// The first header or parameter of the name; empty if there is none.
  std::string_view header(const std::string& name) const { return first(headers, name); }
  std::string_view param(const std::string& name) const { return first(params, name); }

 private:
  static std::string_view first(const std::multimap<std::string, std::string>& values,
                                const std::string& name) {
    const auto value = values.find(name);
    return value == values.end() ? std::string_view() : std::string_view(value->second);
  }
};

/// What is answered.
struct HttpResponse {
  int status = 200;
  std::string type;  ///< of the body, as Content-Type has it
  std::string body;
  std::multimap<std::string, std::string> headers;  ///< others than the type
};

/// A request that cannot be answered, and why; becomes a page or a JSON object.
struct Refusal {
  int status = 0;  ///< of HTTP: 0 if it can
  std::string reason;
};

}  // namespace fihris
