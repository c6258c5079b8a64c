#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Why something in a folder is not read.
enum class PassedOverAs { hidden, excluded, not_included, other_kind, link, special };

/// Says so in the language of the user, with the option that has it read, if there is one.
std::string describe(PassedOverAs why);

/// What a scan has met and not read. A folder counts as one, whatever lies in it.
struct PassedOver {
  struct Entry {
    std::string path;
    PassedOverAs why;
  };

  std::size_t hidden = 0;        ///< begins with a dot
  std::size_t excluded = 0;      ///< by a pattern
  std::size_t not_included = 0;  ///< files that no pattern includes
  std::size_t other_kind = 0;    ///< files that are no text at all, as their content tells
  std::size_t links = 0;    ///< symbolic, that are not followed or lead nowhere or to what is read anyway
  std::size_t special = 0;  ///< neither file nor folder nor link
  /// Of the files that no pattern includes, by what the name ends with (`.md`); at most 100, of letters and
  /// digits.
  std::map<std::string, std::size_t, std::less<>> kinds;
  std::vector<Entry> entries;  ///< if the scan was asked to list them

  void count(PassedOverAs why, std::string_view name);
  void add(PassedOver&& other);
  std::size_t total() const { return hidden + excluded + not_included + other_kind + links + special; }
};

}  // namespace fihris
