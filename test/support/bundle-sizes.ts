// How large each bundle is as it is shipped, and how large it may become before somebody has to think about it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** The most kilobytes (of 1,000 bytes) of each bundle in `dist/`, minified. */
export const CEILINGS: Readonly<Record<string, number>> = {
  'client.cjs': 190,
  'client.browser.cjs': 640,
  'languageclient.cjs': 480,
  'server.cjs': 10,
  'serve.cjs': 10,
  'languageserver.cjs': 215,
  'compiling.cjs': 2,
  'common.cjs': 800,
  'program.cjs': 2,
  'typing.cjs': 2,
  'typing-common.cjs': 30,
  'rest.cjs': 2,
  'rest-common.cjs': 245,
  'next-common.cjs': 190,
  'next.cjs': 2,
  'asked.cjs': 535,
  'walk.cjs': 45,
  'markdown.cjs': 135,
  'yaml.cjs': 110,
  'entities.cjs': 40,
  'index-thread.cjs': 710,
  'import-thread.cjs': 1400,
  'import.browser.js': 2800,
  'server.browser.js': 2325,
  'pdf.cjs': 2000,
  'pinyin.cjs': 440,
  'spreadsheets.cjs': 75,
  'mcp.cjs': 340,
  'zip.cjs': 30,
  'tifa.cjs': 10,
  'comparison.js': 30,
  'concordance.js': 40,
  'ledger.js': 40,
  'trends.js': 80,
  'preview.js': 2,
}

/** The kilobytes of a bundle, minified as for a release, whatever the build was for. */
export async function sizeOf(bundle: string): Promise<number> {
  const { code } = await transform(readFileSync(join('dist', bundle), 'utf8'), { minify: true, legalComments: 'none' })
  return Buffer.byteLength(code) / 1000
}
