#pragma once

#include <string_view>

/// The templates of the pages, and what the pages load, compiled into the program.
namespace fihris::assets {

extern const std::string_view article_page;
extern const std::string_view icon;
extern const std::string_view layout;
extern const std::string_view lists_page;
extern const std::string_view mentions_page;
extern const std::string_view message_page;
extern const std::string_view openapi;
extern const std::string_view report_page;
extern const std::string_view script;
extern const std::string_view search_page;
extern const std::string_view status_page;
extern const std::string_view style;
extern const std::string_view texts;
extern const std::string_view variants_page;

}  // namespace fihris::assets
