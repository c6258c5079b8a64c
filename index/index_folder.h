#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fihris {

/// Where the parts of an index lie. An index is a folder:
///
///     INDEX/fihris-index                      says that it is one (index_marker.h)
///     INDEX/lock                              who writes to it: one program at a time
///     INDEX/current -> generation-7           the live generation; replaced atomically
///     INDEX/segments/                         while one is written (segment_store.h)
///     INDEX/generation-7/articles             list of the shards, which Xapian's own tools can read
///     INDEX/generation-7/seal                 which files there are, and what they were (generation_seal.h)
///     INDEX/generation-7/removed              articles that are gone (removed_articles.h), if any are
///     INDEX/generation-7/shard-0/ shard-1/... Xapian databases (plain_database.h)
///     INDEX/generation-7/lexicon/             Xapian database
///     INDEX/generation-7/people/              Xapian database
///
/// A generation never changes once it is live. Every update makes a new one: either from scratch, or as a
/// clone that shares the table files of the old one (clone_database.h).
///
/// Nothing of it is trusted. No link is followed but `current`, which must name a generation beside it; a
/// plain file with that name in it may stand for the link, as file systems without links need, and so may the
/// generation itself, as a copy has it that followed the link.
std::string articles_stub(const std::string& generation);
std::string removed_file(const std::string& generation);
std::string shard_folder(const std::string& generation, std::size_t shard);
std::string lexicon_folder(const std::string& generation);
std::string people_folder(const std::string& generation);
std::string segments_folder(const std::string& index);
std::string current_link(const std::string& index);
/// What is going to be renamed to current_link, and stands for it where a program was killed in between.
std::string next_current_link(const std::string& index);

/// The number in `generation-7`; nothing if `name` is not just that.
std::optional<std::uint64_t> generation_number(std::string_view name);
std::string generation_name(std::uint64_t number);

/// The names of the databases of `generation`, as its list has them; at least one. Throws
/// Xapian::DatabaseCorruptError unless the list names shard-0, shard-1 and so on, and nothing else;
/// Xapian::DatabaseOpeningError if it cannot be read.
std::size_t shard_count(const std::string& generation);
/// What such a list says.
std::string shard_list(std::size_t shards);

/// The path of the live generation of `index`, or nothing if there is none. Throws Error if that may not be
/// looked at.
std::optional<std::string> live_generation(const std::string& index);

/// Keeps writers from removing a generation while it is read.
struct Hold {
  std::string generation;            ///< its path
  std::shared_ptr<void> descriptor;  ///< releases the generation when the last copy goes
};

/// Holds the live generation of `index`, or nothing if there is none. Throws Error if it cannot be read.
std::optional<Hold> hold_live_generation(const std::string& index);

/// Size of all plain files below `folder`, in bytes.
std::uintmax_t folder_bytes(const std::string& folder);

}  // namespace fihris
