#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// The parts of a zip that is one document: Open Document, Office Open XML, EPUB.
class Package {
 public:
  /// Lists the parts of `input`, which must be read from its begin each time. Throws InputError.
  Package(Input& input, ReadBudget& budget);

  const std::set<std::string>& names() const { return names_; }
  bool has(const std::string& part) const { return names_.contains(part); }
  bool is_encrypted() const { return is_encrypted_; }

  /// Unpacks the parts whose names end in one of `suffixes`; 64 MiB at most. Throws InputError.
  void load(std::initializer_list<std::string_view> suffixes);

  /// A part that has been loaded; empty if there is none.
  const std::string& part(const std::string& name) const;

 private:
  Input& input_;
  ReadBudget& budget_;
  std::set<std::string> names_;
  std::map<std::string, std::string> parts_;
  bool is_encrypted_ = false;
};

}  // namespace fihris
