#include "index/derived/lexicon_builder.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <filesystem>
#include <functional>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "analyzers/grammar/broken_plural.h"
#include "analyzers/grammar/clitics.h"
#include "analyzers/grammar/stemmer.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/words/arabic_word.h"
#include "index/article_vocabulary.h"
#include "index/derived/word_list.h"
#include "index/glass/database_merger.h"
#include "index/glass/database_writer.h"
#include "index/glass/xapian_writer.h"
#include "index/lexicon.h"
#include "index/packed_text.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/schema.h"

namespace fihris {
namespace {

constexpr std::size_t cores_a_part = 25'000;  ///< what is written at once: about 30 MB in memory
constexpr std::size_t writers = 2;            ///< threads
constexpr std::size_t words_a_step = 1000;    ///< of those whose cores are made out
/// Cores of a single article carry no trigrams, except in a small collection, where they are most of the
/// words.
constexpr std::size_t small_collection = 50'000;  ///< words

/// A lexicon is extended by up to a quarter of its cores.
constexpr std::size_t max_extension = 4;

/// Metadata: the number of cores that the lexicon was made with.
constexpr const char* core_count_key = "cores";

bool is_number(std::string_view word) {
  return word.front() >= '0' && word.front() <= '9';
}

/// A word of the collection, filed under its core.
struct Entry {
  std::string_view core;
  std::string_view word;
  unsigned frequency;
};

/// What looks like a word behind one proclitic may be a name that begins so, if only the dictionary says it
/// is none or somebody is called so: it is filed as a core of its own too.
bool may_be_a_name(const Split& split, bool is_in_a_name) {
  return split.proclitics.size() == letter_bytes && (!split.is_shown || is_in_a_name);
}

/// The document of a core and some of its forms, without the keys that the core is found by.
IndexDocument make_form_document(std::span<const Entry> forms) {
  const std::string_view core = forms.front().core;
  IndexDocument document;
  std::string data(core);
  document.add_boolean_term(lexicon_term(lexicon_prefix::core, core));
  for (const Entry& form : forms) {
    if (form.word == core) continue;
    data.append(" ").append(form.word);
    document.add_boolean_term(lexicon_term(lexicon_prefix::form, form.word));
  }
  document.set_data(pack(data));
  return document;
}

IndexDocument make_document(std::span<const Entry> forms, bool with_trigrams) {
  const std::string_view core = forms.front().core;
  IndexDocument document = make_form_document(forms);
  if (const std::string stem = light_stem(core); stem != core) {
    document.add_boolean_term(lexicon_term(lexicon_prefix::light_stem, stem));
  }
  if (const std::string frame = consonant_frame(core); !frame.empty()) {
    document.add_boolean_term(lexicon_term(lexicon_prefix::frame, frame));
  }
  for (const std::string& key : stored_keys(core)) {
    document.add_boolean_term(lexicon_term(lexicon_prefix::skeleton, key));
  }
  if (with_trigrams) {
    const auto all = trigrams(core);
    for (const std::string& trigram : all) {
      document.add_term(lexicon_term(lexicon_prefix::trigram, trigram),
                        static_cast<std::uint32_t>(all.size()));
    }
  }
  return document;
}

/// A core with its forms.
struct CoreEntries {
  std::span<const Entry> forms;
  unsigned frequency = 0;  ///< articles with any of the forms, at most
};

/// 0 for the rarest words, one more for words about eight times as common.
int commonness(unsigned frequency) {
  return static_cast<int>(std::bit_width(frequency)) / 3;
}

/// The cores of sorted entries, commoner ones first: what is cut of the documents of a key is the rarest.
/// Equally common ones stay sorted, since a key's words mostly are neighbours, and quicker to read.
std::vector<CoreEntries> group_by_core(std::span<const Entry> entries) {
  std::vector<CoreEntries> cores;
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin;
    unsigned frequency = 0;
    for (; end < entries.size() && entries[end].core == entries[begin].core; ++end)
      frequency += entries[end].frequency;
    cores.push_back({entries.subspan(begin, end - begin), frequency});
    begin = end;
  }
  std::stable_sort(cores.begin(), cores.end(), [](const CoreEntries& a, const CoreEntries& b) {
    return commonness(a.frequency) > commonness(b.frequency);
  });
  return cores;
}

/// Writes a lexicon of sorted cores, of which those in at least `fewest` articles carry trigrams.
class LexiconWriter {
 public:
  /// `written` is told of so many cores that are written.
  LexiconWriter(std::span<const CoreEntries> cores, unsigned fewest, const std::string& folder,
                std::function<void(std::size_t)> written)
      : cores_(cores), fewest_(fewest), folder_(folder), written_(std::move(written)) {
    for (std::size_t begin = 0; begin == 0 || begin < cores.size(); begin += cores_a_part) {
      parts_.push_back({folder + "-part-" + std::to_string(parts_.size())});
    }
    part_lengths_.resize(parts_.size());
  }

  ~LexiconWriter() {
    std::error_code ignored;
    for (const auto& part : parts_) std::filesystem::remove_all(part.folder, ignored);
  }
  LexiconWriter(const LexiconWriter&) = delete;
  LexiconWriter& operator=(const LexiconWriter&) = delete;

  /// Writes parts, several at a time, and merges them.
  void write() {
    parallel_for(writers, parts_.size(), [&](std::size_t, std::size_t part) { write_part(part); });
    glass::merge_databases(parts_, folder_);
  }

  void write_through_xapian() const {
    const glass::NewDatabase lexicon{folder_, glass::TermLists::left_out, metadata()};
    glass::write_with_xapian(lexicon, [&](const auto& add) {
      for (std::size_t i = 0; i < cores_.size(); ++i) add(document(i));
    });
  }

  /// What has been written should be.
  glass::DatabaseSample expected() const {
    glass::DatabaseSample sample;
    sample.count(static_cast<Xapian::doccount>(cores_.size()),
                 std::accumulate(part_lengths_.begin(), part_lengths_.end(), std::uint64_t{0}));
    for (Xapian::docid number = 1; number <= cores_.size(); ++number) {
      if (glass::DatabaseSample::takes(number)) sample.expect(number, document(number - 1));
    }
    return sample;
  }

 private:
  std::map<std::string, std::string> metadata() const {
    return {{core_count_key, std::to_string(cores_.size())}};
  }

  IndexDocument document(std::size_t core) const {
    return make_document(cores_[core].forms, cores_[core].frequency >= fewest_);
  }

  void write_part(std::size_t part) {
    const std::size_t begin = part * cores_a_part;
    const std::size_t end = std::min(begin + cores_a_part, cores_.size());
    glass::DatabaseWriter writer(parts_[part].folder, glass::TermLists::left_out);
    for (const auto& [key, value] : metadata()) writer.set_metadata(key, value);
    for (std::size_t core = begin; core < end; ++core) {
      const IndexDocument core_document = document(core);
      part_lengths_[part] += glass::length_of(core_document);
      writer.add(core_document);
    }
    writer.finish();
    written_(end - begin);
  }

  std::span<const CoreEntries> cores_;
  unsigned fewest_;
  const std::string& folder_;
  std::function<void(std::size_t)> written_;
  std::vector<glass::MergeSource> parts_;
  std::vector<std::uint64_t> part_lengths_;
};

}  // namespace

void build_lexicon(const Articles& articles, const std::string& folder, glass::DatabaseMaker& maker,
                   const LexiconSteps& steps) {
  const WordList words(articles);
  // Half of the work is to make out the cores, the other half to write them.
  const auto step = [&](std::size_t done) {
    if (steps && done > 0) steps(done, 2 * words.size());
  };
  std::vector<Entry> entries;
  entries.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i % words_a_step == 0) step(std::min(words_a_step, words.size() - i));
    const std::string_view word = words.word(i);
    if (is_number(word)) continue;
    const Split split = split_proclitics(word, words);
    entries.push_back({split.core, word, words.frequency_at(i)});
    if (may_be_a_name(split, words.is_in_a_name(word)))
      entries.push_back({word, word, words.frequency_at(i)});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.core != b.core ? a.core < b.core : a.word < b.word;
  });

  const std::vector<CoreEntries> cores = group_by_core(entries);
  const unsigned fewest = words.size() < small_collection ? 1 : 2;
  LexiconWriter writer(cores, fewest, folder, [&](std::size_t written) {
    if (written > 0) step(words.size() * written / cores.size());
  });
  maker.make(
      folder, [&] { writer.write(); }, [&] { return writer.expected(); },
      [&] { writer.write_through_xapian(); });
}

bool may_extend(const Xapian::Database& lexicon, std::size_t word_count) {
  const std::size_t documents = lexicon.get_doccount();
  const std::string count = lexicon.get_metadata(core_count_key);
  std::size_t cores = documents;
  std::from_chars(count.data(), count.data() + count.size(), cores);
  return documents + word_count <= cores + cores / max_extension;
}

Xapian::WritableDatabase open_lexicon(const std::string& folder) {
  return open_writable_database(folder, Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
}

void extend_lexicon(Xapian::WritableDatabase& lexicon, const Articles& articles,
                    const std::vector<std::string>& words) {
  const ArticleVocabulary vocabulary(articles);
  for (const std::string& word : words) {
    if (word.empty() || is_number(word) || lexicon.term_exists(lexicon_term(lexicon_prefix::form, word)))
      continue;
    const Split split = split_proclitics(word, vocabulary);
    const std::string_view core = split.core;
    const Entry entry{core, word, 1};
    const bool is_in_a_name = articles.term_exists(encode_term(word, prefix::person));
    if (const Entry whole{word, word, 1}; may_be_a_name(split, is_in_a_name) &&
                                          !lexicon.term_exists(lexicon_term(lexicon_prefix::core, word))) {
      lexicon.add_document(make_document({&whole, 1}, true).to_xapian());
    }
    if (!lexicon.term_exists(lexicon_term(lexicon_prefix::core, core))) {
      lexicon.add_document(make_document({&entry, 1}, true).to_xapian());
    } else if (core != word) {
      lexicon.add_document(make_form_document({&entry, 1}).to_xapian());
    }
  }
}

}  // namespace fihris
