#include "commands/reports/shard_report.h"

#include "commands/reports/message.h"
#include "index/shards/gathered.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr int incomplete = 3;

}  // namespace

int report_shards(const Searcher& searcher, const CommonOptions& common, int status) {
  if (!searcher.reader().shards) return status;
  const auto& lost = searcher.reader().shards->lost();
  for (const LostShard& shard : lost) say(tr("without the shard {1}: {2}", {shard.name, shard.why}));
  if (!common.quiet) {
    for (const std::string& name : changed_shards(searcher.reader()))
      say(tr("shards: {1} has changed since it was gathered; run: fihris shards gather", {name}));
  }
  return lost.empty() ? status : incomplete;
}

}  // namespace fihris
