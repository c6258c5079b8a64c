#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace fihris {

/// A list of Xapian's that passes over removed articles.
template <typename Iterator>
class Remaining : public Iterator {
 public:
  using Removed = std::shared_ptr<const std::vector<bool>>;

  Remaining(Iterator at, Removed removed) : Iterator(std::move(at)), removed_(std::move(removed)) { pass(); }

  Remaining& operator++() {
    Iterator::operator++();
    pass();
    return *this;
  }

  void skip_to(Xapian::docid article) {
    Iterator::skip_to(article);
    pass();
  }

 private:
  static Xapian::docid number_at(const Xapian::PostingIterator& at) { return *at; }
  static Xapian::docid number_at(const Xapian::ValueIterator& at) { return at.get_docid(); }

  void pass() {
    if (!removed_) return;
    Iterator& at = *this;
    while (at != Iterator() && (*removed_)[number_at(at)]) ++at;
  }

  Removed removed_;  ///< by number; null if none is
};

/// The folder of a shard, and those of its articles, rising, that are removed but still in its tables.
struct ShardTables {
  std::string folder;
  std::vector<Xapian::docid> removed = {};
};

/// The articles of an index as all but those who write them see them: without what has been removed since
/// its shard was merged (removed_articles.h). Has the methods of Xapian::Database by their names.
///
/// All numbers and lists are those of the articles that remain, except where a comment says otherwise.
/// Copies share what they hold. Const members are not safe from many threads, as Xapian's are not.
class Articles {
 public:
  using Postings = Remaining<Xapian::PostingIterator>;
  using Values = Remaining<Xapian::ValueIterator>;

  Articles() = default;
  /// Of a database without removed ones.
  Articles(Xapian::Database database) : database_(std::move(database)) {}  // NOLINT: is one
  /// Of several, which are numbered in turns. Throws Xapian::DatabaseCorruptError if what is removed was
  /// never there, Xapian::Error if a shard cannot be opened.
  explicit Articles(std::vector<ShardTables> shards);
  /// Of shards that lie on other machines, which are numbered in turns and have no removed ones.
  explicit Articles(std::vector<Xapian::Database> elsewhere);

  /// A search for `query`.
  Xapian::Enquire enquire(const Xapian::Query& query) const;
  /// How many articles match.
  Xapian::doccount count(const Xapian::Query& query) const;

  Xapian::doccount get_doccount() const { return database_.get_doccount() - removed_count_; }
  Xapian::docid get_lastdocid() const { return database_.get_lastdocid(); }
  Xapian::totallength get_total_length() const;

  bool term_exists(const std::string& term) const;
  /// How many articles have the term; from a hundred in a shard on with those removed, unless all are.
  Xapian::doccount get_termfreq(const std::string& term) const;
  /// The same of the term of a list.
  Xapian::doccount get_termfreq(const Xapian::TermIterator& at) const {
    return bits_ ? get_termfreq(*at) : at.get_termfreq();
  }
  /// The same of exactly those that remain. Takes longer the more there are, some 5 ns an article.
  Xapian::doccount count_with(const std::string& term) const;

  /// Adds to `found` the articles that have the term, in no certain order: quicker than its list.
  void add_articles_with(const std::string& term, std::vector<Xapian::docid>& found) const;

  Postings postlist_begin(const std::string& term) const { return {database_.postlist_begin(term), bits_}; }
  Postings postlist_end(const std::string& term) const { return {database_.postlist_end(term), nullptr}; }
  Values valuestream_begin(Xapian::valueno slot) const { return {database_.valuestream_begin(slot), bits_}; }
  Values valuestream_end(Xapian::valueno slot) const { return {database_.valuestream_end(slot), nullptr}; }

  /// The least and the greatest value of the slot; empty if there is none.
  std::pair<std::string, std::string> range_of(Xapian::valueno slot) const;

  /// Calls `take(term, articles)` for each term that begins with `prefix`, which is not empty, in the order
  /// of bytes, with the number of articles that have it. Reads the lists of all these terms if articles are
  /// removed: some 5 ns an entry.
  void for_each_term(const std::string& prefix,
                     const std::function<void(const std::string&, Xapian::doccount)>& take) const;

  /// With terms that only removed articles have, and frequencies that count these.
  Xapian::TermIterator allterms_begin(const std::string& prefix = {}) const {
    return database_.allterms_begin(prefix);
  }
  Xapian::TermIterator allterms_end(const std::string& prefix = {}) const {
    return database_.allterms_end(prefix);
  }

  /// Of one article.
  Xapian::Document get_document(Xapian::docid article, unsigned flags = 0) const {
    return database_.get_document(article, flags);
  }
  Xapian::TermIterator termlist_begin(Xapian::docid article) const {
    return database_.termlist_begin(article);
  }
  Xapian::TermIterator termlist_end(Xapian::docid article) const { return database_.termlist_end(article); }
  Xapian::termcount get_doclength(Xapian::docid article) const { return database_.get_doclength(article); }

  /// What the tables hold, with the removed articles: what they lie in, and what the ranking counts by.
  const Xapian::Database& tables() const { return database_; }

  /// How many are removed.
  Xapian::doccount removed_count() const { return removed_count_; }

  /// The shards on other machines, of which each list is a question for itself, so that many are read by
  /// index/article_lists.h; empty if the articles lie here.
  const std::vector<Xapian::Database>& elsewhere() const { return elsewhere_; }

 private:
  Xapian::Query remaining(const Xapian::Query& query) const;

  Xapian::Database database_;
  Xapian::doccount removed_count_ = 0;
  Remaining<Xapian::PostingIterator>::Removed bits_;  ///< null if none is removed
  struct Parts;
  std::shared_ptr<const Parts> parts_;  ///< the shards; null of a database alone and of those elsewhere
  std::vector<Xapian::Database> elsewhere_;
};

}  // namespace fihris
