#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/dates/day.h"
#include "index/schema.h"

namespace fihris {

/// How files of somebody's own folders tell their day:
///
///     path:%Y/%m/%d   in the path from the root's name on: %Y year, %y its last two digits, %m month, %d
///     day, %b
///                     name of the month in any language, %H %M %S a time, %* anything up to a slash, %% a %;
///                     the last place in the path that looks so counts; years from 1300 to 1500 are Hijri
///     Date:           in the head of the text, behind these words at the begin of a line
class DateRule {
 public:
  /// Throws Error if `text` is none.
  explicit DateRule(const std::string& text);

  /// `path` is searchable.
  std::optional<Day> find(std::string_view path, std::string_view title, std::string_view body) const;

 private:
  std::optional<Day> find_in_path(std::string_view path) const;
  std::optional<Day> find_in_head(std::string_view text) const;

  std::string format_;  ///< of a path; empty if it is a label
  std::string label_;   ///< in lower case, without the colon
};

/// Throws Error if one of `rules` is none, nor `auto`.
void check_date_rules(const std::vector<std::string>& rules);

/// The rules of an index, ready to be used. Those of a folder are kept as its encoding is
/// (index/folder_settings.h).
class DateRules {
 public:
  DateRules() = default;
  /// `items` are those of Manifest::dates; what is none of them is passed over.
  explicit DateRules(const std::vector<std::string>& items);

  /// The day that the rules of its folder find in an article. `searchable` is the byte offset of the root's
  /// name in the path.
  std::optional<Day> find(const Record& record, std::size_t searchable) const;

 private:
  std::vector<std::string> items_;
  std::map<std::string, std::vector<DateRule>, std::less<>> rules_;  ///< by the name of an item
};

}  // namespace fihris
