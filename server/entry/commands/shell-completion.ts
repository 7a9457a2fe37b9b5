// `tifa completion`: a script that has a shell complete commands, options and their values.

import type { Locale } from '../../protocol/locale.ts'
import { type Both, COMMON, type Command, type Given, type Option, say } from './command.ts'
import { fail } from './terminal.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const

/** The command, for all that it is to complete. */
export function completionCommand(others: readonly Command[]): Command {
  const command: Command = {
    name: 'completion',
    operands: SHELLS.join('|'),
    summary: { en: 'a script for the completion of a shell', zh: '生成命令补全脚本' },
    options: [],
    details: [],
    examples: [
      ['source <(tifa completion bash)', { en: 'in ~/.bashrc', zh: '写入 ~/.bashrc' }],
      [
        'source <(tifa completion zsh)',
        { en: 'in ~/.zshrc, behind compinit', zh: '写入 ~/.zshrc，置于 compinit 之后' },
      ],
      ['tifa completion fish > ~/.config/fish/completions/tifa.fish', { en: 'once', zh: '运行一次即可' }],
    ],
    exits: { en: '0 done, 2 could not run', zh: '0 完成，2 无法运行' },
    run: async ({ operands, locale }: Given) => {
      const shell = SHELLS.find(known => known === operands[0])
      if (!shell || operands.length > 1)
        return fail(say(locale, `name a shell: ${SHELLS.join(', ')}`, `请指定 shell：${SHELLS.join('、')}`))
      process.stdout.write(SCRIPTS[shell](collectSubjects([...others, command]), locale))
      return 0
    },
  }
  return command
}

/** What can be completed behind `tifa`. */
interface Subject {
  readonly name: string
  readonly summary: Both
  readonly options: readonly Option[]
  /** All words that may follow; undefined where these are files, or anything. */
  readonly words?: readonly string[]
}

function collectSubjects(commands: readonly Command[]): Subject[] {
  const subjects = commands.map(
    ({ name, summary, options }): Subject => ({
      name,
      summary,
      options: [...options, ...COMMON],
      ...(name === 'completion' ? { words: SHELLS } : {}),
    }),
  )
  const help = { name: 'help', summary: { en: 'how a command is used', zh: '命令的用法' }, options: [] }
  return [...subjects, { ...help, words: commands.map(({ name }) => name) }]
}

/** What may stand in the place of a command. */
const FIRST: readonly Option[] = [
  { name: 'help', short: 'h', about: { en: 'show the help', zh: '显示帮助' } },
  { name: 'version', about: { en: 'show the version', zh: '显示版本' } },
]

/** Whether the value of an option is a file or folder. */
function isFile({ value = '' }: Option): boolean {
  return value === 'PATH' || value === 'FOLDER'
}

type Script = (subjects: readonly Subject[], locale: Locale) => string

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], Script>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

function bashScript(subjects: readonly Subject[]): string {
  const list = (words: readonly string[]): string => words.join(' ')
  const cases = subjects.flatMap(({ name, options, words }) => [
    ...options
      .filter(option => option.value !== undefined && !isFile(option))
      // What has no values that are known is nothing to be completed, and no file either.
      .map(option => `    ${name}:--${option.name}) kind=words words='${list(option.values ?? [])}' ;;`),
    ...options.filter(isFile).map(option => `    ${name}:--${option.name}) kind=files ;;`),
    `    ${name}:*) flags='${list(options.map(option => `--${option.name}`))}'${words ? ` kind=words words='${list(words)}'` : ''} ;;`,
  ])
  const first = [...subjects.map(({ name }) => name), ...FIRST.map(({ name }) => `--${name}`)]
  return `# tifa: completion for bash
_tifa() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local words='' flags='' kind=files
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${list(first)}' -- "$current"))
    return
  fi
  # Bash takes --name=value for three words.
  if [ "$current" = '=' ]; then
    current=''
  elif [ "$previous" = '=' ]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  case "$command:$previous" in
${cases.join('\n')}
  esac
  if [ "\${current#-}" != "$current" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  elif [ "$kind" = words ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    compopt -o filenames 2>/dev/null
    local IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -F _tifa tifa
`
}

function zshScript(subjects: readonly Subject[], locale: Locale): string {
  const list = subjects.map(({ name, summary }) => `    '${quote(`${name}:${summary[locale]}`)}'`)
  const specOf = (option: Option): string => {
    const { name, value, values, about, isMany } = option
    const behind = values ? `:value:(${values.join(' ')})` : isFile(option) ? ':value:_files' : ':value: '
    const takes = value === undefined ? '' : '='
    const text = quote(about[locale].replace(/[[\]:\\]/g, ' '))
    return `'${isMany ? '*' : ''}--${name}${takes}[${text}]${takes && behind}'`
  }
  const cases = subjects.map(({ name, options, words }) => {
    const operands = words ? `'1:word:(${words.join(' ')})'` : `'*:file:_files'`
    return `    ${name}) _arguments ${[...options.map(specOf), operands].join(' ')} ;;`
  })
  return `#compdef tifa
# tifa: completion for zsh
_tifa() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ $PREFIX == -* ]]; then
      _arguments ${FIRST.map(specOf).join(' ')}
    else
      _describe 'command' commands
    fi
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
# In a folder of $fpath this is called to complete; sourced, it says what completes.
if [[ \${funcstack[1]} == _tifa ]]; then
  _tifa "$@"
else
  compdef _tifa tifa
fi
`
}

function fishScript(subjects: readonly Subject[], locale: Locale): string {
  const add = (condition: string, rest: string, about: Both): string =>
    `complete -c tifa -n '${condition}' ${rest} -d '${quote(about[locale])}'`
  const addOption = (condition: string, option: Option): string => {
    const { name, short, value, values, about } = option
    const takes = values ? ` -x -a '${values.join(' ')}'` : value === undefined ? '' : isFile(option) ? ' -r -F' : ' -x'
    return add(condition, `-l ${name}${short === undefined ? '' : ` -s ${short}`}${takes}`, about)
  }
  const lines = subjects.flatMap(({ name, summary, options, words }) => {
    const within = `__tifa_is ${name}`
    return [
      add('__tifa_is', `-f -a ${name}`, summary),
      ...options.map(option => addOption(within, option)),
      ...(words ? [`complete -c tifa -n '${within}' -f -a '${words.join(' ')}'`] : []),
    ]
  })
  return `# tifa: completion for fish
# Whether the command is this one, or is still to be named.
function __tifa_is
  set -l words (commandline -opc)
  if set -q argv[1]
    test (count $words) -gt 1; and test $words[2] = $argv[1]
  else
    test (count $words) -eq 1
  end
end
${[...FIRST.map(option => addOption('__tifa_is', option)), ...lines].join('\n')}
`
}

/** Words inside of single quotes: shells differ in how such a quote is written there. */
function quote(text: string): string {
  return text.replaceAll("'", '’')
}
