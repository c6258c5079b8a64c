#include "tests/query/weighing/random_lists.h"

namespace fihris {

RandomLists::RandomLists(std::mt19937& random, const std::string& name)
    : articles(folder.path("db"), Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {
  const auto up_to = [&](unsigned most) { return static_cast<unsigned>(random() % most) + 1; };
  const std::size_t terms = up_to(12);
  for (std::size_t term = 0; term < terms; ++term)
    lists.push_back({name + std::to_string(term), random() % PostingWindow::layers});
  const Xapian::docid last = 500 + up_to(4500);
  for (Xapian::docid id = 1; id <= last; ++id) {
    Xapian::Document article;
    article.add_term("length", up_to(300));
    // Each term is in half as many articles as the one before, the last perhaps in none.
    for (std::size_t term = 0; term < terms; ++term)
      if (random() % (2U << term) == 0) article.add_term(lists[term].term, up_to(5));
    articles.add_document(article);
  }
  // A hole wider than a window, and single ones.
  for (Xapian::docid id = 1; id <= last; ++id)
    if ((id > 200 && id < 200 + last / 2) || random() % 10 == 0) articles.delete_document(id);
  articles.commit();
}

std::shared_ptr<IndexParts> RandomLists::parts() const {
  return std::make_shared<IndexParts>(std::vector{folder.path("db")}, articles);
}

}  // namespace fihris
