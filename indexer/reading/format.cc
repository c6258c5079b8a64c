#include "indexer/reading/format.h"

#include "indexer/reading/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace fihris {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  FileFormat format;
};

constexpr std::array magics = {
    Magic{0, "PK\x03\x04"sv, FileFormat::zip},
    Magic{0, "PK\x05\x06"sv, FileFormat::zip},
    Magic{0, "PK00PK\x03\x04"sv, FileFormat::zip},
    Magic{0, "\x1F\x8B"sv, FileFormat::archive},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          FileFormat::archive},
    Magic{0, "\x28\xB5\x2F\xFD"sv, FileFormat::archive},
    Magic{0, "BZh"sv, FileFormat::archive},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, FileFormat::archive},
    Magic{0, "Rar!\x1A\x07"sv, FileFormat::archive},
    Magic{257, "ustar"sv, FileFormat::archive},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileFormat::ole},
    Magic{0, "{\\rtf"sv, FileFormat::rtf},
    Magic{0, "\x78\x9F\x3E\x22"sv, FileFormat::tnef},
    Magic{0, "WARC/"sv, FileFormat::warc},
    Magic{0, "\x89PNG\r\n"sv, FileFormat::picture},
    Magic{0, "\xFF\xD8\xFF"sv, FileFormat::picture},
    Magic{0, "GIF8"sv, FileFormat::picture},
    Magic{0, "II*\0"sv, FileFormat::picture},
    Magic{0, "MM\0*"sv, FileFormat::picture},
    Magic{0, "II+\0"sv, FileFormat::picture},
    Magic{0, "MM\0+"sv, FileFormat::picture},
    Magic{0, "\0\0\0\x0CjP  \r\n"sv, FileFormat::picture},
    Magic{0, "\xFF\x4F\xFF\x51"sv, FileFormat::picture},
    Magic{4, "ftypheic"sv, FileFormat::picture},
    Magic{4, "ftypmif1"sv, FileFormat::picture},
    Magic{4, "ftypavif"sv, FileFormat::picture},
    Magic{0, "AT&TFORM"sv, FileFormat::picture},
    Magic{0, "8BPS\0\1"sv, FileFormat::picture},
    Magic{8, "WEBP"sv, FileFormat::picture},
    Magic{0,
          "\x7F"
          "ELF"sv,
          FileFormat::binary},
};

constexpr std::array<std::string_view, 18> names = {"text", "html", "feed", "xml",     "trec",    "json",
                                                    "csv",  "mail", "mbox", "tnef",    "warc",    "pdf",
                                                    "rtf",  "ole",  "zip",  "archive", "picture", "binary"};

/// What the names of files with articles end with.
constexpr std::array article_extensions = {"csv"sv,  "doc"sv,    "docx"sv,  "eml"sv,      "epub"sv, "htm"sv,
                                           "html"sv, "json"sv,   "jsonl"sv, "markdown"sv, "mbox"sv, "mhtml"sv,
                                           "md"sv,   "ndjson"sv, "odp"sv,   "ods"sv,      "odt"sv,  "pdf"sv,
                                           "pptx"sv, "rss"sv,    "rtf"sv,   "text"sv,     "tsv"sv,  "txt"sv,
                                           "warc"sv, "xhtml"sv,  "xlsx"sv,  "xml"sv};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/// True if `head` begins with two characters of ASCII in units of two or four bytes, however few zero bytes
/// the letters behind them have.
bool begins_wide(std::string_view head) {
  for (const std::size_t unit : {std::size_t{2}, std::size_t{4}}) {
    const std::string_view two = head.substr(0, 2 * unit);
    const auto zeros = static_cast<std::size_t>(std::count(two.begin(), two.end(), '\0'));
    if (two.size() < 2 * unit || zeros != 2 * (unit - 1)) continue;
    if (two[0] != '\0' && two[unit] != '\0') return true;
    if (two[unit - 1] != '\0' && two[2 * unit - 1] != '\0') return true;
  }
  return false;
}

/// The characters of ASCII in `head`, whatever Unicode encoding it has: markup and field names are written in
/// them.
std::string ascii_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const bool has_mark = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  std::string ascii(has_mark ? head.substr(2) : head);
  if (has_mark || begins_wide(head)) std::erase(ascii, '\0');
  return ascii;
}

/// The name of the first tag of `markup`, in lower case and without its prefix, behind declarations and
/// comments.
std::string first_tag(std::string_view markup) {
  std::size_t at = 0;
  while ((at = markup.find('<', at)) != markup.npos) {
    const std::string_view rest = markup.substr(at);
    if (rest.starts_with("<!--")) {
      at = markup.find("-->", at);
      if (at == markup.npos) return {};
    } else if (rest.starts_with("<?")) {
      ++at;
    } else if (rest.starts_with("<!")) {
      if (lower_ascii(rest.substr(2, 12)) == "doctype html") return "html";
      ++at;
    } else {
      const auto end = rest.find_first_of(" \t\r\n/>", 1);
      std::string tag = lower_ascii(rest.substr(1, end == rest.npos ? rest.npos : end - 1));
      if (const auto colon = tag.find(':'); colon != tag.npos) tag.erase(0, colon + 1);
      return tag;
    }
  }
  return {};
}

FileFormat sniff_markup(std::string_view markup) {
  static constexpr std::array html_tags = {
      "html"sv,   "head"sv, "body"sv, "title"sv,   "meta"sv,   "link"sv, "script"sv,  "style"sv,
      "div"sv,    "p"sv,    "h1"sv,   "h2"sv,      "table"sv,  "span"sv, "article"sv, "br"sv,
      "center"sv, "font"sv, "a"sv,    "section"sv, "header"sv, "main"sv};
  const std::string tag = first_tag(markup);
  if (tag == "rss" || tag == "feed" || tag == "rdf") return FileFormat::feed;
  if (tag == "doc" && markup.find("<DOCNO>") != markup.npos) return FileFormat::trec;
  if (std::find(html_tags.begin(), html_tags.end(), tag) != html_tags.end()) return FileFormat::html;
  if (markup.starts_with("<?xml")) return FileFormat::xml;
  return markup.find("</") != markup.npos && !tag.empty() ? FileFormat::xml : FileFormat::text;
}

/// True if `text` goes on as JSON does behind an opening brace or bracket.
bool looks_like_json(std::string_view text) {
  const char opening = text.front();
  const auto next = std::find_if_not(text.begin() + 1, text.end(), is_blank);
  if (next == text.end()) return false;
  if (opening == '{') return *next == '"' || *next == '}';
  if (*next == '{' || *next == '[') return looks_like_json(std::string_view(next, text.end()));
  return false;
}

bool is_header_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// True if `text` begins with the header of a message: lines of names and values, two of them well known.
bool looks_like_mail(std::string_view text) {
  static constexpr std::array known = {"from"sv,         "to"sv,          "date"sv,         "subject"sv,
                                       "received"sv,     "return-path"sv, "message-id"sv,   "mime-version"sv,
                                       "delivered-to"sv, "reply-to"sv,    "content-type"sv, "cc"sv,
                                       "x-mailer"sv};
  static constexpr std::array telling = {"received"sv, "return-path"sv, "message-id"sv, "mime-version"sv,
                                         "delivered-to"sv};
  std::size_t found = 0;
  bool is_sure = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;
    const auto colon = line.find(':');
    if (colon == line.npos || !is_header_name(line.substr(0, colon)))
      return text.empty() && found >= 2 && is_sure;
    const std::string name = lower_ascii(line.substr(0, colon));
    found += std::find(known.begin(), known.end(), name) != known.end();
    is_sure |= std::find(telling.begin(), telling.end(), name) != telling.end();
  }
  return found >= 3 || (found >= 2 && is_sure);
}

bool looks_like_mbox(std::string_view text) {
  if (!text.starts_with("From ")) return false;
  const auto end = text.find('\n');
  return end != text.npos && looks_like_mail(text.substr(end + 1));
}

/// True if the first line has the columns of a table of articles.
bool looks_like_table(std::string_view text, std::string_view name) {
  static constexpr std::array columns = {"title"sv, "text"sv,     "content"sv,    "body"sv,
                                         "url"sv,   "headline"sv, "description"sv};
  std::string line = lower_ascii(text.substr(0, std::min(text.find('\n'), text.size())));
  std::erase(line, '"');
  std::erase(line, '\r');
  const auto separators =
      std::count_if(line.begin(), line.end(), [](char c) { return c == ',' || c == ';' || c == '\t'; });
  if (separators == 0) return false;
  const std::string lowered = lower_ascii(name);
  if (lowered.ends_with(".csv") || lowered.ends_with(".tsv")) return true;
  std::size_t known = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find_first_of(",;\t", at), line.size());
    known += std::find(columns.begin(), columns.end(), std::string_view(line).substr(at, end - at)) !=
             columns.end();
    at = end + 1;
  }
  return known >= 2;
}

/// A picture of Windows (BMP): two letters that any text may begin with, then a size, and four bytes of zero.
bool is_bitmap(std::string_view head) {
  constexpr std::size_t head_bytes = 26;
  return head.size() >= head_bytes && head.starts_with("BM") && head.substr(6, 4) == "\0\0\0\0"sv &&
         head.substr(15, 3) == "\0\0\0"sv;
}

}  // namespace

std::string_view name_of(FileFormat format) {
  return names[static_cast<std::size_t>(format)];
}

bool has_article_name(std::string_view path) {
  const std::string name = lower_ascii(path.substr(path.rfind('/') + 1));
  const auto dot = name.rfind('.');
  if (dot == name.npos) return false;
  const std::string_view extension = std::string_view(name).substr(dot + 1);
  return std::find(article_extensions.begin(), article_extensions.end(), extension) !=
         article_extensions.end();
}

FileFormat sniff_format(std::string_view head, std::string_view name) {
  for (const auto& magic : magics) {
    if (head.size() >= magic.offset && head.substr(magic.offset).starts_with(magic.bytes))
      return magic.format;
  }
  if (is_bitmap(head)) return FileFormat::picture;
  if (head.substr(0, 1024).find("%PDF-") != head.npos) return FileFormat::pdf;
  const std::string ascii = ascii_of(head);
  const auto first = std::find_if_not(ascii.begin(), ascii.end(), is_blank);
  const std::string_view text(first, ascii.end());
  if (text.empty()) return FileFormat::text;
  switch (text.front()) {
    case '<':
      return sniff_markup(text);
    case '{':
    case '[':
      if (looks_like_json(text)) return FileFormat::json;
      break;
    default:
      if (looks_like_mbox(text)) return FileFormat::mbox;
      if (looks_like_mail(text)) return FileFormat::mail;
      if (looks_like_table(text, name)) return FileFormat::csv;
  }
  return FileFormat::text;
}

}  // namespace fihris
