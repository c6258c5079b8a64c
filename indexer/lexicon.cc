#include "indexer/lexicon.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <filesystem>
#include <future>
#include <span>

#include "analyzers/broken_plural.h"
#include "analyzers/clitics.h"
#include "analyzers/skeleton.h"
#include "analyzers/stemmer.h"
#include "indexer/article_vocabulary.h"
#include "indexer/packed_text.h"
#include "indexer/schema.h"
#include "indexer/word_list.h"

namespace fihris {
namespace {

constexpr std::size_t parts = 2;                ///< databases filled at the same time, one thread each
constexpr unsigned cores_per_commit = 20'000;   ///< keeps Xapian's pending postings in the processor's cache
/// Cores of a single article carry no trigrams, except in a small collection, where they are most of the words.
constexpr std::size_t small_collection = 50'000;  ///< words

/// A lexicon is extended by up to a quarter of its cores.
constexpr std::size_t max_extension = 4;

/// Metadata: the number of cores that the lexicon was made with.
constexpr const char* core_count_key = "cores";

bool is_number(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

/// A word of the collection, filed under its core.
struct Entry {
  std::string_view core;
  std::string_view word;
  unsigned frequency;
};

/// The document of a core and some of its forms, without the keys that the core is found by.
Xapian::Document make_form_document(std::span<const Entry> forms) {
  const std::string_view core = forms.front().core;
  Xapian::Document document;
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

Xapian::Document make_document(std::span<const Entry> forms, bool with_trigrams) {
  const std::string_view core = forms.front().core;
  Xapian::Document document = make_form_document(forms);
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
      document.add_term(lexicon_term(lexicon_prefix::trigram, trigram), static_cast<Xapian::termcount>(all.size()));
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
int commonness(unsigned frequency) { return std::bit_width(frequency) / 3; }

/// The cores of sorted entries, commoner ones first: what is cut of the documents of a key is the rarest. Equally common
/// ones stay sorted, since a key's words mostly are neighbours, and quicker to read.
std::vector<CoreEntries> group_by_core(std::span<const Entry> entries) {
  std::vector<CoreEntries> cores;
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin;
    unsigned frequency = 0;
    for (; end < entries.size() && entries[end].core == entries[begin].core; ++end) frequency += entries[end].frequency;
    cores.push_back({entries.subspan(begin, end - begin), frequency});
    begin = end;
  }
  std::stable_sort(cores.begin(), cores.end(), [](const CoreEntries& a, const CoreEntries& b) {
    return commonness(a.frequency) > commonness(b.frequency);
  });
  return cores;
}

Xapian::WritableDatabase create_part(const std::string& folder) {
  return Xapian::WritableDatabase(
      folder, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
}

/// `fewest` is the number of articles from which on a core carries trigrams.
void write_part(std::span<const CoreEntries> cores, Xapian::WritableDatabase database, unsigned fewest) {
  unsigned pending = 0;
  for (const CoreEntries& core : cores) {
    database.add_document(make_document(core.forms, core.frequency >= fewest));
    if (++pending % cores_per_commit == 0) database.commit();
  }
  database.commit();
}

/// About as much work as to write a core: the number of its terms.
std::size_t cost_of(const CoreEntries& core, unsigned fewest) {
  constexpr std::size_t keys = 3;
  return keys + core.forms.size() + (core.frequency >= fewest ? core.forms.front().core.size() : 0);
}

/// The parts in which the cores are written, of the same work each.
std::vector<std::span<const CoreEntries>> divide(std::span<const CoreEntries> cores, unsigned fewest) {
  std::size_t all = 0;
  for (const CoreEntries& core : cores) all += cost_of(core, fewest);
  std::vector<std::span<const CoreEntries>> result;
  std::size_t begin = 0, end = 0, cost = 0;
  for (std::size_t part = 1; part <= parts; ++part) {
    for (; end < cores.size() && cost < all * part / parts; ++end) cost += cost_of(cores[end], fewest);
    result.push_back(cores.subspan(begin, end - begin));
    begin = end;
  }
  return result;
}

}  // namespace

std::string lexicon_term(char prefix, std::string_view text) { return encode_term(text, {&prefix, 1}); }

std::vector<std::string> trigrams(std::string_view core) {
  std::string padded(1, '\x01');
  padded.append(core).push_back('\x01');
  std::vector<std::size_t> begins;  // of characters
  for (std::size_t i = 0; i < padded.size(); ++i) {
    if ((padded[i] & 0xC0) != 0x80) begins.push_back(i);
  }
  begins.push_back(padded.size());
  std::vector<std::string> result;
  for (std::size_t i = 0; i + 3 < begins.size(); ++i) {
    result.push_back(padded.substr(begins[i], begins[i + 3] - begins[i]));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void build_lexicon(const Xapian::Database& articles, const std::string& folder) {
  const WordList words(articles);
  std::vector<Entry> entries;
  entries.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.word(i);
    if (!is_number(word)) entries.push_back({split_proclitics(word, words).core, word, words.frequency_at(i)});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.core != b.core ? a.core < b.core : a.word < b.word;
  });

  const std::vector<CoreEntries> cores = group_by_core(entries);
  const unsigned fewest = words.size() < small_collection ? 1 : 2;
  std::vector<std::future<void>> writers;
  std::vector<std::string> folders;
  for (const auto part : divide(cores, fewest)) {
    folders.push_back(folder + "-part-" + std::to_string(folders.size()));
    Xapian::WritableDatabase database = create_part(folders.back());
    if (folders.size() == 1) database.set_metadata(core_count_key, std::to_string(cores.size()));
    writers.push_back(std::async(std::launch::async, write_part, part, std::move(database), fewest));
  }
  for (auto& writer : writers) writer.wait();
  for (auto& writer : writers) writer.get();

  Xapian::Database all;
  for (const std::string& part : folders) all.add_database(Xapian::Database(part));
  all.compact(folder);
  for (const std::string& part : folders) std::filesystem::remove_all(part);
}

bool may_extend(const Xapian::Database& lexicon, std::size_t word_count) {
  const std::size_t documents = lexicon.get_doccount();
  const std::string count = lexicon.get_metadata(core_count_key);
  std::size_t cores = documents;
  std::from_chars(count.data(), count.data() + count.size(), cores);
  return documents + word_count <= cores + cores / max_extension;
}

Xapian::WritableDatabase open_lexicon(const std::string& folder) {
  return Xapian::WritableDatabase(folder, Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
}

void extend_lexicon(Xapian::WritableDatabase& lexicon, const Xapian::Database& articles,
                    const std::vector<std::string>& words) {
  const ArticleVocabulary vocabulary(articles);
  for (const std::string& word : words) {
    if (word.empty() || is_number(word) || lexicon.term_exists(lexicon_term(lexicon_prefix::form, word))) continue;
    const std::string_view core = split_proclitics(word, vocabulary).core;
    const Entry entry{core, word, 1};
    if (!lexicon.term_exists(lexicon_term(lexicon_prefix::core, core))) {
      lexicon.add_document(make_document({&entry, 1}, true));
    } else if (core != word) {
      lexicon.add_document(make_form_document({&entry, 1}));
    }
  }
}

}  // namespace fihris
