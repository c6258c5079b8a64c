#include "web/server/http_exchange.h"

#include <algorithm>
#include <utility>

#include <httplib.h>

#include "web/http/response.h"

namespace fihris {
namespace {

/// A request that is there as a whole, and the response that becomes of it. Versions of the library differ in
/// the functions that a stream must have, so none of them is marked as overriding.
// NOLINTBEGIN(modernize-use-override)
class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(const std::string& request) : request_(request) {}

  bool is_readable() const { return at_ < request_.size(); }
  bool is_writable() const { return true; }
  bool wait_readable() const { return is_readable(); }
  bool wait_writable() const { return true; }
  ssize_t read(char* bytes, std::size_t size) {
    const std::size_t count = request_.copy(bytes, size, at_);
    at_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) {
    response_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const {}
  socket_t socket() const { return -1; }
  time_t duration() const { return 0; }

  std::string take() { return std::move(response_); }

 private:
  const std::string& request_;
  std::size_t at_ = 0;
  std::string response_;
};
// NOLINTEND(modernize-use-override)

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

HttpRequest read(const httplib::Request& source) {
  HttpRequest request;
  request.method = source.method;
  request.path = source.path;
  request.body = source.body;
  for (const auto& [name, value] : source.headers) request.headers.emplace(lower_case(name), value);
  // Not from the network, but what the library adds of the connection.
  for (const char* own : {"remote_addr", "remote_port", "local_addr", "local_port"})
    request.headers.erase(own);
  for (const auto& [name, value] : source.params) request.params.emplace(name, value);
  // Forms with files, which newer versions of the library keep elsewhere.
  if constexpr (requires { source.files; }) {
    for (const auto& [field, part] : source.files) {
      if (part.filename.empty()) {
        request.params.emplace(field, part.content);
      } else {
        request.files[field] = {part.filename, part.content};
      }
    }
  }
  return request;
}

void write(const HttpResponse& response, httplib::Response& target) {
  target.status = response.status;
  for (const auto& [name, value] : response.headers) target.headers.emplace(name, value);
  if (!response.type.empty()) target.set_content(response.body, response.type.c_str());
}

}  // namespace

class HttpExchange::Server : public httplib::Server {
 public:
  explicit Server(HttpExchange::Handler handler) : handler_(std::move(handler)) {
    const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
      write(handler_(read(request)), response);
    };
    Get(".*", answer);
    Post(".*", answer);
    set_pre_routing_handler([answer](const httplib::Request& request, httplib::Response& response) {
      // What has a body is handled when the body is read.
      if (request.method == "GET" || request.method == "HEAD" || request.method == "POST")
        return HandlerResponse::Unhandled;
      answer(request, response);
      return HandlerResponse::Handled;
    });
    set_error_handler([](const httplib::Request&, httplib::Response& response) {
      // Of the library itself, which then has written nothing.
      if (response.body.empty() && response.status >= 400 && !response.has_header("Content-Type"))
        write(plain_refusal({response.status, status_text(response.status)}), response);
    });
    set_payload_max_length(max_payload);
  }

  std::string answer(const std::string& bytes) {
    MemoryStream stream(bytes);
    bool closed = false;
    // Ranges would make many answers of one request.
    const std::function<void(httplib::Request&)> without_ranges = [](httplib::Request& request) {
      request.ranges.clear();
    };
    const auto process = [&](auto& server) {
      if constexpr (requires { server.process_request(stream, true, closed, without_ranges); }) {
        server.process_request(stream, true, closed, without_ranges);
      } else {
        server.process_request(stream, "127.0.0.1", 0, "127.0.0.1", 0, true, closed, without_ranges);
      }
    };
    process(*this);
    return stream.take();
  }

 private:
  static constexpr std::size_t max_payload = 4u << 20;  // framing.h has refused less

  HttpExchange::Handler handler_;
};

HttpExchange::HttpExchange(Handler handler) : server_(std::make_unique<Server>(std::move(handler))) {}
HttpExchange::~HttpExchange() = default;

std::string HttpExchange::answer(const std::string& request) const {
  std::string response = server_->answer(request);
  return response.empty() ? plain_answer({400, "the request is not well-formed"}) : response;
}

std::string plain_answer(const Refusal& refusal) {
  const HttpResponse response = plain_refusal(refusal);
  std::string text =
      "HTTP/1.1 " + std::to_string(response.status) + ' ' + status_text(response.status) + "\r\n";
  for (const auto& [name, value] : response.headers) text += name + ": " + value + "\r\n";
  return text + "Content-Type: " + response.type +
         "\r\nContent-Length: " + std::to_string(response.body.size()) + "\r\nConnection: close\r\n\r\n" +
         response.body;
}

const char* status_text(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Payload Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return status >= 500 ? "Internal Server Error" : "Error";
  }
}

}  // namespace fihris
