// The mentions of superseded terms that may be findings: not quoted, not in titles, not called former.

import type { Mention, MentionCache } from '../../../index/terms/mentions.ts'
import type { Document } from '../../../model/document.ts'
import type { Run } from '../../../syntax/block-list.ts'
import type { BlockFacts } from '../../../syntax/parse-block.ts'
import { type Leaf, toText } from '../../../syntax/prose.ts'
import { Slot } from '../../../syntax/slot.ts'

/** A mention that may be a finding, with what its paragraph says beside it. */
export interface Candidate {
  /** Of the block in its run. */
  readonly index: number
  readonly mention: Mention
  readonly beside: Beside
  readonly id: string
  readonly language: 'zh' | 'en'
}

/** What a paragraph says that tells of which time it speaks. */
export interface Beside {
  /** The earliest year of the paragraph. */
  readonly firstYear: number | undefined
  /** Ids of all terms, and uris of the plans, of the paragraph. */
  readonly terms: ReadonlySet<string>
  readonly plans: ReadonlySet<string>
}

/** A candidate wherever its block stands in a run. */
type InBlock = Omit<Candidate, 'index'>

const IN_BLOCK = new Slot<{ readonly superseded: ReadonlySet<string>; readonly of: readonly InBlock[] }>()
const NONE: readonly never[] = []

/** The candidates of a run; `superseded` are the ids of the terms whose place was taken. */
export function collectInRun(
  all: MentionCache,
  superseded: ReadonlySet<string>,
  document: Document,
  run: Run,
): readonly Candidate[] {
  const found: Candidate[] = []
  run.blocks.forEach((block, index) => {
    const known = all.knownOf(document, block)
    if (known.mentions.length === 0) return
    let inBlock = IN_BLOCK.get(known)
    if (inBlock?.superseded !== superseded) {
      const isOld = known.mentions.some(mention => supersededId(mention, superseded) !== undefined)
      const of = isOld ? collect(document.factsOf(block), block.source, known.mentions, superseded) : NONE
      inBlock = IN_BLOCK.set(known, { superseded, of })
    }
    for (const one of inBlock.of) found.push({ ...one, index })
  })
  return found.length > 0 ? found : NONE
}

/** The id of the old term where the words can mean nothing else. */
function supersededId({ senses, marked }: Mention, superseded: ReadonlySet<string>): string | undefined {
  const [sense] = senses
  return !marked && senses.length === 1 && sense?.kind === 'term' && superseded.has(sense.id) ? sense.id : undefined
}

function collect(
  facts: BlockFacts,
  source: string,
  mentions: readonly Mention[],
  superseded: ReadonlySet<string>,
): InBlock[] {
  const candidates: InBlock[] = []
  let next = 0
  for (const leaf of facts.leaves) {
    const first = next
    let isOld = false
    for (let mention = mentions[next]; mention && mention.start < leaf.end; mention = mentions[++next])
      isOld ||= supersededId(mention, superseded) !== undefined
    if (!isOld || isBlockQuote(source, leaf)) continue
    const inside = mentions.slice(first, next)
    const beside = readBeside(leaf, inside)
    const isQuoted = createQuoteFinder(leaf.text)
    for (const mention of inside) {
      const id = supersededId(mention, superseded)
      const [sense] = mention.senses
      if (id === undefined || sense?.kind !== 'term') continue
      const from = toText(leaf, mention.start) ?? 0
      if (isQuoted(from) || FORMER.test(leaf.text.slice(Math.max(0, from - 16), from))) continue
      candidates.push({ mention, id, language: sense.language, beside })
    }
  }
  return candidates
}

/** 原环境保护部, the former Ministry …, 时任环境保护部部长. */
const FORMER =
  /[原前旧]$|时任$|当时的$|(?:^|[^a-z])(?:former|formerly|then|erstwhile|old|defunct|previous)[\s-](?:the\s)?$/i

/** A year in figures. */
export const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g

function readBeside(leaf: Leaf, mentions: readonly Mention[]): Beside {
  let firstYear: number | undefined
  for (const [year] of leaf.text.matchAll(YEAR)) firstYear = Math.min(firstYear ?? 9999, Number(year))
  const terms = new Set<string>()
  const plans = new Set<string>()
  for (const mention of mentions.flatMap(mention => [mention, ...mention.inner])) {
    for (const sense of mention.senses) {
      if (sense.kind === 'term') terms.add(sense.id)
      else plans.add(sense.uri)
    }
  }
  return { firstYear, terms, plans }
}

/** True where the line on which a leaf begins is set as a quotation. */
function isBlockQuote(source: string, leaf: Leaf): boolean {
  let at = leaf.start
  while (at > 0 && source[at - 1] !== '\n' && source[at - 1] !== '\r') if (source[--at] === '>') return true
  return false
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '«': '»',
  '"': '"',
}

/** Tells of offsets, asked in rising order, whether they stand in a quote or a title; an open quote is none. */
function createQuoteFinder(text: string): (offset: number) => boolean {
  const quoted: { readonly start: number; readonly end: number }[] = []
  let close = ''
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (close === '') {
      close = CLOSING[character] ?? ''
      start = i
    } else if (character === close) {
      quoted.push({ start, end: i })
      close = ''
    }
  }
  let next = 0
  return offset => {
    for (let one = quoted[next]; one && one.end < offset; one = quoted[++next]);
    const one = quoted[next]
    return one !== undefined && one.start <= offset && offset < one.end
  }
}
