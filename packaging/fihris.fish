# fish completion for fihris(1). It asks the program for its commands and options, so that it knows them all. Those are
# the same in every language, headings are not.

function __fihris_program
    commandline -opc | head -n 1
end

function __fihris_commands
    set -l program (__fihris_program)
    $program --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\)  *\(.*\)/\1\t\2/p'
end

# The command that the line names so far, if any.
function __fihris_command
    set -l commands (__fihris_commands | cut -f 1)
    for word in (commandline -opc)[2..-1]
        if contains -- $word $commands
            echo $word
            return
        end
    end
    return 1
end

function __fihris_options
    set -l program (__fihris_program)
    set -l command (__fihris_command)
    begin
        $program --help
        test -n "$command"; and $program $command --help
    end 2>/dev/null | sed -n 's/^  \(-[a-zA-Z0-9],\)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' | sort -u
end

complete -c fihris -n 'not __fihris_command >/dev/null' -f -a '(__fihris_commands)'
complete -c fihris -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__fihris_options)'
complete -c fihris -n 'contains -- (__fihris_command) search names places show why' -a 'title: author: source: path: name: place: date: lang: format: boilerplate: copies:'
