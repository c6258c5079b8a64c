#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/article_encoding.h"
#include "index/folder_settings.h"

namespace fihris {

/// Grows whenever an older program could misread an index, or an older index mislead this program.
inline constexpr unsigned format_version = 8;

/// Older ones are refused. Format 6 had no removed articles in its tables (removed_articles.h), and format 7
/// all terms in the lists of an article.
inline constexpr unsigned oldest_format_version = 6;

/// What the terms of an article are. A folded word never begins with an upper-case letter, so that words
/// carry no prefix and every prefix is one or more upper-case letters.
///
/// | prefix | term | positions |
/// | --- | --- | --- |
/// | (none) | a word of title or body, folded | yes: title from 1, body from its end + body_gap |
/// | S | a word of the title | yes, from 1 |
/// | A | a word of the author's name, where the format tells it, or of one at the text's head or foot | yes |
/// | P | a word of the path below the root's parent, as the tokenizer cuts it | yes, from 1 |
/// | Q | unique id of the article, from its path | no |
/// | XSOURCE | Record::source, bytes as they are | no |
/// | XFORMAT | Record::format | no |
/// | XLANGUAGE | Record::language | no |
/// | XB | a word of Record::boilerplate, folded; without within-document frequency | yes, from 1 |
/// | XH | a word written here with a hamza-bearing alef before lam (Token::hamza_before_lam) | no |
/// | XN | a word of a person's name, folded, without proclitics (docs/recognition.md) | those of the text |
/// | XNF | a person mentioned, as mention_term.h has it | no |
/// | XNP | the key of what may be somebody's name (MentionFinder::possible_people) | no |
/// | XL | a place mentioned: Place::id; one that the gazetteer lacks as mention_term.h has it | no |
namespace prefix {
inline constexpr std::string_view title = "S";
inline constexpr std::string_view author = "A";
inline constexpr std::string_view path = "P";
inline constexpr std::string_view id = "Q";
inline constexpr std::string_view source = "XSOURCE";
inline constexpr std::string_view format = "XFORMAT";
inline constexpr std::string_view language = "XLANGUAGE";
inline constexpr std::string_view boilerplate = "XB";
inline constexpr std::string_view hamza = "XH";
inline constexpr std::string_view person = "XN";
inline constexpr std::string_view person_name = "XNF";
inline constexpr std::string_view possible_name = "XNP";
inline constexpr std::string_view place = "XL";
}  // namespace prefix

/// The term of a word, or of another text behind a prefix: Arabic letters take a byte each (packed_text.h),
/// since a term is stored once for each article with it. What begins a word gives what begins its term. Not
/// for prefix::id and prefix::source, whose texts are the bytes of a file name.
std::string encode_term(std::string_view text, std::string_view prefix = {});
/// The text of `term`, which has the prefix.
std::string decode_term(std::string_view term, std::string_view prefix = {});

/// True if `term`, of an article, is no word.
inline bool has_prefix(std::string_view term) {
  return !term.empty() && term[0] >= 'A' && term[0] <= 'Z';
}

/// Whether the list of an article's terms has `term`. Most of an article's terms are its words, of which
/// nothing asks by article but what reads its text anyway.
inline bool is_listed(std::string_view term) {
  return term.starts_with('X') && !term.starts_with(prefix::boilerplate);
}

/// Words of one phrase never lie on both sides of the gap between title and body.
inline constexpr unsigned body_gap = 100;

/// Value slots of an article.
namespace slot {
inline constexpr Xapian::valueno file_state = 0;  ///< FileState, encoded
inline constexpr Xapian::valueno date = 1;        ///< day of the article, YYYYMMDD in UTC
inline constexpr Xapian::valueno date_origin =
    3;  ///< Record::date_origin; none if the day is that of the file
inline constexpr Xapian::valueno content_hash = 2;  ///< XXH3-128 of the file's bytes, 16 bytes
inline constexpr Xapian::valueno encoding =
    4;  ///< ArticleEncoding, encoded; none if it says nothing (ArticleEncoding::is_plain) and none was named
inline constexpr Xapian::valueno copy_sketch = 5;  ///< CopySketch; none of an article of too few words
}  // namespace slot

/// What the file system said of an article's file when it was read. Any difference means that the file has
/// changed.
struct FileState {
  std::string path;           ///< absolute, bytes as the file system has them
  std::int64_t mtime_ns = 0;  ///< modification time in nanoseconds since 1970
  std::uint64_t size = 0;     ///< in bytes
  std::uint64_t inode = 0;

  bool operator==(const FileState&) const = default;
};

/// The value of slot::file_state. Values sort by path. Decoding throws Xapian::DatabaseCorruptError.
std::string encode(const FileState& state);
FileState decode_file_state(std::string_view value);

/// What is kept of an article beside its terms, so that hits can be shown and re-analysed without the file.
struct Record {
  std::string path;    ///< absolute, bytes as the file system has them
  std::string title;   ///< UTF-8; empty if the text has none (shown by its file name then)
  std::string author;  ///< UTF-8; empty if unknown
  std::string
      source;        ///< the site, feed or sender that the article names, else the folder that holds the file
  std::string date;  ///< YYYY-MM-DD; empty if the article tells of none, and its file's time must serve
  std::string date_origin;  ///< what told the date: metadata, url, text ...
  std::string language;     ///< primary subtag of BCP 47 in lower case (ar, en); empty if unknown
  std::string format;       ///< of the file (indexer/reading/format.h)
  std::string boilerplate;  ///< UTF-8: what stands around the article in its file
  std::string body;         ///< UTF-8 without NUL: the text after the title
};

/// An article's document data. Decoding throws Xapian::DatabaseCorruptError.
std::string encode(const Record& record);
Record decode_record(std::string_view data);

/// The unique term of the article at `path`: the path itself, or its hash where the path is too long for a
/// term.
std::string id_term(std::string_view path);

/// What becomes of a file that a run could not index.
enum class SkippedAs {
  bad,        ///< it is not tried again until it changes
  unread,     ///< it could not be read, which may be otherwise at another time
  other_kind  ///< it is no text at all, such as a picture, and no fault: not tried again until it changes
};

/// A file that a run could not index, and why.
struct Skipped {
  std::string path;
  std::string reason;             ///< reads on after `path: `
  std::uint64_t fingerprint = 0;  ///< of the file's state; 0 if that is not known
  SkippedAs as = SkippedAs::bad;

  bool operator==(const Skipped&) const = default;
};

/// A hash of `state` and of the program's version, so that the next one tries again; not 0.
std::uint64_t fingerprint(const FileState& state);

/// Which files below a folder are looked at. Patterns are those of path_patterns.h.
struct Selection {
  std::vector<std::string>
      includes;  ///< files that match none of these are not looked at; none: default_includes
  std::vector<std::string> excludes;  ///< files and folders that are left out
  bool hidden = false;                ///< also what begins with a dot
  bool follow = false;                ///< also what symbolic links lead to

  bool operator==(const Selection&) const = default;
};

inline const std::vector<std::string> default_includes = {"*"};

/// By the path of the folder; those that are not as by default.
using Selections = std::map<std::string, Selection>;

/// The selection of the folder `root`.
Selection selection_of(const Selections& selections, const std::string& root);

/// The same as a list of texts without NUL, and back; what it does not know in a list it passes over.
std::vector<std::string> to_list(const Selections& selections);
Selections to_selections(const std::vector<std::string>& list);

/// What an index says of itself; kept in the metadata of its first article database.
struct Manifest {
  unsigned format = format_version;
  std::string analyzer;  ///< analyzer_name
  unsigned analyzer_version = 0;
  std::vector<std::string> roots;  ///< absolute paths of the folders covered, sorted
  std::int64_t updated =
      0;                  ///< when the last run that changed something had written that, seconds since 1970
  Selections selections;  ///< of the roots
  std::uint64_t stale_articles =
      0;  ///< replaced or removed since the lexicon was made: it may have words that are gone
  /// Replaced, moved or removed since all shards were merged: some of their words may still be in blocks that
  /// are free, or will be written over in time.
  std::uint64_t residual_articles = 0;
  std::uint64_t removed_articles = 0;  ///< that are in the tables still (removed_articles.h)
  std::uint64_t merged_bytes = 0;  ///< size of the shards when they were merged: updates leave gaps in them
  std::vector<Skipped> skipped;    ///< of the last run
  std::vector<std::string>
      volumes;  ///< folders below the roots where another volume with articles was mounted
  std::int64_t scanned =
      0;  ///< when a run that changed something began to look at all roots, seconds since 1970
  ReadingSettings settings;
  std::vector<std::string>
      repeats;  ///< what the pages of each site repeat (indexer/articles/repeated_text.h)
};

/// Writes `manifest` into `database`; the caller commits.
void write_manifest(Xapian::WritableDatabase& database, const Manifest& manifest);
/// Throws Xapian::DatabaseError if `database` has none or is damaged.
Manifest read_manifest(const Xapian::Database& database);
/// Throws Error, naming the cure, if this program cannot use an index with `manifest`.
void check_version(const Manifest& manifest, const std::string& index);

}  // namespace fihris
