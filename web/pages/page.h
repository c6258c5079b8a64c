#pragma once

#include <map>
#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "query/match/searcher.h"
#include "web/http/request.h"
#include "web/text/language.h"

namespace fihris {

/// What a template is filled with. Texts are escaped but where the template says {{{ }}}.
using PageData = kainjow::mustache::data;

/// Articles on a page of a search.
inline constexpr unsigned page_hits = 10;

/// A template with its data; what pages say is in `t`.
std::string fill(std::string_view page_template, Language language, PageData data);

/// A whole page around `content`, which is HTML, about no collection.
HttpResponse page(const HttpRequest& request, int status, std::string_view title, const std::string& content);

/// The same of what a collection has: it says before that which shards are missing in it.
HttpResponse page(const HttpRequest& request, const Searcher& searcher, std::string_view title,
                  const std::string& content);

/// The address of this request with some parameters changed; an empty value takes one away.
std::string same_address(const HttpRequest& request, const std::map<std::string, std::string>& changed);

/// A row of a list of terms: a label, a value, and whether it is always written from left to right.
PageData field(Language language, std::string_view label_key, std::string_view value, bool left_to_right);

}  // namespace fihris
