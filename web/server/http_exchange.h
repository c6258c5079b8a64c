#pragma once

#include <functional>
#include <memory>
#include <string>

#include "web/http/request.h"

namespace fihris {

/// Reads a request and writes its response by cpp-httplib, whose header is read in its .cc alone: it takes
/// ten seconds to compile.
class HttpExchange {
 public:
  using Handler = std::function<HttpResponse(const HttpRequest&)>;

  /// `handler` may throw nothing.
  explicit HttpExchange(Handler handler);
  ~HttpExchange();
  HttpExchange(const HttpExchange&) = delete;
  HttpExchange& operator=(const HttpExchange&) = delete;

  /// The bytes that answer `request`, a whole one (framing.h); they say that the connection ends. Safe from
  /// many threads.
  std::string answer(const std::string& request) const;

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

/// The bytes of an answer in plain text, for what never becomes a request.
std::string plain_answer(const Refusal& refusal);

/// The words that HTTP has for a status.
const char* status_text(int status);

}  // namespace fihris
