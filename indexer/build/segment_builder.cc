#include "indexer/build/segment_builder.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include "index/glass/database_writer.h"
#include "index/index_reader.h"
#include "index/parallel.h"
#include "indexer/articles/article_loader.h"

namespace fihris {
namespace {

// Large segments make longer posting lists and fewer files, small ones let all threads end at about the same
// time (docs/performance.md has the figures).
constexpr std::size_t wanted_segments =
    8;  ///< of as many articles each, if that is neither too few nor too many
constexpr std::size_t min_articles = 250;
constexpr std::size_t max_articles = 2000;
constexpr std::uint64_t max_segment_bytes = 8u << 20;  ///< of the files; bounds the memory

/// Only one thread at a time has a file of this size in hand, so that memory stays bounded.
constexpr std::uint64_t large_file_bytes = 4u << 20;

/// A run of the input that makes one segment.
struct Batch {
  std::size_t begin;
  std::size_t end;
  std::string folder;
};

class Builder {
 public:
  Builder(const SegmentInput& input, SegmentStore& store, std::size_t jobs, Progress& progress)
      : input_(input), store_(store), progress_(progress), loaders_(jobs), origins_(jobs) {
    for (auto& loader : loaders_) loader.emplace(input.files);
    for (const auto& segment : input.kept) first_kept_files_.push_back(segment.files.front());
    std::sort(first_kept_files_.begin(), first_kept_files_.end());
  }

  Segments build() {
    const auto batches = cut();
    parallel_for(loaders_.size(), batches.size(),
                 [&](std::size_t worker, std::size_t i) { build_segment(worker, batches[i]); });
    put_in_order(batches);
    std::sort(segments_.skipped.begin(), segments_.skipped.end(),
              [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
    return std::move(segments_);
  }

 private:
  std::size_t input_size() const { return input_.read.size() + input_.move.size(); }

  std::size_t file_at(std::size_t i) const {
    return i < input_.read.size() ? input_.read[i] : input_.move[i - input_.read.size()].file;
  }

  std::vector<Batch> cut() {
    std::vector<Batch> batches;
    const std::size_t articles = std::clamp(input_size() / wanted_segments, min_articles, max_articles);
    std::size_t begin = 0;
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < input_size(); ++i) {
      const std::uint64_t size = input_.files.size_of(file_at(i));
      if (i > begin && (i - begin == articles || bytes + size > max_segment_bytes || kept_lies_before(i))) {
        batches.push_back({begin, i, store_.add()});
        begin = i;
        bytes = 0;
      }
      bytes += size;
    }
    if (begin < input_size()) batches.push_back({begin, input_size(), store_.add()});
    return batches;
  }

  /// True if there is a segment of files between input `i` and the one before it.
  bool kept_lies_before(std::size_t i) const {
    const auto kept = std::upper_bound(first_kept_files_.begin(), first_kept_files_.end(), file_at(i - 1));
    return kept != first_kept_files_.end() && *kept < file_at(i);
  }

  void put_in_order(const std::vector<Batch>& batches) {
    std::vector<std::pair<std::size_t, std::string>> ordered;  // by the first file
    for (const auto& segment : input_.kept) ordered.emplace_back(segment.files.front(), segment.folder);
    for (const auto& batch : batches) ordered.emplace_back(file_at(batch.begin), batch.folder);
    std::sort(ordered.begin(), ordered.end());
    for (auto& segment : ordered) segments_.folders.push_back(std::move(segment.second));
  }

  void build_segment(std::size_t worker, const Batch& batch) {
    glass::DatabaseWriter segment(batch.folder, glass::TermLists::kept);
    for (std::size_t i = batch.begin; i < batch.end; ++i) {
      if (i < input_.read.size()) {
        add_file(worker, input_.read[i], segment);
      } else {
        add_moved(worker, input_.move[i - input_.read.size()], segment);
      }
      progress_.advance(1);
    }
    segment.finish();
    store_.finished(batch.folder);
  }

  void add_file(std::size_t worker, std::size_t file, glass::DatabaseWriter& segment) {
    const bool is_large = input_.files.size_of(file) > large_file_bytes;
    std::unique_lock<std::mutex> gate(large_file_mutex_, std::defer_lock);
    if (is_large) gate.lock();
    {
      const LoadedArticle article = loaders_[worker]->load(file);
      if (article.result == LoadResult::loaded) {
        segment.add(article.document);
      } else {
        note_missing(file, article);
      }
    }
    if (is_large) loaders_[worker].emplace(input_.files);  // gives its memory back
  }

  void add_moved(std::size_t worker, const Change& move, glass::DatabaseWriter& segment) {
    if (!origins_[worker]) origins_[worker] = open_articles(input_.generation);
    Xapian::Document document = origins_[worker]->get_document(move.article);
    loaders_[worker]->relocate(document, move.file);
    segment.add(IndexDocument::from_xapian(document));
  }

  void note_missing(std::size_t file, const LoadedArticle& article) {
    const std::lock_guard lock(skipped_mutex_);
    (article.result == LoadResult::rejected ? segments_.rejected : segments_.unreadable).push_back(file);
    if (article.result != LoadResult::gone) segments_.skipped.push_back(article.skipped);
  }

  const SegmentInput& input_;
  SegmentStore& store_;
  Progress& progress_;
  std::vector<std::optional<ArticleLoader>> loaders_;     ///< one a thread
  std::vector<std::optional<Xapian::Database>> origins_;  ///< one a thread, opened when needed
  std::vector<std::size_t> first_kept_files_;             ///< of each kept segment
  std::mutex large_file_mutex_;
  std::mutex skipped_mutex_;
  Segments segments_;
};

}  // namespace

Segments build_segments(const SegmentInput& input, SegmentStore& store, std::size_t jobs,
                        Progress& progress) {
  return Builder(input, store, jobs, progress).build();
}

}  // namespace fihris
