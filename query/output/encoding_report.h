#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "index/folder_settings.h"
#include "index/index_reader.h"
#include "query/output/json.h"

namespace fihris {

/// How the articles of an index were read, those in plain UTF-8 aside.
struct EncodingReport {
  FolderSettings named;                    ///< by the user
  std::map<std::string, unsigned> counts;  ///< of articles, by encoding and how it was told
  std::vector<DecodedFile> files;          ///< sorted by path
};

/// Throws Xapian::Error.
EncodingReport read_encodings(const IndexReader& index);

/// Writes it in lines; with `lists_files` one for each file, too.
void print_encodings(std::ostream& out, const EncodingReport& report, bool lists_files);

/// The same for programs: what was named for folders, and how files were read.
Json folder_encodings_json(const FolderSettings& encodings);
Json decoded_files_json(const std::vector<DecodedFile>& files);

}  // namespace fihris
