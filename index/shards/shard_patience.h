#pragma once

namespace fihris {

/// How long servers are waited for, in milliseconds.
struct ShardPatience {
  unsigned greeting = 400;  ///< until a server says that it is there; then the next address is tried
  unsigned ssh = 5'000;     ///< the same of one that ssh starts
  unsigned beside = 250;    ///< until the next one is tried beside it; who greets first is taken
  /// Until a server that says nothing is looked after: by a second connection, to which one that works on
  /// something greets and one that has stopped does not.
  unsigned silence = 200;
  unsigned second_greeting = 200;  ///< for that, if there is a copy
  unsigned lone_greeting = 280;    ///< the same if there is none
  unsigned answer = 10'000;        ///< until one that works has answered

  /// For who cannot begin anew: nobody is given up before `answer`.
  static ShardPatience of_one_try() {
    ShardPatience patience;
    patience.silence = patience.answer;
    return patience;
  }
};

}  // namespace fihris
