#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace fihris {

/// In which encoding an article was read. Kept of those that were not plain UTF-8, or for which the user had
/// named one.
struct ArticleEncoding {
  std::string name;           ///< such as "windows-1256"; "UTF-8, windows-1256" of a mixture
  std::string told_by;        ///< such as "letters"
  std::uint64_t repairs = 0;  ///< places where something was wrong
  std::string named;          ///< by the user at that time; a byte order mark counts more

  bool is_plain_utf8() const { return name == "UTF-8" && repairs == 0; }
  bool operator==(const ArticleEncoding&) const = default;
};

namespace slot {
inline constexpr Xapian::valueno encoding = 4;  ///< beside those of schema.h: ArticleEncoding, encoded
}

/// The value of slot::encoding. Decoding throws Xapian::DatabaseCorruptError.
std::string encode(const ArticleEncoding& encoding);
ArticleEncoding decode_article_encoding(std::string_view value);

/// In a few words: "windows-1256 (letters), 3 repairs".
std::string describe(const ArticleEncoding& encoding);

/// The encodings that the user has named for folders. An item is `NAME FOLDER`: for the files in the folder
/// and below it; `auto` for a name lets them tell it themselves. The innermost folder decides.
using FolderEncodings = std::vector<std::string>;

inline constexpr std::string_view auto_encoding = "auto";

/// Those of the index whose first article database this is, kept beside the manifest. The caller commits.
void write_folder_encodings(Xapian::WritableDatabase& database, const FolderEncodings& encodings);
FolderEncodings read_folder_encodings(const Xapian::Database& database);

/// The encoding that was named for the file or folder at `path`; empty if none was.
std::string_view encoding_named_for(std::string_view path, const FolderEncodings& encodings);

/// Names the encoding `name` for `folder`, in the place of what was named for it and for folders below it.
void name_encoding(FolderEncodings& encodings, const std::string& folder, std::string_view name);

}  // namespace fihris
