/** Opens things on a person's desktop, where there is one. */

import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { findOnPath } from './layout.mjs'

/**
 * The program that opens a VS Code window.
 *
 * @returns {string | undefined} undefined where there is none, or no screen to show it on
 */
export function findDesktopVSCode() {
  return hasScreen() ? findOnPath(['code', 'codium', 'code-insiders']) : undefined
}

/**
 * Opens a window with the extension in development. A copy stays: nobody tells us when that window is closed.
 *
 * @param {string} program
 * @param {{extension: string, folder: string, copy: boolean}} what
 * @returns {number} the program's exit code
 */
export function openOnDesktop(program, { extension, folder, copy }) {
  const opened = copy ? join(mkdtempSync(join(tmpdir(), 'tifa-')), basename(folder)) : folder
  if (copy) {
    cpSync(folder, opened, { recursive: true })
    console.log(`A copy of ${folder} for you to try things out: ${opened}`)
  }
  const args = ['--new-window', `--extensionDevelopmentPath=${extension}`, opened]
  // On Windows the program is a script, which only a shell can run; the shell would cut names at their spaces.
  const shell = process.platform === 'win32'
  const result = spawnSync(shell ? `"${program}"` : program, shell ? args.map(arg => `"${arg}"`) : args, {
    stdio: 'inherit',
    shell,
  })
  if (result.error) throw result.error
  return result.status ?? 1
}

/**
 * Opens an address in the person's browser, if there is a screen to show it on.
 *
 * @param {string} url
 */
export function openUrl(url) {
  const opener = hasScreen() && findOnPath(['xdg-open'])
  if (!opener) return
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true })
  // The address has been printed: a person can go there by hand.
  child.on('error', () => {})
  child.unref()
}

function hasScreen() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
