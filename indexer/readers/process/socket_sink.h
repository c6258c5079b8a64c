#pragma once

#include <string>

#include "indexer/reading/read_article.h"
#include "indexer/reading/wire.h"

namespace fihris {

/// Writes what a reader finds to the socket of the indexer. Ends the program if the indexer has gone.
class SocketSink : public ArticleSink {
 public:
  explicit SocketSink(int descriptor) : descriptor_(descriptor) {}
  void add(ReadArticle article) override;
  void fail(ReadFailure failure) override;
  void alive() override;
  /// The file has ended.
  void done();

 private:
  void send(MessageWriter& message) const;

  int descriptor_;
};

/// Writes a message to the indexer. Ends the program if it has gone.
void send_message(int descriptor, MessageWriter& message);

}  // namespace fihris
