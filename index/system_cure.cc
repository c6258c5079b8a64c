#include "index/system_cure.h"

#include <cerrno>
#include <system_error>

namespace fihris {
namespace {

struct Cure {
  int error;
  std::string_view text;
};

constexpr Cure cures[] = {
    {EMFILE, "raise the limit of open files: ulimit -n"},
    {ENFILE, "the machine has too many files open: end other programs"},
    {EFBIG, "raise the limit on the size of files: ulimit -f"},
    {ENOMEM, "there is too little memory: end other programs, lower --jobs, or raise the limit: ulimit -v"},
    {EAGAIN, "no more threads can be had: lower --jobs, or raise the limit: ulimit -u"},
    {ENOSPC, "make room on the disk, or name another folder with --index"},
    {EDQUOT, "your share of the disk is used up: make room, or name another folder with --index"},
};

}  // namespace

std::string system_cure(int error, std::string_view otherwise) {
  for (const Cure& cure : cures) {
    if (cure.error == error) return std::string(cure.text);
  }
  return std::string(otherwise);
}

std::string system_cure(std::string_view message, std::string_view otherwise) {
  for (const Cure& cure : cures) {
    if (message.find(std::generic_category().message(cure.error)) != message.npos)
      return std::string(cure.text);
  }
  return std::string(otherwise);
}

}  // namespace fihris
