#include "messages/stored_reason.h"

#include <array>

#include "messages/translation.h"

namespace fihris {
namespace {

/// What reads files says these; the test `messages` compares them with it. Of two that fit the first counts.
constexpr std::array reasons = {
    tr_later("cannot read the file: {1}"),
    tr_later("cannot read the folder: {1}"),
    tr_later("cannot look at the files of the folder: {1}"),
    tr_later("cannot look at the file: {1}"),
    tr_later("not a regular file"),
    tr_later("larger than {1} MiB; split it into articles"),
    tr_later("larger than {1} MiB"),
    tr_later("not a text file (it has control characters that no text has)"),
    tr_later("a picture, without text"),
    tr_later("a program, without text"),
    tr_later("a picture in which no text can be read"),
    tr_later("cannot be found in its file any more"),
    tr_later("holds no article"),
    tr_later("{1} more of its articles cannot be read"),
    tr_later("{1} more in it are no text"),
    tr_later("its reader gave nonsense"),
    tr_later("its reader has taken too long and was ended"),
    tr_later("its reader needs more memory than it may have"),
    tr_later("its reader has crashed ({1})"),
    tr_later("its reader has ended too early"),
    tr_later("its reader, {1}, is of another version; install fihris again"),
    tr_later("its path stands twice in the file; the first is taken"),
    tr_later("the reader of formats is missing: fihris-reader: it belongs beside the program; install fihris "
             "again"),
    tr_later("cannot start the reader of formats: {1}"),
    tr_later("a damaged archive of the web: a header does not end"),
    tr_later("a damaged archive of the web: a record has no header"),
    tr_later("ends too early: it is cut"),
    tr_later("ends too early"),
    tr_later("is too large"),
    tr_later("was sent in an encoding that cannot be undone: {1}"),
    tr_later("an archive too deep inside of others"),
    tr_later("encrypted"),
    tr_later("cannot be unpacked: {1}"),
    tr_later("cannot be unpacked further: {1}"),
    tr_later("holds too many files"),
    tr_later("unpacks to more than may be trusted"),
    tr_later("a quotation mark that is never closed"),
    tr_later("a line longer than {1} MiB"),
    tr_later("not well-formed JSON"),
    tr_later("a table without a text (a column such as title, text or content, or one of several words); "
             "--field names "
             "one"),
    tr_later("a record larger than {1} MiB"),
    tr_later("its JSON is damaged behind record {1}"),
    tr_later("its XML is damaged behind entry {1}"),
    tr_later("its XML is damaged behind record {1}"),
    tr_later("a feed without entries"),
    tr_later("XML without text"),
    tr_later("mail is not read by this program, which was built without GMime"),
    tr_later("PDF is not read by this program, which was built without poppler-cpp"),
    tr_later("an attachment too deep inside of others"),
    tr_later("a damaged message"),
    tr_later("a damaged PDF"),
    tr_later("a PDF that ends too early, as if half of it had been loaded"),
    tr_later("a PDF without pages"),
    tr_later("{1} of its {2} pages are damaged"),
    tr_later("a part of it is damaged: {1}"),
    tr_later("a book without a table of its parts"),
    tr_later("a damaged document of Word"),
    tr_later("a damaged Office file"),
    tr_later("a table of Excel of before 2007, which cannot be read; save it as XLSX or CSV"),
    tr_later("its format (a compound file, but none of Word or PowerPoint) cannot be read"),
    tr_later("no text in it"),
    tr_later("no text in its 1 page, nor in their pictures"),
    tr_later("no text in its {1} pages, nor in their pictures"),
    tr_later("no text in its 1 page: pictures, perhaps of a scan, which --ocr reads"),
    tr_later("no text in its {1} pages: pictures, perhaps of a scan, which --ocr reads"),
    tr_later("no text in its 1 page: pictures, perhaps of a scan: {1}"),
    tr_later("no text in its {1} pages: pictures, perhaps of a scan: {2}"),
    tr_later("this page and those behind it are not read: those before it could not be"),
    tr_later("this page and those behind it are not read: {1} before it were"),
    tr_later("a picture: {1}"),
    tr_later("there is no tesseract to read pictures with; install tesseract (Debian: tesseract-ocr and "
             "tesseract-ocr-ara)"),
    tr_later("tesseract has no data of the language {1}; install it (Debian: tesseract-ocr-{2})"),
    tr_later("tesseract has taken too long on it and was ended"),
    tr_later("tesseract has crashed on it"),
    tr_later("tesseract has written too much of it and was ended"),
    tr_later("tesseract cannot read it"),
    tr_later("there is no memory for its picture"),
    tr_later("its file has more pictures than are read of one"),
    tr_later("others before it in its file could not be read"),
    tr_later("its volume is not mounted; mount it, or if it is gone for good, run again with --prune-all"),
    tr_later("{1} of {2} articles would be removed, whose files --include and --exclude leave out; if that "
             "is right, run again with --prune-all"),
    tr_later("it is empty, and 1 of 1 article would be removed; is its volume mounted? if that is right, run "
             "again with --prune-all"),
    tr_later("it is empty, and {1} of {2} articles would be removed; is its volume mounted? if that is "
             "right, run again with --prune-all"),
    tr_later("{1} of {2} articles have no file any more; if that is right, run again with --prune-all"),
    tr_later("it is empty, and 1 of 1 article would be removed; is its volume mounted? if that is right, "
             "remove the folder, or run again with --prune-all"),
    tr_later("it is empty, and {1} of {2} articles would be removed; is its volume mounted? if that is "
             "right, remove the folder, or run again with --prune-all")};

}  // namespace

std::string in_language(std::string_view reason) {
  // Why a picture could not be read is a reason of its own.
  for (const std::string_view before : {"a picture: ", ": pictures, perhaps of a scan: "}) {
    const std::size_t at = reason.find(before);
    if (at == reason.npos) continue;
    const std::size_t inner = at + before.size();
    return tr_said(std::string(reason.substr(0, inner)) + in_language(reason.substr(inner)), reasons);
  }
  return tr_said(reason, reasons);
}

}  // namespace fihris
