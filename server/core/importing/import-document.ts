// Makes an annotated Markdown document of what a file of any format holds.

import type { RawDocument } from './raw-document.ts'

/** What an import changed or could not know, for the report; words are put to it in `protocol/`. */
export interface ImportNote {
  /** `removed`, `fenced`, `joined`, `heading`, `list`, `table`, `footnote`, `doubtful-field`, `omitted`, … */
  readonly kind: string
  /** The source's words concerned, whole where something was removed. */
  readonly text: string
  /** Line of the result, from 0, where there is one. */
  readonly line?: number
  /** Why: the rule that decided, for instance `page-number`, `running-head`, `contents`, `advertisement`. */
  readonly reason: string
}

/** A document made of a file. */
export interface ImportedDocument {
  /** The whole Markdown text, front matter included, with `\n` line ends. */
  readonly text: string
  readonly notes: readonly ImportNote[]
}

/** What is known of a file beside its bytes. */
export interface ImportSource {
  /** Its name without folders, for a title or id where the text gives none. */
  readonly name: string
  /** Ids that the corpus has already. */
  readonly taken: ReadonlySet<string>
}

/** Makes a document of a raw one. Never throws; linear in the text. */
export function importDocument(raw: RawDocument, source: ImportSource): ImportedDocument {
  void source
  return {
    text: raw.pieces.map(piece => ('spans' in piece ? piece.spans.map(({ text }) => text).join('') : '')).join('\n\n'),
    notes: [],
  }
}
