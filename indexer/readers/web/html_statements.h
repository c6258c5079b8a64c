#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/web/html_document.h"

namespace fihris {

/// A heading of a page.
struct HtmlHeading {
  std::string text;
  unsigned level = 1;       ///< 1 to 3
  bool is_of_site = false;  ///< a link, or called after a brand or a logo: the name of the site
  std::size_t place = 0;    ///< number of its element in the page
};

/// A day that an element tells.
struct HtmlTime {
  std::string text;
  std::string shown;       ///< to readers, where that is another text
  bool is_time = false;    ///< in a `time` element
  bool is_around = false;  ///< in a menu, a footer, a sidebar
  std::size_t place = 0;   ///< number of its element in the page
};

/// What a page says of itself, by kind of statement.
struct HtmlStatements {
  using Map = std::map<std::string, std::string, std::less<>>;

  Map meta;                           ///< meta elements, the first of each name
  Map item;                           ///< microdata and RDFa, the first of each property
  std::vector<HtmlHeading> headings;  ///< the first ones of the page
  std::vector<HtmlTime> times;        ///< days in elements: `time`, and those that are called after a date
  std::string script_day;             ///< of publication, as a script other than JSON-LD sets it
  std::string title;                  ///< of the `title` element
  std::string language;
  // Of JSON-LD:
  std::string headline, published, author, publisher;
};

/// Reads them. What a hostile page repeats without end is cut off.
HtmlStatements read_statements(const HtmlDocument& page);

/// The first of `names` that there is, else empty.
std::string first_of(const HtmlStatements::Map& statements, std::initializer_list<std::string_view> names);

/// `text` with its white space folded and none at its ends.
std::string folded_spaces(std::string_view text);

}  // namespace fihris
