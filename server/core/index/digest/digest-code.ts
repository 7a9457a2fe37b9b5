// Digests as plain values that JSON writes without loss: what is decoded shares nothing with the text that it was made of.

import type { Meta, Range } from '../../model/meta.ts'
import type { Section } from '../../model/section.ts'
import type { Term } from '../../model/term.ts'
import type { PlacedPair } from '../bilingual/gloss-pairs.ts'
import type { Claim } from '../claims.ts'
import type { TokenRun } from '../phrases/phrase-tokens.ts'
import { collectMarkKeys, type PlacedMark, type Symbols, statedKeysOf } from '../symbols.ts'
import type { Counts } from '../terms/counts.ts'
import type { Contents, Digest } from './digest.ts'

/** What every closed document is asked for, at hand at once; the rest is decoded when somebody asks: {@link DigestRest}. */
export interface DigestHead {
  readonly said: Said
  /** Of the text, UTF-16 units. */
  readonly length: number
  /** The keys of what the document states, as {@link statedKeysOf} gives them. */
  readonly keys: readonly string[]
  /** The keys of its marks, with how many have each. */
  readonly marks: readonly (readonly [key: string, count: number])[]
  /** Undefined where symbols alone were asked for. */
  readonly contents: Pick<Contents, 'claims' | 'pairs'> | undefined
}

/** Symbols without what is long. */
export interface Said extends Omit<Symbols, 'uri' | 'sections' | 'marks' | 'terms'> {
  readonly hasTerms: boolean
}

export interface DigestRest extends Pick<Symbols, 'sections' | 'marks'> {
  readonly references: ReadonlySet<string>
}

/** Says of entries that some are indicators. */
const INDICATORS = 2

/** What `JSON.stringify` writes without loss. */
export function encodeHead({ symbols, length, contents }: Digest): unknown {
  const { id, title, names, meta, date, language, period, place, headings, hasIndicators, terms } = symbols
  return [
    id,
    title,
    names,
    meta.names.length + meta.ranges.size + meta.problems.length + Object.keys(meta).length > 3 ? encodeMeta(meta) : 0,
    date ?? 0,
    language,
    period ?? 0,
    place ?? 0,
    headings,
    terms.length === 0 ? 0 : hasIndicators ? INDICATORS : 1,
    length,
    [...statedKeysOf(symbols)],
    [...countKeys(collectMarkKeys(symbols.marks))].flat(),
    contents && contents.pairs.length > 0 ? contents.pairs : 0,
    contents && contents.claims.claims.length > 0 ? contents.claims.claims : 0,
    contents?.claims.signature ?? 0,
  ]
}

/** The head that {@link encodeHead} was given. */
export function decodeHead(coded: unknown): DigestHead {
  const [
    id,
    title,
    names,
    meta,
    date,
    language,
    period,
    place,
    headings,
    terms,
    length,
    keys,
    marks,
    pairs,
    claims,
    signature,
  ] = coded as [
    string,
    string,
    string[],
    CodedMeta | 0,
    NonNullable<Symbols['date']> | 0,
    Symbols['language'],
    NonNullable<Symbols['period']> | 0,
    string | 0,
    string,
    number,
    number,
    string[],
    (string | number)[],
    PlacedPair[] | 0,
    Partial<Claim>[] | 0,
    string | 0,
  ]
  return {
    said: {
      id,
      title,
      names,
      meta: meta === 0 ? NO_META : decodeMeta(meta),
      isGlossary: meta !== 0 && meta.kind === 'glossary',
      date: date === 0 ? undefined : date,
      language,
      period: period === 0 ? undefined : period,
      place: place === 0 ? undefined : place,
      headings,
      hasTerms: terms !== 0,
      hasIndicators: terms === INDICATORS,
    },
    length,
    keys,
    marks: marks.length === 0 ? NONE : inTwos(marks),
    contents: signature === 0 ? undefined : decodeContents(pairs, claims, signature),
  }
}

/** The entries that are written by themselves: of the glossaries that Tifa brings along most are never asked for. */
export function decodeTerms(coded: unknown): readonly Term[] {
  // Written out: V8 takes ten times as long where what is absent is an object, too.
  const withAbsent = (term: Partial<Term>): unknown => ({
    pinyin: undefined,
    since: undefined,
    until: undefined,
    source: undefined,
    unit: undefined,
    aim: undefined,
    topic: undefined,
    ...term,
  })
  return (coded as Partial<Term>[]).map(withAbsent) as readonly Term[]
}

/** What {@link encodeHead} leaves out, tokens apart. */
export function encodeRest({ symbols: { sections, marks }, contents }: Digest): unknown {
  return [
    sections.map(encodeSection),
    marks.map(({ kind, id, start, end, text, remark }) => [
      kind,
      id,
      start,
      end,
      text,
      ...(remark === undefined ? [] : [remark]),
    ]),
    [...(contents?.references ?? [])],
  ]
}

/** The rest that {@link encodeRest} was given. */
export function decodeRest(coded: unknown): DigestRest {
  const [sections, marks, references] = coded as [unknown[][], unknown[][], string[]]
  return {
    sections: sections.map(decodeSection),
    marks: marks.map(
      ([kind, id, start, end, text, remark]) =>
        ({ kind, id, start, end, text, ...(remark === undefined ? {} : { remark }) }) as PlacedMark,
    ),
    references: references.length > 0 ? new Set(references) : NO_REFERENCES,
  }
}

/** Puts a digest together again. */
export function joinDigest(
  uri: string,
  head: DigestHead,
  terms: readonly Term[],
  rest: DigestRest,
  tokens: TokenRun | undefined,
): Digest {
  const { said, length, contents } = head
  const { hasTerms: _, ...stated } = said
  const { sections, marks, references } = rest
  return {
    symbols: { uri, ...stated, terms, sections, marks },
    length,
    contents: contents && { references, ...contents, tokens },
  }
}

/** How often each key is there. */
export function countKeys(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function inTwos(flat: readonly (string | number)[]): (readonly [string, number])[] {
  const twos: (readonly [string, number])[] = []
  for (let i = 0; i + 1 < flat.length; i += 2) twos.push([String(flat[i]), Number(flat[i + 1])])
  return twos
}

function decodeContents(
  pairs: PlacedPair[] | 0,
  claims: Partial<Claim>[] | 0,
  signature: string,
): NonNullable<DigestHead['contents']> {
  if (pairs === 0 && claims === 0) return NO_CONTENTS
  return {
    pairs: pairs === 0 ? NONE : pairs.map(pair => ({ ...NO_PINYIN, ...pair })),
    claims: {
      claims: claims === 0 ? NONE : claims.map(claim => ({ kind: claim.kind, ...NO_CLAIM, ...claim }) as Claim),
      signature,
    },
  }
}

const NONE: readonly never[] = []
const NO_REFERENCES: ReadonlySet<string> = new Set()
const NO_META: Meta = { names: [], ranges: new Map(), problems: [] }
const NO_CONTENTS: NonNullable<DigestHead['contents']> = { pairs: NONE, claims: { claims: NONE, signature: '' } }
// JSON leaves out what is undefined: these put it back, so that all objects of a kind are alike.
const NO_PINYIN = { pinyin: undefined }
const NO_CLAIM = { id: undefined, indicator: undefined }

type CodedMeta = Omit<Meta, 'ranges'> & { readonly ranges?: readonly (readonly [string, number, number])[] }

function encodeMeta(meta: Meta): unknown {
  return { ...meta, ranges: [...meta.ranges].map(([key, { start, end }]) => [key, start, end]) }
}

function decodeMeta(meta: CodedMeta): Meta {
  const ranges = new Map<string, Range>()
  for (const [key, start, end] of meta.ranges ?? []) ranges.set(key, { start, end })
  return { ...meta, ranges }
}

function encodeSection({ title, numbering, depth, start, headingEnd, end, parent, form }: Section): unknown[] {
  const place = [title, depth, start, headingEnd, end, parent, form === 'bold' ? 1 : 0]
  return numbering ? [...place, numbering.unit, numbering.number, numbering.length] : place
}

function decodeSection(coded: readonly unknown[]): Section {
  const [title, depth, start, headingEnd, end, parent, isBold, unit, number, length] = coded
  const numbering = unit === undefined ? undefined : { unit, number, length }
  const form = isBold === 1 ? 'bold' : 'heading'
  return { title, numbering, depth, parent, form, start, headingEnd, end } as Section
}

/** Counts as numbers: for each sense its index in a list that many documents share, the total, those inside, and the first. */
export function encodeCounts(counts: Counts, indexOf: (sense: string) => number): number[] {
  const coded = [counts.characters, counts.hasContents ? 1 : 0]
  for (const [sense, { total, inner, first }] of counts.bySense) coded.push(indexOf(sense), total, inner, first)
  return coded
}
