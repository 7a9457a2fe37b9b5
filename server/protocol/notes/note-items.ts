// Notes as the rows that view, command line and exports share: places as lines and columns.

import { collectNotes, type FoundNote, type NotesWanted } from '../../core/features/notes.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { linePositions, type Positions } from '../../core/text/lines.ts'
import type { NoteItem } from '../../wire/notes.ts'

/** The notes of a corpus; addresses are those of `clientUri`. Texts of documents without notes are not read. */
export function* collectNoteItems(
  corpus: Corpus,
  wanted: NotesWanted,
  clientUri: (uri: string) => string,
): Generator<undefined, NoteItem[]> {
  const items: NoteItem[] = []
  let uri: string | undefined
  let positions: Positions = linePositions('')
  for (const note of yield* collectNotes(corpus, wanted)) {
    if (note.symbols.uri !== uri) {
      yield
      uri = note.symbols.uri
      positions = positionsOf(corpus, uri)
    }
    items.push(toItem(note, positions, clientUri))
    if (items.length % NOTES === 0) yield
  }
  return items
}

/** Notes of a step. */
const NOTES = 200

function toItem({ symbols, mark, section }: FoundNote, at: Positions, clientUri: (uri: string) => string): NoteItem {
  return {
    uri: clientUri(symbols.uri),
    range: { start: at(mark.start), end: at(mark.end) },
    start: mark.start,
    end: mark.end,
    title: symbols.title,
    date: symbols.date?.text ?? null,
    section: section?.title ?? null,
    quote: mark.text,
    code: mark.id,
    remark: mark.remark ?? null,
  }
}

function positionsOf(corpus: Corpus, uri: string): Positions {
  const document = corpus.isOpen(uri) ? corpus.document(uri) : undefined
  return document ? offset => document.positionAt(offset) : linePositions(corpus.textOf(uri))
}
