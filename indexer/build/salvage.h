#pragma once

#include <optional>
#include <string>

#include "index/schema.h"

namespace fihris {

/// Which folders the generation in `folder` covers, what is selected in them, on which volumes and in which
/// encodings: the roots, selections, volumes, encodings and rules of its manifest; nothing if it is too
/// damaged to tell. Read by a child process, since a damaged index can crash what reads it (crash_guard.h),
/// and rebuilding is the cure. Call before threads are started. Throws Error if the system is out of
/// processes.
std::optional<Manifest> salvage_manifest(const std::string& folder);

}  // namespace fihris
