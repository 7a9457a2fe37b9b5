// Finds a sequence of tokens of which some may be one of several: what may hold a phrase, before anything is parsed.

import { BREAK, type TokenSet } from '../../text/tokens.ts'

/** The indices in `text` at which a sequence stands, breaks left out, in order: those of one of its tokens. */
export function* searchSets(text: Uint16Array | Uint32Array, sequence: readonly TokenSet[]): Generator<number> {
  const anchor = Math.max(
    0,
    sequence.findIndex(set => typeof set === 'number'),
  )
  const set = sequence[anchor]
  if (set === undefined || sequence.some(one => typeof one !== 'number' && one.length === 0)) return
  if (typeof set === 'number') {
    for (let at = text.indexOf(set); at >= 0; at = text.indexOf(set, at + 1))
      if (isAround(text, at, sequence, anchor)) yield at
    return
  }
  for (let at = 0; at < text.length; at++)
    if (set[text[at] ?? BREAK] === 1 && isAround(text, at, sequence, anchor)) yield at
}

function isAround(text: Uint16Array | Uint32Array, at: number, sequence: readonly TokenSet[], anchor: number): boolean {
  return isAlong(text, at, sequence, anchor, 1) && isAlong(text, at, sequence, anchor, -1)
}

function isAlong(
  text: Uint16Array | Uint32Array,
  at: number,
  sequence: readonly TokenSet[],
  anchor: number,
  step: 1 | -1,
): boolean {
  let i = at
  for (let k = anchor + step; k >= 0 && k < sequence.length; k += step) {
    i += step
    // Two scripts side by side are parted by a break that no reader sees; there are never two in a row.
    if (text[i] === BREAK) i += step
    const id = text[i]
    const set = sequence[k]
    if (id === undefined || id === BREAK) return false
    if (typeof set === 'number' ? id !== set : set?.[id] !== 1) return false
  }
  return true
}
