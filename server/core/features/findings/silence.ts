// The comments that silence findings: for the next line, from here to an enabling comment, or to the document's end.

import type { Document } from '../../model/document.ts'
import { type BadAnnotation, CODES } from '../../model/finding.ts'
import type { Range } from '../../model/meta.ts'
import type { Block } from '../../syntax/block.ts'
import type { Directive } from '../../syntax/directive.ts'
import { breakEnd, nextBreak } from '../../text/lines.ts'
import { append } from '../../text/long-list.ts'

/** Which findings of a document its comments silence. */
export interface Silences {
  isSilent(code: string, offset: number): boolean
  /** What lies before the first offset or behind the last is not silenced at all; undefined where nothing is. */
  readonly reach: Range | undefined
  /** Comments that name a code which does not exist. */
  readonly problems: readonly BadAnnotation[]
}

interface Span {
  readonly start: number
  readonly end: number
  /** None means all, those in `except` left out. */
  readonly codes: readonly string[]
  readonly except: readonly string[]
}

/** Read anew from the directives of all blocks: they reach over blocks. */
export function collectSilences(document: Document): Silences {
  const spans: Span[] = []
  const problems: BadAnnotation[] = []
  let open: Span[] = []
  const close = (codes: readonly string[], end: number): void => {
    const still: Span[] = []
    for (const span of open) {
      spans.push({ ...span, end })
      const left = span.codes.filter(code => !codes.includes(code))
      // What silences all codes goes on for those that were not enabled again.
      if (codes.length > 0 && span.codes.length === 0)
        still.push({ ...span, start: end, except: [...span.except, ...codes] })
      else if (codes.length > 0 && left.length > 0) still.push({ ...span, start: end, codes: left })
    }
    open = still
  }
  visitSilencing(document, (block, at) => {
    for (const directive of document.factsOf(block).directives) {
      append(problems, unknownCodes(directive, at, block.source))
      if (directive.kind === 'disable-next-line')
        spans.push({ ...nextLine(document, at + directive.end), codes: directive.codes, except: [] })
      else if (directive.kind === 'disable')
        open.push({ start: at + directive.start, end: at + directive.start, codes: directive.codes, except: [] })
      else close(directive.codes, at + directive.end)
    }
  })
  close([], document.length + 1)
  const isSilent = (code: string, offset: number): boolean =>
    spans.some(span => span.start <= offset && offset < span.end && silences(span, code))
  let reach: Range | undefined
  for (const { start, end } of spans)
    reach = { start: Math.min(start, reach?.start ?? start), end: Math.max(end, reach?.end ?? end) }
  return { isSilent, reach, problems }
}

/** The blocks that may hold such a comment, each with its offset in the document. */
function visitSilencing(document: Document, visit: (block: Block, at: number) => void): void {
  document.list.runs.forEach((run, number) => {
    if (!run.may.silence) return
    run.blocks.forEach((block, index) => {
      if (block.may.silence) visit(block, (document.list.offsets[number] ?? 0) + (run.starts[index] ?? 0))
    })
  })
}

function silences({ codes, except }: Span, code: string): boolean {
  return codes.length === 0 ? !except.includes(code) : codes.includes(code)
}

/**
 * The first line behind `from` that is not blank: Markdown sets a paragraph off from a comment by an empty line. Where a
 * table begins there it is all of the table, inside of which no comment can stand.
 */
export function nextLine(document: Document, from: number): { start: number; end: number } {
  let index = document.blockAt(from)
  let source = document.list.block(index)?.source ?? ''
  let at = from - document.startOf(index)
  for (;;) {
    const lineBreak = nextBreak(source, at)
    if (lineBreak >= 0) at = breakEnd(source, lineBreak)
    if (lineBreak < 0 || at >= source.length) {
      index++
      if (index >= document.list.count) return { start: document.length, end: document.length + 1 }
      source = document.list.block(index)?.source ?? ''
      at = 0
    }
    const lineEnd = nextBreak(source, at)
    const line = source.slice(at, lineEnd < 0 ? source.length : lineEnd)
    if (line.trim() === '') continue
    const start = document.startOf(index)
    // A line may go on in the next block.
    const behind = document.lineAround(start + at).end - start
    const table = /[|<]/.test(line)
      ? document.facts(index).tables.find(table => at <= table.start && table.start <= behind)
      : undefined
    const end = table ? (document.tableAround(index, start + table.start)?.end ?? 0) : 0
    return { start: start + at, end: Math.max(start + behind, end) + 1 }
  }
}

function unknownCodes(directive: Directive, at: number, source: string): BadAnnotation[] {
  return directive.codes
    .filter(code => !CODES.some(known => known === code))
    .map(code => {
      const start = Math.max(directive.start, source.indexOf(code, directive.start))
      return {
        code: 'bad-annotation',
        problem: 'unknown-code',
        detail: code,
        start: at + start,
        end: at + start + code.length,
      }
    })
}
