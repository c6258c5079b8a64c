#pragma once

#include <string>
#include <string_view>

#include "web/http/request.h"

namespace fihris {

/// What a server and its pages know, and others do not.
struct Secrets {
  std::string token;       ///< in the link that is printed, then in the cookie
  std::string page_token;  ///< in the pages' forms: who sends it has read a page
};

/// Two of 128 random bits from the system, in hexadecimal digits. Throws Error if it gives none.
Secrets make_secrets();

/// Decides who may ask for what. Reads nothing but the request.
class Guard {
 public:
  /// `port` is that of this server, for the cookie's name: browsers share cookies between ports. `host`,
  /// where it is not empty, is a further name by which the server may be asked for, besides those of
  /// loopback.
  Guard(Secrets secrets, int port, std::string host = {});

  /// Why the request is not answered; status 0 if it is.
  ///
  /// Foreign names in Host (a name of another site may be made to lead here) and foreign origins are refused
  /// before anything is looked at, and so is what has no token. A request that changes something needs the
  /// page's token besides, or the token as a bearer's.
  Refusal check(const HttpRequest& request) const;

  /// True if the request comes by a link with the right token, to be sent on without it (`entrance`).
  bool is_entrance(const HttpRequest& request) const;
  /// Sends on to the same address without the token, and sets the cookie.
  HttpResponse entrance(const HttpRequest& request) const;

  const std::string& page_token() const { return secrets_.page_token; }

 private:
  bool is_own_host(std::string_view host) const;
  bool has_cookie(const HttpRequest& request) const;
  bool is_bearer(const HttpRequest& request) const;
  Refusal check_origin(const HttpRequest& request) const;
  Refusal check_change(const HttpRequest& request) const;

  Secrets secrets_;
  std::string cookie_;  ///< its name
  std::string host_;
};

}  // namespace fihris
