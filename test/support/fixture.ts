// Fixtures: several files in one string, a cursor, and marked spans in the text itself.

import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'

export interface FixtureFile {
  readonly path: string
  readonly text: string
  /** The ranges that ⟦ and ⟧ enclose, in order of their starts. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export interface Fixture {
  readonly files: readonly FixtureFile[]
  /** Where `$0` stands, or undefined. */
  readonly cursor: { readonly path: string; readonly offset: number } | undefined
}

/** Reads a fixture: `//- plans/a.md` starts a file, `$0` is the cursor, `⟦…⟧` encloses a span; none stays in the text. */
export function parseFixture(source: string): Fixture {
  const parts = source.split(/^\/\/- (.+)\n/m)
  const head = parts.shift() ?? ''
  const named = parts.length === 0 ? ['test.md', head] : parts
  const files: FixtureFile[] = []
  let cursor: Fixture['cursor']
  for (let i = 0; i < named.length; i += 2) {
    const path = (named[i] ?? '').trim()
    const file = readFile(path, named[i + 1] ?? '')
    files.push(file)
    if (file.cursor !== undefined) cursor = { path, offset: file.cursor }
  }
  return { files, cursor }
}

function readFile(path: string, marked: string): FixtureFile & { cursor: number | undefined } {
  let text = ''
  let cursor: number | undefined
  const spans: { start: number; end: number }[] = []
  const open: number[] = []
  for (let i = 0; i < marked.length; i++) {
    if (marked.startsWith('$0', i)) {
      cursor = text.length
      i++
    } else if (marked[i] === '⟦') {
      open.push(spans.length)
      spans.push({ start: text.length, end: -1 })
    } else if (marked[i] === '⟧') {
      const span = spans[open.pop() ?? 0]
      if (span) span.end = text.length
    } else {
      text += marked[i]
    }
  }
  return { path, text, spans, cursor }
}

export const ROOT = 'file:///corpus'

/** The uri of a fixture's file. */
export function uriOf(path: string): string {
  return `${ROOT}/${path}`
}

/** A corpus of the fixture's files, and the document and offset of its cursor (else the first file at 0). */
export function loadFixture(source: string): { corpus: Corpus; document: Document; offset: number; fixture: Fixture } {
  const fixture = parseFixture(source)
  const corpus = new Corpus()
  for (const { path, text } of fixture.files) corpus.setFile(uriOf(path), text)
  const path = fixture.cursor?.path ?? fixture.files[0]?.path ?? ''
  const document = corpus.document(uriOf(path)) ?? Document.parse(uriOf(path), '')
  return { corpus, document, offset: fixture.cursor?.offset ?? 0, fixture }
}

/** A text with its spans marked by ⟦ and ⟧, for comparison with a fixture. */
export function markSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  const points = spans.flatMap(({ start, end }, i) => [
    { at: start, mark: '⟦', order: 1, i },
    { at: end, mark: '⟧', order: 0, i },
  ])
  points.sort((a, b) => a.at - b.at || a.order - b.order)
  let marked = ''
  let last = 0
  for (const { at, mark } of points) {
    marked += text.slice(last, at) + mark
    last = at
  }
  return marked + text.slice(last)
}
