#pragma once

#include <string_view>

namespace fihris {

/// What a file is, told by its content.
enum class FileFormat {
  text,  ///< plain text and Markdown
  html,  ///< HTML and XHTML
  feed,  ///< RSS, RDF and Atom
  xml,   ///< another XML document
  trec,  ///< SGML of test collections: <DOC> ... </DOC>
  json,  ///< a JSON value, or one a line
  csv,   ///< a table with a header line; tabs and semicolons too
  mail,  ///< one message (.eml), also a saved page (MHTML)
  mbox,  ///< many messages
  tnef,  ///< attachments as Outlook packs them (winmail.dat)
  warc,  ///< an archive of web pages
  pdf,
  rtf,
  ole,      ///< Word, PowerPoint and Excel before 2007
  zip,      ///< also what is made of it: DOCX, PPTX, ODT, EPUB
  archive,  ///< tar, 7z, rar, and anything compressed
  picture,
  binary,  ///< none of these
};

/// The name that users see, such as "html".
std::string_view name_of(FileFormat format);

/// The first so many bytes of a file are enough to tell what it is.
inline constexpr std::size_t sniffed_bytes = 4096;

/// What a file is whose first bytes are `head`, all of them if there are fewer than sniffed_bytes. `name`,
/// the last part of its path, decides only where the content leaves it open (a table without a known column).
FileFormat sniff_format(std::string_view head, std::string_view name);

/// True if a file is called as those are that articles are in (`a.txt`, `B.HTML`), so that one without a text
/// is a fault of its own.
bool has_article_name(std::string_view path);

}  // namespace fihris
