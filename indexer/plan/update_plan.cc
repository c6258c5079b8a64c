#include "indexer/plan/update_plan.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "index/folder_settings.h"
#include "index/parallel.h"
#include "indexer/files/file_finder.h"
#include "indexer/files/file_reader.h"
#include "indexer/files/ownership.h"
#include "indexer/plan/last_skipped.h"
#include "indexer/plan/record_path.h"
#include "indexer/plan/scan_changes.h"

namespace fihris {
namespace {

class Planner {
 public:
  Planner(FolderScan& scan, const Articles& articles, const PlanOptions& options, Progress& progress)
      : files_(scan.files),
        articles_(articles),
        options_(options),
        progress_(progress),
        ownership_(options.folders, options.roots),
        finder_(files_),
        skipped_(options.skipped, files_, finder_),
        other_scans_(
            files_with_other_scans(articles, files_, finder_, skipped_, options.last_scans, options.scans)) {
    plan_.articles.resize(options.folders.size());
    for (const auto& skipped : scan.unknown) {
      unknown_.emplace(skipped.path, 0, skipped.path.size() - skipped.path.ends_with('/'));
    }
  }

  UpdatePlan plan() {
    join();
    compare_records();
    plan_.replace.insert(plan_.replace.end(), to_reread_.begin(), to_reread_.end());
    compare_contents();
    find_moves();
    return std::move(plan_);
  }

 private:
  struct Vanished {
    Xapian::docid article;
    std::uint64_t size;
    std::size_t folder;  ///< number in PlanOptions::folders
  };

  struct IndexedRecord {
    std::string inner;
    Xapian::docid article;
    bool reads_as_before;  ///< in the encoding that is named now
  };

  struct IndexedContainer {
    std::vector<IndexedRecord> articles;
    bool is_same = false;  ///< the file has not changed: it is compared all the same
  };

  void join() {
    std::vector<bool> known(files_.size());
    // Most articles of a shard stand in the order of their files.
    std::vector<std::size_t> expected(std::max<std::size_t>(articles_.tables().size(), 1));
    auto encoding = articles_.valuestream_begin(slot::encoding);
    const auto last_encoding = articles_.valuestream_end(slot::encoding);
    for (auto value = articles_.valuestream_begin(slot::file_state);
         value != articles_.valuestream_end(slot::file_state); ++value) {
      const FileState state = decode_file_state(*value);
      const auto folder = ownership_.owner(state.path);
      if (folder) ++plan_.articles[*folder];
      if (!folder || *folder >= options_.looked_at) {
        ++plan_.unchanged;
        continue;
      }
      if (encoding != last_encoding) encoding.skip_to(value.get_docid());
      const bool has_encoding = encoding != last_encoding && encoding.get_docid() == value.get_docid();
      const std::string named = has_encoding ? named_in(*encoding) : std::string();
      std::size_t& next = expected[value.get_docid() % expected.size()];
      if (const auto file = finder_.find(state.path, next)) {
        next = *file + 1;
        known[*file] = true;
        join_known(*file, value.get_docid(), state, named);
      } else if (join_record(state, value.get_docid(), named, known, next)) {
      } else if (is_unknown(state.path)) {
        ++plan_.unchanged;
      } else {
        vanished_.push_back({value.get_docid(), state.size, *folder});
      }
    }
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (!known[file] && !still_skipped(file)) plan_.add.push_back(file);
    }
    keep_skipped_records(known);
  }

  /// An article inside of a file of the scan. False if there is no such file.
  bool join_record(const FileState& state, Xapian::docid article, const std::string& named,
                   std::vector<bool>& known, std::size_t& next) {
    std::optional<std::size_t> file;
    const auto parts = split_record_path(state.path, [&](std::string_view path) {
      file = finder_.find(path, next);
      return file.has_value();
    });
    if (!parts) return false;
    next = *file;
    known[*file] = true;
    const bool reads_as_before =
        named == setting_for(state.path, options_.encodings) && !has_other_rules(files_.state(*file).path);
    if (agrees(*file, state) && reads_as_before && !options_.verify && !other_scans_.contains(*file) &&
        !is_tried_again(*file)) {
      ++plan_.unchanged;
    } else {
      compare_records_of(*file, {std::string(parts->second), article, reads_as_before}, state);
    }
    return true;
  }

  void compare_records_of(std::size_t file, IndexedRecord record, const FileState& state) {
    auto& container = changed_containers_[file];
    container.is_same = agrees(file, state);
    container.articles.push_back(std::move(record));
  }

  /// What could not be read in a container stays so until the container changes.
  void keep_skipped_records(const std::vector<bool>& known) {
    for (const auto& [file, skipped] : skipped_.by_file()) {
      if (known[file] && !changed_containers_.contains(file)) keep_skipped(file);
    }
  }

  /// False if the file is not as it was when the last run skipped it.
  bool keep_skipped(std::size_t file) {
    if (skipped_.is_outdated(file) || other_scans_.contains(file)) return false;
    const std::string path = files_.state(file).path;
    // What is no text may be one in the encoding, or have one in the field, that has been named since.
    if (setting_for(path, options_.encodings) != setting_for(path, options_.last_encodings) ||
        has_other_rules(path))
      return false;
    const std::vector<Skipped>& skipped = skipped_.by_file().at(file);
    plan_.skipped.insert(plan_.skipped.end(), skipped.begin(), skipped.end());
    return true;
  }

  /// Compares the records of containers that have changed with what the index has of them.
  void compare_records() {
    if (changed_containers_.empty()) return;
    // A message with attachments is a container, and an article itself.
    for (auto* list : {&changed_, &to_verify_, &to_reread_}) {
      std::erase_if(*list, [&](const Change& change) {
        const auto container = changed_containers_.find(change.file);
        if (container == changed_containers_.end()) return false;
        container->second.articles.push_back({{}, change.article, list != &to_reread_});
        return true;
      });
    }
    progress_.begin("comparing", changed_containers_.size());
    for (const auto& [file, container] : changed_containers_) {
      compare_container(file, container, options_.list_records(files_.state(file), files_.links(file)));
      progress_.advance(1);
    }
  }

  void compare_container(std::size_t file, const IndexedContainer& container, const RecordList& list) {
    std::unordered_map<std::string_view, const IndexedRecord*> indexed;
    for (const auto& article : container.articles) indexed.emplace(article.inner, &article);
    for (const auto& [inner, hash] : list.records) {
      const auto found = indexed.find(inner);
      if (found == indexed.end()) {
        plan_.add.push_back(files_.add_record(file, inner));
        continue;
      }
      // The file's article is hashed by the file's bytes when it is its only one: then it is read once more.
      const auto& [ignored, article, reads_as_before] = *found->second;
      const bool has_same_text = reads_as_before && stored_hash(article) == hash;
      if (has_same_text && container.is_same) {
        ++plan_.unchanged;
      } else {
        (has_same_text ? plan_.touch : plan_.replace).push_back({files_.add_record(file, inner), article});
      }
      indexed.erase(found);
    }
    plan_.skipped.insert(plan_.skipped.end(), list.skipped.begin(), list.skipped.end());
    const std::size_t folder = *ownership_.owner(files_.state(file).path);
    const std::unordered_set<std::string_view> unreadable(list.unreadable.begin(), list.unreadable.end());
    for (const auto& [inner, record] : indexed) {
      if (lies_in_one_of(inner, unreadable)) {
        ++plan_.unchanged;
      } else {
        vanished_.push_back({record->article, files_.size_of(file), folder});
      }
    }
  }

  /// True if one of `places` is the record at `inner`, or a container around it.
  static bool lies_in_one_of(std::string_view inner, const std::unordered_set<std::string_view>& places) {
    for (;;) {
      if (places.contains(inner)) return true;
      if (inner.empty()) return false;
      inner = inner.substr(0, inner.find_last_of("!#"));
    }
  }

  bool agrees(std::size_t file, const FileState& state) const {
    return files_.mtime_ns(file) == state.mtime_ns && files_.size_of(file) == state.size &&
           files_.inode(file) == state.inode;
  }

  void join_known(std::size_t file, Xapian::docid article, const FileState& state, const std::string& named) {
    const bool is_same = agrees(file, state);
    if (named != setting_for(state.path, options_.encodings) || has_other_rules(state.path) ||
        other_scans_.contains(file)) {
      to_reread_.push_back({file, article});
    } else if (is_same && is_tried_again(file)) {
      compare_records_of(file, {{}, article, true}, state);
    } else if (is_same && !options_.verify) {
      ++plan_.unchanged;
    } else {
      (is_same ? to_verify_ : changed_).push_back({file, article});
    }
  }

  /// The encoding that the user had named when an article with this value of slot::encoding was read.
  static std::string named_in(const std::string& value) { return decode_article_encoding(value).named; }

  /// True if the file system has not said whether `path` is there.
  bool is_unknown(std::string_view path) const {
    while (!unknown_.empty()) {
      if (unknown_.contains(std::string(path))) return true;
      if (path.empty()) return false;
      path = path.substr(0, path.rfind('/'));
    }
    return false;
  }

  /// A file that could not be indexed, and cannot now.
  bool still_skipped(std::size_t file) {
    if (!skipped_.contains(file)) return false;
    if (skipped_.is_unread(file)) return hash_files({file}).front().empty();  // says why, unless it is gone
    return keep_skipped(file);
  }

  void compare_contents() {
    const std::size_t changed_count = changed_.size();
    std::vector<Change> candidates = std::move(changed_);
    candidates.insert(candidates.end(), to_verify_.begin(), to_verify_.end());
    std::vector<std::size_t> files(candidates.size());
    std::transform(candidates.begin(), candidates.end(), files.begin(),
                   [](const Change& change) { return change.file; });
    const auto hashes = hash_files(files);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const bool is_readable = !hashes[i].empty();
      if (is_readable && hashes[i] != stored_hash(candidates[i].article)) {
        plan_.replace.push_back(candidates[i]);
      } else if (is_readable && i < changed_count) {
        plan_.touch.push_back(candidates[i]);
      } else if (gone_.contains(candidates[i].file)) {
        const FileState state = stored_state(candidates[i].article);
        vanished_.push_back({candidates[i].article, state.size, *ownership_.owner(state.path)});
      } else {
        ++plan_.unchanged;
      }
    }
  }

  /// Pairs vanished articles with new files of the same content.
  void find_moves() {
    std::unordered_multimap<std::uint64_t, Xapian::docid> vanished_by_size;
    for (const auto& gone : vanished_) vanished_by_size.emplace(gone.size, gone.article);
    std::vector<std::size_t> candidates;
    std::vector<std::size_t> add;
    for (const std::size_t file : plan_.add) {
      (vanished_by_size.contains(files_.size_of(file)) ? candidates : add).push_back(file);
    }
    std::unordered_multimap<std::string, Xapian::docid> vanished_by_hash;
    if (!candidates.empty()) {
      for (const auto& gone : vanished_) vanished_by_hash.emplace(stored_hash(gone.article), gone.article);
    }
    const auto hashes = hash_files(candidates);
    std::vector<Xapian::docid> moved;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const auto origin = vanished_by_hash.find(hashes[i]);
      if (origin != vanished_by_hash.end() && reads_as_before(origin->second, candidates[i])) {
        plan_.move.push_back({candidates[i], origin->second});
        moved.push_back(origin->second);
        vanished_by_hash.erase(origin);
      } else if (!hashes[i].empty()) {
        add.push_back(candidates[i]);
      }
    }
    std::sort(add.begin(), add.end());
    plan_.add = std::move(add);
    std::sort(moved.begin(), moved.end());
    for (const auto& gone : vanished_) {
      if (std::binary_search(moved.begin(), moved.end(), gone.article)) continue;
      plan_.remove.push_back(gone.article);
      plan_.vanished.push_back({gone.article, gone.folder});
    }
    std::sort(plan_.remove.begin(), plan_.remove.end());
  }

  FileState stored_state(Xapian::docid article) const {
    return decode_file_state(
        articles_.get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot::file_state));
  }

  bool reads_as_before(Xapian::docid article, std::size_t file) const {
    const std::string value =
        articles_.get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot::encoding);
    const std::string named = value.empty() ? std::string() : named_in(value);
    const std::string path = files_.state(file).path;
    if (named != setting_for(path, options_.encodings)) return false;
    const std::string last_path = stored_state(article).path;
    return setting_for(path, options_.scans) == setting_for(last_path, options_.last_scans) &&
           (!options_.rules || options_.last_rules(last_path) == options_.rules(path));
  }

  /// True if what was skipped in a file with articles may be read now.
  bool is_tried_again(std::size_t file) const {
    return skipped_.is_unread(file) || skipped_.is_outdated(file);
  }

  /// True if the file is to be read in another way than in the last run.
  bool has_other_rules(const std::string& path) const {
    return options_.rules_have_changed && options_.rules(path) != options_.last_rules(path);
  }

  std::string stored_hash(Xapian::docid article) const {
    return articles_.get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot::content_hash);
  }

  /// The content hash of each of `files`; empty for one that cannot be read, which is noted as skipped, or
  /// has vanished.
  std::vector<std::string> hash_files(const std::vector<std::size_t>& files) {
    std::vector<std::string> hashes(files.size());
    if (files.empty()) return hashes;
    progress_.begin("comparing", files.size());
    std::vector<FileContent> contents(options_.jobs);
    std::mutex mutex;
    parallel_for(options_.jobs, files.size(), [&](std::size_t worker, std::size_t i) {
      const FileState state = files_.state(files[i]);
      try {
        const OpenFile opened(state.path, files_.links(files[i]));
        if (files_.size_of(files[i]) > max_file_bytes) {
          hashes[i] = opened.content_hash();
        } else {
          read_file(opened, contents[worker]);
          hashes[i] = content_hash(contents[worker].bytes);
        }
      } catch (const FileGone&) {
        const std::lock_guard lock(mutex);
        gone_.insert(files[i]);
      } catch (const ReadError& error) {
        const std::lock_guard lock(mutex);
        plan_.skipped.push_back({state.path, error.what(), fingerprint(state), SkippedAs::unread});
      }
      progress_.advance(1);
    });
    return hashes;
  }

  FileList& files_;
  const Articles& articles_;
  const PlanOptions& options_;
  Progress& progress_;
  const Ownership ownership_;
  UpdatePlan plan_;
  std::map<std::size_t, IndexedContainer> changed_containers_;  ///< by file
  std::vector<Change> changed_;
  std::vector<Change> to_verify_;
  std::vector<Change> to_reread_;  ///< in another encoding
  std::vector<Vanished> vanished_;
  const FileFinder finder_;
  const LastSkipped skipped_;
  const std::unordered_set<std::size_t> other_scans_;  ///< files that may have other texts in pictures
  std::unordered_set<std::string> unknown_;            ///< FolderScan::unknown, without slashes at their ends
  std::unordered_set<std::size_t> gone_;               ///< files that have vanished since the scan
};

}  // namespace

UpdatePlan plan_update(FolderScan& scan, const Articles& articles, const PlanOptions& options,
                       Progress& progress) {
  return Planner(scan, articles, options, progress).plan();
}

}  // namespace fihris
