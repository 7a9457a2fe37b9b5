// How the keyword of a concordance goes on, and how it begins: the longer wordings in which it recurs.

import { BREAK, Vocabulary } from '../../text/tokens.ts'
import type { ConcordanceLine } from '../concordance.ts'

/** What recurs right before or behind the keyword. */
export interface KeywordNgram {
  readonly side: 'left' | 'right'
  /** The words beside the keyword as they stand where they were found first. */
  readonly text: string
  /** Chinese characters and words of other scripts in it. */
  readonly length: number
  readonly count: number
  readonly documents: number
}

/** The longest that is looked at, tokens. */
const LONGEST_NGRAM = 8

/** Lines that are looked at between two looks at the clock. */
const STEP = 2000

interface Node {
  readonly next: Map<number, Node>
  readonly text: string
  readonly length: number
  count: number
  documents: number
  last: string
}

/**
 * All runs of up to {@link LONGEST_NGRAM} tokens beside the keyword, without punctuation, that stand there `least` times or more, the most
 * frequent first. One that always goes on in the same way is left out for the longer one, as with recurring phrases.
 */
export function* findKeywordNgrams(
  lines: readonly ConcordanceLine[],
  least: number,
): Generator<undefined, KeywordNgram[]> {
  const found: KeywordNgram[] = []
  for (const side of ['left', 'right'] as const) {
    const vocabulary = new Vocabulary()
    const root = newNode('', 0)
    for (const [index, line] of lines.entries()) {
      const context = side === 'left' ? line.left : line.right
      const { ids, starts, ends, length } = vocabulary.read(context)
      let node = root
      for (let i = 0; i < length && i < LONGEST_NGRAM; i++) {
        const at = side === 'left' ? length - 1 - i : i
        const id = ids[at] ?? BREAK
        // What is not joined to the keyword by spaces and quotes alone does not belong to it.
        const gap = i > 0 ? '' : side === 'left' ? context.slice(ends[at]) : context.slice(0, starts[at])
        if (id === BREAK || /[^\s"“”„«»「」『』'‘’]/.test(gap)) break
        let next = node.next.get(id)
        if (!next) {
          const text = side === 'left' ? context.slice(starts[at]) : context.slice(0, ends[at])
          node.next.set(id, (next = newNode(text, i + 1)))
        }
        next.count++
        if (next.last !== line.uri) next.documents++
        next.last = line.uri
        node = next
      }
      if (index % STEP === STEP - 1) yield
    }
    yield* collect(root, side, least, found)
  }
  return found.sort((a, b) => b.count - a.count || b.length - a.length || (a.text < b.text ? -1 : 1))
}

function* collect(root: Node, side: 'left' | 'right', least: number, into: KeywordNgram[]): Generator<undefined> {
  const waiting = [root]
  let seen = 0
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    let goesOn = false
    for (const next of node.next.values()) {
      if (next.count === node.count) goesOn = true
      if (next.count >= least) waiting.push(next)
      if (++seen % (10 * STEP) === 0) yield
    }
    const { text, length, count, documents } = node
    if (node !== root && !goesOn) into.push({ side, text: text.trim(), length, count, documents })
  }
}

function newNode(text: string, length: number): Node {
  return { next: new Map(), text, length, count: 0, documents: 0, last: '' }
}
