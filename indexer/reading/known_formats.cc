#include "indexer/reading/known_formats.h"

namespace fihris {
namespace {

#ifdef FIHRIS_HAS_PDF
constexpr bool has_pdf = true;
#else
constexpr bool has_pdf = false;
#endif

#ifdef FIHRIS_HAS_MAIL
constexpr bool has_mail = true;
#else
constexpr bool has_mail = false;
#endif

}  // namespace

std::vector<KnownFormat> known_formats() {
  return {{"text", "plain text and Markdown, in any encoding of Arabic", "own"},
          {"html", "pages", "libxml2"},
          {"feed", "RSS, RDF and Atom: an article an entry", "libxml2"},
          {"xml", "dumps of pages, and other XML as text", "libxml2"},
          {"trec", "SGML of test collections", "own"},
          {"json", "objects with a text: one a file, a line or in a list", "nlohmann-json"},
          {"csv", "tables with a title or text, with commas, semicolons or tabs", "own"},
          {"mail", "messages, boxes of them (mbox), maildirs, saved pages (MHTML)", "GMime", has_mail},
          {"tnef", "attachments as Outlook packs them (winmail.dat)", "own"},
          {"pdf", "PDF with letters in it", "poppler-cpp", has_pdf},
          {"docx", "Word", "libarchive, libxml2"},
          {"pptx", "PowerPoint", "libarchive, libxml2"},
          {"xlsx", "Excel", "libarchive, libxml2"},
          {"odt", "OpenDocument text; odp, ods: presentations, tables", "libarchive, libxml2"},
          {"rtf", "Rich Text Format", "own"},
          {"doc", "Word of before 2007", "own"},
          {"ppt", "PowerPoint of before 2007", "own"},
          {"epub", "books", "libarchive, libxml2"},
          {"warc", "archives of web pages", "own"},
          {"zip", "archives and compressed files, also tar, 7z, gz, xz, zst: what is in them", "libarchive"}};
}

}  // namespace fihris
