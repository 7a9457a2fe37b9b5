// Glossaries in files that are not Markdown: CSV, TSV and TBX, read as they are.

import type { GlossaryFormat } from './glossary-format.ts'
import type { FileEntry } from './glossary-record.ts'
import { readTableText } from './glossary-table.ts'
import { readTbxText } from './glossary-tbx.ts'

/** The entries of such a file, in order. Never throws; linear in the text. */
export function readGlossaryFile(format: GlossaryFormat, text: string): readonly FileEntry[] {
  return format === 'tbx' ? readTbxText(text).entries : readTableText(text, format === 'tsv').entries
}
