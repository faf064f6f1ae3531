/// A shell that completes.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// What is put where the shell looks for completions.
  ///
  /// All three ask `casebook __complete` with the words up to the cursor; commands, options and the
  /// book are known there alone.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// Where a user's scripts of this shell are looked for.
  var place: String {
    switch self {
    case .bash: "~/.local/share/bash-completion/completions/casebook"
    case .zsh: "~/.local/share/zsh/site-functions/_casebook"
    case .fish: "~/.config/fish/completions/casebook.fish"
    }
  }

  /// Bash shows what it inserts, so that meanings stand behind the words only where several fit and
  /// nothing is inserted but what they have in common.
  private static let bashScript = #"""
    # bash completion of casebook                              -*- shell-script -*-
    _casebook_paths() {
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen "$1" -- "${COMP_WORDS[COMP_CWORD]#=}")
    }
    _casebook() {
      local program=${COMP_WORDS[0]/#\~\//$HOME/} line word width=0
      local -a words=() meanings=()
      type -P -- "$program" >/dev/null || program=casebook
      COMPREPLY=()
      while IFS= read -r line; do
        case $line in
          :files) _casebook_paths -f; return ;;
          :directories) _casebook_paths -d; return ;;
        esac
        word=${line%%$'\t'*}
        words+=("$word")
        if [[ $line == *$'\t'* ]]; then meanings+=("${line#*$'\t'}"); else meanings+=(""); fi
        ((${#word} > width)) && width=${#word}
      done < <("$program" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      compopt -o nosort 2>/dev/null
      # Only a list that is shown has room for meanings (COMP_TYPE: TAB, ?, !, @).
      if ((${#words[@]} > 1)) && [[ " 9 63 33 64 " == *" $COMP_TYPE "* ]]; then
        local i text
        for i in "${!words[@]}"; do
          printf -v text '%-*s  %s' "$width" "${words[i]}" "${meanings[i]}"
          COMPREPLY+=("${text%"${text##*[! ]}"}")
        done
      elif ((${#words[@]} > 0)); then
        printf -v word '%q' "${words[0]}"
        if ((${#words[@]} > 1)); then COMPREPLY=("${words[@]}"); else COMPREPLY=("$word"); fi
      fi
    }
    complete -F _casebook casebook cb

    """#

  private static let zshScript = #"""
    #compdef casebook cb
    # zsh completion of casebook
    _casebook() {
      local program=${~words[1]} line word
      local -a typed offered shown
      (( $+commands[$program] )) || [[ -x $program ]] || program=casebook
      typed=("${(@Q)words[2,CURRENT]}")
      (( CURRENT > $#words )) && typed+=("")
      if [[ ${typed[-1]} == --*=* ]]; then compset -P '*='; fi
      for line in "${(@f)$("$program" __complete "${typed[@]}" 2>/dev/null)}"; do
        case $line in
          '') continue ;;
          :files) _files; return ;;
          :directories) _files -/; return ;;
        esac
        word=${line%%$'\t'*}
        [[ ${typed[-1]} == --*=* ]] && word=${word#--*=}
        offered+=("$word")
        if [[ $line == *$'\t'* ]]; then
          shown+=("$word  -- ${line#*$'\t'}")
        else
          shown+=("$word")
        fi
      done
      (( $#offered )) && compadd -V casebook -l -d shown -a offered
    }
    if [[ $funcstack[1] == _casebook ]]; then _casebook "$@"; else compdef _casebook casebook cb; fi

    """#

  private static let fishScript = #"""
    # fish completion of casebook
    function __casebook_complete
        set -l typed (commandline -opc)
        set -l current (commandline -ct)
        set -l program $typed[1]
        type -q -- $program; or set program casebook
        set -e typed[1]
        for line in ($program __complete $typed "$current" 2>/dev/null)
            switch $line
                case ':files' ':directories'
                    __fish_complete_path (string replace -r '^--[^=]*=' '' -- $current)
                    return
                case '*'
                    echo $line
            end
        end
    end
    complete -c casebook -f -k -a '(__casebook_complete)'
    complete -c cb -f -k -a '(__casebook_complete)'

    """#
}
