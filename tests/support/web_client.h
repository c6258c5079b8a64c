#pragma once

#include <map>
#include <string>
#include <string_view>

#include "index/file_descriptor.h"

namespace fihris {

/// What a server sent.
struct WebAnswer {
  int status = 0;                              ///< 0: it closed the connection without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A connection to a port of this machine; waits for no more than ten seconds.
FileDescriptor connect_to(int port);

/// Sends what the server takes of `bytes`, and reads until it closes.
WebAnswer ask(int port, std::string_view bytes);
WebAnswer ask(const FileDescriptor& socket, std::string_view bytes);

}  // namespace fihris
