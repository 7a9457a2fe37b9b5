// Tells in which documents notes have come, gone or moved since they were last sent.

import { collectNotes } from '../../core/features/notes.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import { finish } from '../../core/text/steps.ts'
import type { Workspace } from '../workspace.ts'

/** Remembers the symbols of documents with notes: they are new objects where a document has changed, and only there. */
export class NoteChanges {
  readonly #workspace: Workspace
  #known = new Map<string, { readonly symbols: Symbols; readonly said: string }>()

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  /** The documents, as clients call them, in which something has changed since this was last called. */
  take(): string[] {
    const now = new Map<string, { readonly symbols: Symbols; readonly said: string }>()
    const changed: string[] = []
    this.#workspace.flush()
    for (const { corpus } of this.#workspace.folders()) {
      for (const uri of corpus.uris()) {
        if (corpus.originOf(uri) !== 'own' || corpus.marksLike(uri, 'note:').length === 0) continue
        const symbols = corpus.symbols(uri)
        const before = this.#known.get(uri)
        if (!symbols) continue
        if (before?.symbols === symbols) {
          now.set(uri, before)
          continue
        }
        // Of a closed document nobody asks what it says: it has another text, and that is seldom.
        const said = corpus.isOpen(uri) ? wordsOf(corpus, uri) : ''
        now.set(uri, { symbols, said })
        if (said === '' || before?.said !== said) changed.push(this.#workspace.clientUri(uri))
      }
    }
    for (const uri of this.#known.keys()) if (!now.has(uri)) changed.push(this.#workspace.clientUri(uri))
    this.#known = now
    return changed
  }
}

function wordsOf(corpus: Corpus, uri: string): string {
  const notes = finish(collectNotes(corpus, { uris: new Set([uri]) }))
  return JSON.stringify(notes.map(({ mark, section, symbols }) => [mark, section?.title, symbols.title]))
}
