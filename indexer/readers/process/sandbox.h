#pragma once

namespace fihris {

/// Gives up, for good, what a reader does not need: it may compute and read what it was handed, open data
/// files of its libraries (where the kernel has landlock) and nothing else. No new program or process, no
/// network, no file written; at most 320 MiB of memory of its own. Sanitizers need more memory: under them
/// that limit is left out.
void enter_sandbox();

}  // namespace fihris
