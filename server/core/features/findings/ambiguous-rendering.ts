// `ambiguous-rendering`: an English wording that belongs to several terms, in their entries and where a text leaves open which.

import type { Corpus } from '../../index/corpus.ts'
import { type EntryName, renderingKey } from '../../index/terms/agreements.ts'
import type { Mention, MentionCache } from '../../index/terms/mentions.ts'
import type { Document } from '../../model/document.ts'
import type { AmbiguousRendering, Place } from '../../model/finding.ts'
import type { Term } from '../../model/term.ts'
import type { Run } from '../../syntax/block-list.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { firstOthers } from './first-others.ts'

/**
 * In the user's glossaries: each rendering on which entries agree. In texts only where somebody has to choose the sense,
 * which is in translations, digests and commentary; once for each wording, and not where the text itself says which of
 * the terms it means, by a `term:` mark or by its Chinese.
 */
export function findAmbiguousRenderings(corpus: Corpus, document: Document): AmbiguousRendering[] {
  if (document.meta.kind === 'glossary') return inGlossary(corpus, document)
  return document.meta.kind === 'commentary' || document.meta.expresses !== undefined ? inText(corpus, document) : []
}

function inGlossary(corpus: Corpus, document: Document): AmbiguousRendering[] {
  if (corpus.originOf(document.uri) !== 'own') return []
  const findings: AmbiguousRendering[] = []
  for (const [key, names] of corpus.agreements.renderings) {
    const uses = names.flatMap(name => findUses(corpus, name, key))
    for (const { uri, term, text, start, end } of uses) {
      if (uri !== document.uri) continue
      const others = firstOthers(uses, use => use.term.id !== term.id && !isSuccession(term, use.term))
      if (others.length === 0) continue
      const candidates = [term, ...others.map(other => other.term)].map(({ id, headword }) => ({ id, headword }))
      const places = others.map(other => ({ uri: other.uri, start: other.start, end: other.end }))
      findings.push({ code: 'ambiguous-rendering', text, candidates, others: places, start, end })
    }
  }
  return findings
}

interface Use extends Place {
  readonly term: Term
  readonly text: string
}

/** The rendering in the entry as it stands now. */
function findUses(corpus: Corpus, { uri, id, headword }: EntryName, key: string): Use[] {
  const term = corpus.entries(id).find(entry => entry.uri === uri && entry.term.headword === headword)?.term
  const same = term?.en.find(({ text }) => renderingKey(text) === key)
  return term && same ? [{ uri, term, text: same.text, start: same.start, end: same.end }] : []
}

/** What took another's place may keep its English name: which is meant, the date of the text says. */
function isSuccession(a: Term, b: Term): boolean {
  const isAfter = (from: Term, to: Term): boolean =>
    from.replacedBy.some(({ text }) => text === to.id || text === to.headword)
  return isAfter(a, b) || isAfter(b, a)
}

/** A mention of several senses. */
interface Open {
  readonly key: string
  readonly mention: Mention
  /** Where its block starts. */
  readonly at: number
  readonly ids: readonly string[]
}

/** The first mention of each several senses in a block, and the terms of which it says that it means them. */
interface InBlock {
  readonly ambiguous: readonly Open[]
  readonly meant: ReadonlySet<string>
}

/** The same of a run of blocks. */
interface InRun {
  readonly ambiguous: ReadonlyMap<string, Open>
  readonly blocks: readonly InBlock[]
}

const BLOCKS = new Slot<InBlock>()
const RUN = new Slot<Kept<InRun>>()
const RUNS = new Slot<Mapped<InRun>>()

function inText(corpus: Corpus, document: Document): AmbiguousRendering[] {
  const { mentions } = corpus
  const open = new Map<string, Open>()
  const stamps = mentions.stamps(document)
  const runs = mapRuns(RUNS, document.lineage, [], [document.list.runs, stamps], number => {
    const run = document.list.runs[number]
    return run ? keep(RUN, run, [stamps[number]], () => collectInRun(mentions, document, run)) : NOTHING
  })
  runs.forEach(({ ambiguous }, number) => {
    for (const [key, one] of ambiguous)
      if (!open.has(key)) open.set(key, { ...one, at: (document.list.offsets[number] ?? 0) + one.at })
  })
  const isMeant = (id: string): boolean => runs.some(({ blocks }) => blocks.some(({ meant }) => meant.has(id)))
  return [...open.values()].flatMap(({ mention, at, ids }) => {
    if (ids.filter(isMeant).length === 1) return []
    const terms = ids.flatMap(id => corpus.entries(id)[0]?.term ?? [])
    if (terms.some((term, i) => terms.slice(i + 1).some(other => isSuccession(term, other)))) return []
    const candidates = terms.map(({ id, headword }) => ({ id, headword }))
    const [start, end] = [at + mention.start, at + mention.end]
    return [{ code: 'ambiguous-rendering' as const, text: mention.text, candidates, others: [], start, end }]
  })
}

/** How many characters may stand between a wording and the Chinese that explains it: ” (. */
const GAP = 4

const NOTHING: InRun = { ambiguous: new Map(), blocks: [] }

function collectInRun(mentions: MentionCache, document: Document, run: Run): InRun {
  const [ambiguous, blocks] = [new Map<string, Open>(), [] as InBlock[]]
  run.blocks.forEach((block, index) => {
    const known = mentions.knownOf(document, block)
    if (known.mentions.length === 0) return
    const inBlock = BLOCKS.get(known) ?? BLOCKS.set(known, collect(known.mentions))
    blocks.push(inBlock)
    for (const one of inBlock.ambiguous)
      if (!ambiguous.has(one.key)) ambiguous.set(one.key, { ...one, at: run.starts[index] ?? 0 })
  })
  return { ambiguous, blocks }
}

const NONE: InBlock = { ambiguous: [], meant: new Set() }

/** What is in a block that starts at 0. */
function collect(mentions: readonly Mention[]): InBlock {
  const [ambiguous, meant] = [new Map<string, Open>(), new Set<string>()]
  mentions.forEach((mention, index) => {
    const ids = idsOf(mention)
    if (mention.marked || mention.senses.some(sense => sense.kind === 'term' && sense.language === 'zh')) {
      for (const id of ids) meant.add(id)
    } else if (ids.length > 1) {
      const next = mentions[index + 1]
      const isExplained = next && next.start - mention.end <= GAP && idsOf(next).some(id => ids.includes(id))
      const key = ids.join(' ')
      if (!isExplained && !ambiguous.has(key)) ambiguous.set(key, { key, mention, at: 0, ids })
    }
  })
  return ambiguous.size === 0 && meant.size === 0 ? NONE : { ambiguous: [...ambiguous.values()], meant }
}

function idsOf(mention: Mention): string[] {
  return [...new Set(mention.senses.flatMap(sense => (sense.kind === 'term' ? [sense.id] : [])))]
}
