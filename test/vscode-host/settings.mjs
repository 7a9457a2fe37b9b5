/** Writes VS Code's settings files. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** @typedef {Record<string, unknown>} Settings by their full names; `null` takes one away */

/** User settings under which VS Code does, shows and asks for nothing that is not ours. */
const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  // Named, so that Chinese has the glyphs of the mainland and not of whichever font comes first.
  'editor.fontFamily': "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace",
}

/**
 * Sets the user settings before VS Code starts; those that a folder given by the caller already has are kept.
 *
 * @param {string} userData
 * @param {Settings} settings
 */
export function writeUserSettings(userData, settings) {
  const file = join(userData, 'User/settings.json')
  write(file, { ...calmSettings, ...read(file), ...settings })
}

/**
 * Changes settings of a VS Code that is running: those of the server's machine, which overrule the user's. In a browser
 * VS Code reads the user's only once, but looks at these again, a second or two after they are written.
 *
 * @param {string} userData
 * @param {Settings} changes all but the few that apply to the application as a whole
 */
export function changeRunningSettings(userData, changes) {
  const file = join(userData, 'Machine/settings.json')
  write(file, { ...read(file), ...changes })
}

/** @param {string} file @returns {Settings} */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** @param {string} file @param {Settings} settings */
function write(file, settings) {
  const kept = Object.entries(settings).filter(([, value]) => value !== null)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`)
}
