#include "commands/reports/date_note.h"

#include <algorithm>
#include <string>

#include "commands/reports/message.h"
#include "messages/translation.h"

namespace fihris {

void note_days_of_files(const std::vector<bool>& by_file, const CommonOptions& common) {
  if (common.quiet) return;
  const auto count = static_cast<std::size_t>(std::count(by_file.begin(), by_file.end(), true));
  if (count == 0) return;
  say(tr_count("{1} article of {2} tells no day: that of its file counts",
               "{1} articles of {2} tell no day: those of their files count", count,
               {std::to_string(by_file.size())}));
}

}  // namespace fihris
