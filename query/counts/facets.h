#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/index_reader.h"

namespace fihris {

/// What articles are counted by.
enum class Facet { source, year, month, place, person, author, language };

/// The facet of this name; none if there is none.
std::optional<Facet> facet_named(std::string_view name);
std::string_view name_of(Facet facet);

/// A value, and how many articles have it.
struct FacetCount {
  std::string
      value;  ///< bytes of a source as the file system has them, else UTF-8; empty: the articles without
  unsigned articles = 0;
  std::string key = value;  ///< what articles_of (narrowing.h) takes: of a place its Place::id
};

/// Counts the articles `among` by a facet: those of most articles first, years and months in the order of
/// time, the articles without a value last. Years, months, sources, authors and languages add up to the
/// number of articles; people and places do not, since an article speaks of many. A person counts under all
/// writings of the name, and there are a hundred at most. Authors take a reading of each article.
std::vector<FacetCount> count_by(Facet facet, const IndexReader& reader,
                                 const std::vector<Xapian::docid>& among);

/// The day of each article `among`, YYYYMMDD; empty if it has none.
std::vector<std::string> days_of(const Articles& articles, const std::vector<Xapian::docid>& among);

/// Whether the day of each article `among`, in the order of their numbers, is that of its file, since the
/// article tells none.
std::vector<bool> dated_by_file(const Articles& articles, const std::vector<Xapian::docid>& among);

/// The source of each article `among`, in the order of their numbers; empty if it has none. Reads the lists
/// of sources, which is faster than to look into each article.
std::vector<std::string> sources_of(const Articles& articles, const std::vector<Xapian::docid>& among);

/// The source of one article; empty if it has none.
std::string source_of(const Articles& articles, Xapian::docid article);

}  // namespace fihris
