#pragma once

#include <optional>
#include <string>

#include <xapian.h>

#include "index/article_encoding.h"
#include "indexer/articles/document.h"
#include "indexer/files/file_reader.h"
#include "indexer/files/folder_scan.h"

namespace fihris {

/// What became of a file.
enum class LoadResult {
  loaded,
  unreadable,  ///< cannot be read now: what the index has of it stays valid
  gone,        ///< has vanished since it was found; what the index has of it stays for the next run to judge
  rejected     ///< is no article
};

/// A file's document, or why there is none.
struct LoadedArticle {
  LoadResult result = LoadResult::loaded;
  IndexDocument document;
  std::optional<ArticleEncoding> encoding;  ///< unless it is plain UTF-8
  Skipped skipped;                          ///< if there is none and its file has not vanished
};

/// Turns files into documents: reads, decodes, cuts into words. One for each thread.
class ArticleLoader {
 public:
  /// `encodings` are those that the user has named; both must outlive this.
  ArticleLoader(const FileList& files, const FolderEncodings& encodings)
      : files_(files), encodings_(encodings) {}

  /// Reads `file` and makes its document.
  LoadedArticle load(std::size_t file);

  /// Makes `document`, which has the content of `file`, that of `file`: at its place, with its state.
  void relocate(Xapian::Document& document, std::size_t file);

 private:
  const FileList& files_;
  const FolderEncodings& encodings_;
  FileContent content_;
  DocumentMaker maker_;
};

}  // namespace fihris
