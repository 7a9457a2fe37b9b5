#!/usr/bin/env node
// The command line: `tifa COMMAND …`.

import { runOnPresentFiles } from '../protocol/file-changed.ts'
import { nearest, readArguments, say } from './commands/command.ts'
import { SERVER, startServer } from './commands/server.ts'
import { fail, terminalLocale } from './commands/terminal.ts'

async function main(args: readonly string[]): Promise<number | undefined> {
  const locale = terminalLocale()
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  // An editor waits for it: nothing is evaluated that it does not need.
  if (name === SERVER.name && !isAskedForHelp(rest)) return startServer()
  const { COMMANDS } = await import('./commands/index.ts')
  const { helpOf, helpOfAll } = await import('./commands/help.ts')
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

function isAskedForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some(argument => argument === '--help' || argument === '-h')
}

declare const VERSION: string

// A reader that goes away (`tifa check . | head`) ends the output, not the check.
process.stdout.on('error', () => {})

// Nothing is printed before the last file was read: where one changes meanwhile, all is read again.
runOnPresentFiles(
  () => main(process.argv.slice(2)),
  async changed => {
    process.stderr.write(`tifa: ${changed.message}; once more\n`)
  },
).then(
  code => {
    if (code !== undefined) process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`tifa: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
