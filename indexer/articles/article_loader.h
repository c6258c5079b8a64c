#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/folder_settings.h"
#include "indexer/articles/document.h"
#include "indexer/articles/reading_rules.h"
#include "indexer/files/file_reader.h"
#include "indexer/files/folder_scan.h"
#include "indexer/reading/reader_process.h"

namespace fihris {

/// What became of a file.
enum class LoadResult {
  loaded,      ///< it holds articles, perhaps beside others that cannot be read
  unreadable,  ///< cannot be read now: what the index has of it stays valid
  gone,        ///< has vanished since it was found; what the index has of it stays for the next run to judge
  rejected     ///< is no article
};

/// What a file holds, its documents aside.
struct LoadedFile {
  LoadResult result = LoadResult::loaded;
  std::size_t articles = 0;
  std::vector<DecodedFile> decoded;  ///< the file, or what in it, is not plain UTF-8
  std::vector<Skipped>
      skipped;  ///< the file, or articles in it, with the reasons; none if the file has vanished
};

/// Turns files into documents: reads, decodes, cuts into words. Plain text is read here, other formats by a
/// process of their own. One for each thread.
class ArticleLoader {
 public:
  using Take = std::function<void(IndexDocument document)>;

  /// `rules` must outlive this. One text at a time of more than
  /// 4 MiB is in memory among the loaders that share `large_files`.
  ArticleLoader(const FileList& files, const ReadingRules& rules, std::mutex* large_files = nullptr)
      : files_(files),
        settings_(rules.settings),
        repeated_(rules.repeated),
        dates_(rules.dates),
        large_files_(large_files) {}

  /// Reads a file, or a record of one (FileList::add_record), and gives `take` the document of each article
  /// in it.
  LoadedFile load(std::size_t file, const Take& take);

  /// `document`, which has the content of `file`, as that of `file`: at its place, with its state.
  IndexDocument relocated(const Xapian::Document& document, std::size_t file);

 private:
  LoadedFile load_text(std::size_t file, const OpenFile& opened, const Take& take);
  LoadedFile load_other(std::size_t file, const OpenFile& opened, const Take& take);
  LoadedFile load_record(std::size_t record, const Take& take);
  void take_article(const ReadArticle& article, const FileState& state, std::string hash,
                    std::size_t searchable_path, LoadedFile& loaded, const Take& take);
  /// Keeps in `document` in which encoding it was read, and notes that in `loaded`.
  void note_encoding(ArticleEncoding encoding, const std::string& path, IndexDocument& document,
                     LoadedFile& loaded) const;
  std::optional<ReadArticle> find_record(std::size_t file, const std::string& inner);

  const FileList& files_;
  const ReadingSettings& settings_;
  const RepeatedText& repeated_;
  const DateRules& dates_;
  std::mutex* large_files_;
  FileContent content_;
  std::optional<DocumentMaker> maker_{std::in_place};
  ReaderProcess reader_;
  std::optional<std::size_t> container_;  ///< the file whose records the reader is giving
};

}  // namespace fihris
