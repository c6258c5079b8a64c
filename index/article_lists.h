#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/articles.h"

namespace fihris {

// What is read of many articles at once. Where they lie here, their own lists are read, one after the other;
// shards on other machines are asked as few questions as can be (docs/shards.md). Numbers `among` rise.

/// The numbers of all articles, rising.
std::vector<Xapian::docid> all_articles(const Articles& articles);

/// The articles that match, rising.
std::vector<Xapian::docid> articles_that_match(const Articles& articles, const Xapian::Query& query);

/// Calls `take` with each article that has a value in the slot, and the value, in no certain order.
void read_values(const Articles& articles, Xapian::valueno slot,
                 const std::function<void(Xapian::docid, const std::string&)>& take);

/// The value of each of `among`; empty if it has none.
std::vector<std::string> values_of(const Articles& articles, Xapian::valueno slot,
                                   const std::vector<Xapian::docid>& among);

/// An article with its day, YYYYMMDD; empty if it has none.
struct DatedArticle {
  Xapian::docid id = 0;
  std::string day;
};

/// The articles that match, those of the latest day first, those of a day in the order of their paths.
std::vector<DatedArticle> articles_by_day(const Articles& articles, const Xapian::Query& query);

/// Calls `take` with each of `among` and its document, in order.
void read_documents(const Articles& articles, const std::vector<Xapian::docid>& among,
                    const std::function<void(Xapian::docid, const Xapian::Document&)>& take);

/// Terms of which any will do: of a person, say.
using TermSet = std::vector<std::string>;

/// Calls `take` once with each set, by its place, and each article that has any of its terms, in no certain
/// order.
void find_with(const Articles& articles, const std::vector<TermSet>& sets,
               const std::function<void(std::size_t set, Xapian::docid article)>& take);

/// The articles that have any of `terms`, rising.
std::vector<Xapian::docid> articles_with(const Articles& articles, const TermSet& terms);

/// How many of `among` have any of the terms of each set.
std::vector<unsigned> count_among(const Articles& articles, const std::vector<TermSet>& sets,
                                  const std::vector<Xapian::docid>& among);

/// Calls `take` with each of `among` and each of its terms that begins with `prefix`, in no certain order.
/// `vocabulary` has these terms: of shards elsewhere others are not found.
void read_terms(const Articles& articles, const Articles& vocabulary, std::string_view prefix,
                const std::vector<Xapian::docid>& among,
                const std::function<void(Xapian::docid article, const std::string& term)>& take);

}  // namespace fihris
