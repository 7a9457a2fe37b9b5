// Completion: what may be written at an offset, in a link's address or title, in front matter, in a glossary, in prose.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import { findOpenAddress, findOpenTitle } from '../syntax/open-address.ts'
import { placeInBlock } from '../syntax/place-in-block.ts'
import { completeAddress } from './completion/address.ts'
import { completeEntry } from './completion/entry.ts'
import { completeFrontMatter } from './completion/front-matter.ts'
import type { Completion, Search } from './completion/item.ts'
import { completeProse } from './completion/prose.ts'
import { completeTitle } from './completion/title.ts'
import { lineAt } from './field-place.ts'

/** How a completion came to be asked for. */
export interface Asking {
  /** `asked`: by a person; `typed`: perhaps while typing; `character`: by a character such as `:`, which prose has too. */
  readonly by: 'asked' | 'typed' | 'character'
  readonly isCancelled: () => boolean
}

/** What may be written at `offset`, the best first; at most a hundred, fitted to what is typed. `[]` where nothing is. */
export async function complete(
  corpus: Corpus,
  document: Document,
  offset: number,
  search: Search,
  { by, isCancelled }: Asking,
): Promise<readonly Completion[]> {
  const inFront = completeFrontMatter(corpus, document, offset, search)
  if (inFront) return inFront
  const index = document.blockAt(offset)
  const block = document.blocks[index]
  if (block?.isFrontMatter && offset < document.startOf(index + 1)) return []
  const line = lineAt(document, offset)
  const address = findOpenAddress(line.text, line.column)
  const title = address ? undefined : findOpenTitle(line.text, line.column)
  if (by === 'character' && !address && !title && document.meta.kind !== 'glossary') return []
  const place = block ? placeInBlock(block, offset - document.startOf(index), () => document.facts(index)) : 'words'
  if (place === 'code') return []
  if (title) return completeTitle(document, line.text, line.column, title, line.start)
  const mayBeInner = address !== undefined || document.meta.kind === 'glossary'
  if (!(await search.terms.prepare(corpus, mayBeInner, isCancelled))) return []
  if (address) return completeAddress(corpus, document, address, line.start, search)
  const inEntry = await completeEntry(corpus, document, offset, search)
  if (inEntry) return inEntry
  return by === 'character' || place !== 'words' ? [] : completeProse(corpus, document, line, by === 'asked', search)
}
