/** Where the parts of the VS Code host are, once `setup.mjs` has put them there. */

import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This folder. */
export const hostFolder = fileURLToPath(new URL('.', import.meta.url))

/** The root of the repository: the folder of the extension that is tried out and tested. */
export const repoRoot = resolve(hostFolder, '../..')

export const modulesFolder = join(hostFolder, 'node_modules')

/** VS Code itself as code-server carries it: server, workbench and built-in extensions. */
export const vscodeFolder = join(modulesFolder, 'code-server/lib/vscode')

/** The server's entry; also the command line that installs a VSIX. */
export const serverMain = join(vscodeFolder, 'out/server-main.js')

/** The Node that runs the server: it needs 24, and the project is content with 20. */
export const serverNodePackage = join(modulesFolder, `node-linux-${process.arch}`)
export const serverNode = join(serverNodePackage, 'bin/node')

/**
 * A Chromium: `$CHROMIUM`, or the first of the usual names on the PATH.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  return findOnPath(['chromium', 'chromium-browser', 'google-chrome'])
}

/**
 * The full path of the first of these programs that is on the PATH.
 *
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, process.platform === 'win32' ? `${name}.cmd` : name)
      if (existsSync(file)) return file
    }
  }
  return undefined
}
