#!/usr/bin/env node
// The command line: `tifa COMMAND …`.

import { hasTransport, isAskedForHelp, SERVER, startServer } from './commands/server.ts'
import { keepCodeOfBundles } from './keep-code.ts'

// A reader that goes away (`tifa check . | head`) ends the output, not the check.
process.stdout.on('error', () => {})

const args = process.argv.slice(2)
// An editor waits for it: nothing is loaded that it does not need.
if (args[0] === SERVER.name && hasTransport(args) && !isAskedForHelp(args)) startServer()
else {
  run().then(
    code => {
      if (code !== undefined) process.exitCode = code
    },
    (error: unknown) => {
      process.stderr.write(`tifa: ${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 2
    },
  )
}

async function run(): Promise<number | undefined> {
  const codeCache = keepCodeOfBundles()
  const { runCommand } = await import('./asked.ts')
  const code = await runCommand(args)
  // What a server kept knows more; where there is nothing, the next command starts sooner.
  codeCache?.write(0)
  return code
}
