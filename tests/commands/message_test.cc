#include "commands/reports/message.h"

#include <cerrno>
#include <filesystem>
#include <new>
#include <system_error>

#include "analyzers/error.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("an error's message is said as it is", "[message]") {
  CHECK(message_of(Error("what: which: why; what to do")) == "what: which: why; what to do");
}

TEST_CASE("limits of the system are said with their cure", "[message]") {
  CHECK_THAT(message_of(std::bad_alloc()), Contains("memory") && Contains("ulimit -v"));
  const auto system = [](int error) {
    return message_of(std::system_error(error, std::generic_category(), "call"));
  };
  CHECK_THAT(system(EAGAIN), Contains("threads") && Contains("--jobs") && Contains("ulimit -u"));
  CHECK_THAT(system(EMFILE), Contains("Too many open files") && Contains("ulimit -n"));
  CHECK_THAT(system(EFBIG), Contains("File too large") && Contains("ulimit -f"));
  CHECK_THAT(system(ENOSPC), Contains("room"));
  CHECK_THAT(
      message_of(std::filesystem::filesystem_error("call", std::error_code(EMFILE, std::generic_category()))),
      Contains("ulimit -n"));
  for (const int error : {EAGAIN, EMFILE, EFBIG, ENOSPC, ENOMEM, ENFILE, EDQUOT})
    CHECK_THAT(system(error), !Contains("rebuild"));
}
