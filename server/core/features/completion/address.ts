// Offers what may stand in a link's address: our schemes, then the ids that the corpus knows.

import type { Corpus } from '../../index/corpus.ts'
import { findSection } from '../../index/plans/sections.ts'
import { contextOf } from '../../index/reading-context.ts'
import type { PlacedMark, Symbols } from '../../index/symbols.ts'
import type { Document } from '../../model/document.ts'
import type { Section } from '../../model/section.ts'
import { readTarget } from '../../reading/target.ts'
import { decodeAddress, encodeAddress } from '../../syntax/address.ts'
import { MARK_KINDS } from '../../syntax/mark.ts'
import type { OpenAddress } from '../../syntax/open-address.ts'
import { foldKey } from '../../text/fold.ts'
import { append } from '../../text/long-list.ts'
import { collectKnownIds, proposeId } from '../proposed-id.ts'
import { type Completion, type CompletionItem, filterBy, fitOf, MOST, type Search } from './item.ts'
import { orderTerms } from './term-order.ts'

/** The offers for `address`; `at` is the offset in the document that its offsets count from. */
export async function completeAddress(
  corpus: Corpus,
  document: Document,
  address: OpenAddress,
  at: number,
  search: Search,
): Promise<Completion[]> {
  const offer = (item: CompletionItem, text: string, label = text, rest = text): Completion => ({
    item,
    label,
    edit: { start: at + address.start, end: at + address.end, text },
    filter: filterBy(address.typed, rest),
  })
  if (address.part === 'scheme') {
    return MARK_KINDS.filter(scheme => scheme.startsWith(address.typed.toLowerCase())).map(scheme => ({
      ...offer({ kind: 'scheme', scheme }, `${scheme}:`),
      goesOn: true,
    }))
  }
  const typed = decodeAddress(address.typed)
  // The mark that is being written: its own id is no id in use.
  const written = decodeAddress(address.written)
  const isWritten: IsWritten = (symbols, mark) =>
    symbols.uri === document.uri &&
    mark.id === written &&
    (address.inDefinition || (mark.start < at + address.end && at + address.end <= mark.end))
  if (address.part === 'fragment') {
    const plan = corpus.plan(address.id)
    return plan
      ? fittingSections(plan, typed).map(({ section, name }) =>
          offer({ kind: 'section', title: section.title }, encodeAddress(name), section.title, encodeAddress(name)),
        )
      : []
  }
  switch (address.kind) {
    case 'term':
      return completeTerm(corpus, document, address.words, typed, search).map(({ entry, rest }) => {
        const id = encodeAddress(entry.term.id)
        const isId = id.toLowerCase().startsWith(address.typed.toLowerCase())
        const item = { kind: 'term', entry, isChinese: true } as const
        return {
          ...offer(item, id, entry.term.headword),
          filter: isId ? filterBy(address.typed, id) : address.typed + rest,
        }
      })
    case 'target':
    case 'outcome':
      return (await completeTarget(corpus, document, address.words, typed, isWritten, search)).map(item =>
        offer(item, encodeAddress(item.id)),
      )
    case 'plan':
      return completePlan(corpus, typed, search).map(item => offer(item, encodeAddress(item.id)))
    case 'note':
      return completeNote(corpus, typed, isWritten).map(item => offer(item, encodeAddress(item.code)))
  }
}

/** True for the mark that the cursor stands in. */
type IsWritten = (symbols: Symbols, mark: PlacedMark) => boolean

interface FoundTerm {
  readonly entry: Extract<CompletionItem, { kind: 'term' }>['entry']
  readonly rest: string
}

/** By id, Chinese, pinyin and English; what the marked words themselves mean comes first. */
function completeTerm(corpus: Corpus, document: Document, words: string, typed: string, search: Search): FoundTerm[] {
  const key = foldKey(typed)
  const found: FoundTerm[] = []
  const [meant] = words.length <= 200 ? corpus.lexicon.match(words) : []
  for (const sense of meant?.values ?? []) {
    if (sense.kind !== 'term') continue
    for (const entry of corpus.entries(sense.id))
      if (foldKey(entry.term.id).startsWith(key)) found.push({ entry, rest: '' })
  }
  if (typed === '') append(found, someTerms(corpus, document))
  else {
    const { terms } = search
    const hits = [
      ...terms.spelled(corpus, typed),
      ...terms.rendered(corpus, typed, true),
      ...terms.named(corpus, typed),
    ]
    for (const { entry, rest } of orderTerms(corpus, document.uri, hits, MOST)) found.push({ entry, rest: rest() })
  }
  const ids = new Set<string>()
  return found
    .filter(({ entry }) => entry.term.id !== '' && !ids.has(entry.term.id) && ids.add(entry.term.id))
    .slice(0, MOST)
}

/** Where nothing is typed: the terms that the document uses, then the user's own, then others. */
export function someTerms(corpus: Corpus, document: Document): FoundTerm[] {
  const used = corpus.lastCounts(document.uri)?.bySense
  const classes: [FoundTerm[], FoundTerm[], FoundTerm[]] = [[], [], []]
  for (const symbols of corpus.allSymbols()) {
    const origin = corpus.originOf(symbols.uri)
    for (const term of symbols.terms) {
      const isUsed = used?.has(`zh:${term.id}`) || used?.has(`en:${term.id}`)
      const into = isUsed ? classes[0] : origin === 'own' ? classes[1] : classes[2]
      if (into.length < MOST) into.push({ entry: { uri: symbols.uri, term, origin }, rest: '' })
    }
  }
  return classes
    .flat()
    .filter(({ entry }) => entry.origin === 'own' || corpus.entries(entry.term.id)[0]?.uri === entry.uri)
}

type TargetItem = Extract<CompletionItem, { kind: 'target' | 'new-id' }>

/** By id, or by the words of a mark; the id that suits the marked words comes first. */
async function completeTarget(
  corpus: Corpus,
  document: Document,
  marked: string,
  typed: string,
  isWritten: IsWritten,
  search: Search,
): Promise<TargetItem[]> {
  const key = foldKey(typed)
  const found = new Map<string, { item: TargetItem; fit: number }>()
  for (const symbols of corpus.allSymbols()) {
    const title = search.names.names(symbols)[1] ?? ''
    for (const { mark, id, words } of search.names.marks(symbols)) {
      if ((mark.kind !== 'target' && mark.kind !== 'outcome') || id === '' || isWritten(symbols, mark)) continue
      const before = found.get(mark.id)
      // The words of a target say more of it than those of its outcome.
      if (before && (before.fit === 0 || mark.kind === 'outcome')) continue
      const fit = fitOf(key, [id, words, title])
      if (fit === undefined || (before && fit >= before.fit)) continue
      found.set(mark.id, { item: { kind: 'target', id: mark.id, words: mark.text, plan: symbols }, fit })
    }
  }
  const items = [...found.values()].sort((a, b) => a.fit - b.fit || compare(a.item.id, b.item.id)).map(one => one.item)
  const indicator = marked.length <= 400 ? readTarget(marked, contextOf(document))?.indicator?.text : ''
  const words = indicator ?? marked
  if (words.trim() === '') return items.slice(0, MOST)
  const proposed = proposeId(words, collectKnownIds(corpus, isWritten), await search.pinyin())
  if (!foldKey(proposed).startsWith(key)) return items.slice(0, MOST)
  const first = items.find(item => item.id === proposed) ?? ({ kind: 'new-id', id: proposed } as const)
  return [first, ...items.filter(item => item.id !== proposed)].slice(0, MOST)
}

type PlanItem = Extract<CompletionItem, { kind: 'plan' }>

/** By id, title, other names, or date; the last ones first. `but` is left out. */
export function completePlan(corpus: Corpus, typed: string, search: Search, but?: string): PlanItem[] {
  const key = foldKey(typed)
  const found: { item: PlanItem; fit: number; date: string }[] = []
  const add = (id: string, plan: Symbols): void => {
    const names = search.names.names(plan)
    const fit = fitOf(key, [id === plan.id ? '' : foldKey(id), ...names, plan.date?.text ?? ''].filter(Boolean))
    if (fit !== undefined) found.push({ item: { kind: 'plan', id, plan }, fit, date: plan.date?.text ?? '' })
  }
  const expressed = new Set<string>()
  for (const plan of corpus.allSymbols()) {
    if (plan.meta.kind === 'glossary' || corpus.originOf(plan.uri) !== 'own' || plan.uri === but) continue
    add(plan.id, plan)
    // A plan may be in the corpus by its translation alone, and is referred to by its own id.
    const { expresses } = plan.meta
    if (expresses === undefined || expressed.has(expresses) || corpus.withKey(`id:${expresses}`).length > 0) continue
    expressed.add(expresses)
    add(expresses, plan)
  }
  found.sort((a, b) => a.fit - b.fit || compare(b.date, a.date) || compare(a.item.id, b.item.id))
  return found.slice(0, MOST).map(one => one.item)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The sections that a fragment may name, each by the shortest name that leads to it. */
function fittingSections({ sections }: Symbols, typed: string): { section: Section; name: string }[] {
  const key = foldKey(typed)
  const found: { section: Section; name: string }[] = []
  for (const section of sections) {
    const number = section.numbering ? String(section.numbering.number) : ''
    if (fitOf(key, [foldKey(section.title), number]) === undefined) continue
    const name = namesFor(sections, section).find(name => findSection(sections, name) === section)
    if (name !== undefined) found.push({ section, name })
    if (found.length >= MOST) break
  }
  return found
}

function namesFor(sections: readonly Section[], section: Section): string[] {
  const own = numberOf(section)
  const outer = sections[section.parent]
  const above = outer ? numberOf(outer) : ''
  const words = section.title.slice(section.numbering?.length ?? 0).trim()
  return [own, above && own && `${above}${own}`, words, section.title].filter(name => name !== '')
}

/** The number as written, without what parts it from the words. */
function numberOf({ title, numbering }: Section): string {
  return numbering ? title.slice(0, numbering.length).replace(/[\s　、，：:.．—–-]+$/, '') : ''
}

/** The codes in use, the most used ones first. */
function completeNote(
  corpus: Corpus,
  typed: string,
  isWritten: IsWritten,
): Extract<CompletionItem, { kind: 'note' }>[] {
  const key = foldKey(typed)
  const counts = new Map<string, number>()
  for (const symbols of corpus.allSymbols()) {
    for (const mark of symbols.marks)
      if (mark.kind === 'note' && mark.id !== '' && !isWritten(symbols, mark))
        counts.set(mark.id, (counts.get(mark.id) ?? 0) + 1)
  }
  return [...counts]
    .filter(([code]) => fitOf(key, [foldKey(code)]) !== undefined)
    .sort(([a, many], [b, others]) => others - many || compare(a, b))
    .slice(0, MOST)
    .map(([code, count]) => ({ kind: 'note', code, count }))
}
