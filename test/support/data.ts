// The real texts that some tests and the benchmarks read. They are no part of the product, nor of the repository.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of real texts: `TIFA_DATA`, else `../shared/data`; undefined where there is none. */
export function dataFolder(): string | undefined {
  const folder = resolve(process.env['TIFA_DATA'] ?? '../shared/data')
  return existsSync(folder) ? folder : undefined
}

export interface DataFile {
  readonly path: string
  readonly text: string
}

/** The Markdown files (or those of another extension) below a folder of the real texts, sorted; `[]` where there is none. */
export function readData(below: string, extension = '.md'): DataFile[] {
  const folder = dataFolder()
  if (folder === undefined || !existsSync(join(folder, below))) return []
  return readdirSync(join(folder, below), { recursive: true })
    .map(String)
    .filter(name => name.endsWith(extension))
    .sort()
    .map(name => ({ path: join(below, name), text: readFileSync(join(folder, below, name), 'utf8') }))
}
