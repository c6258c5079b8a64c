#include "indexer/files/passed_over.h"

#include "messages/translation.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fihris {
namespace {

constexpr std::size_t max_kinds = 100;
constexpr std::size_t max_kind_bytes = 16;

/// What may stand in a command line and in a pattern as it is.
bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

}  // namespace

std::string describe(PassedOverAs why) {
  switch (why) {
    case PassedOverAs::hidden:
      return tr("hidden; --hidden reads it");
    case PassedOverAs::excluded:
      return tr("excluded by --exclude");
    case PassedOverAs::not_included:
      return tr("no pattern includes it; --include does");
    case PassedOverAs::other_kind:
      return tr("of another kind (picture, sound, program ...), without text");
    case PassedOverAs::link:
      return tr("a symbolic link; --follow reads what it leads to, if that is not read anyway");
    case PassedOverAs::special:
      return tr("neither a file nor a folder");
  }
  return {};
}

void PassedOver::count(PassedOverAs why, std::string_view name) {
  switch (why) {
    case PassedOverAs::hidden:
      ++hidden;
      break;
    case PassedOverAs::excluded:
      ++excluded;
      break;
    case PassedOverAs::link:
      ++links;
      break;
    case PassedOverAs::special:
      ++special;
      break;
    case PassedOverAs::other_kind:
      ++other_kind;
      break;
    case PassedOverAs::not_included:
      ++not_included;
      const std::size_t dot = name.rfind('.');
      if (dot == name.npos || dot == 0 || name.size() - dot > max_kind_bytes) break;
      const std::string_view kind = name.substr(dot);
      if (!std::all_of(kind.begin() + 1, kind.end(), is_plain)) break;
      const auto known = kinds.find(kind);
      if (known != kinds.end()) {
        ++known->second;
      } else if (kinds.size() < max_kinds) {
        kinds.emplace(kind, 1);
      }
  }
}

void PassedOver::add(PassedOver&& other) {
  hidden += other.hidden;
  excluded += other.excluded;
  not_included += other.not_included;
  other_kind += other.other_kind;
  links += other.links;
  special += other.special;
  for (const auto& [kind, count] : other.kinds) {
    if (kinds.size() < max_kinds || kinds.contains(kind)) kinds[kind] += count;
  }
  std::move(other.entries.begin(), other.entries.end(), std::back_inserter(entries));
}

}  // namespace fihris
