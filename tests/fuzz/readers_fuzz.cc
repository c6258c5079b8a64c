#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "analyzers/dates/day.h"
#include "indexer/readers/mail/encoded_words.h"
#include "indexer/readers/process/any_reader.h"
#include "indexer/scans/tesseract_table.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

/// Articles of any size are dropped, but counted.
struct Counted : fihris::ArticleSink {
  std::size_t bytes = 0;
  void add(fihris::ReadArticle article) override { bytes += article.title.size() + article.body.size(); }
  void fail(fihris::ReadFailure failure) override {
    require(!failure.reason.empty(), "a failure without a reason");
  }
  void alive() override {}
};

}  // namespace

/// Any bytes to the readers of our own: what is read is no more than a few times what was given. The first
/// byte chooses which: documents by what they begin with, the words of a header, days, tables of tesseract.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fihris;
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      require(decode_header(bytes).size() <= bytes.size() * 4 + 64, "a header that grows");
      return 0;
    case 1:
      if (const auto day = find_day(bytes)) require(to_iso(*day).size() == 10, "a day that is none");
      if (const auto day = find_date_line(bytes)) require(to_iso(*day).size() == 10, "a day that is none");
      if (const auto day = parse_timestamp(bytes)) require(to_iso(*day).size() == 10, "a day that is none");
      if (const auto day = find_day_in_path(bytes)) require(to_iso(*day).size() == 10, "a day that is none");
      return 0;
    case 2: {
      std::size_t letters = 0;
      for (const PicturePage& page : read_tesseract_table(bytes)) {
        require(page.confidence <= 100, "more than certain");
        letters += page.text.size();
      }
      require(letters <= bytes.size(), "a table that grows");
      return 0;
    }
    default: {
      static constexpr const char* magic[] = {"{\\rtf1", "WARC/1.0\r\n", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                                              "\x78\x9F\x3E\x22", ""};
      const std::string file = magic[data[0] % 8 - 3] + bytes;
      Counted sink;
      ReadBudget budget{16u << 20, 1000};
      const std::string path = "a";
      const std::string encoding;
      MemoryInput input(path, file);
      read_any(input, {path, {}, encoding, FieldNames(), 0, budget, sink, read_any});
      require(sink.bytes <= (32u << 20) + file.size() * 64, "a text that grows");
      return 0;
    }
  }
}
