#include "web/site.h"

#include <array>
#include <exception>
#include <string_view>
#include <utility>

#include "query/shown/shown_article.h"
#include "web/api.h"
#include "web/assets.h"
#include "web/original_file.h"
#include "web/pages.h"
#include "web/parameters.h"
#include "web/response.h"

namespace fihris {
namespace {

struct Asset {
  std::string_view path;
  std::string_view type;
  const std::string_view& content;
};

const std::array<Asset, 3> static_files{
    {{"/static/style.css", "text/css; charset=utf-8", assets::style},
     {"/static/script.js", "text/javascript; charset=utf-8", assets::script},
     {"/static/icon.svg", "image/svg+xml", assets::icon}}};

HttpResponse as_json(const Json& json) {
  return make_response(200, "application/json", json.text() + "\n");
}

HttpResponse download(Searcher& searcher, const HttpRequest& request) {
  const std::string path = path_param(request, "path");
  if (!find_article(searcher.reader(), path)) throw Refused(404, "path: the index has no such article");
  return original_file(searcher.reader().manifest, path);
}

using Handler = HttpResponse (*)(Searcher&, const HttpRequest&);

struct Route {
  std::string_view path;
  Handler handler;
};

const std::array<Route, 15> routes{{
    {"/", [](Searcher& s, const HttpRequest& r) { return search_page(s, r); }},
    {"/search", [](Searcher& s, const HttpRequest& r) { return search_page(s, r); }},
    {"/article", [](Searcher& s, const HttpRequest& r) { return article_page(s, r); }},
    {"/file", [](Searcher& s, const HttpRequest& r) { return download(s, r); }},
    {"/names", [](Searcher& s, const HttpRequest& r) { return names_page(s, r); }},
    {"/places", [](Searcher& s, const HttpRequest& r) { return places_page(s, r); }},
    {"/variants", [](Searcher& s, const HttpRequest& r) { return variants_page(s, r); }},
    {"/status", [](Searcher& s, const HttpRequest& r) { return status_page(s, r); }},
    {"/api/search", [](Searcher& s, const HttpRequest& r) { return as_json(api_search(s, r)); }},
    {"/api/article", [](Searcher& s, const HttpRequest& r) { return as_json(api_article(s, r)); }},
    {"/api/names", [](Searcher& s, const HttpRequest& r) { return as_json(api_names(s, r)); }},
    {"/api/places", [](Searcher& s, const HttpRequest& r) { return as_json(api_places(s, r)); }},
    {"/api/variants", [](Searcher& s, const HttpRequest& r) { return as_json(api_variants(s, r)); }},
    {"/api/complete", [](Searcher& s, const HttpRequest& r) { return as_json(api_complete(s, r)); }},
    {"/api/status", [](Searcher& s, const HttpRequest&) { return as_json(api_status(s)); }},
}};

}  // namespace

Site::Site(IndexPool& indexes, Guard guard, std::function<void(const std::string&)> report)
    : indexes_(indexes), guard_(std::move(guard)), report_(std::move(report)) {}

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
    if (request.method == "POST") throw Refused(405, "nothing can be sent to this address");
    for (bool is_again = false;; is_again = true) {
      IndexPool::Lease searcher = indexes_.take();
      try {
        return known.handler(*searcher, request);
      } catch (const Xapian::DatabaseModifiedError&) {
        // A file system without locks lets writers reuse what is being read; there is a newer generation
        // then.
        searcher.drop();
        if (is_again) throw;
      } catch (const Xapian::Error&) {
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
