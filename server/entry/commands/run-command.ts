// Runs a command of the terminal, or says what was wrong with it.

import { runOnPresentFiles } from '../../protocol/file-changed.ts'
import { nearest, readArguments, say } from './command.ts'
import { helpOf, helpOfAll } from './help.ts'
import { COMMANDS } from './index.ts'
import { isAskedForHelp } from './server.ts'
import { fail, terminalLocale } from './terminal.ts'

/** Gives the exit code, or undefined where the process goes on by itself. */
export function runCommand(args: readonly string[]): Promise<number | undefined> {
  // Nothing is printed before the last file was read: where one changes meanwhile, all is read again.
  return runOnPresentFiles(
    () => run(args),
    async changed => {
      process.stderr.write(`tifa: ${changed.message}; once more\n`)
    },
  )
}

async function run(args: readonly string[]): Promise<number | undefined> {
  const locale = terminalLocale()
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  const isHelp = name === 'help' || name === '--help' || name === '-h'
  const asked = isHelp ? rest[0] : name
  if (asked === undefined) {
    const output = isHelp ? process.stdout : process.stderr
    output.write(helpOfAll(COMMANDS, locale))
    return isHelp ? 0 : 2
  }
  const command = COMMANDS.find(known => known.name === asked)
  if (!command) {
    const names = COMMANDS.map(known => known.name)
    const near = nearest(asked, names)
    const hint = say(
      locale,
      near === undefined ? 'see tifa --help' : `did you mean ${near}?`,
      near === undefined ? '见 tifa --help' : `是否要用 ${near}？`,
    )
    return fail(say(locale, `there is no command “${asked}”; ${hint}`, `没有命令“${asked}”；${hint}`))
  }
  // Asking for help is never wrong, whatever else is said.
  if (isHelp || isAskedForHelp(rest)) {
    process.stdout.write(helpOf(command, locale))
    return 0
  }
  const given = readArguments(command, rest, locale)
  if (typeof given === 'string') return fail(`${command.name}: ${given}`)
  if (given.has('no-cache')) process.env['TIFA_CACHE'] = 'off'
  return command.run(given, process.cwd())
}

declare const VERSION: string
