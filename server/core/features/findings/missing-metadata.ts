// `missing-metadata`: front matter without what a document of its kind needs to be found, dated and counted.

import type { Document } from '../../model/document.ts'
import { DOCUMENT_KINDS, FRONT_FIELDS, type FrontField } from '../../model/field-table.ts'
import type { MetadataField, MissingMetadata } from '../../model/form-finding.ts'
import type { DocumentKind, Meta } from '../../model/meta.ts'

/**
 * One finding for a document, on its opening fence; none where it has no front matter, or one that is not of a corpus document, or that
 * cannot be read.
 */
export function findMissingMetadata(document: Document): MissingMetadata[] {
  const { meta } = document
  const front = document.list.block(0)
  if (!front?.isFrontMatter || !isOurs(meta) || meta.problems.some(({ code }) => code === 'yaml')) return []
  const fields = missingFields(document)
  if (fields.length === 0) return []
  const start = front.source.indexOf('---')
  return [{ code: 'missing-metadata', fields, start, end: start + 3 }]
}

/** The fields that a document lacks, in the order in which they are written. */
export function missingFields(document: Document): MetadataField[] {
  const { meta } = document
  const missing: MetadataField[] = []
  if (meta.id === undefined) missing.push('id')
  // A heading serves as a title; without one all that is left is the file's name.
  if (meta.title === undefined && document.outline.length === 0) missing.push('title')
  if (meta.kind === undefined) missing.push('kind')
  // A plan without a date can be the first use of nothing; comments and glossaries are of any time.
  // A digest or translation is as old as what it is of.
  if (meta.kind && DATED.has(meta.kind) && meta.date === undefined && meta.expresses === undefined) missing.push('date')
  if (meta.kind && PERIODIC.has(meta.kind) && meta.period === undefined) missing.push('period')
  if (meta.language === undefined) missing.push('language')
  return missing
}

const DATED: ReadonlySet<DocumentKind> = new Set(
  DOCUMENT_KINDS.filter(kind => kind !== 'commentary' && kind !== 'glossary'),
)
const PERIODIC: ReadonlySet<DocumentKind> = new Set(['proposal', 'outline'])

/** Front matter of another program's, with none of our fields, is none of our business. */
function isOurs({ ranges }: Meta): boolean {
  return FIELDS.some(field => ranges.has(field))
}

/** Fields of front matter that other programs write as well say nothing, unless one of ours stands beside them. */
const SHARED: ReadonlySet<FrontField> = new Set(['title_en', 'names', 'date', 'source'])
const FIELDS = FRONT_FIELDS.filter(field => !SHARED.has(field))
