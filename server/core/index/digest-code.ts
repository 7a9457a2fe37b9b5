// Digests as text and numbers, to be written and read again: what is decoded shares nothing with the text that it was made of.

import type { Meta, Range } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import type { Term } from '../model/term.ts'
import type { Claim } from './claims.ts'
import type { Counts } from './counts.ts'
import type { Contents, Digest } from './digest.ts'
import type { PlacedPair } from './gloss-pairs.ts'
import type { TokenRun } from './phrase-tokens.ts'
import type { PlacedMark, Symbols } from './symbols.ts'

/** A digest without its tokens, which are numbers and stand elsewhere, and without its uri. */
export type CodedDigest = readonly [
  symbols: readonly unknown[],
  length: number,
  contents: readonly [references: readonly string[], pairs: readonly PlacedPair[], ...claims: unknown[]] | null,
]

/** What `JSON.stringify` writes without loss. */
export function encodeDigest({ symbols, length, contents }: Digest): CodedDigest {
  const { id, title, names, meta, date, language, period, sections, terms, marks } = symbols
  const coded = [
    [id, title, names, encodeMeta(meta), date, language, period],
    sections.map(encodeSection),
    terms,
    marks.map(({ kind, id, start, end, text }) => [kind, id, start, end, text]),
  ]
  if (!contents) return [coded, length, null]
  const { references, pairs, claims } = contents
  return [coded, length, [[...references], pairs, claims.claims, claims.signature]]
}

/** The digest that {@link encodeDigest} was given, of the document at `uri`. */
export function decodeDigest(coded: CodedDigest, uri: string, tokens: TokenRun | undefined): Digest {
  const [symbols, length, contents] = coded
  return {
    symbols: decodeSymbols(symbols, uri),
    length,
    contents: contents ? decodeContents(contents, tokens) : undefined,
  }
}

/** The digest with strings of its own: cut out of a text, they would keep all of it in memory. */
export function detach(digest: Digest): Digest {
  const { uri } = digest.symbols
  return decodeDigest(JSON.parse(JSON.stringify(encodeDigest(digest))) as CodedDigest, uri, digest.contents?.tokens)
}

function decodeSymbols(coded: readonly unknown[], uri: string): Symbols {
  const [head, sections, terms, marks] = coded as [unknown[], unknown[][], Partial<Term>[], unknown[][]]
  const [id, title, names, meta, date, language, period] = head as [
    string,
    string,
    string[],
    CodedMeta,
    Symbols['date'] | null,
    Symbols['language'],
    Symbols['period'] | null,
  ]
  return {
    uri,
    id,
    title,
    names,
    meta: decodeMeta(meta),
    date: date ?? undefined,
    language,
    period: period ?? undefined,
    sections: sections.map(decodeSection),
    terms: terms.map(term => ({ ...NO_TERM, ...term })),
    marks: marks.map(([kind, id, start, end, text]) => ({ kind, id, start, end, text }) as PlacedMark),
  }
}

function decodeContents(coded: NonNullable<CodedDigest[2]>, tokens: TokenRun | undefined): Contents {
  const [references, pairs, claims, signature] = coded as [string[], PlacedPair[], Partial<Claim>[], string]
  return {
    references: references.length > 0 ? new Set(references) : NO_REFERENCES,
    pairs: pairs.map(pair => ({ ...NO_PINYIN, ...pair })),
    claims: { claims: claims.map(claim => ({ ...NO_CLAIM, ...claim }) as Claim), signature },
    tokens,
  }
}

const NO_REFERENCES: ReadonlySet<string> = new Set()
// JSON leaves out what is undefined: these put it back, so that all objects of a kind are alike.
const NO_PINYIN = { pinyin: undefined }
const NO_CLAIM = { id: undefined, indicator: undefined }
const NO_TERM = {
  pinyin: undefined,
  since: undefined,
  until: undefined,
  source: undefined,
  unit: undefined,
  aim: undefined,
  topic: undefined,
} as unknown as Term

type CodedMeta = Omit<Meta, 'ranges'> & { readonly ranges?: readonly (readonly [string, number, number])[] }

function encodeMeta(meta: Meta): unknown {
  return { ...meta, ranges: [...meta.ranges].map(([key, { start, end }]) => [key, start, end]) }
}

function decodeMeta({ ranges = [], ...meta }: CodedMeta): Meta {
  const byKey = new Map<string, Range>()
  for (const [key, start, end] of ranges) byKey.set(key, { start, end })
  return { ...meta, ranges: byKey }
}

function encodeSection({ title, numbering, depth, start, headingEnd, end, parent, form }: Section): unknown[] {
  const place = [title, depth, start, headingEnd, end, parent, form === 'bold' ? 1 : 0]
  return numbering ? [...place, numbering.unit, numbering.number, numbering.length] : place
}

function decodeSection(coded: readonly unknown[]): Section {
  const [title, depth, start, headingEnd, end, parent, isBold, unit, number, length] = coded
  const numbering = unit === undefined ? undefined : { unit, number, length }
  const form = isBold === 1 ? 'bold' : 'heading'
  return { title, numbering, depth, start, headingEnd, end, parent, form } as Section
}

/** Counts as numbers: for each sense its index in a list that many documents share, the total, those inside, and the first. */
export function encodeCounts(counts: Counts, indexOf: (sense: string) => number): number[] {
  const coded = [counts.characters, counts.hasContents ? 1 : 0]
  for (const [sense, { total, inner, first }] of counts.bySense) coded.push(indexOf(sense), total, inner, first)
  return coded
}

/** The counts that {@link encodeCounts} was given. */
export function decodeCounts(coded: ArrayLike<number>, senses: readonly string[]): Counts {
  const bySense = new Map<string, { total: number; inner: number; first: number }>()
  for (let i = 2; i + 3 < coded.length; i += 4) {
    const sense = senses[coded[i] ?? -1]
    const [total = 0, inner = 0, first = 0] = [coded[i + 1], coded[i + 2], coded[i + 3]]
    if (sense !== undefined) bySense.set(sense, { total, inner, first })
  }
  return { bySense, characters: coded[0] ?? 0, hasContents: coded[1] === 1 }
}
