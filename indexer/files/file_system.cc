#include "indexer/files/file_system.h"

#include <sys/vfs.h>

#include <cstdint>
#include <utility>

namespace fihris {
namespace {

/// Numbers of statfs(2), and of the file systems' own sources where that has none.
constexpr std::pair<std::uint32_t, std::string_view> unreported[] = {
    {0x6969, "NFS"},        {0x517B, "SMB"},         {0xFF534D42, "SMB"},        {0xFE534D42, "SMB"},
    {0x65735546, "FUSE"},   {0x794C7630, "overlay"}, {0x01021997, "9P"},         {0x00C36400, "Ceph"},
    {0x5346414F, "AFS"},    {0x73757245, "Coda"},    {0x786F4256, "VirtualBox"}, {0x0BD00BD0, "Lustre"},
    {0x19830326, "BeeGFS"}, {0x47504653, "GPFS"},
};

}  // namespace

std::optional<std::string_view> unreported_file_system(const std::string& folder) {
  struct statfs state;
  if (statfs(folder.c_str(), &state) != 0) return {};
  for (const auto& [number, name] : unreported) {
    if (static_cast<std::uint32_t>(state.f_type) == number) return name;
  }
  return {};
}

}  // namespace fihris
