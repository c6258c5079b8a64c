#include "commands/serve/server_program.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "analyzers/error.h"
#include "indexer/files/companion_program.h"
#include "messages/translation.h"

namespace fihris {

void become_server(char** arguments) {
  const std::string program = companion_program("fihris-serve");
  if (program.empty())
    throw Error(tr("serve: fihris-serve is not installed beside fihris; install fihris again"));
  execv(program.c_str(), arguments);
  throw Error(tr("serve: {1}: cannot be started: {2}", {program, std::strerror(errno)}));
}

}  // namespace fihris
