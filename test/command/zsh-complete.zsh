# Completes lines in an interactive zsh, as if they were typed: each argument is a line, and what it becomes by Tab is printed.
#
#   zsh -f zsh-complete.zsh HOW SCRIPT LINE…    HOW: `source`, or `fpath` where SCRIPT stands as _tifa in a folder of its own

emulate -L zsh
zmodload zsh/zpty
how=$1 script=$2
shift 2
zpty shell 'zsh -f -i'
if [[ $how == fpath ]]; then
  zpty -w shell "fpath=(${(q)script:h} \$fpath); autoload -Uz compinit; compinit -u -D"
else
  zpty -w shell "autoload -Uz compinit; compinit -u -D; source ${(q)script}"
fi
# The first match is taken; the line is then run, and says what it is.
zpty -w shell 'PROMPT= RPROMPT=; setopt menucomplete; unsetopt listbeep; tifa() { print -r -- "[[[${(j:|:)@}]]]" }'
for line in "$@"; do
  zpty -w -n shell "$line"$'\t\n'
  zpty -r -m shell output $'*[[][[][[]*[]][]][]]\r\n*'
  print -r -- "${${output##*\[\[\[}%%\]\]\]*}"
done
zpty -d shell
