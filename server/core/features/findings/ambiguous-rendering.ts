// `ambiguous-rendering`: an English wording that belongs to several terms, in their entries and where a text leaves open which.

import { type EntryName, renderingKey } from '../../index/agreements.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { Mention, MentionCache } from '../../index/mentions.ts'
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

/** What a run of blocks holds: the first mention of each several senses, and the terms of which the text says that it means them. */
interface Known {
  readonly ambiguous: ReadonlyMap<
    string,
    { readonly mention: Mention; readonly at: number; readonly ids: readonly string[] }
  >
  readonly meant: ReadonlySet<string>
}

const KNOWN = new Slot<Kept<Known>>()
const RUNS = new Slot<Mapped<Known>>()

function inText(corpus: Corpus, document: Document): AmbiguousRendering[] {
  const { mentions } = corpus
  const open = new Map<string, Ambiguous>()
  const stamps = mentions.stamps(document)
  const runs = mapRuns(RUNS, document.lineage, [], [document.list.runs, stamps], number => {
    const run = document.list.runs[number]
    return run ? keep(KNOWN, run, [stamps[number]], () => collectInRun(mentions, document, run)) : NOTHING
  })
  runs.forEach(({ ambiguous }, number) => {
    for (const [key, { mention, at, ids }] of ambiguous)
      if (!open.has(key)) open.set(key, { mention, at: (document.list.offsets[number] ?? 0) + at, ids })
  })
  return [...open.values()].flatMap(({ mention, at, ids }) => {
    if (ids.filter(id => runs.some(({ meant }) => meant.has(id))).length === 1) return []
    const terms = ids.flatMap(id => corpus.entries(id)[0]?.term ?? [])
    if (terms.some((term, i) => terms.slice(i + 1).some(other => isSuccession(term, other)))) return []
    const candidates = terms.map(({ id, headword }) => ({ id, headword }))
    const [start, end] = [at + mention.start, at + mention.end]
    return [{ code: 'ambiguous-rendering' as const, text: mention.text, candidates, others: [], start, end }]
  })
}

/** How many characters may stand between a wording and the Chinese that explains it: ” (. */
const GAP = 4

type Ambiguous = Known['ambiguous'] extends ReadonlyMap<string, infer A> ? A : never
interface Collected {
  readonly ambiguous: Map<string, Ambiguous>
  readonly meant: Set<string>
}

const NOTHING: Known = { ambiguous: new Map(), meant: new Set() }

function collectInRun(mentions: MentionCache, document: Document, run: Run): Known {
  const all: Collected = { ambiguous: new Map(), meant: new Set() }
  run.blocks.forEach((block, index) => {
    collect(mentions.of(document, block), run.starts[index] ?? 0, all)
  })
  return all.ambiguous.size === 0 && all.meant.size === 0 ? NOTHING : all
}

function collect(mentions: readonly Mention[], at: number, { ambiguous, meant }: Collected): void {
  mentions.forEach((mention, index) => {
    const ids = idsOf(mention)
    if (mention.marked || mention.senses.some(sense => sense.kind === 'term' && sense.language === 'zh')) {
      for (const id of ids) meant.add(id)
    } else if (ids.length > 1) {
      const next = mentions[index + 1]
      const isExplained = next && next.start - mention.end <= GAP && idsOf(next).some(id => ids.includes(id))
      const key = ids.join(' ')
      if (!isExplained && !ambiguous.has(key)) ambiguous.set(key, { mention, at, ids })
    }
  })
}

function idsOf(mention: Mention): string[] {
  return [...new Set(mention.senses.flatMap(sense => (sense.kind === 'term' ? [sense.id] : [])))]
}
