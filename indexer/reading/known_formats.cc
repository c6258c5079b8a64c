#include "indexer/reading/known_formats.h"

#include "messages/translation.h"

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
  return {
      {"text", tr_later("plain text and Markdown, in any encoding of Arabic"), "own"},
      {"html", tr_later("pages"), "libxml2"},
      {"feed", tr_later("RSS, RDF and Atom: an article an entry"), "libxml2"},
      {"xml", tr_later("dumps of pages, and other XML as text"), "libxml2"},
      {"trec", tr_later("SGML of test collections"), "own"},
      {"json", tr_later("objects with a text: one a file, a line or in a list"), "nlohmann-json"},
      {"csv", tr_later("tables with a title or text, with commas, semicolons or tabs"), "own"},
      {"mail", tr_later("messages, boxes of them (mbox), maildirs, saved pages (MHTML)"), "GMime", has_mail},
      {"tnef", tr_later("attachments as Outlook packs them (winmail.dat)"), "own"},
      {"pdf", tr_later("PDF with letters in it"), "poppler-cpp", has_pdf},
      {"docx", tr_later("Word"), "libarchive, libxml2"},
      {"pptx", tr_later("PowerPoint"), "libarchive, libxml2"},
      {"xlsx", tr_later("Excel"), "libarchive, libxml2"},
      {"odt", tr_later("OpenDocument text; odp, ods: presentations, tables"), "libarchive, libxml2"},
      {"rtf", tr_later("Rich Text Format"), "own"},
      {"doc", tr_later("Word of before 2007"), "own"},
      {"ppt", tr_later("PowerPoint of before 2007"), "own"},
      {"epub", tr_later("books"), "libarchive, libxml2"},
      {"warc", tr_later("archives of web pages"), "own"},
      {"zip", tr_later("archives and compressed files, also tar, 7z, gz, xz, zst: what is in them"),
       "libarchive"}};
}

}  // namespace fihris
