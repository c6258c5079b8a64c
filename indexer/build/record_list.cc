#include "indexer/build/record_list.h"

#include <variant>

#include "analyzers/error.h"
#include "index/folder_settings.h"
#include "indexer/articles/read_record.h"
#include "indexer/articles/skipped_records.h"
#include "indexer/files/file_reader.h"

namespace fihris {

RecordList list_records(ReaderProcess& reader, const FileState& file, Links links,
                        const ReadingSettings& settings) {
  RecordList list;
  const auto nothing_known = [&](const char* reason) {
    list.unreadable = {std::string()};
    if (reason) list.skipped.push_back({file.path, reason, fingerprint(file), SkippedAs::unread});
  };
  try {
    const OpenFile opened(file.path, links);
    SkippedRecords skipped(opened.state());
    reader.begin(request_for(opened.descriptor(), file.path, settings));
    while (const auto item = reader.next()) {
      if (const auto* article = std::get_if<ReadArticle>(&*item)) {
        list.records.push_back({article->inner, content_hash(*article)});
      } else {
        const auto& failure = std::get<ReadFailure>(*item);
        skipped.add(failure);
        if (!failure.is_other_kind) list.unreadable.push_back(failure.inner);
      }
    }
    list.skipped = skipped.take();
  } catch (const FileGone&) {
    nothing_known(nullptr);
  } catch (const ReadError& error) {
    nothing_known(error.what());
  } catch (const Error& error) {
    nothing_known(error.what());
  }
  return list;
}

}  // namespace fihris
