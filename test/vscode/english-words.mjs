// The words of a page in English, without VS Code.

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * The words that a panel hands over where VS Code speaks English.
 *
 * @param {string} name of the client's file that has them and exports one function
 * @returns {Promise<object>}
 */
export async function englishWords(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../client/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'stand-in for vscode',
        setup(bundle) {
          bundle.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'stand-in' }))
          bundle.onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({
            contents: 'export const l10n = { t: text => text }',
          }))
        },
      },
    ],
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const [words] = Object.values(await import(`data:text/javascript;base64,${code}`))
  return words()
}
