#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/end_to_end/serve/served.h"

namespace fihris {

/// A form as browsers send it, one with files: names and values, of which those named `file` are one.
using FormFields = std::vector<std::pair<std::string, std::string>>;

inline std::string form_body(const FormFields& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += "--x-part\r\nContent-Disposition: form-data; name=\"" + name + '"' +
            (name == "file" ? "; filename=\"list.txt\"\r\nContent-Type: text/plain" : "") + "\r\n\r\n" +
            value + "\r\n";
  }
  return body + "--x-part--\r\n";
}

/// The token in the forms of a page.
inline std::string page_token(const Served& served) {
  const std::string page = served.get("/lists").body, begin = "name=\"page_token\" value=\"";
  const std::size_t at = page.find(begin);
  REQUIRE(at != std::string::npos);
  return page.substr(at + begin.size(), 32);
}

/// Sends a form; `headers` are further ones.
inline WebAnswer post(const Served& served, const std::string& target, const FormFields& fields,
                      const std::string& headers = {}) {
  const std::string body = form_body(fields);
  return ask(served.port, served.head(target, "POST") +
                              "Content-Type: multipart/form-data; boundary=x-part\r\n" + headers +
                              "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

}  // namespace fihris
