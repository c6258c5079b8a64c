#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "web/http/request.h"

namespace fihris {

enum class Language { english, arabic };

/// The language of the pages: what `lang` asks for, else which of the two the browser prefers.
Language language_of(const HttpRequest& request);

/// ISO 639 code.
std::string_view code_of(Language language);

/// What pages say, by key (data/texts.tsv).
const std::map<std::string_view, std::string_view>& texts(Language language);

/// One of them, with {0}, {1} and so on replaced.
std::string text(Language language, std::string_view key,
                 std::initializer_list<std::string_view> values = {});

}  // namespace fihris
