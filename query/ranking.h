#pragma once

namespace fihris {

/// All numbers that decide the order of hits. docs/ranking.md says how each was found.
struct Ranking {
  double k1 = 0.6;  ///< BM25: how soon more occurrences of a word stop counting
  double b = 0.85;  ///< BM25: how much long articles are held back, 0 to 1

  // A word scores once for each of these groups that an article has a form of. Each group holds the one
  // before, so that a closer form scores more and a rare form does not count as a rare word.
  double spelling_weight = 0.3;  ///< forms of level `spelling` and tighter
  double affix_weight = 0.5;     ///< forms of level `affix` and tighter
  double form_weight = 0.7;      ///< all forms
  double similar_weight = 0.7;   ///< all forms, and words that look similar; see Reranker

  // What the text of the best articles adds to their scores.
  unsigned reranked = 30;           ///< how many of them are looked at
  unsigned reranked_of_long = 300;  ///< the same of a query of more than max_words
  double near_weight = 1.5;         ///< query words near each other
  double near_reach = 8;            ///< words apart at which nearness counts 1/e
  double lead_weight = 0.6;         ///< query words in the title or early in the text
  double lead_reach = 30;           ///< words before a word at which its earliness counts 1/e

  double function_word_weight = 0.1;  ///< of the words of grammar in a query that has other words too

  unsigned short_query = 2;  ///< words of content, grammar aside, up to which articles with all come first

  unsigned similar_cores = 20;    ///< how many of them a query word has at most
  double least_similarity = 0.5;  ///< Dice coefficient of trigrams; the lookup needs at least 0.5

  unsigned max_words = 64;      ///< that a query looks for; what has a sign or an operator goes first
  unsigned telling_words = 40;  ///< plain ones looked for where a query has more than max_words: the rarest
  unsigned max_other_words = 400;  ///< that are then left, which the second look alone weighs
  unsigned max_forms = 200;        ///< forms of one query word; the commonest are kept
  unsigned max_lists = 12'000;    ///< lists of articles that a query opens: of each form, in each part of the
                                  ///< index
  unsigned max_writings = 100;    ///< other writings of names that begin with one word
  unsigned max_candidates = 400;  ///< cores looked at for one key of the lexicon
  unsigned wildcard_words =
      10;  ///< words found by a wildcard that are looked up at levels `name` and `inflection`
};

}  // namespace fihris
