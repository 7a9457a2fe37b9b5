// The bundled glossary, as the benchmarks use it.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Document } from '../../server/core/model/document.ts'
import { collectTerms } from '../../server/core/model/term.ts'

const FOLDER = fileURLToPath(new URL('../../../corpus/glossary/', import.meta.url))

/** The files of the bundled glossary. */
export function readGlossary(): { path: string; text: string }[] {
  return readdirSync(FOLDER)
    .sort()
    .map(name => ({ path: name, text: readFileSync(`${FOLDER}${name}`, 'utf8') }))
}

/** The headwords of all entries. */
export function readHeadwords(): string[] {
  return readGlossary().flatMap(({ path, text }) => collectTerms(Document.parse(path, text)).map(term => term.headword))
}
