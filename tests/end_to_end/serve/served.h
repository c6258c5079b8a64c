#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/eventually.h"
#include "tests/support/sandbox.h"
#include "tests/support/web_client.h"

namespace fihris {

/// `fihris serve` in a sandbox, and a browser that has opened its link.
class Served {
 public:
  explicit Served(const Sandbox& sandbox, const std::vector<std::string>& options = {})
      : program_(sandbox.start(command(options))) {
    REQUIRE(eventually([&] { return program_.out_so_far().ends_with('\n') || !program_.is_running(); }));
    const std::string link = program_.out_so_far();
    INFO(program_.err_so_far());
    REQUIRE(link.starts_with("http://127.0.0.1:"));
    port = std::stoi(link.substr(17));
    const std::size_t begin = link.find("token=") + 6;
    token = link.substr(begin, link.find('\n', begin) - begin);
  }

  /// The lines of a request that is answered, without the last, empty one.
  std::string head(const std::string& target, const std::string& method = "GET") const {
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
           "\r\nCookie: fihris-" + std::to_string(port) + '=' + token + "\r\n";
  }

  WebAnswer get(const std::string& target, const std::string& headers = {}) const {
    return ask(port, head(target) + headers + "\r\n");
  }

  RunningProgram& program() { return program_; }

  int port = 0;
  std::string token;

 private:
  static std::vector<std::string> command(const std::vector<std::string>& options) {
    std::vector<std::string> words{"fihris", "serve"};
    if (std::find(options.begin(), options.end(), "--port") == options.end())
      words.insert(words.end(), {"--port", "0"});
    words.insert(words.end(), options.begin(), options.end());
    return words;
  }

  RunningProgram program_;
};

}  // namespace fihris
