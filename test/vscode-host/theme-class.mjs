/** Tells how a colour theme is to be seen on the page. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vscodeFolder } from './layout.mjs'

/**
 * The CSS class that the workbench has while a colour theme is on: made of the extension's name and the theme's file.
 *
 * @param {string} name as in the settings: `Dark Modern`
 * @throws {Error} that lists the names there are
 */
export function themeClass(name) {
  const builtIn = join(vscodeFolder, 'extensions')
  const names = []
  for (const folder of readdirSync(builtIn).filter(folder => folder.startsWith('theme-'))) {
    const manifest = JSON.parse(readFileSync(join(builtIn, folder, 'package.json'), 'utf8'))
    for (const theme of manifest.contributes.themes ?? []) {
      names.push(theme.id)
      const path = theme.path
        .replace('./', '')
        .replaceAll(/[^\w-]/g, '-')
        .replace(/^-/, '')
      // Its name of old, still the one in many people's settings, is "Default Dark Modern" for "Dark Modern".
      if ([theme.id, `Default ${theme.id}`].includes(name)) return `${manifest.publisher}-${manifest.name}-${path}`
    }
  }
  throw new Error(`VS Code has no colour theme ${name}. It has: ${names.join(', ')}`)
}
