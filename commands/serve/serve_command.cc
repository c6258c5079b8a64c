#include "commands/serve/serve_command.h"

#include <memory>
#include <utility>

#include "messages/translation.h"

namespace fihris {

void bind_serve(Command app, const CommonOptions& common, ServeAction serve, std::function<int()>& action) {
  Command command = app.add_subcommand("serve", tr("Show the collection in the browser"));
  auto options = std::make_shared<ServeCommandOptions>();
  command.add_option("--port", options->port, tr("Port on this machine; 0 takes one that is free [7171]"))
      .type_name("N")
      .at_most(65535);
  command.add_option("--listen", options->address, tr("Address to listen on [127.0.0.1]"))
      .type_name("ADDRESS")
      .not_empty();
  command
      .add_option("--token-file", options->token_file, tr("The token, instead of a random one for each run"))
      .type_name("FILE")
      .not_empty();
  command
      .add_option("--name", options->name,
                  tr("A name by which the server is asked for, such as that of a proxy"))
      .type_name("HOST")
      .not_empty();
  command.add_flag("--open", options->open, tr("Open the page in the browser"));
  command.add_flag("--watch", options->watch, tr("Bring the index up to date whenever something changes"));
  add_searched_options(command, options->searched);
  command.callback([&common, &action, options, serve = std::move(serve)] {
    action = [&common, options, serve] { return serve(common, *options); };
  });
}

}  // namespace fihris
