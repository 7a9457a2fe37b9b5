// The notes of a corpus: what readers have remarked, each with its code, its words and the section that it stands in.

import type { Corpus } from '../index/corpus.ts'
import { compareByDate, type PlacedMark, type Symbols } from '../index/symbols.ts'
import { type Section, sectionAt } from '../model/section.ts'
import { foldKey } from '../text/fold.ts'

/** A note with its document. */
export interface FoundNote {
  readonly symbols: Symbols
  readonly mark: PlacedMark
  /** The innermost heading above it; undefined before the first. */
  readonly section: Section | undefined
}

/** Which notes are wanted; all where nothing is said. */
export interface NotesWanted {
  readonly uris?: ReadonlySet<string>
  readonly codes?: ReadonlySet<string>
  /** Words that all stand in code, remark, marked words, section or title, in any script or case. */
  readonly text?: string
}

/** A code with the number of its notes. */
export interface CodeCount {
  readonly code: string
  readonly count: number
}

/** The notes of the user's own documents, by date of the document, then as they stand in it; a step each document. */
export function* collectNotes(corpus: Corpus, wanted: NotesWanted = {}): Generator<undefined, FoundNote[]> {
  const noted: Symbols[] = []
  for (const uri of wanted.uris ?? corpus.uris()) {
    if (corpus.originOf(uri) !== 'own' || corpus.marksLike(uri, 'note:').length === 0) continue
    const symbols = corpus.symbols(uri)
    if (symbols) noted.push(symbols)
  }
  const words = (wanted.text ?? '').split(/\s+/).flatMap(word => foldKey(word) || [])
  const found: FoundNote[] = []
  for (const symbols of noted.sort(compareByDate)) {
    for (const mark of symbols.marks) {
      if (mark.kind !== 'note' || (wanted.codes && !wanted.codes.has(mark.id))) continue
      const section = sectionAt(symbols.sections, mark.start)
      if (holds({ symbols, mark, section }, words)) found.push({ symbols, mark, section })
    }
    yield
  }
  return found
}

/** The codes in use, the most used ones first; notes without a code are left out. */
export function countCodes(corpus: Corpus): CodeCount[] {
  const counts = new Map<string, number>()
  for (const uri of corpus.uris()) {
    if (corpus.originOf(uri) !== 'own') continue
    for (const [key, count] of corpus.marksLike(uri, 'note:')) {
      const code = key.slice('note:'.length)
      if (code !== '') counts.set(code, (counts.get(code) ?? 0) + count)
    }
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** How many notes have a code, in how many documents. */
export interface CodeUse {
  readonly notes: number
  readonly documents: number
}

/** The use of a code; asks no document that has none of its notes. */
export function countCode(corpus: Corpus, code: string): CodeUse {
  const key = `note:${code}`
  let [notes, documents] = [0, 0]
  for (const { uri } of corpus.withKey(key)) {
    const count = corpus.marksLike(uri, key).find(([other]) => other === key)?.[1] ?? 0
    if (count > 0) documents++
    notes += count
  }
  return { notes, documents }
}

function holds({ symbols, mark, section }: FoundNote, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = foldKey([mark.id, mark.remark, mark.text, section?.title, symbols.title].join('\n'))
  return words.every(word => text.includes(word))
}
