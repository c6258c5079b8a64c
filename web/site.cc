#include "web/site.h"

#include <array>
#include <ctime>
#include <exception>
#include <memory>
#include <string_view>
#include <utility>

#include "query/match/over_shards.h"
#include "query/shown/shown_article.h"
#include "web/api/api.h"
#include "web/asked/original_file.h"
#include "web/asked/parameters.h"
#include "web/http/response.h"
#include "web/pages/pages.h"
#include "web/pages/report.h"
#include "web/text/assets.h"

namespace fihris {
namespace {

struct Asset {
  std::string_view path;
  std::string_view type;
  const std::string_view& content;
};

const std::array<Asset, 4> static_files{
    {{"/api/openapi.json", "application/json", assets::openapi},
     {"/static/style.css", "text/css; charset=utf-8", assets::style},
     {"/static/script.js", "text/javascript; charset=utf-8", assets::script},
     {"/static/icon.svg", "image/svg+xml", assets::icon}}};

HttpResponse as_json(const Json& json) {
  return make_response(200, "application/json", json.text() + "\n");
}

/// With the shards that are missing in it.
HttpResponse as_json(Json json, const Searcher& searcher) {
  if (!searcher.is_partial()) return as_json(json);
  Json lost = Json::array();
  for (const LostShard& shard : searcher.reader().shards->lost())
    lost.add(Json::object().set("name", shard.name).set("why", shard.why));
  return as_json(json.set("partial", true).set("lost_shards", std::move(lost)));
}

/// Where what is saved has no place to say that shards are missing in it.
HttpResponse as_whole(HttpResponse response, const Searcher& searcher) {
  if (!searcher.is_partial()) return response;
  const LostShard& lost = searcher.reader().shards->lost().front();
  throw Refused(503, "nothing is saved without the shard " + lost.name + ": " + lost.why);
}

HttpResponse download(Searcher& searcher, const HttpRequest& request) {
  const std::string path = path_param(request, "path");
  if (!find_article(searcher.reader(), path)) throw Refused(404, "path: the index has no such article");
  if (searcher.reader().shards) throw Refused(404, "path: the file lies on the machine of its shard");
  return original_file(searcher.reader().manifest, path);
}

struct Route {
  std::string_view path;
  HttpResponse (*handler)(Searcher&, const HttpRequest&, const SiteParts&);
  bool takes_post = false;  ///< a form is sent to it; it may also be asked for
};

/// Saved, since its style is within it, which the policy of the pages forbids.
HttpResponse report(Searcher& searcher, const HttpRequest& request, const SiteParts& parts) {
  HttpRequest search = request;
  search.path = "/search";
  HttpResponse response = make_response(
      200, "text/html; charset=utf-8",
      make_report(searcher, search, std::time(nullptr), parts.facets.of(searcher.reader()).get()).html);
  response.headers.emplace("Content-Disposition",
                           "attachment; filename=\"report.html\"; filename*=UTF-8''report.html");
  return as_whole(std::move(response), searcher);
}

/// Two lists of queries at once leave workers for other requests.
HttpResponse lists(Searcher& searcher, const HttpRequest& request, const SiteParts& parts) {
  if (request.method != "POST") return lists_page(searcher, request, parts.page_token);
  if (!parts.list_places.try_acquire())
    throw Refused(503, "two lists are being counted already; send this one again in a while");
  const std::unique_ptr<std::counting_semaphore<>, void (*)(std::counting_semaphore<>*)> place(
      &parts.list_places, [](std::counting_semaphore<>* places) { places->release(); });
  HttpResponse response = lists_page(searcher, request, parts.page_token);
  return request.param("as") == "csv" ? as_whole(std::move(response), searcher) : response;
}

HttpResponse aliases(Searcher&, const HttpRequest& request, const SiteParts& parts) {
  if (request.method != "POST") throw Refused(405, "forms are sent to this address by the page of a name");
  if (!parts.save_aliases) throw Refused(409, "there is no home folder to keep aliases in");
  HttpResponse response = save_aliases(request, parts.save_aliases);
  parts.indexes.forget_aliases();
  return response;
}

HttpResponse variants(Searcher& searcher, const HttpRequest& request, const SiteParts& parts) {
  return variants_page(searcher, request, parts.save_aliases ? parts.page_token : std::string());
}

HttpResponse search(Searcher& searcher, const HttpRequest& request, const SiteParts& parts) {
  return search_page(searcher, request, parts.facets.of(searcher.reader()).get());
}

HttpResponse facets(Searcher& searcher, const HttpRequest& request, const SiteParts& parts) {
  return as_json(api_facets(searcher, request, parts.facets.of(searcher.reader()).get()), searcher);
}

template <HttpResponse (*page)(Searcher&, const HttpRequest&)>
HttpResponse shown(Searcher& searcher, const HttpRequest& request, const SiteParts&) {
  return page(searcher, request);
}

template <Json (*part)(Searcher&, const HttpRequest&)>
HttpResponse told(Searcher& searcher, const HttpRequest& request, const SiteParts&) {
  return as_json(part(searcher, request), searcher);
}

constexpr Route routes[] = {
    {"/", search},
    {"/search", search},
    {"/article", shown<article_page>},
    {"/file", shown<download>},
    {"/names", shown<names_page>},
    {"/places", shown<places_page>},
    {"/variants", variants},
    {"/aliases", aliases, true},
    {"/lists", lists, true},
    {"/report", report},
    {"/status", shown<status_page>},
    {"/api/search", told<api_search>},
    {"/api/article", told<api_article>},
    {"/api/names", told<api_names>},
    {"/api/places", told<api_places>},
    {"/api/variants", told<api_variants>},
    {"/api/why", told<api_why>},
    {"/api/complete", told<api_complete>},
    {"/api/facets", facets},
    {"/api/status",
     [](Searcher& s, const HttpRequest&, const SiteParts&) { return as_json(api_status(s), s); }},
};

}  // namespace

Site::Site(IndexPool& indexes, Guard guard, AliasSaver save_aliases,
           std::function<void(const std::string&)> report)
    : guard_(std::move(guard)),
      facets_([&indexes] { return indexes.open(); }),
      parts_{indexes, facets_, guard_.page_token(), std::move(save_aliases), list_places_},
      report_(std::move(report)) {}

HttpResponse Site::answer(const HttpRequest& request) {
  try {
    if (const Refusal refusal = guard_.check(request); refusal.status != 0) {
      // Those who may not ask are told no more than why.
      return request.path.starts_with("/api/") ? json_refusal(refusal) : plain_refusal(refusal);
    }
    if (guard_.is_entrance(request)) return guard_.entrance(request);
    return route(request);
  } catch (const Refused& refused) {
    return refuse(request, {refused.status(), refused.what()});
  } catch (const Xapian::Error& error) {
    report_("serve: the index: " + error.get_description());
    return refuse(request, {503, "the index cannot be read now; see what fihris serve says where it runs"});
  } catch (const Error& error) {
    report_(std::string("serve: ") + error.what());
    return refuse(request, {503, "the index cannot be used now; see what fihris serve says where it runs"});
  } catch (const std::exception& error) {
    report_(std::string("serve: ") + error.what());
    return refuse(request, {500, "this has failed; see what fihris serve says where it runs"});
  }
}

HttpResponse Site::route(const HttpRequest& request) {
  for (const Asset& asset : static_files) {
    if (request.path != asset.path) continue;
    if (request.method == "POST") throw Refused(405, "nothing can be sent to this address");
    return make_response(200, asset.type, std::string(asset.content));
  }
  for (const Route& known : routes) {
    if (request.path != known.path) continue;
    if (request.method == "POST" && !known.takes_post)
      throw Refused(405, "nothing can be sent to this address");
    for (bool is_again = false;; is_again = true) {
      IndexPool::Lease searcher = parts_.indexes.take();
      try {
        return answer_over_shards(*searcher, [&] { return known.handler(*searcher, request, parts_); });
      } catch (const Xapian::DatabaseModifiedError&) {
        // A file system without locks lets writers reuse what is being read; there is a newer generation
        // then.
        searcher.drop();
        if (is_again) throw;
      } catch (const Refused&) {
        throw;
      } catch (const std::exception&) {
        searcher.drop();
        throw;
      }
    }
  }
  throw Refused(404, "there is no such page");
}

HttpResponse Site::refuse(const HttpRequest& request, const Refusal& refusal) const {
  try {
    return request.path.starts_with("/api/") ? json_refusal(refusal) : message_page(request, refusal);
  } catch (const std::exception&) {
    return plain_refusal({500, "this has failed"});
  }
}

}  // namespace fihris
