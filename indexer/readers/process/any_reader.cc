#include "indexer/readers/process/any_reader.h"

#include <sys/stat.h>

#include <algorithm>

#include "indexer/readers/containers/archive_reader.h"
#include "indexer/readers/containers/tnef_reader.h"
#include "indexer/readers/containers/warc_reader.h"
#include "indexer/readers/documents/ole_reader.h"
#include "indexer/readers/documents/picture_article.h"
#include "indexer/readers/documents/rtf_reader.h"
#include "indexer/readers/documents/text_reader.h"
#include "indexer/readers/process/zip_reader.h"
#include "indexer/readers/records/csv_reader.h"
#include "indexer/readers/records/feed_reader.h"
#include "indexer/readers/records/json_reader.h"
#include "indexer/readers/web/html_reader.h"

#ifdef FIHRIS_HAS_MAIL
#include "indexer/readers/mail/mail_reader.h"
#endif
#ifdef FIHRIS_HAS_PDF
#include "indexer/readers/pdf/pdf_reader.h"
#endif

namespace fihris {
namespace {

#ifndef FIHRIS_HAS_MAIL
void read_mail(Input&, const ReadContext& context) {
  context.fail("mail is not read by this program, which was built without GMime");
}
void read_mbox(Input& input, const ReadContext& context) {
  read_mail(input, context);
}
void prepare_mail() {}
#endif

#ifndef FIHRIS_HAS_PDF
void read_pdf(Input&, const ReadContext& context) {
  context.fail("PDF is not read by this program, which was built without poppler-cpp");
}
void prepare_pdf() {}
#endif

/// A file may unpack to so many bytes, and to so many times its own.
constexpr std::uint64_t unpacked_bytes = 1ull << 30;
constexpr std::uint64_t unpacked_ratio = 100;
constexpr std::uint64_t max_entries = 2'000'000;

void read_known(FileFormat format, Input& input, const ReadContext& context) {
  switch (format) {
    case FileFormat::text:
      return read_text(input, context);
    case FileFormat::html:
      return read_html(input, context);
    case FileFormat::feed:
      return read_feed(input, context);
    case FileFormat::xml:
      return read_xml(input, context);
    case FileFormat::trec:
      return read_trec(input, context);
    case FileFormat::csv:
      return read_csv(input, context);
    case FileFormat::json:
      return read_json(input, context);
    case FileFormat::mail:
      return read_mail(input, context);
    case FileFormat::mbox:
      return read_mbox(input, context);
    case FileFormat::pdf:
      return read_pdf(input, context);
    case FileFormat::rtf:
      return read_rtf(input, context);
    case FileFormat::ole:
      return read_ole(input, context);
    case FileFormat::tnef:
      return read_tnef(input, context);
    case FileFormat::warc:
      return read_warc(input, context);
    case FileFormat::zip:
      return read_zip(input, context);
    case FileFormat::archive:
      return read_archive(input, context);
    case FileFormat::picture:
      return read_picture(input, context);
    case FileFormat::binary:
      return context.pass_over("a program, without text");
  }
}

}  // namespace

void read_any(Input& input, const ReadContext& context) {
  try {
    read_known(sniff_format(input.head(), input.name()), input, context);
  } catch (const InputError& error) {
    context.fail(error.what());
  }
}

void read_file_articles(int descriptor, const FileHints& hints, ArticleSink& sink, PictureReader* pictures) {
  struct stat status {};
  const std::uint64_t size = fstat(descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
  ReadBudget budget{std::max(unpacked_bytes, size * unpacked_ratio), max_entries};
  FileInput input(hints.path.substr(hints.path.rfind('/') + 1), descriptor);
  const FieldNames fields(hints.own_fields);
  read_any(input, {hints.path, {}, hints.encoding, fields, 0, budget, sink, read_any, pictures});
}

void prepare_readers() {
  prepare_mail();
  prepare_pdf();
}

}  // namespace fihris
