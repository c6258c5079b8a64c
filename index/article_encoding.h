#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fihris {

/// The name for the letters of a PDF that had to be put right; what was is told by ArticleEncoding::told_by.
inline constexpr std::string_view pdf_letters = "PDF";

/// The name for letters that were read in a picture; ArticleEncoding::told_by says in which pages, and which
/// of these are uncertain.
inline constexpr std::string_view scan_letters = "scan";

/// In which encoding an article was read. Kept of those that were not plain UTF-8, or for which the user had
/// named one.
struct ArticleEncoding {
  std::string name;           ///< such as "windows-1256"; "UTF-8, windows-1256" of a mixture; empty if its
                              ///< format leaves nothing open
  std::string told_by;        ///< such as "letters"
  std::uint64_t repairs = 0;  ///< places where something was wrong
  std::string named;          ///< by the user at that time; a byte order mark counts more

  /// True if there is nothing to tell of it.
  bool is_plain() const { return name.empty() || (name == "UTF-8" && repairs == 0); }
  bool operator==(const ArticleEncoding&) const = default;
};

/// The value of slot::encoding. Decoding throws Xapian::DatabaseCorruptError.
std::string encode(const ArticleEncoding& encoding);
ArticleEncoding decode_article_encoding(std::string_view value);

/// In a few words: "windows-1256 (letters), 3 repairs".
std::string describe(const ArticleEncoding& encoding);

/// A file, or a record of one, that is not plain UTF-8.
struct DecodedFile {
  std::string path;
  ArticleEncoding encoding;

  bool operator==(const DecodedFile&) const = default;
};

/// Adds `decoded` to `files`. Records of one file ("d.csv#1", "d.csv#2") that were read alike are told once,
/// as the file; `is_of_last_file` says whether this one is of the file that the last of `files` is of.
void add_decoded(std::vector<DecodedFile>& files, DecodedFile decoded, bool is_of_last_file);

}  // namespace fihris
