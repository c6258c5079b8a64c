#pragma once

#include <string>
#include <string_view>

#include "web/http/request.h"

namespace fihris {

/// A response with the headers that every one has: nothing from elsewhere is loaded or may look in, nothing
/// is kept.
HttpResponse make_response(int status, std::string_view type, std::string body);

/// A refusal in plain text, for what is not sent by a page or program that could read more.
HttpResponse plain_refusal(const Refusal& refusal);

/// A refusal as the API says it: {"error": {"status": 404, "message": "..."}}.
HttpResponse json_refusal(const Refusal& refusal);

}  // namespace fihris
