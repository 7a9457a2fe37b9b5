// The wordings by which texts name terms and plans, and what of a document others can see.

import { sayingOf, type Term, type Value } from '../../model/term.ts'
import { OBJECT } from '../../syntax/prose.ts'
import { Slot } from '../../syntax/slot.ts'
import { foldKey } from '../../text/fold.ts'
import { hasHan, isHan } from '../../text/script.ts'
import { trimmed } from '../../text/trimmed.ts'
import type { Origin } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'
import type { Wording } from './lexicon.ts'
import { planSense, type Sense, termSense } from './senses.ts'
import { WordingSum } from './wording-set.ts'
import { variantsOf } from './wording-variants.ts'

/** A document of a corpus, as far as its wordings go. */
export interface Source {
  readonly uri: string
  readonly origin: Origin
  readonly symbols: Symbols
  /** What its wordings come to, as {@link sumOf} has it; undefined until somebody asks. */
  sum?: WordingSum | undefined
}

/** All wordings of a corpus with what each stands for; an own entry takes the place of a bundled one with its id or headword. */
export function collectWordings(sources: readonly Source[]): readonly Wording<Sense>[] {
  return wordingsOf(sources, ownEntries(sources), new Map())
}

/** What tells which bundled entries have no place: ids and folded headwords of the user's own. */
export interface OwnEntries {
  readonly ids: ReadonlySet<string>
  readonly headwords: ReadonlySet<string>
}

/** The entries that displace bundled ones: those of the user's own glossaries. */
export function ownEntries(sources: readonly Source[]): OwnEntries {
  const [ids, headwords] = [new Set<string>(), new Set<string>()]
  for (const { origin, symbols } of sources) {
    if (origin !== 'own') continue
    for (const term of symbols.terms) {
      headwords.add(headwordKey(term))
      ids.add(term.id)
    }
  }
  return { ids, headwords }
}

/** By what an entry is displaced: its id and its folded headword. */
export type EntryName = Pick<Term, 'id' | 'headword'>

/** The name by which an entry displaces others or is displaced. */
export function nameOfEntry(term: Term): EntryName {
  return { id: term.id, headword: headwordKey(term) }
}

/** True for a bundled entry that has no place beside the user's own ones. */
function isDisplaced({ id, headword }: EntryName, { ids, headwords }: OwnEntries): boolean {
  return ids.has(id) || headwords.has(headword)
}

/** Equal for the headwords of which the user's own one takes the place of a bundled one. */
export function headwordKey(term: Term): string {
  const saying = sayingOf(term)
  return HEADWORDS.get(saying) ?? HEADWORDS.set(saying, foldKey(term.headword))
}

const HEADWORDS = new Slot<string>()

/**
 * The wordings of `sources`, those of bundled ones first. Senses that are in `known` are taken from there, so that there is one of a key;
 * the others are put there.
 */
export function wordingsOf(sources: readonly Source[], own: OwnEntries, known: KnownSenses): readonly Wording<Sense>[] {
  const found: Wording<Sense>[] = []
  const sense = senseIn(known)
  const bundled = sources.filter(({ origin }) => origin === 'bundled')
  for (const { symbols } of bundled)
    for (const term of symbols.terms)
      if (own.ids.size === 0 || !isDisplaced(nameOfEntry(term), own)) addWordings(found, term, sense)
  for (const source of sources) {
    if (source.origin !== 'own') continue
    for (const term of source.symbols.terms) addWordings(found, term, sense)
    addNames(found, source, sense)
  }
  return thinOut(found)
}

/** The wordings of one entry, by its id, or the names of one document, by its uri. */
export interface Worded {
  readonly id?: string
  readonly uri?: string
  readonly wordings: readonly Wording<Sense>[]
}

/**
 * Those of one document of the user's own, however many others have the same: of its entries, then its names. Those of an entry are the
 * very same ones as long as it says the same and `known` is the same.
 */
export function ownWordingsOf(source: Source, known: KnownSenses): readonly Worded[] {
  const sense = senseIn(known)
  const found: Worded[] = source.symbols.terms.map(term => {
    const saying = sayingOf(term)
    const of = OF_ENTRY.get(saying)
    if (of?.known === known) return of
    const wordings: Wording<Sense>[] = []
    addWordings(wordings, term, sense)
    return OF_ENTRY.set(saying, { known, id: term.id, wordings })
  })
  const names: Wording<Sense>[] = []
  addNames(names, source, sense)
  if (names.length > 0) found.push({ uri: source.uri, wordings: names })
  return found
}

const OF_ENTRY = new Slot<Worded & { readonly known: KnownSenses }>()

/** Adds the names by which other texts call a document. */
function addNames(found: Wording<Sense>[], { uri, symbols }: Source, sense: (made: Sense) => Sense): void {
  if (symbols.isGlossary) return
  for (const name of symbols.names) if (isTelling(name)) found.push({ text: name, value: sense(planSense(uri)) })
}

/** Senses by key. */
export interface KnownSenses {
  get(key: string): Sense | undefined
  set(key: string, sense: Sense): void
}

function senseIn(known: KnownSenses): (made: Sense) => Sense {
  return made => {
    const same = known.get(made.key)
    if (!same) known.set(made.key, made)
    return same ?? made
  }
}

/** So many senses has a wording at the most: each mention has them all. */
const MOST_SENSES = 50

/** Leaves of a wording that stands for too many things those with the first keys, whichever order they came in. */
export function thinOut(wordings: readonly Wording<Sense>[]): readonly Wording<Sense>[] {
  const senses = new Map<string, number>()
  let most = 0
  for (const { text } of wordings) {
    const count = (senses.get(text) ?? 0) + 1
    senses.set(text, count)
    if (count > most) most = count
  }
  if (most <= MOST_SENSES) return wordings
  const crowds = new Map<string, Set<string>>()
  for (const { text, value } of wordings)
    if ((senses.get(text) ?? 0) > MOST_SENSES) crowds.set(text, (crowds.get(text) ?? new Set()).add(value.key))
  const kept = new Map(
    [...crowds].map(([text, keys]) => [text, new Set([...keys].sort().slice(0, MOST_SENSES))] as const),
  )
  return wordings.filter(({ text, value }) => kept.get(text)?.has(value.key) ?? true)
}

/** What the wordings of some entries come to. */
export function sumOfTerms(terms: Iterable<Term>): WordingSum {
  const sum = new WordingSum()
  for (const term of terms) {
    const saying = sayingOf(term)
    sum.include(SUMS.get(saying) ?? SUMS.set(saying, sumOfWordings(termsWordings([term]))))
  }
  return sum
}

const SUMS = new Slot<WordingSum>()

function sumOfWordings(wordings: Iterable<Wording<Sense>>): WordingSum {
  const sum = new WordingSum()
  for (const { text, value } of wordings) sum.add(text, value.key)
  return sum
}

/** The wordings of some entries. */
export function termsWordings(terms: Iterable<Term>): Wording<Sense>[] {
  const found: Wording<Sense>[] = []
  for (const term of terms) addWordings(found, term, sense => sense)
  return found
}

/** Adds the wordings of an entry. */
function addWordings(found: Wording<Sense>[], { id, headword, aka, en }: Term, sense: (made: Sense) => Sense): void {
  const english = sense(termSense(id, 'en'))
  let chinese: Sense | undefined
  const senseOf = (text: string): Sense => (hasHan(text) ? (chinese ??= sense(termSense(id, 'zh'))) : english)
  addInAllForms(found, headword, senseOf(headword))
  for (const { text } of aka) addInAllForms(found, text, senseOf(text))
  for (const { text } of en) addInAllForms(found, text, english)
}

function addInAllForms(found: Wording<Sense>[], text: string, value: Sense): void {
  // Code and images have no words that could be looked for.
  if (text.includes(OBJECT)) return
  found.push({ text, value })
  for (const form of variantsOf(text)) found.push({ text: form, value })
}

/** A single common word or a bare number as a title must not turn every use of it into a reference. */
function isTelling(name: string): boolean {
  if (HEADLINE.test(name)) return false
  const han = [...name].filter(character => isHan(character.codePointAt(0))).length
  return (
    han >= 4 ||
    (han >= 2 && /[“"「《\d]/.test(name)) ||
    (han === 0 && /\S\s\S|\d/.test(name) && /\p{L}/u.test(name) && name.length >= 5)
  )
}

/** 国务院发布《…规划》, 《…规划》解读: who says it means the plan, and not the news of it; a notice that issues a plan is its text. */
const HEADLINE =
  /^(?!.*(?:关于|通知|决定|》[^《》]{0,20}(?:办法|规定|规则|条例|细则|意见|方案|规划|计划|纲要)))(?:[^《》]{2,80}《[^《》]{2,120}》|《[^《》]{2,120}》[^《》（()]{2})/

/** False for what is no glossary: entries are in glossaries alone. */
export function mayHaveTerms(symbols: Symbols | undefined): boolean {
  return symbols?.isGlossary === true
}

/** False for a document of which the lexicon has no wordings. */
export function mayHaveWordings({ symbols, sum }: Source): boolean {
  return mayHaveTerms(symbols) || (sum ? sum.count > 0 : symbols.names.some(isTelling))
}

/** What the wordings of a document of the user's own come to, too many senses of one among them: no other document has a say in them. */
export function sumOf(source: Source): WordingSum {
  if (source.sum) return source.sum
  source.sum = sumOfTerms(source.symbols.terms)
  const names: Wording<Sense>[] = []
  addNames(names, source, sense => sense)
  source.sum.include(sumOfWordings(names))
  return source.sum
}

/** The same of a glossary, of which some entries are others than when it was summed up; undefined where that is to be done anew. */
export function movedSum(
  sum: WordingSum | undefined,
  before: Symbols,
  after: Symbols,
  terms: SymbolsChange['terms'] | undefined,
): WordingSum | undefined {
  if (!sum || !terms || !before.isGlossary || !after.isGlossary) return undefined
  const moved = sum.copy()
  moved.exclude(sumOfTerms(terms.old))
  moved.include(sumOfTerms(terms.now))
  return moved
}

/** What others can see of a document, as far as it has changed. */
export interface SymbolsChange {
  /** The entries between the first and the last that says something else. */
  readonly terms: { readonly old: readonly Term[]; readonly now: readonly Term[] }
  /** What the lexicon has of it. */
  readonly wordings: boolean
  /** What is said of terms, wordings apart. */
  readonly fields: boolean
  /** What else findings of other documents look at: date and kind, how terms follow each other; headings apart. */
  readonly visible: boolean
  /** By which ids texts may mean it, and of what date it is then. */
  readonly dates: boolean
}

/** What has changed between two versions of a document: entries that merely moved are passed over. */
export function changeOf(before: Symbols, after: Symbols): SymbolsChange {
  const terms = before.terms === after.terms ? NO_CHANGE : trimmed(before.terms, after.terms, areOneEntry)
  const differ = (keyOf: (symbols: Symbols, terms: readonly Term[]) => unknown): boolean =>
    JSON.stringify(keyOf(before, terms.old)) !== JSON.stringify(keyOf(after, terms.now))
  const fields = differ((_, some) => some.map(fieldsOf))
  return { terms, wordings: differ(wordingsIn), fields, visible: fields || differ(visibleIn), dates: differ(datesIn) }
}

const NO_CHANGE: SymbolsChange['terms'] = { old: [], now: [] }

function areOneEntry(a: Term, b: Term): boolean {
  return a === b || sayingOf(a) === sayingOf(b)
}

function wordingsIn({ isGlossary, names }: Symbols, terms: readonly Term[]): unknown {
  const all = terms.map(({ id, headword, aka, en }) => [id, headword, aka.map(textOf), en.map(textOf)])
  return [isGlossary ? [] : names.filter(isTelling), all]
}

function visibleIn({ title, date, place, meta }: Symbols): unknown {
  const { kind, titleEn, issuer, period } = meta
  return [date?.text, place, kind, title, titleEn, issuer, period]
}

function datesIn({ id, date, meta }: Symbols): unknown {
  return [id, date?.text, meta.expresses, meta.expresses !== undefined && meta.kind]
}

function fieldsOf({ see, replacedBy, since, until, unit, aim, topic }: Term): unknown {
  const said = [...see, ...replacedBy, since, until].map(value => value?.text ?? '')
  return [...said, ...(unit === undefined ? [] : [unit, aim, topic])]
}

function textOf({ text }: Value): string {
  return text
}
