#include "commands/commands.h"
#include "commands/formats_command.h"
#include "commands/index_command.h"
#include "commands/program.h"
#include "commands/serve/serve_command.h"
#include "commands/serve/server_program.h"

int main(int argc, char** argv) {
  using namespace fihris;
  const auto bind = [argv](Command app, CommonOptions& common, ChosenCommand& chosen) {
    auto& [action, paged] = chosen;
    bind_index(app, common, action);
    bind_search(app, common, paged);
    bind_show(app, common, paged);
    bind_analyze(app, common, paged);
    bind_names(app, common, paged);
    bind_places(app, common, paged);
    bind_variants(app, common, paged);
    bind_alias(app, common, action);
    bind_sources(app, common, paged);
    bind_timeline(app, common, paged);
    bind_why(app, common, paged);
    bind_report(app, common, action);
    const auto serve = [argv](const CommonOptions&, const ServeCommandOptions&) -> int {
      become_server(argv);
    };
    bind_serve(app, common, serve, action);
    bind_shards(app, common, paged);
    bind_status(app, common, paged);
    bind_formats(app, common, paged);
    bind_bidi(app, common, paged);
    bind_config(app, common, paged);
    bind_help(app);
  };
  return run_program(argc, argv, bind, SettingsOfNothing::said);
}
