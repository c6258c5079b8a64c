#include <cstdio>
#include <string>
#include <utility>

#include "query/output/index_status.h"
#include "web/pages/page.h"
#include "web/pages/pages.h"
#include "web/text/assets.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

constexpr std::size_t most_skipped = 1'000;

std::string megabytes(std::uintmax_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

}  // namespace

HttpResponse status_page(Searcher& searcher, const HttpRequest& request) {
  const Language language = language_of(request);
  const IndexStatus status = status_of(searcher.reader());
  PageData fields(PageData::type::list);
  fields.push_back(field(language, "articles", std::to_string(status.articles), true));
  fields.push_back(field(language, "words", std::to_string(status.words), true));
  fields.push_back(field(language, "size", megabytes(status.bytes), true));
  fields.push_back(field(language, "updated", iso_time(status.manifest.updated), true));
  fields.push_back(field(language, "index", name_text(status.index), true));
  fields.push_back(field(language, "analyzer",
                         status.manifest.analyzer + '.' + std::to_string(status.manifest.analyzer_version),
                         true));
  PageData folders(PageData::type::list);
  for (const std::string& root : status.manifest.roots) folders.push_back(name_text(root));
  PageData skipped(PageData::type::list);
  for (const Skipped& file : status.manifest.skipped) {
    if (skipped.list_value().size() == most_skipped) break;
    PageData row;
    row.set("path", name_text(file.path));
    row.set("reason", name_text(file.reason));
    skipped.push_back(row);
  }
  PageData data;
  data.set("fields", fields);
  data.set("folders", folders);
  data.set("has_skipped", !status.manifest.skipped.empty());
  data.set("skipped", skipped);
  return page(request, searcher, text(language, "status"),
              fill(assets::status_page, language, std::move(data)));
}

HttpResponse message_page(const HttpRequest& request, const Refusal& refusal) {
  const Language language = language_of(request);
  PageData data;
  data.set("message", refusal.reason);
  return page(request, refusal.status, text(language, "error"),
              fill(assets::message_page, language, std::move(data)));
}

}  // namespace fihris
