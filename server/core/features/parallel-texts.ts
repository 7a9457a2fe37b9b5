// The texts that are read beside a document: its original, translations, digests and other copies.

import type { Corpus } from '../index/corpus.ts'
import { roleOf, type TextRole, workHolding } from '../index/plans/plan-levels.ts'
import type { Symbols } from '../index/symbols.ts'

export interface ParallelText {
  readonly symbols: Symbols
  readonly role: 'original' | TextRole
}

/** The original first, then translations, other copies and digests, each by date; `[]` where the corpus has none. */
export function collectParallelTexts(corpus: Corpus, uri: string): ParallelText[] {
  const symbols = corpus.symbols(uri)
  if (!symbols || symbols.meta.kind === 'glossary') return []
  const work = workHolding(corpus, symbols)
  const isOriginal = work.main.uri === uri
  const others = work.others
    .filter(text => text.uri !== uri)
    .map((text): ParallelText => ({ symbols: text, role: roleOf(corpus, work, text) }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
  return isOriginal ? others : [{ symbols: work.main, role: 'original' }, ...others]
}

const ORDER: readonly ParallelText['role'][] = ['original', 'translation', 'text', 'digest']
