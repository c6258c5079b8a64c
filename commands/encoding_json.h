#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "index/article_encoding.h"

namespace fihris {

/// How the article at `path` was read, as `index` and `status` tell it to programs.
inline nlohmann::ordered_json encoding_json(const std::string& path, const ArticleEncoding& encoding) {
  return {{"path", path},
          {"encoding", encoding.name},
          {"told_by", encoding.told_by},
          {"repairs", encoding.repairs}};
}

}  // namespace fihris
