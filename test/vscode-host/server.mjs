/** Starts VS Code's server: the file system, the Node extension host and the web pages of the workbench. */

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { hostFolder, serverMain, serverNode } from './layout.mjs'

/**
 * @typedef {object} ServerOptions
 * @property {string} [userDataDir] default: a temporary one
 * @property {string} [extensionsDir] default: a temporary one
 * @property {number} [port] default: any free one
 * @property {boolean} [smokeTestDriver] lets a page run extension tests, and hides toasts and dialogs
 * @property {boolean} [asksForTrust] a folder is restricted until its authors are trusted, as on the desktop
 * @property {string} [locale] the display language, such as `zh-cn`
 * @property {(folders: Folders) => void} [prepare] called before the server starts, when its folders are there
 */

/**
 * @typedef {object} Folders
 * @property {string} temporary removed with all that is in it when the server ends
 * @property {string} userData
 * @property {string} extensions
 */

/**
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {string} authority `127.0.0.1:PORT`: how `vscode-remote:` addresses name this server
 * @property {string} token the secret without which the server answers nobody
 * @property {Folders} folders
 * @property {NodeJS.ProcessEnv} env for other programs that work on the same folders
 * @property {Promise<number>} exited resolves to the exit code when nothing of the server is left
 * @property {() => string} log the last lines that it wrote
 * @property {() => Promise<void>} close ends it; resolves when nothing of it is left
 */

/** How long the server may take until it answers, in milliseconds. It takes one second where nothing else is running. */
const startLimit = 60_000

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>} once it answers
 */
export async function startServer(options) {
  const folders = makeFolders(options)
  const token = randomBytes(16).toString('hex')
  // In a file, as anybody on the machine can read the arguments of a running program.
  const tokenFile = join(folders.temporary, 'token')
  try {
    writeFileSync(tokenFile, token, { mode: 0o600 })
    options.prepare?.(folders)
  } catch (error) {
    rmSync(folders.temporary, { recursive: true, force: true })
    throw error
  }

  const args = [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token-file', tokenFile],
    ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
    ...['--server-data-dir', join(folders.temporary, 'server'), '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', '--disable-experiments'],
    ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
    ...(options.locale ? ['--locale', options.locale] : []),
    ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ]
  const guard = [join(hostFolder, 'guard.mjs'), folders.temporary, serverNode, serverMain, ...args]
  const env = serverEnvironment(folders.temporary)
  // Detached: a Ctrl-C in the terminal is for us, and the guard has to clean up after it.
  const child = spawn(process.execPath, guard, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env })
  /** @type {Promise<number>} */
  const exited = new Promise(ended => child.on('close', code => ended(code ?? 1)))
  const close = async () => {
    child.stdin.end()
    await exited
  }

  const output = followOutput(child)
  try {
    const port = await output.find(/Extension host agent listening on (\d+)/, exited)
    const authority = `127.0.0.1:${port}`
    return { origin: `http://${authority}`, authority, token, folders, env, exited, log: output.tail, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** @param {ServerOptions} options @returns {Folders} */
function makeFolders(options) {
  const temporary = mkdtempSync(join(tmpdir(), 'vscode-host-'))
  const userData = options.userDataDir ? resolve(options.userDataDir) : join(temporary, 'user')
  const extensions = options.extensionsDir ? resolve(options.extensionsDir) : join(temporary, 'extensions')
  for (const folder of [join(userData, 'User'), extensions]) mkdirSync(folder, { recursive: true })
  return { temporary, userData, extensions }
}

/**
 * Our own environment, so that tests can be steered through it, less what another VS Code around us would say to ours.
 *
 * @param {string} temporary
 */
function serverEnvironment(temporary) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { LANG: 'C.UTF-8', ...process.env }
  for (const name of Object.keys(env)) {
    if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)) delete env[name]
  }
  // No shop for extensions, and sockets and caches where they are removed in the end.
  return { ...env, HOME: temporary, TMPDIR: temporary, EXTENSIONS_GALLERY: '{"serviceUrl":""}' }
}

/**
 * Keeps the end of what a program writes, copies all of it to `$VSHOST_LOG` if that is set, and finds a line in it.
 *
 * @param {import('node:child_process').ChildProcessByStdio<any, any, any>} child
 */
function followOutput(child) {
  let text = ''
  const listeners = new Set()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (/** @type {string} */ chunk) => {
      if (process.env.VSHOST_LOG) appendFileSync(process.env.VSHOST_LOG, chunk)
      text = (text + chunk).slice(-20_000)
      for (const listener of listeners) listener()
    })
  }
  const tail = () => text.split('\n').slice(-30).join('\n')

  /** @param {RegExp} pattern @param {Promise<unknown>} ended @returns {Promise<string>} its first group */
  const find = (pattern, ended) =>
    new Promise((found, failed) => {
      const timer = setTimeout(() => fail(`did not answer in ${startLimit / 1000} s`), startLimit)
      const fail = (/** @type {string} */ what) => {
        clearTimeout(timer)
        listeners.delete(look)
        failed(new Error(`VS Code's server ${what}\n${tail()}`))
      }
      const look = () => {
        const match = pattern.exec(text)
        if (!match) return
        clearTimeout(timer)
        listeners.delete(look)
        found(match[1] ?? match[0])
      }
      listeners.add(look)
      void ended.then(() => fail('ended before it answered'))
    })
  return { tail, find }
}
