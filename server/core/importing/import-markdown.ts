// Imports what is Markdown already: its body stays as it is, front matter gets the fields that it lacks and that can be known.

import { Document } from '../model/document.ts'
import { findFrontMatter } from '../syntax/front-matter.ts'
import { findTitle } from './find-title.ts'
import { readHeadText } from './head-text.ts'
import type { Block } from './import-block.ts'
import type { ImportedDocument, ImportNote, ImportSource } from './import-document.ts'
import { collectFields, type ImportField } from './import-fields.ts'
import type { RawProperties } from './raw-document.ts'
import { textOf } from './spans.ts'
import { writeField, writeFrontMatter } from './write-front-matter.ts'

/** The document for a Markdown `text`. What its front matter says is never overruled. */
export function importMarkdown(text: string, properties: RawProperties, source: ImportSource): ImportedDocument {
  const document = Document.parse('', text)
  const front = findFrontMatter(text)
  const body = front ? text.slice(front.end) : text
  const { meta } = document
  const blocks = leavesOf(document)
  const found = findTitle(blocks, meta.title ?? properties.title)
  const block = found && blocks[found.at]
  const title = block && 'spans' in block ? { text: textOf(block.spans), isSure: found.isSure } : undefined
  const known = meta.title === undefined ? title : { text: meta.title, isSure: true }
  const fields = collectFields(known, readHeadText(blocks), properties, source)
  if (!front) {
    const written = writeFrontMatter(fields)
    return { text: written.text + body, notes: doubts(fields, field => written.lines.get(field) ?? 0) }
  }
  // Front matter that is broken is left to its author: a line more would make it worse.
  if (
    meta.problems.length > 0 &&
    meta.problems.some(({ code }) => code === 'yaml' || code === 'unclosed' || code === 'not-a-map')
  )
    return { text, notes: [] }
  const missing = fields.filter(({ name }) => !meta.ranges.has(name))
  const yaml = text.slice(0, front.yamlEnd)
  const first = yaml.split('\n').length - 1
  const added = missing.map(field => `${writeField(field)}\n`).join('')
  return {
    text: `${yaml}${added}${text.slice(front.yamlEnd)}`,
    notes: doubts(missing, field => first + missing.indexOf(field)),
  }
}

function doubts(fields: readonly ImportField[], lineOf: (field: ImportField) => number): ImportNote[] {
  return fields
    .filter(({ doubt }) => doubt !== undefined)
    .map(field => ({
      kind: 'doubtful-field',
      text: `${field.name}: ${typeof field.value === 'string' ? field.value : field.value.join(', ')}`,
      reason: field.doubt ?? '',
      line: lineOf(field),
    }))
}

/** The first and last leaves of a document as blocks, for whoever looks for title and date. */
function leavesOf(document: Document): Block[] {
  const blocks: Block[] = []
  const all = document.list.blocks
  const some = all.length > 80 ? [...all.slice(0, 60), ...all.slice(-20)] : all
  for (const block of some) {
    for (const leaf of block.facts().leaves) {
      const spans = [{ text: leaf.text, ...(leaf.strong ? { bold: true } : {}) }]
      if (leaf.kind === 'heading') blocks.push({ kind: 'format-heading', depth: leaf.depth ?? 1, spans })
      else blocks.push({ kind: 'paragraph', spans, indent: 0, isParted: true })
    }
  }
  return blocks
}
