// Parts a run of Chinese into words of a dictionary. A guess: it may rank what is shown, never decide what is found.

/** A word that a dictionary has; offsets are into the run. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The offsets at which a word ends or begins, where the run is parted into as few words as can be, and of these into those
 * with the fewest single characters; at equal cost the later word is the longer one, as readers part 平均受教育 into 平均, 受
 * and 教育. `words` are all words that stand in the run.
 */
export function wordBoundaries(run: string, words: readonly Span[]): ReadonlySet<number> {
  const best = [0]
  const from = [0]
  for (let end = 1; end <= run.length; end++) {
    // A character is a word of itself, at a price.
    let cost = (best[end - 1] ?? 0) + PIECE + SINGLE
    let start = end - 1
    for (const word of words) {
      if (word.end !== end || word.end - word.start < 2) continue
      const other = (best[word.start] ?? 0) + PIECE
      if (other < cost || (other === cost && word.start < start)) [cost, start] = [other, word.start]
    }
    best.push(cost)
    from.push(start)
  }
  const boundaries = new Set([run.length])
  for (let at = run.length; at > 0; ) {
    at = from[at] ?? 0
    boundaries.add(at)
  }
  return boundaries
}

const PIECE = 100
const SINGLE = 1
