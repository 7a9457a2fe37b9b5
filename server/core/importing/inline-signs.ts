// Reads the Markdown that people leave in plain text: **bold**, [words](address), # headings.

import type { RawPiece, RawSpan } from './raw-document.ts'

/** True where a text uses such signs again and again, and not by accident. Looks at its first part only. */
export function usesSigns(text: string): boolean {
  const head = text.slice(0, LOOKED_AT)
  let count = 0
  for (const _ of head.matchAll(SIGNED)) if (++count >= 3) return true
  return false
}

/** A line with such signs as what they say; white space before the line stays. */
export function readSigns(line: string): RawPiece {
  const heading = /^(#{1,6})\s{1,8}(\S.*)$/.exec(line)
  if (heading) return { kind: 'heading', depth: heading[1]?.length ?? 1, spans: spansOf((heading[2] ?? '').trimEnd()) }
  return { kind: 'line', spans: spansOf(line) }
}

function spansOf(line: string): RawSpan[] {
  const spans: RawSpan[] = []
  let last = 0
  for (const found of line.matchAll(INLINE)) {
    const [all, bold, words, address] = found
    if (found.index > last) spans.push({ text: line.slice(last, found.index) })
    spans.push(bold === undefined ? { text: words ?? '', link: address ?? '' } : { text: bold, bold: true })
    last = found.index + all.length
  }
  if (last < line.length) spans.push({ text: line.slice(last) })
  return spans
}

const LOOKED_AT = 200_000
const INLINE = /\*\*([^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*|(?<![!\\])\[([^\][\n]{1,300})\]\(([^()\s]{0,500})\)/g
const SIGNED = /\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*|(?<![!\\])\[[^\][\n]{1,300}\]\([^()\s]{0,500}\)|^#{1,6} \S/gm
