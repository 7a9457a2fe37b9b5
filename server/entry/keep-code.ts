// Decides whether compiled code is kept, and where.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CodeCache, keepCode } from '../host/code-cache.ts'
import { compilePatternsOnce, makeNewObjectsNew } from '../host/compiling.ts'
import { chooseCache } from './cache-folder.ts'

/** What a server loads. */
const BUNDLES = [
  ...[
    'serve',
    'languageserver',
    'common',
    'program',
    'typing-common',
    'typing',
    'rest-common',
    'rest',
    'next-common',
    'next',
  ],
  ...['asked', 'walk', 'markdown', 'yaml', 'entities', 'pinyin'],
]

/**
 * Keeps compiled code beside the index on disk, in the folder that the environment names (`TIFA_CODE_CACHE`, which our client sets; `off` for none)
 * or where the index is. Undefined where nothing is to be kept, or nothing was bundled. To be called before a bundle is loaded.
 */
export function keepCodeOfBundles(): CodeCache | undefined {
  // V8 takes code under the very flags alone under which it was made: whoever loads bundles sets them.
  compilePatternsOnce()
  makeNewObjectsNew()
  const { TIFA_CODE_CACHE: given } = process.env
  const isOff = given === 'off' || process.argv.includes('--no-cache')
  const folder = isOff ? undefined : chooseCache(given)
  if (folder === undefined || !import.meta.url.endsWith('.cjs')) return undefined
  return keepCode(join(folder, 'code'), fileURLToPath(new URL('.', import.meta.url)), BUNDLES)
}
