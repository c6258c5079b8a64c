#include "indexer/articles/article_loader.h"

#include <utility>
#include <variant>

#include "analyzers/error.h"
#include "analyzers/grammar/reversed_words.h"
#include "analyzers/grammar/swapped_letters.h"
#include "index/folder_settings.h"
#include "indexer/articles/article.h"
#include "indexer/articles/decoded_encoding.h"
#include "indexer/articles/read_record.h"
#include "indexer/articles/record_date.h"
#include "indexer/articles/skipped_records.h"
#include "indexer/encodings/decoding.h"
#include "indexer/reading/format.h"

namespace fihris {
namespace {

constexpr std::uint64_t large_file_bytes = 4u << 20;

constexpr const char* no_text = "not a text file (it has control characters that no text has)";

/// True for films, music and the like, which need not be read to their ends to be known as no text.
bool begins_as_no_text(const std::string& head) {
  return head.find('\0') != head.npos && !decode_text(head).is_text;
}

LoadedFile rejected(const FileState& state, std::string reason) {
  return {LoadResult::rejected, 0, {}, {{state.path, std::move(reason), fingerprint(state)}}};
}

/// Puts letters right that a program before us took out of a page in another order
/// (analyzers/grammar/reversed_words.h, swapped_letters.h).
Record put_right(Record record) {
  if (letter_order(record.body).is_reversed()) {
    const LetterOrder title = letter_order(record.title);
    if (title.reversed > 0 || title.as_read == 0) record.title = turned_around(record.title);
    record.body = turned_around(record.body);
  }
  if (auto body = with_letters_in_place(record.body)) record.body = std::move(*body);
  if (auto title = with_letters_in_place(record.title)) record.title = std::move(*title);
  return record;
}

/// A fault only where the name says that there is a text.
LoadedFile without_text(const FileState& state, std::string reason) {
  const SkippedAs as = has_article_name(state.path) ? SkippedAs::bad : SkippedAs::other_kind;
  return {LoadResult::rejected, 0, {}, {{state.path, std::move(reason), fingerprint(state), as}}};
}

LoadedFile unread(const FileState& state, std::string reason) {
  return {LoadResult::unreadable,
          0,
          {},
          {{state.path, std::move(reason), fingerprint(state), SkippedAs::unread}}};
}

FileState state_of_record(FileState state, const std::string& inner) {
  state.path += inner;
  return state;
}

}  // namespace

LoadedFile ArticleLoader::load(std::size_t file, const Take& take) {
  try {
    if (files_.is_record(file)) return load_record(file, take);
    const OpenFile opened(files_.state(file).path, files_.links(file));
    const FileFormat format = sniff_format(opened.head(), files_.name(file));
    if (format == FileFormat::binary) return without_text(opened.state(), no_text);
    if (format == FileFormat::picture && setting_for(files_.state(file).path, settings_.scans).empty())
      return without_text(opened.state(), "a picture, without text");
    if (format == FileFormat::text) return load_text(file, opened, take);
    return load_other(file, opened, take);
  } catch (const FileGone&) {
    return {LoadResult::gone, 0, {}, {}};
  } catch (const ReadError& error) {
    return unread(files_.state(file), error.what());
  } catch (const Error& error) {
    return unread(files_.state(file), error.what());
  }
}

LoadedFile ArticleLoader::load_text(std::size_t file, const OpenFile& opened, const Take& take) {
  const std::string path = files_.state(file).path;
  if (begins_as_no_text(opened.head())) return without_text(opened.state(), no_text);
  if (files_.size_of(file) > max_file_bytes) return rejected(files_.state(file), too_large_reason());
  const bool is_large = files_.size_of(file) > large_file_bytes;
  std::unique_lock<std::mutex> gate;
  if (is_large && large_files_) gate = std::unique_lock(*large_files_);
  read_file(opened, content_);
  const Origin origin{content_.state, files_.searchable_path(file), content_hash(content_.bytes)};
  const EncodingHint hint{{}, std::string(setting_for(path, settings_.encodings))};
  const DecodedText decoded = decode_text(std::move(content_.bytes), hint);
  if (!decoded.is_text) return without_text(content_.state, no_text);
  Record record = put_right(make_article(path, decoded.text));
  find_date(record, origin.searchable_path, dates_);
  IndexDocument document = maker_->make(record, origin);
  LoadedFile loaded{LoadResult::loaded, 1, {}, {}};
  note_encoding(encoding_of(decoded), path, document, loaded);
  take(std::move(document));
  if (is_large) {  // gives the memory back
    content_ = {};
    maker_.emplace();
  }
  return loaded;
}

LoadedFile ArticleLoader::load_other(std::size_t file, const OpenFile& opened, const Take& take) {
  const FileState& state = opened.state();
  const std::string hash = opened.content_hash();
  container_.reset();
  reader_.begin(request_for(opened.descriptor(), state.path, settings_));
  LoadedFile loaded;
  SkippedRecords skipped(state);
  bool reader_has_died = false;
  while (const auto item = reader_.next()) {
    if (const auto* failure = std::get_if<ReadFailure>(&*item)) {
      skipped.add(*failure);
      reader_has_died |= failure->reader_has_died;
      continue;
    }
    const auto& article = std::get<ReadArticle>(*item);
    // A file that is one article is compared by its bytes, one of many by each of them.
    take_article(article, state, article.inner.empty() ? hash : content_hash(article),
                 files_.searchable_path(file), loaded, take);
    ++loaded.articles;
  }
  if (loaded.articles == 0) {
    loaded.result = reader_has_died ? LoadResult::unreadable : LoadResult::rejected;
    if (!skipped.tells_why()) skipped.add({{}, "holds no article"});
  }
  loaded.skipped = skipped.take();
  return loaded;
}

LoadedFile ArticleLoader::load_record(std::size_t record, const Take& take) {
  const std::size_t file = files_.file_of(record);
  const std::string inner(files_.inner_of(record));
  const auto article = find_record(file, inner);
  const FileState state = files_.state(record);
  if (!article) return unread(state, "cannot be found in its file any more");
  LoadedFile loaded{LoadResult::loaded, 1, {}, {}};
  take_article(*article, files_.state(file), content_hash(*article), files_.searchable_path(file), loaded,
               take);
  return loaded;
}

std::optional<ReadArticle> ArticleLoader::find_record(std::size_t file, const std::string& inner) {
  // Records are mostly asked for in the order of their file; otherwise it is read once more.
  for (int attempt = 0; attempt < 2; ++attempt) {
    const bool goes_on = container_ == file;
    if (!goes_on) {
      const OpenFile opened(files_.state(file).path, files_.links(file));
      const std::string path = opened.state().path;
      reader_.begin(request_for(opened.descriptor(), path, settings_));
      container_ = file;
    }
    while (auto item = reader_.next()) {
      if (auto* article = std::get_if<ReadArticle>(&*item); article && article->inner == inner)
        return std::move(*article);
    }
    container_.reset();
    if (!goes_on) break;
  }
  return std::nullopt;
}

void ArticleLoader::take_article(const ReadArticle& article, const FileState& state, std::string hash,
                                 std::size_t searchable_path, LoadedFile& loaded, const Take& take) {
  std::unique_lock<std::mutex> gate;
  if (article.body.size() > large_file_bytes && large_files_) gate = std::unique_lock(*large_files_);
  Record record = put_right(make_record(state.path, article));
  if (article.inner.empty() && article.format == name_of(FileFormat::html))
    set_repeated_apart(record, repeated_.of(state.path));
  find_date(record, searchable_path, dates_);
  const FileState place = state_of_record(state, article.inner);
  IndexDocument document = maker_->make(record, {place, searchable_path, std::move(hash)});
  note_encoding(article.encoding, place.path, document, loaded);
  take(std::move(document));
}

void ArticleLoader::note_encoding(ArticleEncoding encoding, const std::string& path, IndexDocument& document,
                                  LoadedFile& loaded) const {
  encoding.named = setting_for(path, settings_.encodings);
  if (!encoding.is_plain() || !encoding.named.empty()) document.set_value(slot::encoding, encode(encoding));
  if (!encoding.is_plain()) add_decoded(loaded.decoded, {path, std::move(encoding)}, true);
}

IndexDocument ArticleLoader::relocated(const Xapian::Document& document, std::size_t file) {
  return maker_->move(
      document, {files_.state(file), files_.searchable_path(file), document.get_value(slot::content_hash)});
}

}  // namespace fihris
