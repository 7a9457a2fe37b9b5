// How often each of some words stands in some documents, in one pass over their tokens.

import type { Corpus } from '../../index/corpus.ts'
import { BREAK, Vocabulary } from '../../text/tokens.ts'

interface Node {
  readonly next: Map<number, Node>
  /** The words that end here; one, unless two are folded to the same tokens. */
  readonly words: string[]
  count: number
}

/** The places of each word, also inside of longer ones; words that stand nowhere are missing. */
export function* countWords(
  corpus: Corpus,
  uris: readonly string[],
  words: Iterable<string>,
): Generator<undefined, ReadonlyMap<string, number>> {
  const { vocabulary } = corpus.phrases
  const root = newNode()
  const nodes: Node[] = []
  const own = new Vocabulary()
  for (const word of words) {
    const { ids, length } = own.read(word)
    let node: Node | undefined = root
    for (let i = 0; i < length && node; i++) {
      const id = ids[i] ?? BREAK
      const number = id === BREAK ? BREAK : vocabulary.numberOf(own.textOf([id]))
      node = number === undefined ? undefined : childOf(node, number)
    }
    if (!node || node === root) continue
    if (node.words.length === 0) nodes.push(node)
    node.words.push(word)
  }
  const first: (Node | undefined)[] = []
  for (const [id, node] of root.next) first[id] = node
  for (const uri of uris) {
    for (const ids of corpus.phrases.tokensOf(uri)) countIn(ids, first)
    yield
  }
  return new Map(nodes.flatMap(({ words, count }) => words.map(word => [word, count] as const)))
}

/** `first`: by a word's first token, what it begins. */
function countIn(ids: Uint16Array | Uint32Array, first: readonly (Node | undefined)[]): void {
  for (let at = 0; at < ids.length; at++) {
    let node = first[ids[at] ?? BREAK]
    for (let i = at + 1; node; i++) {
      node.count++
      node = node.next.size === 0 ? undefined : node.next.get(ids[i] ?? -1)
    }
  }
}

function newNode(): Node {
  return { next: new Map(), words: [], count: 0 }
}

function childOf(node: Node, id: number): Node {
  let child = node.next.get(id)
  if (!child) {
    child = newNode()
    node.next.set(id, child)
  }
  return child
}
