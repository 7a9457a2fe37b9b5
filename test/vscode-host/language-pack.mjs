/**
 * Makes VS Code take a display language without its language pack, which is to be had from the marketplace alone.
 *
 * VS Code's own words stay English. What the language decides for an extension is as in a true one: `vscode.env.language`,
 * `package.nls.zh-cn.json` and the bundles of `vscode.l10n`.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} locale as VS Code writes it, such as `zh-cn`
 * @param {import('./server.mjs').Folders} folders
 */
export function addEmptyLanguagePack(locale, folders) {
  const translations = join(folders.temporary, 'translations.json')
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }))
  const packs = {
    [locale]: {
      hash: 'empty',
      label: locale,
      extensions: [{ extensionIdentifier: { id: `vscode-host.empty-${locale}` }, version: '1.0.0' }],
      translations: { vscode: translations },
    },
  }
  writeFileSync(join(folders.userData, 'languagepacks.json'), JSON.stringify(packs))
}
