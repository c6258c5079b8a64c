#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

}  // namespace

/// Any bytes as a word: the normal forms are bounded, clean and stay as they are when taken again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fihris;
  const std::string_view word(reinterpret_cast<const char*>(data), size);
  const std::string term = fold(word);
  require(term.size() <= max_term_bytes, "term too long");
  require(fold(term) == term, "fold is not idempotent");
  for (const auto tashkeel : {Tashkeel::ignored, Tashkeel::kept}) {
    const std::string form = written_form(word, tashkeel);
    require(written_form(form, tashkeel) == form, "the written form is not idempotent");
    require(tashkeel == Tashkeel::kept || !has_tashkeel(form), "the written form keeps tashkeel");
  }
  return 0;
}
