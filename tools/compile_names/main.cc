// compile_names PLACES ALIASES SOURCE: the data of the gazetteer and the aliases as a C++ source, folded by
// the program's own analyzers. Run by the build.
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "analyzers/error.h"
#include "tools/compile_names/place_list.h"
#include "tools/compile_names/place_table.h"
#include "tools/compile_names/source_writer.h"

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw fihris::Error("compile_names: " + path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void compile(const std::string& places_path, const std::string& aliases_path,
             const std::string& source_path) {
  const auto lines = fihris::read_aliases(read_file(aliases_path), aliases_path);
  auto places = fihris::read_places(read_file(places_path), places_path);
  fihris::add_aliases(places, lines);
  fihris::sort_by_rank(places);
  const fihris::AliasTable aliases(lines);
  std::ofstream source(source_path, std::ios::binary);
  fihris::write_source(source, fihris::PlaceTable(places), aliases.arrays());
  if (!source.flush()) throw fihris::Error("compile_names: " + source_path + ": cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: compile_names PLACES ALIASES SOURCE\n";
    return 2;
  }
  try {
    compile(argv[1], argv[2], argv[3]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
