// Imports a file of any format: the bytes as a raw document, that as annotated Markdown.

import { importDocument, importPassage } from '../core/importing/import-document.ts'
import type { ImportFileOptions, ImportFileResult } from '../core/importing/import-file.ts'
import { type Means, readDocument } from './read-document.ts'

/** Imports a file. Never throws. */
export async function importFile(
  bytes: Uint8Array,
  options: ImportFileOptions,
  means: Means,
): Promise<ImportFileResult> {
  const result = await readDocument(bytes, options, means)
  if ('refusal' in result) return result
  const { format, encoding, omissions } = result.document
  const document = options.passage
    ? importPassage(result.document, new Set(options.passage.labels))
    : importDocument(result.document, { name: options.name, taken: new Set(options.taken) })
  return { document, format, encoding, omissions }
}
