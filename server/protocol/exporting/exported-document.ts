// A document as exports of marks take it: its plain text, its annotations, and under which path and hash it is known.

import { type Annotation, collectAnnotations } from '../../core/features/annotations.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import type { Document } from '../../core/model/document.ts'
import { PlainText } from '../../core/model/plain-text.ts'
import type { Folder } from '../folder.ts'
import type { ExportedFileState, KnownProvenance } from './provenance.ts'

export interface ExportedDocument {
  readonly folder: Folder
  readonly document: Document
  readonly symbols: Symbols
  readonly state: ExportedFileState
  readonly plain: PlainText
  readonly annotations: readonly Annotation[]
  /** Marks that enclose nothing that could be quoted. */
  readonly wordless: number
}

/** Lets others go first, now and then. */
export type Pause = () => Promise<void>

/** The user's own documents that are wanted, in the order of their paths; with `isMarked` those alone that have marks. */
export async function* readDocuments(
  folders: Iterable<Folder>,
  isWanted: (uri: string) => boolean,
  { states }: KnownProvenance,
  pause: Pause,
  isMarked: boolean,
): AsyncGenerator<ExportedDocument> {
  const wanted: { readonly folder: Folder; readonly uri: string; readonly state: ExportedFileState }[] = []
  for (const folder of folders) {
    for (const uri of folder.corpus.uris()) {
      const state = states.get(uri)
      // A glossary in a table is no text.
      if (!state || !isWanted(uri) || /\.(?:csv|tsv|tbx|xlsx)$/i.test(state.path)) continue
      if (!isMarked || folder.corpus.marksLike(uri, '').length > 0) wanted.push({ folder, uri, state })
    }
  }
  wanted.sort((a, b) => (a.state.path < b.state.path ? -1 : 1))
  for (const { folder, uri, state } of wanted) {
    const document = folder.corpus.document(uri)?.joined()
    const symbols = folder.corpus.symbols(uri)
    if (!document || !symbols) continue
    const plain = await runSteps(PlainText.read(document), pause)
    const { annotations, wordless } = await runSteps(collectAnnotations(document, plain), pause)
    yield { folder, document, symbols, state, plain, annotations, wordless }
  }
}

/** The result of work in steps. */
export async function runSteps<T>(work: Generator<unknown, T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}
