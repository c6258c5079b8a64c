# bash completion for fihris(1). It asks the program for its commands and options, so that it knows them all. Those are
# the same in every language, headings are not.

_fihris() {
  local current=$2 command='' word
  local commands
  commands=$("$1" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p')
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -z $command && $'\n'$commands$'\n' == *$'\n'"$word"$'\n'* ]]; then command=$word; fi
  done
  COMPREPLY=()
  if [[ $current == -* ]]; then
    local options
    options=$({ "$1" --help; [[ -z $command ]] || "$1" "$command" --help; } 2>/dev/null |
      sed -n 's/^  \(-[a-zA-Z0-9],\)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' | sort -u)
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
  elif [[ -n $current && $command =~ ^(search|names|places|report|show|why)$ ]]; then
    # bash takes a colon for the end of a word, so the fields have none here.
    mapfile -t COMPREPLY < <(compgen -W 'title author source path name place date lang format boilerplate copies' \
      -S : -- "$current")
    [[ ${#COMPREPLY[@]} = 0 ]] || compopt -o nospace 2>/dev/null
  fi
}

# What it does not know itself, files and folders, bash completes.
complete -o bashdefault -o default -F _fihris fihris
