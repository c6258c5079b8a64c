#include "query/people/name_variants.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"
#include "index/article_lists.h"
#include "index/schema.h"
#include "query/expansion/other_writings.h"
#include "query/people/name_query.h"
#include "query/weighing/latin_phrases.h"

namespace fihris {
namespace {

constexpr unsigned example_width = 100;

using Writings = std::vector<Sequence>;

/// Adds the writings of the whole name in the other script.
void add_across_scripts(const Expander& expander, const std::vector<QueryWord>& words,
                        const std::vector<std::string>& texts, Writings& writings) {
  for (const LatinRun& run : latin_runs(words)) {
    if (run.words.size() < words.size()) continue;
    for (Sequence& writing : expander.sounded_names().writings(run.words))
      writings.push_back(std::move(writing));
  }
  for (Sequence& writing : latin_spellings(expander.sounded_names(), texts))
    writings.push_back(std::move(writing));
}

/// The words as typed and all other writings of them, each with the forms of its words that the index has.
Writings writings_of(const Searcher& searcher, const std::vector<QueryWord>& words, Level loosest) {
  const Expander expander(searcher.lexicon(), searcher.reader().vocabulary, searcher.ranking());
  Sequence typed;
  std::vector<std::string> texts;
  for (const QueryWord& word : words) {
    const Level own =
        is_institution(word.term, searcher.aliases()) ? std::min(loosest, Level::affix) : loosest;
    typed.push_back(expander.expand(word, own, false).forms);
    texts.push_back(expander.name_text(word.term));
  }
  Writings writings{typed};
  if (loosest >= Level::name) {
    for (const OtherWriting& other :
         other_writings(texts, searcher.aliases(), searcher.ranking().max_writings)) {
      const auto first = typed.begin() + static_cast<std::ptrdiff_t>(other.first);
      Sequence writing(typed.begin(), first);
      for (std::size_t i = 0; i < other.words.size(); ++i) {
        writing.push_back(expander.forms_of_name(other.words[i], i == 0, other.by_sound));
      }
      writing.insert(writing.end(), first + static_cast<std::ptrdiff_t>(other.count), typed.end());
      writings.push_back(std::move(writing));
    }
    add_across_scripts(expander, words, texts, writings);
  }
  std::erase_if(writings, [](const Sequence& writing) {
    return std::any_of(writing.begin(), writing.end(), [](const auto& forms) { return forms.empty(); });
  });
  return writings;
}

Xapian::Query query_of(const Writings& writings) {
  std::vector<Xapian::Query> parts;
  for (const Sequence& writing : writings) {
    std::vector<Xapian::Query> words;
    for (const auto& forms : writing) {
      std::vector<std::string> terms;
      for (const ExpandedForm& form : forms) terms.push_back(encode_term(form.term));
      words.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
    }
    parts.emplace_back(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                       static_cast<Xapian::termcount>(words.size()));
  }
  return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
}

/// Counts the writings that stand in articles.
class Counter {
 public:
  Counter(const std::string& name, const Writings& writings) : typed_(written(name)), writings_(writings) {
    for (const Sequence& writing : writings_) {
      for (const ExpandedForm& form : writing.front()) starts_[form.term].push_back(&writing);
    }
  }

  void count(const Record& record) {
    seen_.clear();
    count(record, record.title);
    count(record, record.body);
  }

  std::vector<NameVariant> take() {
    std::vector<NameVariant> variants;
    for (auto& [form, variant] : variants_) variants.push_back(std::move(variant));
    std::stable_sort(variants.begin(), variants.end(),
                     [](const NameVariant& a, const NameVariant& b) { return a.articles > b.articles; });
    return variants;
  }

 private:
  static std::string written(std::string_view text) {
    std::string form;
    Tokenizer tokenizer(text);
    Token token;
    while (tokenizer.next(token)) {
      const std::string_view letters = text.substr(token.begin, token.end - token.begin);
      if (!form.empty()) form += ' ';
      form += is_arabic_word(token.term) ? written_form(letters, Tashkeel::ignored) : std::string(letters);
    }
    return form;
  }

  /// Each letter of the proclitics, which are folded, is one of the writing. The article may be a part of the
  /// name and stays.
  static std::string without_proclitics(const std::string& form, std::string_view proclitics) {
    constexpr std::string_view lam_lam = spelled<letter::lam, letter::lam>;
    if (form.size() <= proclitics.size()) return form;
    const std::string rest = form.substr(proclitics.size());
    return proclitics.ends_with(al) || proclitics.ends_with(lam_lam) ? std::string(al) + rest : rest;
  }

  void count(const Record& record, std::string_view text) {
    tokens_.clear();
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) tokens_.push_back(token);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto started = starts_.find(tokens_[i].term);
      if (started == starts_.end()) continue;
      for (const Sequence* writing : started->second) count_at(record, text, i, *writing);
    }
  }

  void count_at(const Record& record, std::string_view text, std::size_t first, const Sequence& writing) {
    if (first + writing.size() > tokens_.size()) return;
    Level level = Level::exact;
    std::string_view proclitics;
    for (std::size_t i = 0; i < writing.size(); ++i) {
      const auto form = std::find_if(writing[i].begin(), writing[i].end(), [&](const ExpandedForm& other) {
        return other.term == tokens_[first + i].term;
      });
      if (form == writing[i].end()) return;
      level = std::max(level, form->level);
      if (i == 0 && form->term.ends_with(form->core)) {
        proclitics = std::string_view(form->term).substr(0, form->term.size() - form->core.size());
      }
    }
    const Token& begin = tokens_[first];
    const Token& end = tokens_[first + writing.size() - 1];
    const std::string form = written(text.substr(begin.begin, end.end - begin.begin));
    if (!seen_.insert(form).second) return;
    NameVariant& variant = variants_[form];
    // Of the first path, however articles are numbered.
    if (variant.articles++ > 0 && variant.path <= record.path) return;
    variant.form = form;
    variant.bare = without_proclitics(form, proclitics);
    variant.level = form == typed_ ? Level::exact : std::max(level, Level::spelling);
    variant.path = record.path;
    const auto excerpts = make_excerpts(text, {{begin.begin, end.end, 0}}, 1, example_width);
    if (!excerpts.empty()) variant.example = excerpts.front();
  }

  const std::string typed_;
  const Writings& writings_;
  std::unordered_map<std::string, std::vector<const Sequence*>> starts_;
  std::vector<Token> tokens_;
  std::set<std::string> seen_;  ///< forms of the article at hand
  std::map<std::string, NameVariant> variants_;
};

/// So many of the articles, spread over the collection by their paths, so that what is left out is like what
/// is read, and the same are read however articles are numbered.
std::vector<Xapian::docid> sample_of(const Articles& articles, const std::vector<Xapian::docid>& among,
                                     std::size_t count) {
  if (count == among.size()) return among;
  const std::vector<std::string> paths = values_of(articles, slot::file_state, among);
  std::vector<std::size_t> order(among.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return paths[a] < paths[b]; });
  std::vector<Xapian::docid> sample;
  for (std::size_t i = 0; i < count; ++i) sample.push_back(among[order[i * among.size() / count]]);
  std::sort(sample.begin(), sample.end());
  return sample;
}

}  // namespace

NameVariants find_variants(const Searcher& searcher, const std::string& name, Level loosest,
                           std::size_t most_articles) {
  NameVariants found;
  const std::vector<QueryWord> words = query_words(name);
  const Writings writings = words.empty() ? Writings{} : writings_of(searcher, words, loosest);
  if (writings.empty()) return found;
  BuiltQuery built;
  built.query = query_of(writings);
  const std::vector<Xapian::docid> articles = searcher.find_all(built);
  found.articles = articles.size();
  found.articles_read = std::min(most_articles, articles.size());
  Counter counter(name, writings);
  read_documents(searcher.reader().articles,
                 sample_of(searcher.reader().articles, articles, found.articles_read),
                 [&](Xapian::docid, const Xapian::Document& document) {
                   counter.count(decode_record(document.get_data()));
                 });
  found.variants = counter.take();
  return found;
}

}  // namespace fihris
