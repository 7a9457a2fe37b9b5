// `tifa completion`: a script that has a shell complete commands, options and their values.

import type { Locale } from '../../protocol/locale.ts'
import { COMMON, type Command, type Given, type Option, say } from './command.ts'
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
      process.stdout.write(SCRIPTS[shell]([...others, command], locale))
      return 0
    },
  }
  return command
}

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (commands: readonly Command[], locale: Locale) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

function optionsOf({ options }: Command): readonly Option[] {
  return [...options, ...COMMON]
}

function bashScript(commands: readonly Command[]): string {
  const cases = commands.flatMap(command => {
    const options = optionsOf(command)
    const valued = options.flatMap(({ name, values }) =>
      values ? [`    ${command.name}:--${name}) words='${values.join(' ')}' ;;`] : [],
    )
    return [...valued, `    ${command.name}:*) flags='${options.map(({ name }) => `--${name}`).join(' ')}' ;;`]
  })
  return `# tifa: completion for bash
_tifa() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local words='' flags=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} help --version --help' -- "$current"))
    return
  fi
  case "$command:$previous" in
${cases.join('\n')}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [ "\${current#-}" != "$current" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -F _tifa tifa
`
}

function zshScript(commands: readonly Command[], locale: Locale): string {
  const list = commands.map(({ name, summary }) => `    '${quote(`${name}:${summary[locale]}`)}'`)
  const cases = commands.map(command => {
    const specs = optionsOf(command).map(({ name, value, values, about, isMany }) => {
      const behind = value === undefined ? '' : values ? `:value:(${values.join(' ')})` : ':value:_files'
      return `'${isMany ? '*' : ''}--${name}[${quote(about[locale].replace(/[[\]:]/g, ' '))}]${behind}'`
    })
    return `    ${command.name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`
  })
  return `#compdef tifa
# tifa: completion for zsh
_tifa() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _tifa tifa
`
}

function fishScript(commands: readonly Command[], locale: Locale): string {
  const names = commands.map(({ name }) => name).join(' ')
  const lines = commands.flatMap(command => [
    `complete -c tifa -n 'not __fish_seen_subcommand_from ${names}' -f -a ${command.name} -d '${quote(command.summary[locale])}'`,
    ...optionsOf(command).map(({ name, short, value, values, about }) => {
      const takes = value === undefined ? '' : values ? ` -x -a '${values.join(' ')}'` : ' -r'
      const letter = short === undefined ? '' : ` -s ${short}`
      return `complete -c tifa -n '__fish_seen_subcommand_from ${command.name}' -l ${name}${letter}${takes} -d '${quote(about[locale])}'`
    }),
  ])
  return `# tifa: completion for fish\n${lines.join('\n')}\n`
}

/** Words inside of single quotes: shells differ in how such a quote is written there. */
function quote(text: string): string {
  return text.replaceAll("'", '’')
}
