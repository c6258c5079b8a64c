#include "web/http/response.h"

#include <utility>

#include "query/output/json.h"

namespace fihris {

HttpResponse make_response(int status, std::string_view type, std::string body) {
  HttpResponse response;
  response.status = status;
  response.type = type;
  response.body = std::move(body);
  response.headers = {
      {"Cache-Control", "no-store"},
      {"Content-Security-Policy",
       "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
  };
  return response;
}

HttpResponse plain_refusal(const Refusal& refusal) {
  return make_response(refusal.status, "text/plain; charset=utf-8", refusal.reason + "\n");
}

HttpResponse json_refusal(const Refusal& refusal) {
  Json error = Json::object().set("status", refusal.status).set("message", refusal.reason);
  return make_response(refusal.status, "application/json",
                       Json::object().set("error", std::move(error)).text() + "\n");
}

}  // namespace fihris
