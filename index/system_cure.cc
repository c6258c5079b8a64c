#include "index/system_cure.h"

#include "messages/translation.h"

#include <cerrno>
#include <system_error>

namespace fihris {
namespace {

struct Cure {
  int error;
  const char* text;
};

constexpr Cure cures[] = {
    {EMFILE, tr_later("raise the limit of open files: ulimit -n")},
    {ENFILE, tr_later("the machine has too many files open: end other programs")},
    {EFBIG, tr_later("raise the limit on the size of files: ulimit -f")},
    {ENOMEM,
     tr_later("there is too little memory: end other programs, lower --jobs, or raise the limit: ulimit -v")},
    {EAGAIN, tr_later("no more threads can be had: lower --jobs, or raise the limit: ulimit -u")},
    {ENOSPC, tr_later("make room on the disk, or name another folder with --index")},
    {EDQUOT, tr_later("your share of the disk is used up: make room, or name another folder with --index")},
};

}  // namespace

std::string system_cure(int error, std::string_view otherwise) {
  for (const Cure& cure : cures) {
    if (cure.error == error) return tr(cure.text);
  }
  return std::string(otherwise);
}

std::string system_cure(std::string_view message, std::string_view otherwise) {
  for (const Cure& cure : cures) {
    if (message.find(std::generic_category().message(cure.error)) != message.npos) return tr(cure.text);
  }
  return std::string(otherwise);
}

}  // namespace fihris
