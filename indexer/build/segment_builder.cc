#include "indexer/build/segment_builder.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

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

/// A run of the input that makes one segment, or more where its files hold many articles.
struct Batch {
  std::size_t begin;
  std::size_t end;
  std::vector<std::string> folders;
};

/// How much more a segment takes.
struct Room {
  std::size_t articles = 0;
  std::uint64_t bytes = 0;

  /// True if the segment takes the document; then it has less room.
  bool takes(const IndexDocument& document) {
    if (articles == max_articles || bytes > max_segment_bytes) return false;
    ++articles;
    bytes += document.data().size();
    return true;
  }
};

using AddDocument = std::function<void(const IndexDocument&)>;

class Builder {
 public:
  Builder(const SegmentInput& input, SegmentStore& store, glass::DatabaseMaker& maker, std::size_t jobs,
          Progress& progress)
      : input_(input), store_(store), maker_(maker), progress_(progress), loaders_(jobs), origins_(jobs) {
    for (auto& loader : loaders_) loader.emplace(input.files, input.rules, &large_files_);
    for (const auto& segment : input.kept) first_kept_files_.push_back(segment.files.front());
    std::sort(first_kept_files_.begin(), first_kept_files_.end());
  }

  Segments build() {
    auto batches = cut();
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
        batches.push_back({begin, i, {store_.add()}});
        begin = i;
        bytes = 0;
      }
      bytes += size;
    }
    if (begin < input_size()) batches.push_back({begin, input_size(), {store_.add()}});
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
    for (const auto& batch : batches) {
      for (const auto& folder : batch.folders) ordered.emplace_back(file_at(batch.begin), folder);
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& segment : ordered) segments_.folders.push_back(std::move(segment.second));
  }

  void build_segment(std::size_t worker, Batch& batch) {
    std::vector<std::pair<std::size_t, LoadedFile>> noted;
    Room rest_room;
    std::vector<IndexDocument> rest;  // what is too much for the segment: files may hold many articles
    bool is_again = false;
    maker_.write({batch.folders.front(), glass::TermLists::of_articles}, [&](const AddDocument& add) {
      noted.clear();
      Room room;
      const auto take = [&](IndexDocument document) {
        if (room.takes(document)) return add(document);
        if (is_again) return;
        rest.push_back(std::move(document));
        if (rest_room.takes(rest.back())) return;
        write_rest(batch, rest);
        rest_room = {};
      };
      for (std::size_t i = batch.begin; i < batch.end; ++i) {
        if (i < input_.read.size()) {
          noted.emplace_back(input_.read[i], loaders_[worker]->load(input_.read[i], take));
        } else {
          take(moved(worker, input_.move[i - input_.read.size()]));
        }
        if (!is_again) progress_.advance(1);
      }
      is_again = true;
    });
    store_.finished(batch.folders.front());
    if (!rest.empty()) write_rest(batch, rest);
    for (const auto& [file, loaded] : noted) note(file, loaded);
  }

  /// Writes one more segment of the batch.
  void write_rest(Batch& batch, std::vector<IndexDocument>& rest) {
    const std::string folder = add_folder();
    maker_.write({folder, glass::TermLists::of_articles}, [&](const AddDocument& add) {
      for (const auto& document : rest) add(document);
    });
    rest.clear();
    batch.folders.push_back(folder);
    store_.finished(folder);
  }

  std::string add_folder() {
    const std::lock_guard lock(mutex_);
    return store_.add();
  }

  IndexDocument moved(std::size_t worker, const Change& move) {
    if (!origins_[worker]) origins_[worker] = open_articles(input_.generation);
    return loaders_[worker]->relocated(origins_[worker]->get_document(move.article), move.file);
  }

  /// Notes, and tells, what there is to say of a file beside its one article.
  void note(std::size_t file, const LoadedFile& loaded) {
    for (const auto& decoded : loaded.decoded) progress_.decoded(decoded);
    if (loaded.result == LoadResult::loaded && loaded.articles == 1 && loaded.skipped.empty()) return;
    const std::lock_guard lock(mutex_);
    if (loaded.result == LoadResult::loaded) {
      segments_.articles.emplace(file, loaded.articles);
    } else {
      (loaded.result == LoadResult::rejected ? segments_.rejected : segments_.unreadable).push_back(file);
    }
    segments_.skipped.insert(segments_.skipped.end(), loaded.skipped.begin(), loaded.skipped.end());
  }

  const SegmentInput& input_;
  SegmentStore& store_;
  glass::DatabaseMaker& maker_;
  Progress& progress_;
  std::vector<std::optional<ArticleLoader>> loaders_;  ///< one a thread
  std::vector<std::optional<Articles>> origins_;       ///< one a thread, opened when needed
  std::vector<std::size_t> first_kept_files_;          ///< of each kept segment
  std::mutex large_files_;
  std::mutex mutex_;  ///< of segments_ and of the store's names
  Segments segments_;
};

}  // namespace

Segments build_segments(const SegmentInput& input, SegmentStore& store, glass::DatabaseMaker& maker,
                        std::size_t jobs, Progress& progress) {
  return Builder(input, store, maker, jobs, progress).build();
}

}  // namespace fihris
