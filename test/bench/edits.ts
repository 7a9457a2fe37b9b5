// One-character edits as somebody makes them who types: a character comes, and goes again.

import { Document } from '../../server/core/model/document.ts'
import { createRandom } from '../support/random.ts'
import type { ServerProcess } from './server-process.ts'

/** One edit: `length` characters at `at` give way to `text`. */
export interface Edit {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** Every even edit puts a character in at a random place, the odd one after it takes it out again. */
export function editsOf(length: number, random: () => number = createRandom(1)): (round: number) => Edit {
  let at = 0
  return round => {
    if (round % 2 === 1) return { at, length: 1, text: '' }
    at = Math.floor(random() * length)
    return { at, length: 0, text: '增' }
  }
}

/** Makes the edits in the server's document and waits for its diagnostics; each round says what that took. */
export function editAndAsk(
  server: ServerProcess,
  path: string,
  text: string,
  random: () => number,
): (round: number) => Promise<number> {
  const next = editsOf(text.length, random)
  let document = Document.parse(path, text)
  return async round => {
    const { at, length, text: inserted } = next(round)
    const [start, end] = [document.positionAt(at), document.positionAt(at + length)]
    document = document.edit(at, at + length, inserted)
    const begin = performance.now()
    server.change(path, start, end, inserted)
    await server.ask('textDocument/diagnostic', path)
    return performance.now() - begin
  }
}
