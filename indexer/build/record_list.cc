#include "indexer/build/record_list.h"

#include <variant>

#include "analyzers/error.h"
#include "indexer/articles/read_record.h"
#include "indexer/files/file_reader.h"
#include "indexer/reading/format.h"
#include "indexer/reading/reader_process.h"

namespace fihris {

RecordList list_records(const std::string& path) {
  RecordList list;
  const auto fail = [&](const std::string& place, std::string reason, std::uint64_t state) {
    list.skipped.push_back({place, std::move(reason), state});
    list.is_complete = false;
  };
  try {
    const OpenFile opened(path);
    const std::uint64_t state = fingerprint(opened.state());
    ReaderProcess reader;
    reader.begin({opened.descriptor(), path, {}});
    while (const auto item = reader.next()) {
      if (const auto* article = std::get_if<ReadArticle>(&*item)) {
        list.records.push_back({article->inner, content_hash(*article)});
      } else {
        const auto& failure = std::get<ReadFailure>(*item);
        fail(path + failure.inner, failure.reason, state);
      }
    }
  } catch (const FileGone&) {
    list.is_complete = false;
  } catch (const ReadError& error) {
    fail(path, error.what(), 0);
  } catch (const Error& error) {
    fail(path, error.what(), 0);
  }
  return list;
}

}  // namespace fihris
