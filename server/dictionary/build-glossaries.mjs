// Writes what the glossaries that come with Tifa hold, `glossaries.bin`, so that no server need parse them.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importBundled } from './build.mjs'

const pack = fileURLToPath(new URL('../core/index/digest/glossary-pack.ts', import.meta.url))
const host = fileURLToPath(new URL('../host/node-files.ts', import.meta.url))
const reader = fileURLToPath(new URL('../core/text/pinyin.ts', import.meta.url))

/**
 * @param {string} folder where to write
 * @param {{ version: string, names: readonly string[] }} options the build that will read it, and the files
 */
export async function buildGlossaries(folder, { version, names }) {
  const { packGlossaries } = await importBundled(pack)
  const { createPinyinLoader } = await importBundled(reader)
  const { createNodeFiles } = await importBundled(host)
  const pinyin = await createPinyinLoader()()
  const { sumOf } = createNodeFiles()
  const files = names.map(name => {
    const bytes = readFileSync(join('corpus/glossary', name))
    return { name, text: bytes.toString('utf8'), sum: sumOf(bytes) }
  })
  writeFileSync(join(folder, 'glossaries.bin'), packGlossaries(version, files, pinyin))
}
