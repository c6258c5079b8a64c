#pragma once

namespace fihris {

/// A word alone is a person's if so many of the articles that have it in a longer name have theirs, and so
/// many articles at all.
inline constexpr double least_share_of_person = 0.8;
inline constexpr unsigned least_articles_of_person = 3;

/// A word is a name everywhere if so many of the articles with it have it as one.
inline constexpr double least_share_of_names = 0.5;

}  // namespace fihris
