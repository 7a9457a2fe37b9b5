/** Puts an extension among those that VS Code finds installed. */

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serverMain, serverNode } from './layout.mjs'

/**
 * By a link to its folder, which is enough for VS Code: nothing is packed, and a reload of the window runs a new build.
 *
 * @param {string} extension its folder
 * @param {import('./server.mjs').Folders} folders of a server that has not started yet
 */
export function linkExtension(extension, folders) {
  const manifest = join(extension, 'package.json')
  if (!existsSync(manifest)) throw new Error(`${extension} is not an extension: it has no package.json`)
  const { publisher, name, version } = JSON.parse(readFileSync(manifest, 'utf8'))
  symlinkSync(resolve(extension), join(folders.extensions, `${publisher}.${name}-${version}`), 'dir')
}

/**
 * From a package, as a reader of plans would: what was left out of it is not there.
 *
 * @param {string} vsix the package
 * @param {import('./server.mjs').Server} server
 */
export function installVsix(vsix, server) {
  const { userData, extensions, temporary } = server.folders
  const args = [
    ...['--install-extension', resolve(vsix), '--force', '--accept-server-license-terms'],
    ...['--user-data-dir', userData, '--extensions-dir', extensions],
    ...['--server-data-dir', join(temporary, 'server')],
  ]
  const result = spawnSync(serverNode, [serverMain, ...args], { encoding: 'utf8', env: server.env })
  if (result.status !== 0) throw new Error(`${vsix} could not be installed:\n${result.stdout}${result.stderr}`)
}
