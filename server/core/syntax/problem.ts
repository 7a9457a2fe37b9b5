// Finds annotations that were meant and did not become links: half a link, a full-width bracket, a stray quote.

import { distance } from 'fastest-levenshtein'
import { type Leaf, toSource } from './prose.ts'

/** What is wrong with an annotation, with its range in the block. */
export interface SyntaxProblem {
  readonly code:
    | 'broken-link'
    | 'full-width'
    | 'empty-id'
    | 'empty-text'
    | 'quote-in-id'
    | 'unknown-scheme'
    | 'too-deep'
  /** The scheme that was meant, of one that is unknown. */
  readonly detail?: string
  readonly start: number
  readonly end: number
}

/** Annotations in the readable text of a leaf: a mark that parsed has left its address out of it. */
export function findBrokenMarks(leaf: Leaf): SyntaxProblem[] {
  const problems: SyntaxProblem[] = []
  if (!/[\]］】]/.test(leaf.text)) return problems
  const pattern = /[\]］】]\s?[(（]\s{0,8}(?:term|target|outcome|plan|note)\s?[:：][^\s)）]{0,200}/g
  for (const match of leaf.text.matchAll(pattern)) {
    const [start, end] = toSource(leaf, match.index, match.index + match[0].length)
    const fullWidth = /[］】（：]/.test(match[0])
    problems.push({ code: fullWidth ? 'full-width' : 'broken-link', start, end })
  }
  return problems
}

const SCHEMES = ['term', 'target', 'outcome', 'plan', 'note'] as const
/** What links may well begin with, close to ours though it be. */
const OTHERS = /^(?:https?|mailto|file|ftps?|tel|data|javascript|command|vscode|node|news|sms|urn|doi|about|blob|ws)$/

/** What is wrong with the address of a link that was meant to be an annotation; undefined for any other address. */
export function findMissedScheme(url: string): Pick<SyntaxProblem, 'code' | 'detail'> | undefined {
  const [, word = '', colon] = /^([A-Za-z]{3,10})\s?([:：])(?!\/\/)/.exec(url) ?? []
  if (colon === undefined) return undefined
  const scheme = word.toLowerCase()
  if (OTHERS.test(scheme)) return undefined
  if (colon === '：' && SCHEMES.some(known => known === scheme)) return { code: 'full-width' }
  // One slip in a short word, two in a long one: notes, traget.
  const detail = SCHEMES.find(known => distance(known, scheme) <= (known.length > 4 ? 2 : 1))
  return detail && { code: 'unknown-scheme', detail }
}
