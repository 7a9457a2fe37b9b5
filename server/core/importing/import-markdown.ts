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
  const words = found
    ? blocks.slice(found.at, found.at + found.count).map(block => ('spans' in block ? textOf(block.spans) : ''))
    : []
  const title = found && { text: words.join(''), isSure: found.isSure }
  // A year alone is a name in somebody's list: what the text calls itself says more about it.
  const isNamed = meta.title !== undefined && !(title && /^[\d\s年]+$/.test(meta.title))
  const known = isNamed ? { text: meta.title ?? '', isSure: true } : title
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

/** The lines of a paragraph of several, without signs of form; of one line, and of a long text, none. */
function linesOf(source: string): string[] {
  const lines = source.length > 2000 ? [] : source.trim().split('\n')
  return lines.length > 1 ? lines.map(line => line.replace(/\*\*|\\$/g, '').trim()).filter(line => line !== '') : []
}

/** Above so many blocks a title and what belongs to it stand in one paragraph, line by line. */
const HEAD = 12

/** The first and last leaves of a document as blocks, for whoever looks for title and date. */
function leavesOf(document: Document): Block[] {
  const blocks: Block[] = []
  const all = document.list.blocks
  const some = all.length > 80 ? [...all.slice(0, 60), ...all.slice(-20)] : all
  for (const block of some) {
    const { leaves } = block.facts()
    const lines =
      blocks.length < HEAD && leaves.length === 1 && leaves[0]?.kind === 'paragraph' ? linesOf(block.source) : []
    for (const text of lines) blocks.push({ kind: 'paragraph', spans: [{ text }], indent: 0, isParted: true })
    for (const leaf of lines.length > 0 ? [] : leaves) {
      const spans = [{ text: leaf.text, ...(leaf.strong ? { bold: true } : {}) }]
      if (leaf.kind === 'heading') blocks.push({ kind: 'format-heading', depth: leaf.depth ?? 1, spans })
      else blocks.push({ kind: 'paragraph', spans, indent: 0, isParted: true })
    }
  }
  return blocks
}
