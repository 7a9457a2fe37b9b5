// The digests of the glossaries that come with Tifa in one file: made when Tifa is built, so that a server need not parse them first.

import { Document } from '../../model/document.ts'
import { keyOfText } from '../../text/hash.ts'
import type { Pinyin } from '../../text/pinyin.ts'
import { Vocabulary } from '../../text/tokens.ts'
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts'
import { type BaseHead, type BaseWordings, packWordings, unpackWordings } from '../terms/base-wordings.ts'
import type { Source } from '../terms/wordings.ts'
import { digestOf } from './digest.ts'
import { inFours, type PackedDigest, packDigest } from './packed-digest.ts'

/** What was made of glossaries when Tifa was built. */
export interface PackedGlossaries {
  /** In the order in which they were packed; undefined where the bytes are not whole. */
  readonly digests: readonly (PackedDigest | undefined)[]
  /** Where among the digests that of a text is, by {@link glossaryKey}. */
  readonly numbers: ReadonlyMap<string, number>
  /** The wordings of all of them together, in the order of the digests; undefined where their bytes are not whole. */
  readonly wordings: BaseWordings | undefined
}

/** A glossary that is packed; `sum` is that of its bytes, as hosts give it that read files at once. */
export interface GlossaryFile {
  readonly name: string
  readonly text: string
  readonly sum?: string
}

/** Says which text a digest is of: a file of that name and content, wherever it lies. `hash` is the sum of its bytes, or its {@link keyOfText}. */
export function glossaryKey(name: string, hash: string): string {
  return `${hash} ${name}`
}

/** Also tells machines that write numbers the other way round. */
const MAGIC = 0x54696661
const HEAD = 8

/**
 * The digests of `files` as bytes, for the build that `version` names.
 *
 * | bytes | |
 * | --- | --- |
 * | 8 | {@link MAGIC}, length of the index |
 * | index | JSON: {@link Index} |
 * | up to 7 | zeros, so that numbers begin at a multiple of eight |
 * | wordings | of {@link packWordings} |
 * | up to 3 | zeros, so that digests begin at a multiple of four |
 * | digests | {@link PackedDigest}, each of a multiple of four bytes |
 */
export function packGlossaries(version: string, files: readonly GlossaryFile[], pinyin: Pinyin): Uint8Array {
  const digests: PackedDigest[] = []
  const entries: Entry[] = []
  const sources: Source[] = []
  let at = 0
  for (const { name, text, sum } of files) {
    // No phrases are looked for in glossaries: their digests have no tokens, and depend on no vocabulary.
    const digest = digestOf(Document.parse(name, text), new Vocabulary())
    const packed = packDigest(digest)
    digests.push(packed)
    sources.push({ uri: name, origin: 'bundled', symbols: digest.symbols })
    const hashes = [keyOfText(text), ...(sum === undefined ? [] : [sum])]
    entries.push([hashes.map(each => glossaryKey(name, each)), at, packed.length])
    at += inFours(packed.length)
  }
  const wordings = packWordings(sources, pinyin)
  const index = encodeUtf8(JSON.stringify([version, entries, wordings.head, wordings.bytes.length] satisfies Index))
  const wordingsAt = inEights(HEAD + index.length)
  const start = wordingsAt + inFours(wordings.bytes.length)
  const bytes = new Uint8Array(start + at)
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, index.length])
  bytes.set(index, HEAD)
  bytes.set(wordings.bytes, wordingsAt)
  for (const [i, packed] of digests.entries()) bytes.set(packed, start + (entries[i]?.[1] ?? 0))
  return bytes
}

/** What is in the bytes that {@link packGlossaries} gave; undefined for those of another build, or that are none of ours. */
export function unpackGlossaries(given: Uint8Array, version: string): PackedGlossaries | undefined {
  if (given.length < HEAD) return undefined
  // Numbers are read where they lie: at a multiple of their size.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice()
  const [magic, length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2)
  if (magic !== MAGIC || HEAD + length > bytes.length) return undefined
  const [build, entries, head, size] = JSON.parse(decodeUtf8(bytes.subarray(HEAD, HEAD + length))) as Index
  if (build !== version) return undefined
  const wordingsAt = inEights(HEAD + length)
  const start = wordingsAt + inFours(size)
  const digests = entries.map(([, at, size]) =>
    start + at + size <= bytes.length ? bytes.subarray(start + at, start + at + size) : undefined,
  )
  const numbers = new Map(entries.flatMap(([keys], number) => keys.map(key => [key, number])))
  return { digests, numbers, wordings: unpackWordings(head, bytes.subarray(wordingsAt, wordingsAt + size)) }
}

function inEights(length: number): number {
  return Math.ceil(length / 8) * 8
}

/** Of each file its keys, where its digest begins behind the wordings, and its length. */
type Entry = readonly [keys: readonly string[], at: number, length: number]
type Index = readonly [version: string, files: readonly Entry[], wordings: BaseHead, bytesOfWordings: number]
