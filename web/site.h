#pragma once

#include <cstddef>
#include <functional>
#include <semaphore>
#include <string>

#include "web/facet_tables.h"
#include "web/http/guard.h"
#include "web/http/request.h"
#include "web/index_pool.h"
#include "web/pages/pages.h"

namespace fihris {

/// What pages need beside an opened index.
struct SiteParts {
  IndexPool& indexes;
  FacetTables& facets;
  std::string page_token;
  AliasSaver save_aliases;  ///< may be empty
  std::counting_semaphore<>& list_places;
};

/// Answers requests: who may ask (guard.h), which page or part of the API it is, and what is said when that
/// fails. Safe from many threads.
class Site {
 public:
  /// `save_aliases` keeps the user's aliases, where it is not empty. `report` is told of faults, for the one
  /// who runs the server. Both may be called from many threads.
  Site(IndexPool& indexes, Guard guard, AliasSaver save_aliases,
       std::function<void(const std::string&)> report);

  /// Throws nothing; what an exception says is reported and not sent.
  HttpResponse answer(const HttpRequest& request);

 private:
  HttpResponse route(const HttpRequest& request);
  HttpResponse refuse(const HttpRequest& request, const Refusal& refusal) const;

  static constexpr std::ptrdiff_t lists_at_once = 2;

  Guard guard_;
  std::counting_semaphore<> list_places_{lists_at_once};
  FacetTables facets_;
  SiteParts parts_;
  std::function<void(const std::string&)> report_;
};

}  // namespace fihris
