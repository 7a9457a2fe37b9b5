// How large each bundle is as it is shipped, and how large it may become before somebody has to think about it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** The most kilobytes (of 1,000 bytes) of each bundle in `dist/`, minified. */
export const CEILINGS: Readonly<Record<string, number>> = {
  'client.cjs': 175,
  'client.browser.cjs': 600,
  'languageclient.cjs': 460,
  'server.cjs': 10,
  'serve.cjs': 10,
  'languageserver.cjs': 205,
  'compiling.cjs': 2,
  'common.cjs': 765,
  'program.cjs': 2,
  'typing.cjs': 2,
  'typing-common.cjs': 30,
  'rest.cjs': 2,
  'rest-common.cjs': 230,
  'next-common.cjs': 170,
  'next.cjs': 2,
  'asked.cjs': 510,
  'walk.cjs': 40,
  'markdown.cjs': 125,
  'yaml.cjs': 105,
  'entities.cjs': 40,
  'index-thread.cjs': 560,
  'import-thread.cjs': 1300,
  'import.browser.js': 2400,
  'server.browser.js': 2340,
  'pdf.cjs': 1600,
  'pinyin.cjs': 430,
  'spreadsheets.cjs': 40,
  'mcp.cjs': 300,
  'zip.cjs': 20,
  'tifa.cjs': 10,
  'comparison.js': 25,
  'concordance.js': 35,
  'ledger.js': 35,
  'trends.js': 70,
  'preview.js': 2,
}

/** The kilobytes of a bundle, minified as for a release, whatever the build was for. */
export async function sizeOf(bundle: string): Promise<number> {
  // Without a format all names at the top of a file could be somebody's, and would be kept.
  const { code } = await transform(readFileSync(join('dist', bundle), 'utf8'), {
    minify: true,
    format: 'cjs',
    legalComments: 'none',
  })
  return Buffer.byteLength(code) / 1000
}
