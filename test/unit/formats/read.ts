// Reads a file in a test, and shows its pieces a line each.

import assert from 'node:assert/strict'
import type { RawDocument, RawFormat, RawPiece, RawSpan } from '../../../server/core/importing/raw-document.ts'
import type { Refusal } from '../../../server/core/importing/refusal.ts'
import { readDocument } from '../../../server/formats/read-document.ts'

const MEANS = { now: () => performance.now() }

interface Asked {
  readonly name?: string
  readonly encoding?: string
  readonly format?: RawFormat
}

/** Reads a text, which is UTF-8, or bytes. */
export async function read(source: string | Uint8Array, asked: Asked = {}): Promise<RawDocument> {
  const result = await readDocument(bytesOf(source), { name: 'file', ...asked }, MEANS)
  assert.ok('document' in result, JSON.stringify(result))
  return result.document
}

export async function refuse(source: string | Uint8Array, asked: Asked = {}): Promise<Refusal> {
  const result = await readDocument(bytesOf(source), { name: 'file', ...asked }, MEANS)
  assert.ok('refusal' in result, 'it was read')
  return result.refusal
}

/** The pieces of a source, as {@link show} writes them. */
export async function pieces(source: string | Uint8Array, asked: Asked = {}): Promise<string[]> {
  return (await read(source, asked)).pieces.map(show)
}

/** A piece as one line: its kind, what is said of it, its words with marks of what they are. */
export function show(piece: RawPiece): string {
  switch (piece.kind) {
    case 'heading':
      return `h${piece.depth} ${words(piece.spans)}`
    case 'item':
      return `${'  '.repeat(piece.depth)}${piece.number === undefined ? '-' : `${piece.number}.`} ${words(piece.spans)}`
    case 'paragraph':
      return `p${piece.centred ? ' centred' : ''}${piece.quoted ? ' quoted' : ''} ${words(piece.spans)}`
    case 'line':
      return `| ${words(piece.spans)}`
    case 'table':
      return `table ${piece.head}: ${piece.rows.map(row => row.map(words).join(' / ')).join(' // ')}`
    case 'note':
      return `[^${piece.label}]: ${words(piece.spans)}`
    case 'markdown':
      return `markdown ${piece.text}`
    case 'furniture':
      return `(${piece.role}) ${piece.text.replaceAll('\n', '⏎')}`
    default:
      return piece.kind
  }
}

function words(spans: readonly RawSpan[]): string {
  return spans
    .map(({ text, bold, italic, link, note }) => {
      let shown = text.replaceAll('\n', '⏎')
      if (bold) shown = `**${shown}**`
      if (italic) shown = `_${shown}_`
      if (link) shown = `[${shown}](${link})`
      return note ? `${shown}[^${note}]` : shown
    })
    .join('')
}

function bytesOf(source: string | Uint8Array): Uint8Array {
  return typeof source === 'string' ? new TextEncoder().encode(source) : source
}
