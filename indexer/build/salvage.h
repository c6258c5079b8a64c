#pragma once

#include <optional>
#include <string>

#include "index/article_encoding.h"
#include "index/schema.h"

namespace fihris {

/// What a rebuild must know of an index.
struct Salvaged {
  Manifest manifest;
  FolderEncodings encodings;
};

/// Which folders the generation in `folder` covers, with which globs, and on which volumes: the roots,
/// includes, excludes and volumes of its manifest, and the encodings; nothing if it is too damaged to tell.
/// Read by a child process, since a damaged index can crash what reads it (crash_guard.h), and rebuilding is
/// the cure. Call before threads are started. Throws Error if the system is out of processes.
std::optional<Salvaged> salvage_manifest(const std::string& folder);

}  // namespace fihris
