// A corpus: its documents, what they define, and where everything is found again.

import { Document } from '../model/document.ts'
import type { Term } from '../model/term.ts'
import type { ColumnUnit } from '../text/column-units.ts'
import type { PairIndex } from './bilingual/gloss-pairs.ts'
import { Parallel } from './bilingual/parallel.ts'
import { ClaimIndex } from './claim-index.ts'
import type { Tagged } from './claims.ts'
import { CorpusContents } from './corpus/corpus-contents.ts'
import { CorpusCounts, type Counted, type CountedBefore, type CountedElsewhere } from './corpus/corpus-counts.ts'
import {
  EntriesById,
  type Item,
  isSameOutline,
  type Kept,
  MARKED,
  marksOf,
  moveMarks,
  NO_MARKS,
} from './corpus/corpus-item.ts'
import { type Consequences, CorpusRevisions } from './corpus/corpus-revisions.ts'
import { CorpusWordings } from './corpus/corpus-wordings.ts'
import { type Keys, NO_KEYS } from './corpus/key-index.ts'
import {
  ClosedDigest,
  type ClosedFacts,
  DecodedRests,
  type DigestBytes,
  type OnLost,
} from './digest/closed-document.ts'
import { ClosedTexts } from './digest/closed-texts.ts'
import { digestOf } from './digest/digest.ts'
import { countKeys, type DigestHead } from './digest/digest-code.ts'
import { type PackedDigest, packDigest } from './digest/packed-digest.ts'
import { PhraseIndex } from './phrases/phrases.ts'
import { PlanLines } from './plans/plan-line.ts'
import { stepThroughWords } from './plans/plan-words.ts'
import { areStatedAlike, collectMarkKeys, ENTRY, LiveSymbols, type Symbols, statedKeysOf } from './symbols.ts'
import { TargetCache } from './targets.ts'
import type { Agreements } from './terms/agreements.ts'
import type { BaseWordings } from './terms/base-wordings.ts'
import { type Counts, readableOf } from './terms/counts.ts'
import type { Lexicon } from './terms/lexicon.ts'
import type { MentionCache, Version } from './terms/mentions.ts'
import type { Sense } from './terms/senses.ts'
import { Tally } from './terms/tally.ts'
import { stepThroughPairs } from './terms/touched-wordings.ts'
import type { WordingSet, WordingSum } from './terms/wording-set.ts'
import { mayHaveTerms, movedSum, type Source, sumOf } from './terms/wordings.ts'

/** Where a file of the corpus comes from: the user's own, or the glossaries that Tifa brings along. */
export type Origin = 'own' | 'bundled'

/** A glossary entry with the document that holds it. */
export interface Entry {
  readonly uri: string
  readonly term: Term
  readonly origin: Origin
}

/** What a reader knows of a file. */
export interface FileFacts {
  readonly isWhole?: boolean
  readonly hash?: string | undefined
}

/** The door to all indexes. What it is told is cheap; what has to be worked out is when somebody asks. */
export class Corpus {
  /** The untagged and tagged numbers in running text; they do not depend on other documents. */
  readonly targets = new TargetCache()
  /** What documents share without a glossary: of the user's own documents, glossaries apart. */
  readonly phrases = new PhraseIndex()
  /** The counts of all documents, added up. */
  readonly tally = new Tally(this)
  /** Which document gives the text of which work, and which work came before which. */
  readonly lines = new PlanLines(this)
  /** The aligned texts that lie beside the documents; they are none themselves. */
  readonly parallel = new Parallel()
  /** False while files are still to be read: until then a figure is not final, and an id that is missing may yet come. */
  isComplete = true
  /** False for documents that lie outside of all folders: that they lack something says nothing. */
  isFolder = true
  /** The texts of closed documents. */
  readonly texts: ClosedTexts
  readonly #items = new Map<string, Item>()
  /** Those of them that are open: what is asked at every edit never walks over all. */
  readonly #open = new Map<string, Item>()
  readonly #rests = new DecodedRests()
  readonly #claims = new ClaimIndex(this)
  readonly #contents = new CorpusContents(this.#items, this.#open, this.#claims)
  readonly #revisions = new CorpusRevisions()
  readonly #words = new CorpusWordings(this.#items)
  readonly #counts: CorpusCounts

  /** `unit`: what columns of the documents are counted in, open ones apart, which say so themselves. */
  constructor(unit: ColumnUnit = 'utf-16') {
    this.texts = new ClosedTexts(unit)
    this.#counts = new CorpusCounts(this.#items, this.#words, this.texts, this.phrases, (item, document) =>
      this.#readWhole(item, document),
    )
  }

  /** Counts every change of what other documents can see: ids, terms, names, sections, marks. */
  get revision(): number {
    return this.#revisions.all
  }

  /** The same without sections and marks: what is stated of documents as a whole, and entries. */
  get statedRevision(): number {
    return this.#revisions.stated
  }

  /** Counts every change of the date of a document, and of the ids by which a text may mean it. */
  get datesRevision(): number {
    return this.#revisions.dates
  }

  /** Counts every change of an entry of a glossary. */
  get entriesRevision(): number {
    return this.#revisions.entries
  }

  /** Counts every change of the counts of closed documents; what is open is counted on the spot. */
  get countsRevision(): number {
    return this.#counts.revision
  }

  /** How many characters of closed documents were parsed again to be counted. */
  get recounted(): number {
    return this.#counts.recounted
  }

  /** What columns of the documents are counted in. */
  get unit(): ColumnUnit {
    return this.texts.unit
  }

  /**
   * Sets the text of a file; an open document keeps what its buffer says. It is parsed once, for its digest and for its counts,
   * which follow when somebody asks; with `isWhole` false for its symbols alone, and again when it is counted. `hash` is that of the
   * file: its text can be read again.
   */
  setFile(uri: string, text: string, origin: Origin = 'own', { isWhole = true, hash }: FileFacts = {}): void {
    if (!this.isOpen(uri)) this.#setClosed(Document.parse(uri, text, this.unit), origin, isWhole, hash)
  }

  /**
   * Sets a file whose digest is known; its text is read again when it is asked for. Its tokens have the numbers of {@link phrases}.
   * `bundled` gives the text of a file that Tifa brings along.
   */
  setPacked(uri: string, packed: PackedDigest, hash: string, bundled?: () => string): void {
    this.#setKept(uri, ClosedDigest.of(uri, packed, this.#rests), hash, undefined, bundled)
  }

  /** The same for one that lies elsewhere, of which some facts alone are at hand, and the counts if they are known. */
  setStored(
    uri: string,
    facts: ClosedFacts,
    head: () => DigestHead,
    bytes: DigestBytes,
    hash: string,
    counted: CountedElsewhere | CountedBefore | undefined,
  ): void {
    this.#setKept(uri, new ClosedDigest(uri, facts, head, bytes, this.#rests), hash, counted)
  }

  /** Takes the numbers that senses have in an index that was written; false where counts have come that number others. */
  adoptSenses(keys: () => readonly string[]): boolean {
    return this.#counts.adoptSenses(keys)
  }

  #setKept(
    uri: string,
    digest: ClosedDigest,
    hash: string,
    counted: CountedElsewhere | CountedBefore | undefined,
    bundled?: () => string,
  ): void {
    if (this.isOpen(uri)) return
    this.texts.forget(uri)
    const kept = { hash, length: digest.facts.length, digest, ...(bundled === undefined ? {} : { text: bundled }) }
    const item = this.#update(uri, digest.symbols, undefined, bundled === undefined ? 'own' : 'bundled', kept)
    this.#setContents(item, digest)
    if (digest.facts.hasContents) item.counts = counted && this.#counts.renumber(counted)
  }

  /** Who is told where the bytes of a digest cannot be read any more: it throws, so that the file is read again. */
  set onLost(onLost: OnLost) {
    this.#rests.onLost = onLost
  }

  /** Sets the counts of a closed file that were made of its text aside; those of another text are no counts of it. */
  setCounts(uri: string, hash: string, counted: CountedElsewhere): void {
    this.#counts.set(uri, hash, counted)
  }

  /** What is kept of a closed file that has a hash, with that; undefined where it cannot be written: its text is needed. */
  digest(uri: string):
    | {
        readonly digest: ClosedDigest
        readonly hash: string
        readonly counted: Counted | undefined
        readonly sum: WordingSum
      }
    | undefined {
    const item = this.#items.get(uri)
    const digest = item?.digest
    if (!digest?.facts.hasContents || item?.hash === undefined) return undefined
    const { hash, counts } = item
    // Its entries need not be decoded for who asks for less.
    return {
      digest,
      hash,
      counted: counts,
      get sum() {
        return sumOf(item)
      },
    }
  }

  /** Reads what is kept of a closed file from another place from now on, where it still is that digest. */
  moveDigest(digest: ClosedDigest, bytes: DigestBytes): void {
    if (this.#items.get(digest.uri)?.digest !== digest) return
    digest.move(bytes)
    if (digest.tokens) this.phrases.moveSource(digest.uri, digest.tokens)
  }

  /** Makes wordings known that digests were counted with: what they have in common with the present ones need not be counted again. */
  setOlder(wordings: WordingSet): void {
    this.#words.setOlder(wordings)
  }

  /** Sets the open document for its uri: the buffer wins over the file. With `isAnew` nothing of the version before is made use of. */
  setOpen(document: Document, isAnew = false): void {
    const item = this.#items.get(document.uri)
    if (item?.document && !isAnew) {
      this.#updateOpen(item, item.document, document)
      return
    }
    this.texts.forget(document.uri)
    this.#update(document.uri, new LiveSymbols(document), document, item?.origin ?? 'own', { length: 0 })
  }

  /** The document is no longer open: the file counts again, or nothing where there is none. */
  close(uri: string, text: string | undefined, hash?: string): void {
    const item = this.#items.get(uri)
    if (!item) return
    if (text === undefined) {
      this.remove(uri, true)
      return
    }
    item.open = false
    this.#setClosed(Document.parse(uri, text, this.unit), item.origin, true, hash)
    this.count(uri)
  }

  /** Forgets a file that is gone. An open buffer stays: its text is still there to be read. */
  remove(uri: string, evenOpen = false): void {
    const item = this.#items.get(uri)
    if (!item || (item.open && !evenOpen)) return
    this.#contents.enter()
    this.#items.delete(uri)
    this.#open.delete(uri)
    this.texts.forget(uri)
    this.phrases.remove(uri)
    this.#counts.revision++
    this.#contents.remove(uri)
    this.#changeKeys(uri, item, NO_KEYS, item.marks.keys())
    this.#symbolsChanged(item, undefined)
  }

  has(uri: string): boolean {
    return this.#items.has(uri)
  }

  isOpen(uri: string): boolean {
    return this.#items.get(uri)?.open ?? false
  }

  get size(): number {
    return this.#items.size
  }

  uris(): IterableIterator<string> {
    return this.#items.keys()
  }

  openUris(): IterableIterator<string> {
    return this.#open.keys()
  }

  originOf(uri: string): Origin {
    return this.#items.get(uri)?.origin ?? 'own'
  }

  /** The document at `uri`, parsed if need be. */
  document(uri: string): Document | undefined {
    const item = this.#items.get(uri)
    return item && this.texts.document(item)
  }

  /** The raw text of a document, without parsing it; '' where there is none. */
  textOf(uri: string): string {
    const item = this.#items.get(uri)
    return item ? this.texts.text(item) : ''
  }

  /** The length of a document's text, UTF-16 units; 0 where there is none. */
  lengthOf(uri: string): number {
    const item = this.#items.get(uri)
    return item?.document?.length ?? item?.length ?? 0
  }

  symbols(uri: string): Symbols | undefined {
    return this.#items.get(uri)?.symbols
  }

  *allSymbols(): IterableIterator<Symbols> {
    for (const item of this.#items.values()) yield item.symbols
  }

  /** The documents whose symbols have `key`, in the order in which they came. */
  withKey(key: string): Symbols[] {
    return this.#contents.having(key).map(({ symbols }) => symbols)
  }

  /** The ids of a document's entries. */
  *entryIds(uri: string): IterableIterator<string> {
    const item = this.#items.get(uri)
    if (!item || !mayHaveTerms(item.symbols)) return
    for (const key of item.digest?.head.keys ?? item.keys) if (key.startsWith(ENTRY)) yield key.slice(ENTRY.length)
  }

  /** The entries of a term, own ones first; a bundled entry counts only where no own one has its id. */
  entries(id: string): Entry[] {
    const own: Entry[] = []
    const bundled: Entry[] = []
    for (const { uri, origin, entries } of this.#contents.having(`${ENTRY}${id}`))
      for (const term of entries.of(id)) (origin === 'own' ? own : bundled).push({ uri, term, origin })
    return own.length > 0 ? own : bundled
  }

  /** The keys of a document's marks that begin with `prefix`, with how many have each. Costs the number of its keys. */
  marksLike(uri: string, prefix: string): (readonly [key: string, count: number])[] {
    this.#contents.enter()
    const marks = this.#items.get(uri)?.marks
    return marks && marks.size > 0 ? [...marks].filter(([key]) => key.startsWith(prefix)) : []
  }

  /** The document that a plan's id means: the one that has it, else the best one that expresses it. */
  plan(id: string): Symbols | undefined {
    const exact = this.withKey(`id:${id}`)[0]
    if (exact) return exact
    const expressing = this.withKey(`expresses:${id}`)
    return expressing.find(symbols => symbols.meta.kind === 'outline') ?? expressing[0]
  }

  /** All wordings that are counted. */
  get wordings(): WordingSet {
    return this.#words.present
  }

  /** The wordings of the documents at `uris`, which come with Tifa, are known as long as these stay what they are. */
  setBase(wordings: BaseWordings, uris: readonly string[]): void {
    this.#words.setBase(wordings, uris)
  }

  /** The pinyin of a headword, where it is known without a dictionary. */
  pinyinOf(headword: string): string | undefined {
    return this.#words.pinyinOf(headword)
  }

  /** The pinyin of all that the wordings of a document are made of; undefined where a dictionary has to read them. */
  spokenIn(symbols: Symbols): BaseWordings['pinyin'] | undefined {
    return this.#words.spokenIn(symbols)
  }

  /** Makes what many questions need and nobody has asked for yet; yields between steps. */
  *prepare(): Generator<undefined, void> {
    yield* this.parallel.open()
    yield* this.#contents.entering()
    yield* this.#claims.settlingPlans()
    this.#words.prepare()
    yield* this.tally.prepare()
    for (const { document } of [...this.#open.values()]) {
      if (!document) continue
      yield* stepThroughWords(document)
      yield* stepThroughPairs(document)
    }
  }

  get lexicon(): Lexicon<Sense> {
    return this.#words.lexicon
  }

  get mentions(): MentionCache {
    return this.#words.mentions
  }

  /** The ids of the entries that gained or lost a wording since {@link mentions} had a version; undefined where nobody knows. */
  entriesMovedSince(version: Version): ReadonlySet<string> | undefined {
    return this.#words.entriesMovedSince(version)
  }

  /** What the user's own texts gloss; that of closed documents is part of their digests. */
  get pairs(): PairIndex {
    return this.#contents.pairs
  }

  /** What the user's own texts claim of indicators; that of closed documents is part of their digests. */
  get claims(): ClaimIndex {
    return this.#contents.claims
  }

  /** True where the claims of a document have been read, of this version or one before. */
  hasClaims(uri: string): boolean {
    return this.#contents.hasClaims(uri)
  }

  /** What the marks of a document of the user's own name and set, in order: at once, also where nobody has read what else it claims. */
  taggedIn(document: Document): readonly Tagged[] {
    const { uri } = document
    const isMarked = ['target:', 'outcome:'].some(prefix => this.marksLike(uri, prefix).length > 0)
    if (!isMarked || this.originOf(uri) !== 'own') return []
    if (!this.hasClaims(uri)) return this.#claims.taggedIn(document)
    return this.claims.in(uri).filter(({ id }) => id !== undefined)
  }

  /** The wordings that two or more of the user's own entries have in common. */
  get agreements(): Agreements {
    return this.#words.agreements
  }

  /** The ids of entries that say what took their place, or until when they were in use; the same set until one changes. */
  get superseded(): ReadonlySet<string> {
    return this.#words.superseded(this.entriesRevision, id => this.entries(id)[0]?.term)
  }

  /** How often each term stands in a document, or undefined where that has not been counted yet. */
  counts(uri: string): Counts | undefined {
    return this.#counts.of(uri)
  }

  /** The counts of a document as they were last made, at once: perhaps of an older text; undefined before the first. */
  lastCounts(uri: string): Counts | undefined {
    return this.#items.get(uri)?.counts?.counts
  }

  /** True where the counts of a document are of its present text and the present glossary. */
  isCounted(uri: string): boolean {
    return this.#counts.isCounted(uri)
  }

  /** Counts a document, and collects the words of its phrases, if they are behind; false where nothing was to be done: for what Tifa brings along, too. */
  count(uri: string): boolean {
    const work = this.counting(uri)
    let step = work.next()
    while (!step.done) step = work.next()
    return step.value
  }

  /** The same in steps. */
  counting(uri: string): Generator<undefined, boolean> {
    return this.#counts.bringUpToDate(uri)
  }

  /**
   * Reads the claims of a closed document of which symbols alone are known, and which marks targets or outcomes: what a mark calls an
   * indicator, it is called everywhere. False where nothing was to be done.
   */
  readMarked(uri: string): boolean {
    const item = this.#items.get(uri)
    if (!item || item.open || item.digest?.facts.hasContents || item.origin !== 'own') return false
    if (!MARKED.test(this.texts.text(item))) return false
    this.#readWhole(item, this.texts.parse(item))
    return true
  }

  /** The keys of what a closed document may refer to; undefined for one that is open, or of which symbols alone are known. */
  referenceKeys(uri: string): ReadonlySet<string> | undefined {
    const digest = this.#items.get(uri)?.digest
    return digest?.facts.hasContents ? digest.rest.references : undefined
  }

  #isSame(item: Item, { length, text }: Document): boolean {
    return item.length === length && this.texts.text(item) === text
  }

  #setClosed(document: Document, origin: Origin, isWhole: boolean, hash: string | undefined): void {
    const { uri, text, length } = document
    const isKept = hash === undefined || !this.texts.readAgain || origin === 'bundled'
    const digest = this.#pack(document, isWhole)
    this.texts.forget(uri)
    const kept = { length, digest, ...(isKept ? { text } : {}), ...(hash === undefined ? {} : { hash }) }
    const item = this.#update(uri, digest.symbols, undefined, origin, kept)
    if (isWhole && origin === 'own') item.readable = readableOf(document)
    this.#setContents(item, digest)
  }

  /** Strings that were cut out of a text would keep all of it in memory: packed ones are their own. */
  #pack(document: Document, isWhole: boolean): ClosedDigest {
    const packed = packDigest(digestOf(document, this.phrases.vocabulary, isWhole))
    return ClosedDigest.of(document.uri, packed, this.#rests)
  }

  #readWhole(item: Item, document: Document): void {
    item.digest = this.#pack(document, true)
    item.symbols = item.digest.symbols
    item.entries = new EntriesById(item.symbols)
    this.#setContents(item, item.digest)
  }

  #setContents(item: Item, { tokens, facts }: ClosedDigest): void {
    if (!facts.hasContents || item.origin !== 'own') return
    if (tokens) this.phrases.setSource(item.uri, tokens)
    this.#contents.set(item)
  }

  /** Puts a document in the place of the one before; with `document` an open one. */
  #update(
    uri: string,
    symbols: Symbols,
    document: Document | undefined,
    origin: Origin,
    { text, hash, length, digest }: Kept,
  ): Item {
    const before = this.#items.get(uri)
    const isNew = before === undefined && digest !== undefined
    if (!isNew) this.#contents.enter()
    const counts = before?.document && document ? before.counts : undefined
    if (origin === 'bundled' || symbols.isGlossary) this.phrases.remove(uri)
    else if (document) this.phrases.setOpen(document, before?.open === false && this.#isSame(before, document))
    else this.phrases.setChanged(uri)
    if (!(before?.document && document)) this.#counts.revision++
    if (!document && before) this.#contents.remove(uri)
    const item: Item = {
      uri,
      origin,
      text,
      hash,
      length,
      document,
      open: document !== undefined,
      symbols,
      sum: digest?.facts.sum,
      keys: isNew ? [] : (digest?.head.keys ?? statedKeysOf(symbols)),
      marks: isNew ? NO_MARKS : digest ? marksOf(digest.head) : countKeys(collectMarkKeys(symbols.marks)),
      entries: new EntriesById(symbols),
      digest,
      readable: undefined,
      counts,
    }
    this.#items.set(uri, item)
    if (document) this.#open.set(uri, item)
    else this.#open.delete(uri)
    if (isNew) {
      this.#contents.defer(item)
      this.#revisions.addDocument()
    } else {
      this.#changeKeys(uri, before ?? NO_KEYS, item, [...(before?.marks.keys() ?? []), ...item.marks.keys()])
      if ((before?.symbols.headings ?? '') !== symbols.headings) this.#revisions.addHeadings()
    }
    this.#symbolsChanged(before, item)
    return item
  }

  /** An edit: what its blocks held and hold makes the difference, however long the document is. */
  #updateOpen(item: Item, before: Document, document: Document): void {
    const { uri } = item
    this.#contents.enter()
    const symbols = new LiveSymbols(document)
    if (!isSameOutline(before.outline, document.outline)) this.#revisions.addHeadings()
    if (item.origin === 'bundled' || symbols.isGlossary) this.phrases.remove(uri)
    else this.phrases.setOpen(document)
    const known: Keys = { keys: item.keys, marks: moveMarks(item.marks, before, document) }
    const old = item.symbols
    if (!areStatedAlike(old, symbols)) item.keys = statedKeysOf(symbols)
    this.#changeKeys(uri, known, item, known.marks.keys())
    item.symbols = symbols
    item.document = document
    if (symbols.terms !== old.terms) item.entries = new EntriesById(symbols)
    const { isWorded, terms } = this.#symbolsChanged({ uri, origin: item.origin, symbols: old }, item)
    if (isWorded) item.sum = movedSum(item.sum, old, symbols, terms)
  }

  /** `touched` are the keys of which the marks may be more or fewer. */
  #changeKeys(uri: string, before: Keys, after: Keys, touched: Iterable<string>): void {
    this.#revisions.addKeys(this.#contents.changeKeys(uri, before, after, touched))
  }

  #symbolsChanged(
    from: (Source & { readonly digest?: ClosedDigest | undefined }) | undefined,
    to: Source | undefined,
  ): Consequences {
    const [before, after] = [from?.symbols, to?.symbols]
    const uri = from?.uri ?? to?.uri
    if (uri !== undefined) this.#claims.plans.touch(uri, before, after)
    const isLost = mayHaveTerms(before) && from?.digest?.isWhole === false
    const consequences = this.#revisions.addSymbols(from, to, isLost)
    if (consequences.hasOtherEntries) this.#claims.touchEntries(consequences.terms)
    if (consequences.isWorded) this.#words.drop()
    return consequences
  }
}
