#include "indexer/readers/web/html_metadata.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string>
#include <utility>

#include "analyzers/dates/day.h"
#include "indexer/readers/web/html_statements.h"
#include "indexer/readers/web/html_title.h"
#include "indexer/readers/web/site.h"

namespace fihris {
namespace {

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

bool set_date(std::string_view text, const char* origin, ReadArticle& article) {
  if (text.empty()) return false;
  const auto day = parse_timestamp(text);
  if (!day) return false;
  article.date = to_iso(*day);
  article.date_origin = origin;
  return true;
}

/// The day of a `time` element, or else of one that is called after a date: the first one behind the
/// article's heading, where cards of other articles and the day of today do not stand.
bool set_time(const HtmlStatements& said, bool is_time, const char* origin, ReadArticle& article) {
  std::size_t title_place = 0;
  for (const auto& heading : said.headings) {
    if (heading.text == article.title) {
      title_place = heading.place;
      break;
    }
  }
  const auto take = [&](bool is_behind_title) {
    return std::any_of(said.times.begin(), said.times.end(), [&](const HtmlTime& time) {
      if (time.is_time != is_time || time.is_around || (time.place > title_place) != is_behind_title)
        return false;
      if (is_time) return set_date(time.text, origin, article);
      const auto day = find_date_line(time.text);
      if (!day) return false;
      article.date = to_iso(*day);
      article.date_origin = origin;
      return true;
    });
  };
  return take(true) || (is_time && take(false));
}

void choose_date(const HtmlStatements& said, std::string_view address, ReadArticle& article) {
  if (set_date(said.published, "json-ld", article)) return;
  for (const auto name : {"article:published_time",
                          "og:article:published_time",
                          "article:published",
                          "datepublished",
                          "date",
                          "pubdate",
                          "publishdate",
                          "publish-date",
                          "dc.date",
                          "dc.date.issued",
                          "dcterms.issued",
                          "dcterms.created",
                          "dc.date.created",
                          "dcterms.date",
                          "citation_publication_date",
                          "citation_date",
                          "sailthru.date",
                          "parsely-pub-date",
                          "article.published",
                          "cxenseparse:recs:publishtime",
                          "og:published_time",
                          "date.created",
                          "creation_date",
                          "published"}) {
    if (set_date(first_of(said.meta, {name}), "metadata", article)) return;
  }
  for (const auto name : {"datepublished", "schema:datepublished", "dc:date", "dcterms:created", "dc:created",
                          "content:created", "sioc:created", "datecreated", "dc:issued", "dcterms:issued"}) {
    if (set_date(first_of(said.item, {name}), "microdata", article)) return;
  }
  if (set_time(said, true, "time", article)) return;
  const std::string url = first_of(said.meta, {"og:url"});
  for (const std::string_view place : {std::string_view(url), address}) {
    if (!is_address(place)) continue;
    if (const auto day = find_day_in_path(place)) {
      article.date = to_iso(*day);
      article.date_origin = "url";
      return;
    }
  }
  if (set_time(said, false, "element", article)) return;
  set_date(said.script_day, "script", article);
}

/// Times are often written in a zone that is not that of the readers. Where a `time` element with the
/// article's shows the day before or behind it, that is the one that readers see.
void show_day_of_readers(const HtmlStatements& said, ReadArticle& article) {
  const auto days = [](const Day& day) {
    return std::chrono::sys_days(std::chrono::year(day.year) / day.month / day.day);
  };
  for (const HtmlTime& time : said.times) {
    if (!time.is_time || time.is_around || time.text.find(':') == time.text.npos) continue;
    const auto written = parse_timestamp(time.text);
    const auto shown = find_day(time.shown);
    if (!written || !shown || to_iso(*written) != article.date) continue;
    if (std::chrono::abs(days(*written) - days(*shown)) == std::chrono::days(1))
      article.date = to_iso(*shown);
    return;
  }
}

}  // namespace

void read_html_metadata(const HtmlDocument& page, std::string_view address, ReadArticle& article) {
  if (!page.root()) return;
  const HtmlStatements said = read_statements(page);
  const std::string site = site_name(said);
  article.title = choose_title(said, site);
  article.language = said.language;
  if (article.language.empty())
    article.language = first_of(said.meta, {"og:locale", "content-language", "dc.language"});
  article.author = said.author;
  if (article.author.empty())
    article.author = first_of(said.meta, {"author", "article:author", "dc.creator", "dcterms.creator",
                                          "citation_author", "parsely-author"});
  if (article.author.empty() || is_address(article.author))
    article.author = first_of(said.item, {"author", "schema:author"});
  if (is_address(article.author)) article.author.clear();
  article.author = folded_spaces(article.author);
  article.source = site;
  if (article.source.empty()) article.source = site_of(first_of(said.meta, {"og:url"}));
  choose_date(said, address, article);
  show_day_of_readers(said, article);
}

}  // namespace fihris
