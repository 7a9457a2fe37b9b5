// Finds annotations that were meant and did not become links: half a link, a full-width bracket, a stray quote.

import { type Leaf, toSource } from './prose.ts'

/** What is wrong with an annotation, with its range in the block. */
export interface SyntaxProblem {
  readonly code: 'broken-link' | 'full-width' | 'empty-id' | 'empty-text' | 'too-deep'
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
