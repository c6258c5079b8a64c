#include "web/http/guard.h"

#include <sys/random.h>

#include <array>
#include <utility>

#include "analyzers/error.h"
#include "messages/translation.h"
#include "web/http/address.h"
#include "web/http/response.h"

namespace fihris {
namespace {

constexpr Refusal none{};

std::string random_digits() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw Error(tr("serve: the system: gives no random bytes; try again later"));
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

/// Compares in a time that does not tell how much is right.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

/// The host without its port; empty if the port is none.
std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || host.ends_with(']')) return host;
  const std::string_view port = host.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos)
    return {};
  return host.substr(0, colon);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

std::string_view media_type(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const std::size_t end = type.find_last_not_of(" \t");
  return type.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

}  // namespace

Secrets make_secrets() {
  return {random_digits(), random_digits()};
}

Guard::Guard(Secrets secrets, int port, std::string host)
    : secrets_(std::move(secrets)), cookie_("fihris-" + std::to_string(port)), host_(lower_case(host)) {}

bool Guard::is_own_host(std::string_view host) const {
  const std::string name = lower_case(without_port(host));
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]" || (!host_.empty() && name == host_);
}

bool Guard::has_cookie(const HttpRequest& request) const {
  const auto [begin, end] = request.headers.equal_range("cookie");
  for (auto header = begin; header != end; ++header) {
    std::string_view rest = header->second;
    while (!rest.empty()) {
      const std::size_t semicolon = std::min(rest.find(';'), rest.size());
      std::string_view pair = rest.substr(0, semicolon);
      rest.remove_prefix(std::min(semicolon + 1, rest.size()));
      pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == cookie_ &&
          is_same(pair.substr(equals + 1), secrets_.token))
        return true;
    }
  }
  return false;
}

bool Guard::is_bearer(const HttpRequest& request) const {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view header = request.header("authorization");
  return header.starts_with(scheme) && is_same(header.substr(scheme.size()), secrets_.token);
}

bool Guard::is_entrance(const HttpRequest& request) const {
  return request.method == "GET" && request.params.count("token") == 1 &&
         is_same(request.param("token"), secrets_.token);
}

HttpResponse Guard::entrance(const HttpRequest& request) const {
  HttpResponse response = make_response(303, "text/plain; charset=utf-8", "");
  auto params = request.params;
  params.erase("token");
  response.headers.emplace("Location", address(request.path, params));
  response.headers.emplace("Set-Cookie",
                           cookie_ + "=" + secrets_.token + "; Path=/; HttpOnly; SameSite=Strict");
  return response;
}

Refusal Guard::check_origin(const HttpRequest& request) const {
  // A page of this server that sends no referrer has the origin `null`; the browser says where it is from.
  const std::string_view site = request.header("sec-fetch-site");
  if (site == "cross-site" || site == "same-site") {
    const bool is_a_visit = request.method == "GET" && request.header("sec-fetch-mode") == "navigate" &&
                            request.header("sec-fetch-dest") == "document";
    if (!is_a_visit) return {403, "another site has sent this request"};
  }
  if (request.headers.count("origin") == 0) return none;
  const std::string_view origin = request.header("origin");
  if (origin == "null" && site == "same-origin") return none;
  const std::size_t scheme = origin.find("://");
  const bool is_own = scheme != std::string_view::npos &&
                      (origin.starts_with("http://") || origin.starts_with("https://")) &&
                      origin.substr(scheme + 3) == request.header("host");
  return is_own ? none : Refusal{403, "another site has sent this request"};
}

Refusal Guard::check_change(const HttpRequest& request) const {
  const std::string_view type = media_type(request.header("content-type"));
  const bool is_api = request.path.starts_with("/api/");
  const bool is_form = type == "application/x-www-form-urlencoded" || type == "multipart/form-data";
  if (is_api ? type != "application/json" : !is_form)
    return {415, is_api ? "send application/json" : "send a form"};
  if (is_bearer(request)) return none;
  const std::string_view sent = is_api ? request.header("x-fihris-page") : request.param("page_token");
  if (is_same(sent, secrets_.page_token)) return none;
  return {403, "the page that sent this is not of this run of the server; load it again"};
}

Refusal Guard::check(const HttpRequest& request) const {
  if (request.headers.count("host") != 1 || !is_own_host(request.header("host")))
    return {403, "the name that was asked for (Host) is not one of this server: use 127.0.0.1 or localhost"};
  if (const Refusal refusal = check_origin(request); refusal.status != 0) return refusal;
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
    return {405, "only GET, HEAD and POST are answered"};
  if (request.header("range").find(',') != std::string_view::npos)
    return {416, "several ranges at once are not sent"};
  if (!is_entrance(request) && !has_cookie(request) && !is_bearer(request))
    return {403,
            "open the link that fihris serve has printed: it has the token without which nothing is shown"};
  return request.method == "POST" ? check_change(request) : none;
}

}  // namespace fihris
