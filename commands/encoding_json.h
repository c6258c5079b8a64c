#pragma once

#include <string>

#include "index/article_encoding.h"
#include "query/output/json.h"

namespace fihris {

/// How the article at `path` was read, as `index` and `status` tell it to programs.
inline Json encoding_json(const std::string& path, const ArticleEncoding& encoding) {
  return Json::object()
      .set("path", path)
      .set("encoding", encoding.name)
      .set("told_by", encoding.told_by)
      .set("repairs", encoding.repairs);
}

}  // namespace fihris
