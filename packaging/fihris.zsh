#compdef fihris
# zsh completion for fihris(1). It asks the program for its commands and options, so that it knows them all. Those are
# the same in every language, headings are not.

_fihris() {
  local program=$words[1] command='' word
  local -a commands options
  commands=(${(f)"$($program --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p')"})
  for word in ${words[2,CURRENT-1]}; do
    if [[ -z $command && -n ${(M)commands:#$word} ]]; then command=$word; fi
  done
  if [[ $words[CURRENT] == -* ]]; then
    options=(${(f)"$({ $program --help; [[ -z $command ]] || $program $command --help } 2>/dev/null |
      sed -n 's/^  \(-[a-zA-Z0-9],\)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' | sort -u)"})
    compadd -- $options
  elif [[ -z $command ]]; then
    compadd -- $commands
  else
    case $command in
      search|names|places|report|show|why)
        compadd -S '' -- title: author: source: path: name: place: date: lang: format: boilerplate: copies: ;;
    esac
    _files
  fi
}

_fihris "$@"
