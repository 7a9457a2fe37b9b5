// What one thread does: reads files, makes their digests, and counts them when it is told all wordings.

import { Digester } from '../core/index/digest/digester.ts'
import type { Files } from '../core/model/files.ts'
import type { Answer, CodedCounts, Outcome, Question } from './index-messages.ts'
import { readTextNow } from './read-text.ts'

/** How many files are counted for one answer. */
const COUNTED = 64

type Send = (answer: Answer, transfer: readonly ArrayBufferLike[]) => void

/** Answers questions about `files`, which must be readable at once. */
export function answerQuestions(files: Files, send: Send): (question: Question) => void {
  const digester = new Digester()
  let [known, isWhole]: [ReadonlySet<string>, boolean] = [new Set(), true]
  const hashes = new Map<string, string>()
  const store = new SharedStore()
  const read = (uri: string): Outcome => {
    let found: ReturnType<typeof readTextNow>
    try {
      found = readTextNow(files, uri)
    } catch (error) {
      return { failed: { code: 'unreadable', detail: messageOf(error) } }
    }
    if (!found) return { failed: { code: 'gone' } }
    const { text, hash = '', warning } = found
    const warned = warning === undefined ? {} : { warning }
    if (known.has(hash)) return { digest: undefined, hash, ...warned }
    try {
      const digest = digester.digest(uri, text, isWhole, length => store.take(length))
      hashes.set(uri, hash)
      return { digest, hash, ...warned }
    } catch (error) {
      const stack = error instanceof Error ? error.stack : undefined
      return { failed: { code: 'not-indexed', detail: messageOf(error) }, ...(stack === undefined ? {} : { stack }) }
    }
  }
  return question => {
    if (question.kind === 'start') {
      known = question.known
      isWhole = question.isWhole
      send({ kind: 'start' }, [])
      return
    }
    if (question.kind === 'read') {
      const outcomes = question.uris.map(read)
      send({ kind: 'read', outcomes, words: digester.newWords() }, [])
      return
    }
    let counts: CodedCounts[] = []
    let sensesTold = 0
    const tell = (isLast: boolean): void => {
      const [told, senses] = [counts, digester.senses.slice(sensesTold)]
      counts = []
      sensesTold += senses.length
      send(
        { kind: 'count', counts: told, senses, isLast },
        told.map(([, , coded]) => coded.buffer),
      )
    }
    for (const [uri, coded] of digester.count(question.wordings)) {
      counts.push([uri, hashes.get(uri) ?? '', coded])
      if (counts.length === COUNTED) tell(false)
    }
    tell(true)
  }
}

/**
 * So many bytes are had at once: more than C libraries take from their own store (32 MB in glibc), which keeps what is given back and
 * is never whole again after thousands of small pieces. What is not written to takes no memory.
 */
const STORE = 40_000_000

/** Memory that both threads see, for what one makes and the other keeps: it is given back when nobody looks at any of it. */
class SharedStore {
  #bytes = new Uint8Array(new SharedArrayBuffer(0))
  #used = 0

  /** So many bytes, all of them zero. */
  take(length: number): Uint8Array {
    if (length > STORE) return new Uint8Array(new SharedArrayBuffer(length))
    if (this.#used + length > this.#bytes.length) {
      this.#bytes = new Uint8Array(new SharedArrayBuffer(STORE))
      this.#used = 0
    }
    const taken = this.#bytes.subarray(this.#used, this.#used + length)
    this.#used += Math.ceil(length / 4) * 4
    return taken
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
