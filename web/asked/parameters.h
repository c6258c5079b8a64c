#pragma once

#include <cstddef>
#include <string>

#include "analyzers/error.h"
#include "query/match/searcher.h"
#include "web/http/request.h"

namespace fihris {

/// What a request is refused for; the text is for the one who asked.
class Refused : public Error {
 public:
  Refused(int status, const std::string& reason) : Error(reason), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

/// The parameter of the name in UTF-8; empty if there is none. Throws Refused if it is given twice or is not
/// UTF-8.
std::string text_param(const HttpRequest& request, const std::string& name);

/// A path as the index has it: any bytes. Throws Refused if there is none, or several.
std::string path_param(const HttpRequest& request, const std::string& name);

/// A whole number from `least` to `most`; `usual` if there is no such parameter. Throws Refused otherwise.
std::size_t number_param(const HttpRequest& request, const std::string& name, std::size_t usual,
                         std::size_t least, std::size_t most);

/// The parameters that searches share: all, group, sort, level, in; with the bounds of time that hold here.
/// Throws Refused for a value that is none.
SearchOptions search_params(const HttpRequest& request, const IndexReader& reader);

/// Parses `text` and requires that it asks for something. Throws Refused.
Node query_of(const std::string& text);

}  // namespace fihris
