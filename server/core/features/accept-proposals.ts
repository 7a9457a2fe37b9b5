// Makes the edits that tag what was proposed; entries of a glossary are written by `glossary-entry.ts`.

import type { Corpus } from '../index/corpus.ts'
import type { FoundTarget } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { encodeAddress } from '../syntax/address.ts'
import type { Pinyin } from '../text/pinyin.ts'
import type { Edit } from './code-action.ts'
import { enclose, placeLinks } from './link.ts'
import type { DocumentProposal } from './proposals.ts'
import { type TargetTag, tagTargetsInSteps } from './tag-targets.ts'

/** The link that a proposal comes to. */
export interface ProposedLink {
  /** The words that become a link, in the document. */
  readonly words: Range
  /** What follows `](`. */
  readonly address: string
  /** The part of it that a user may choose: an id, or of a reference id and section. */
  readonly value: string
}

/** What a user wants otherwise than it was proposed. */
export interface Wanted {
  /** Another id; of a reference another id and section. */
  readonly value?: string | undefined
  /** Another kind for a target or an outcome. */
  readonly as?: 'target' | 'outcome' | undefined
}

/**
 * The links for some proposals, in their order; undefined for a term, for where no link can stand, and where it would overlap one
 * before it. It may be interrupted after each step.
 */
export function* linkProposals(
  corpus: Corpus,
  document: Document,
  proposals: readonly DocumentProposal[],
  pinyin: Pinyin,
  { value, as }: Wanted = {},
): Generator<unknown, (ProposedLink | undefined)[]> {
  const links = new Map<DocumentProposal, ProposedLink>()
  for (const kind of ['target', 'outcome'] as const) {
    const some = proposals.flatMap(one => {
      if (one.kind !== 'target' && one.kind !== 'outcome') return []
      return (as ?? one.kind) === kind ? [one] : []
    })
    const work = tagTargetsInSteps(
      corpus,
      document,
      some.map(({ finding }) => finding),
      pinyin,
      kind,
      achievedBy(some),
    )
    const tags = yield* work
    some.forEach((one, i) => {
      const tag = tags[i]
      if (tag) links.set(one, linkOf(tag, kind, value))
    })
  }
  for (const one of proposals) {
    if (one.kind !== 'plan') continue
    const { reference, address } = one.pinnable
    const wanted = value === undefined ? address : planAddress(value)
    const [words] = placeLinks(document, document.blockAt(reference.start), [reference]).links
    if (words) links.set(one, { words, address: wanted, value: address.slice('plan:'.length) })
    yield
  }
  let end = -1
  const free = new Set<DocumentProposal>()
  const inOrder = [...links].sort(([, a], [, b]) => a.words.start - b.words.start)
  for (const [one, { words }] of inOrder) {
    if (words.start < end) continue
    end = words.end
    free.add(one)
  }
  return proposals.map(one => (free.has(one) ? links.get(one) : undefined))
}

/** The edits for links that do not overlap. */
export function writeLinks(links: readonly ProposedLink[]): Edit[] {
  return links.flatMap(({ words, address }) => enclose(words, address)).sort((a, b) => a.start - b.start)
}

function linkOf({ words, address, id, title }: TargetTag, kind: string, value: string | undefined): ProposedLink {
  if (value === undefined || value === id) return { words, address, value: id }
  return { words, address: `${kind}:${encodeAddress(value)}${title === '' ? '' : ` "${title}"`}`, value }
}

/** An id, and behind `#` the name of a section. */
function planAddress(value: string): string {
  const hash = value.indexOf('#')
  if (hash < 0) return `plan:${encodeAddress(value)}`
  return `plan:${encodeAddress(value.slice(0, hash))}#${encodeAddress(value.slice(hash + 1))}`
}

function achievedBy(proposals: readonly DocumentProposal[]): ReadonlyMap<number, readonly FoundTarget[]> {
  const byBlock = new Map<number, FoundTarget[]>()
  for (const one of proposals) {
    if (one.kind !== 'outcome') continue
    const { index, found } = one.outcome
    const some = byBlock.get(index)
    if (some) some.push(found)
    else byBlock.set(index, [found])
  }
  return byBlock
}
