// The texts of closed documents: kept where a file cannot be read again, else read when somebody asks; and those that were parsed last.

import { Document } from '../../model/document.ts'
import type { ColumnUnit } from '../../text/column-units.ts'
import { LastUsed } from '../../text/last-used.ts'

/**
 * Reads the text of a closed file again, at once, or throws: what was asked for is given up where the file is not the one with
 * this hash any more, for all that is known of it, offsets above all, is of another text.
 */
export type ReadAgain = (uri: string, hash: string) => string

/** A document whose text may have to be read. */
export interface Textual {
  readonly uri: string
  /** The file's text while it is not open, or what gives it; undefined where it can be read again. */
  readonly text: string | (() => string) | undefined
  /** Of the file, where its text can be read again. */
  readonly hash: string | undefined
  /** The open document; a closed one is parsed when it is asked for, and forgotten again. */
  readonly document: Document | undefined
}

/** How many closed documents are kept parsed, the last used ones, and how many characters they may have together. */
const PARSED = { values: 24, characters: 2_000_000 }
/** The same for texts that were read again. */
const READ = { values: 200, characters: 1_000_000 }

/** Texts and documents of closed files: kept where they cannot be read again, else the last used ones. */
export class ClosedTexts {
  /** Where it is given, texts of closed files that come with a hash are not kept. */
  readAgain: ReadAgain | undefined
  readonly unit: ColumnUnit
  readonly #parsed = new LastUsed<Document>(PARSED)
  readonly #read = new LastUsed<string>(READ)

  /** `unit`: what columns of the documents are counted in. */
  constructor(unit: ColumnUnit) {
    this.unit = unit
  }

  /** The document, which stays parsed for a while. */
  document(of: Textual): Document {
    const known = of.document ?? this.#parsed.get(of.uri)
    if (known) return known
    const document = Document.parse(of.uri, this.text(of), this.unit)
    this.#parsed.set(of.uri, document, document.length)
    return document
  }

  /** The document, parsed for one thing and forgotten. */
  parse(of: Textual): Document {
    return of.document ?? this.#parsed.get(of.uri) ?? Document.parse(of.uri, this.text(of), this.unit)
  }

  /** The raw text; '' where there is none. */
  text({ uri, text, hash, document }: Textual): string {
    const kept = typeof text === 'string' ? text : undefined
    const known = document?.text ?? kept ?? this.#parsed.get(uri)?.text ?? this.#read.get(uri)
    if (known !== undefined || hash === undefined) return known ?? ''
    const again = typeof text === 'function' ? text() : (this.readAgain?.(uri, hash) ?? '')
    this.#read.set(uri, again, again.length)
    return again
  }

  /** Says that a document has another text, or is gone. */
  forget(uri: string): void {
    this.#parsed.delete(uri)
    this.#read.delete(uri)
  }
}
