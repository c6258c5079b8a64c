#pragma once

#include <map>
#include <string>
#include <string_view>

namespace fihris {

/// The fields of a header, of a record or of HTTP; names in lower case. The first of each name counts.
class HeaderLines {
 public:
  /// `lines`: the header without its first line.
  explicit HeaderLines(std::string_view lines);
  /// Empty if there is none of that name.
  std::string_view operator[](std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

}  // namespace fihris
