#pragma once

namespace fihris {

/// A word alone is a person's if so many of the articles that have it in a longer name have theirs, and so
/// many articles at all.
inline constexpr double least_share_of_person = 0.8;
inline constexpr unsigned least_articles_of_person = 3;

/// A word is a name everywhere if so many of the articles with it have it as one.
inline constexpr double least_share_of_names = 0.5;

/// What may be a name is one if so many of the articles that have it where it may or surely is have it
/// surely: of several words that are a form of somebody's name; of a word of the dictionary that is
/// somebody's surname; and of one that is asked for as a name.
inline constexpr double least_share_of_form = 0.33;
inline constexpr double least_share_of_surname = 0.5;
inline constexpr double least_share_of_asked = 0.2;

}  // namespace fihris
