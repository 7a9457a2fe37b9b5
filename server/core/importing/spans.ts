// Cuts and joins runs of characters that carry what their format says of them.

import type { RawSpan } from './raw-document.ts'

/** The characters of `spans` in order. */
export function textOf(spans: readonly RawSpan[]): string {
  const [first] = spans
  if (spans.length === 1 && first) return first.text
  let text = ''
  for (const span of spans) text += span.text
  return text
}

/** The part of `spans` from `start` to `end`, in UTF-16 units of their text. */
export function sliceSpans(spans: readonly RawSpan[], start: number, end = Number.POSITIVE_INFINITY): RawSpan[] {
  const part: RawSpan[] = []
  let at = 0
  for (const span of spans) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, span.text.length)
    if (from < to)
      part.push(from === 0 && to === span.text.length ? span : { ...span, text: span.text.slice(from, to) })
    at += span.text.length
    if (at >= end) break
  }
  return part
}

/** `spans` without the white space at both ends. */
export function trimSpans(spans: readonly RawSpan[]): readonly RawSpan[] {
  const text = textOf(spans)
  const trimmed = text.trim()
  if (trimmed.length === text.length) return spans
  const start = text.length - text.trimStart().length
  return sliceSpans(spans, start, start + trimmed.length)
}

/** Adds `more` to the end of `spans`; neighbours that carry the same become one. */
export function appendSpans(spans: RawSpan[], more: readonly RawSpan[]): void {
  for (const span of more) {
    const last = spans.at(-1)
    if (span.text === '') continue
    if (last && isAlike(last, span)) spans[spans.length - 1] = { ...last, text: last.text + span.text }
    else spans.push(span)
  }
}

/** Adjacent spans that carry the same as one, the empty ones left out. */
export function mergeSpans(spans: readonly RawSpan[]): RawSpan[] {
  const merged: RawSpan[] = []
  let parts: string[] = []
  let last: RawSpan | undefined
  const flush = (): void => {
    if (last) merged.push(parts.length === 1 ? last : { ...last, text: parts.join('') })
  }
  for (const span of spans) {
    if (span.text === '') continue
    if (last && isAlike(last, span)) parts.push(span.text)
    else {
      flush()
      last = span
      parts = [span.text]
    }
  }
  flush()
  return merged
}

/** True where all characters but white space are bold. */
export function isBold(spans: readonly RawSpan[]): boolean {
  return (
    spans.some(({ bold, text }) => bold && text.trim() !== '') &&
    spans.every(({ bold, text }) => bold || text.trim() === '')
  )
}

function isAlike(a: RawSpan, b: RawSpan): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link && a.note === undefined && b.note === undefined
}
