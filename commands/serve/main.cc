// fihris-serve: `fihris serve`, which starts this with its own arguments. A program of its own, so that the
// libraries of the network are not loaded by every search.
#include "commands/program.h"
#include "commands/serve/serve_command.h"
#include "commands/serve/serve_pages.h"

int main(int argc, char** argv) {
  const auto bind = [](fihris::Command app, fihris::CommonOptions& common, fihris::ChosenCommand& chosen) {
    fihris::bind_serve(app, common, fihris::serve_pages, chosen.action);
  };
  // fihris has said what is wrong with the configuration.
  return fihris::run_program(argc, argv, bind, fihris::SettingsOfNothing::passed_over);
}
