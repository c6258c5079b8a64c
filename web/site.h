#pragma once

#include <functional>
#include <string>

#include "web/guard.h"
#include "web/index_pool.h"
#include "web/request.h"

namespace fihris {

/// Answers requests: who may ask (guard.h), which page or part of the API it is, and what is said when that
/// fails. Safe from many threads.
class Site {
 public:
  /// `report` is told of faults, for the one who runs the server; it may be called from many threads.
  Site(IndexPool& indexes, Guard guard, std::function<void(const std::string&)> report);

  /// Throws nothing; what an exception says is reported and not sent.
  HttpResponse answer(const HttpRequest& request);

 private:
  HttpResponse route(const HttpRequest& request);
  HttpResponse refuse(const HttpRequest& request, const Refusal& refusal) const;

  IndexPool& indexes_;
  Guard guard_;
  std::function<void(const std::string&)> report_;
};

}  // namespace fihris
