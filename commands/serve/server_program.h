#pragma once

namespace fihris {

/// Becomes the program that serves pages, with this one's arguments. Throws Error if that cannot be started.
[[noreturn]] void become_server(char** arguments);

}  // namespace fihris
