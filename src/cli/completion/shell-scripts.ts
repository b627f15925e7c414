import type { Shell } from './shells.ts';

/**
 * Scripts that hand on what is typed and offer what comes back: a line `words` or `files` (names of files fit, too), then an
 * answer a line. Nothing of it is ever expanded or run: titles come from strangers.
 */
export const completionScript = (shell: Shell): string => scripts[shell];

const bash = `# animectl completion bash
_animectl() {
  local line first=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $first ]]; then first=$line; else COMPREPLY+=("$line"); fi
  done < <(animectl completion bash -- "$2" "$COMP_TYPE" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  compopt -o nosort 2>/dev/null
  if [[ $first == files ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _animectl animectl
`;

const zsh = `#compdef animectl
# animectl completion zsh
zstyle ':completion:*:*:animectl:*' list-grouped false
_animectl() {
  local -a lines typed
  (( CURRENT > 2 )) && typed=("\${(@Q)words[2,CURRENT-1]}")
  lines=("\${(@f)$(animectl completion zsh -- "\${typed[@]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  local kind=$lines[1]
  shift lines
  local found=1
  (( \${#lines} )) && _describe -V animectl lines -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' && found=0
  if [[ $kind == files ]]; then
    compset -P '*='
    _files && found=0
  fi
  return found
}
if [[ $funcstack[1] == _animectl ]]; then _animectl "$@"; else compdef _animectl animectl; fi
`;

const fish = `# animectl completion fish
function __animectl_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (animectl completion fish -- $typed[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = files
        set -l flag (string match -r -- '^--?[\\w-]+=' "$current")
        for path in (__fish_complete_path (string replace -- "$flag" '' "$current"))
            printf '%s%s\\n' "$flag" $path
        end
    end
    test (count $lines) -gt 1; and printf '%s\\n' $lines[2..-1]
end
complete -c animectl -f -k -a '(__animectl_complete)'
`;

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
