// One-character edits as somebody makes them who types: a character comes, and goes again.

import { Document } from '../../server/core/model/document.ts'
import { createRandom } from '../support/random.ts'
import type { ServerProcess } from './server-process.ts'
import { bodyOf } from './texts.ts'

/** One edit: `length` characters at `at` give way to `text`. */
export interface Edit {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** Every even edit puts a character in at a random place behind the front matter, the odd one after it takes it out. */
export function editsOf(text: string): (round: number) => Edit {
  const random = createRandom(1)
  const from = bodyOf(text)
  let at = from
  return round => {
    if (round % 2 === 1) return { at, length: 1, text: '' }
    at = from + Math.floor(random() * (text.length - from))
    return { at, length: 0, text: '增' }
  }
}

/** What is typed at several places at once is one change: places of the text before it, in order. */
export type Edits = Edit | readonly Edit[]

/** Every even change is one of `edit`, by its round; the odd one after it takes it back. */
export function takenBack(text: string, edit: (round: number) => Edits): (round: number) => Edits {
  return round => {
    const edits = [edit(round >> 1)].flat()
    if (round % 2 === 0) return edits
    let moved = 0
    return edits.map(({ at, length, text: inserted }) => {
      const back = { at: at + moved, length: inserted.length, text: text.slice(at, at + length) }
      moved += inserted.length - length
      return back
    })
  }
}

interface Report {
  readonly kind: 'full' | 'unchanged'
  readonly resultId?: string
}

/** Makes the edits in the server's document and waits for its diagnostics, as an editor that knows the last ones. */
export class Typing {
  /** How many answers said that nothing changed. */
  unchanged = 0
  readonly #server: ServerProcess
  readonly #path: string
  /** The document whose findings are asked for. */
  readonly #asked: string
  readonly #next: (round: number) => Edits
  #document: Document
  /** Where the last edit was. */
  position = { line: 0, character: 0 }
  #resultId: string | undefined

  constructor(
    server: ServerProcess,
    path: string,
    text: string,
    next: (round: number) => Edits = editsOf(text),
    asked = path,
  ) {
    this.#server = server
    this.#asked = asked
    this.#path = path
    this.#next = next
    this.#document = Document.parse(path, text)
  }

  /** Makes the next edit and does not wait; when it was sent, by the clock of `performance.now()`. */
  change(round: number): number {
    // As editors send them: the last one first, so that none moves another.
    const changes = [this.#next(round)]
      .flat()
      .reverse()
      .map(({ at, length, text }) => {
        const range = { start: this.#document.positionAt(at), end: this.#document.positionAt(at + length) }
        this.#document = this.#document.edit(at, at + length, text)
        this.position = range.start
        return { range, text }
      })
    const sent = performance.now()
    this.#server.changeAll(this.#path, changes)
    return sent
  }

  /** One edit: from the message that tells it to the answer with fresh diagnostics, milliseconds. */
  async round(round: number): Promise<number> {
    const begin = this.change(round)
    const report = await this.ask()
    const time = performance.now() - begin
    if (report.kind === 'unchanged') this.unchanged++
    return time
  }

  async ask(): Promise<Report> {
    const more = this.#resultId === undefined ? {} : { previousResultId: this.#resultId }
    const report = await this.#server.ask<Report>('textDocument/diagnostic', this.#asked, more)
    this.#resultId = report.resultId
    return report
  }
}
