#pragma once

#include <string>

#include "index/folder_settings.h"
#include "indexer/plan/update_plan.h"
#include "indexer/reading/reader_process.h"

namespace fihris {

/// The records in the file, in its order, with the hashes of what they say. Of each no more is
/// kept, so that a container of any size can be compared with what the index has of it.
RecordList list_records(ReaderProcess& reader, const FileState& file, Links links,
                        const ReadingSettings& settings);

}  // namespace fihris
