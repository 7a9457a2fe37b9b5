/**
 * Runs one program for as long as whoever started the guard lives, then ends it with all that it started and removes its
 * temporary folder: `node guard.mjs TEMPORARY_FOLDER PROGRAM [ARGUMENT…]`.
 *
 * The guard's standard input is a pipe from its starter. It ends when the starter closes it, throws, is interrupted or is
 * killed, so no signal handler has to be right for nothing to be left behind.
 */

import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

const [temporaryFolder = '', program = '', ...args] = process.argv.slice(2)

/** How long the program may take to end by itself, in milliseconds. */
const patience = 3000

// A group of its own, so that the extension hosts and terminals that a server starts can be ended with it.
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
child.on('error', error => {
  console.error(error.message)
  void finish(127)
})

let stopping = false
child.on('exit', code => void finish(stopping ? 0 : (code ?? 1)))

process.stdin.resume()
process.stdin.on('end', stop)
process.stdin.on('error', stop)

function stop() {
  if (stopping) return
  stopping = true
  signalGroup('SIGTERM')
  setTimeout(() => signalGroup('SIGKILL'), patience)
}

/** @param {number} code */
async function finish(code) {
  signalGroup('SIGKILL')
  await removeTemporaryFolder()
  process.exit(code)
}

/** The browser has its profile in there. When the starter was killed, it goes on writing for a moment. */
async function removeTemporaryFolder() {
  const deadline = Date.now() + 10_000
  for (;;) {
    try {
      return await rm(temporaryFolder, { recursive: true, force: true })
    } catch (error) {
      if (Date.now() > deadline) return console.error(`${temporaryFolder} could not be removed: ${error}`)
      await delay(100)
    }
  }
}

/** @param {NodeJS.Signals} signal */
function signalGroup(signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}
