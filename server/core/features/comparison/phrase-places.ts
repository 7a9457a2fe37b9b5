// Finds where phrases first stand in a document, each paragraph being read once for all of them.

import { indexBelow } from '../../index/phrases/open-tokens.ts'
import type { TokenRun } from '../../index/phrases/phrase-tokens.ts'
import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import { toSource } from '../../syntax/prose.ts'
import { BREAK, type Vocabulary } from '../../text/tokens.ts'
import { cutWords } from '../../text/word-cut.ts'

/** The first place of a phrase. */
export interface PhrasePlace {
  readonly range: Range
  /** It begins and ends where words do: 力现代化 does not. A guess, good enough to choose what is shown. */
  readonly isWhole: boolean
}

/** How many characters around a phrase are cut into words. */
const AROUND = 24

/** For each phrase, by its tokens, its first place; undefined where it stands nowhere. `run` are the tokens of the document. */
export function* locatePhrases(
  phrases: readonly (readonly number[])[],
  run: TokenRun,
  document: Document,
  vocabulary: Vocabulary,
): Generator<undefined, (PhrasePlace | undefined)[]> {
  const places: (PhrasePlace | undefined)[] = phrases.map(() => undefined)
  const byLeaf = new Map<number, { readonly phrase: number; readonly token: number }[]>()
  for (const [phrase, ids] of phrases.entries()) {
    const at = firstPlace(run.ids, ids)
    if (at < 0) continue
    const leaf = indexBelow(run.leafTokens, at)
    const found = { phrase, token: at - (run.leafTokens[leaf] ?? 0) }
    const list = byLeaf.get(leaf)
    if (list) list.push(found)
    else byLeaf.set(leaf, [found])
    if (phrase % 50 === 49) yield
  }
  let steps = 0
  for (const [index, list] of byLeaf) {
    const start = run.leafStarts[index] ?? 0
    const block = document.blockAt(start)
    const leaf = document.facts(block).leaves.find(one => document.startOf(block) + one.start === start)
    if (!leaf) continue
    const { starts, ends } = vocabulary.read(leaf.text)
    for (const { phrase, token } of list) {
      const [from, to] = [starts[token] ?? 0, ends[token + (phrases[phrase]?.length ?? 1) - 1] ?? 0]
      const [first, last] = toSource(leaf, from, to)
      const at = document.startOf(block)
      places[phrase] = { range: { start: at + first, end: at + last }, isWhole: isWhole(leaf.text, from, to) }
    }
    if (++steps % 20 === 0) yield
  }
  return places
}

function isWhole(text: string, from: number, to: number): boolean {
  const first = Math.max(0, from - AROUND)
  const work = cutWords(text.slice(first, to + AROUND))
  let step = work.next()
  while (!step.done) step = work.next()
  const ends = new Set(step.value)
  return (from === first || ends.has(from - first)) && (ends.has(to - first) || to >= text.length)
}

function firstPlace(text: Uint16Array | Uint32Array, ids: readonly number[]): number {
  const [first = BREAK] = ids
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let i = 1
    while (i < ids.length && text[at + i] === ids[i]) i++
    if (i === ids.length) return at
  }
  return -1
}
