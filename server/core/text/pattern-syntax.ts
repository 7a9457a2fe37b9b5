// Reads the wildcards of a pattern; signs as a Chinese keyboard writes them are the same.

/** One way in which a pattern may be read: the pieces between its stars. */
export interface PatternSequence {
  /** Each a list of words, `undefined` for a question mark; the first and the last may be empty. */
  readonly pieces: readonly (readonly (string | undefined)[])[]
  /** For each star whether a space stands beside it. */
  readonly isSpaced: readonly boolean[]
}

/** No pattern is read in more ways than this. */
const MOST = 64

/** All alternatives of a pattern; undefined where there are more than {@link MOST}. A bracket without its other half is itself. */
export function parsePattern(text: string): PatternSequence[] | undefined {
  const tokens = readTokens(text.trim())
  const { alternatives } = new Parser(tokens).parse(0)
  return alternatives?.map(toSequence)
}

/** True where a bracket of a pattern has no other half, and so stands for itself. */
export function hasLoneBracket(text: string): boolean {
  return readTokens(text.trim()).some(
    token => typeof token === 'string' && (token === '(' || token === ')') && !text.includes(`\\${token}`),
  )
}

type Token = string | { readonly sign: '*' | '?' | '|' | '(' | ')' }
type Item = string | { readonly sign: '*' | '?' }

const SIGNS: Readonly<Record<string, '*' | '?' | '|' | '(' | ')'>> = {
  '*': '*',
  '＊': '*',
  '?': '?',
  '？': '?',
  '|': '|',
  '｜': '|',
  '(': '(',
  '（': '(',
  ')': ')',
  '）': ')',
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    const sign = SIGNS[character]
    if (character === '\\' && i + 1 < text.length) tokens.push(text[++i] ?? '')
    else tokens.push(sign === undefined ? character : { sign })
  }
  // Brackets count in pairs.
  const open: number[] = []
  const isPaired = new Set<number>()
  tokens.forEach((token, i) => {
    if (typeof token === 'string') return
    if (token.sign === '(') open.push(i)
    const opening = token.sign === ')' ? open.pop() : undefined
    if (opening !== undefined) isPaired.add(opening).add(i)
  })
  return tokens.map((token, i) => {
    const isBracket = typeof token !== 'string' && (token.sign === '(' || token.sign === ')')
    return isBracket && !isPaired.has(i) ? token.sign : token
  })
}

class Parser {
  readonly #tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The alternatives from `at` up to the bracket that closes, or the end. */
  parse(at: number): { readonly alternatives: Item[][] | undefined; readonly end: number } {
    const done: Item[][] = []
    let current: Item[][] | undefined = [[]]
    let i = at
    for (; i < this.#tokens.length; i++) {
      const token = this.#tokens[i]
      if (token === undefined) break
      if (typeof token === 'string' || token.sign === '*' || token.sign === '?') {
        for (const sequence of current) sequence.push(token as Item)
      } else if (token.sign === '|') {
        done.push(...current)
        current = [[]]
      } else if (token.sign === '(') {
        const inner = this.parse(i + 1)
        i = inner.end
        if (!inner.alternatives || inner.alternatives.length * current.length > MOST)
          return { alternatives: undefined, end: this.#tokens.length }
        const { alternatives } = inner
        current = current.flatMap(sequence => alternatives.map(more => [...sequence, ...more]))
      } else break
    }
    const all = [...done, ...current]
    return { alternatives: all.length > MOST ? undefined : all, end: i }
  }
}

function toSequence(items: readonly Item[]): PatternSequence {
  const pieces: (string | undefined)[][] = [[]]
  const isSpaced: boolean[] = []
  for (const item of items) {
    const piece = pieces.at(-1) ?? []
    const last = piece.at(-1)
    if (typeof item !== 'string' && item.sign === '*') {
      isSpaced.push(typeof last === 'string' && last !== last.trimEnd())
      pieces.push([])
    } else if (typeof item !== 'string') piece.push(undefined)
    else if (typeof last === 'string') piece[piece.length - 1] = last + item
    else piece.push(item)
  }
  for (let i = 1; i < pieces.length; i++) {
    const first = pieces[i]?.[0]
    if (typeof first === 'string' && first !== first.trimStart()) isSpaced[i - 1] = true
  }
  return { pieces: pieces.map((piece, i) => trim(piece, i > 0, i + 1 < pieces.length)), isSpaced }
}

/** Spaces beside a star say that it stands for whole words; they are not looked for. */
function trim(
  piece: readonly (string | undefined)[],
  atStart: boolean,
  atEnd: boolean,
): readonly (string | undefined)[] {
  const trimmed = [...piece]
  const [first, last] = [trimmed[0], trimmed.at(-1)]
  if (atStart && typeof first === 'string') trimmed[0] = first.trimStart()
  const end = trimmed.length - 1
  if (atEnd && typeof last === 'string') trimmed[end] = (end === 0 ? (trimmed[0] ?? '') : last).trimEnd()
  return trimmed.filter(part => part !== '')
}
