#pragma once

#include <string>

#include "index/schema.h"
#include "web/http/request.h"

namespace fihris {

/// True if the article at `path` is a plain file of its own below a folder that the index covers.
bool has_original(const Manifest& manifest, const std::string& path);

/// The file of the article at `path`, to be saved. Throws Refused where it is not below a folder of the
/// index, wherever links lead, or cannot be read, or is larger than 64 MB.
HttpResponse original_file(const Manifest& manifest, const std::string& path);

}  // namespace fihris
