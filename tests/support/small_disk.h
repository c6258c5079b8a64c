#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>

namespace fihris {

/// A file system of some megabytes, for as long as the test runs. Only root may mount one.
class SmallDisk {
 public:
  SmallDisk(const std::filesystem::path& at, int megabytes) : at_(at) {
    std::filesystem::create_directory(at_);
    const std::string size = "size=" + std::to_string(megabytes) + "m";
    mounted_ = mount("tmpfs", at_.c_str(), "tmpfs", 0, size.c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(at_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_mounted() const { return mounted_; }
  bool make_read_only() const {
    return mount("tmpfs", at_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
  }

 private:
  std::filesystem::path at_;
  bool mounted_ = false;
};

}  // namespace fihris
