#pragma once

namespace fihris {

/// Gives up, for good, what a reader does not need: it may compute and read what it was handed, open data
/// files of its libraries (where the kernel has landlock) and nothing else. No new program or process, no
/// network, no file written; at most 320 MiB of memory of its own. Sanitizers need more memory: under them
/// that limit is left out.
void enter_sandbox();

/// Becomes the program at the path `command[0]` with the other strings, up to a null, as its arguments, in a
/// sandbox of its own: it may compute, and read files of the system and beside it. It makes no process and no
/// connection, writes no file, and has at most 768 MiB of memory and twenty minutes of a processor. Gives an
/// exit status if it cannot be started.
int run_in_sandbox(char** command);

}  // namespace fihris
