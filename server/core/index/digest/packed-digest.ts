// A digest as bytes: what is kept of a closed document in memory, written to disk, and sent from one thread to another.

import type { Term } from '../../model/term.ts'
import { decodeUtf8, utf8Length, writeUtf8 } from '../../text/utf8.ts'
import { NO_RUN, type TokenIds, type TokenRun } from '../phrases/phrase-tokens.ts'
import type { Digest } from './digest.ts'
import {
  type DigestHead,
  type DigestRest,
  decodeHead,
  decodeRest,
  decodeTerms,
  encodeHead,
  encodeRest,
  joinDigest,
} from './digest-code.ts'

/**
 * The bytes of one digest; they begin at a multiple of four in their buffer. They stand for themselves but for the numbers of tokens,
 * which are those of the vocabulary that read them: whoever has another vocabulary learns its words and gives the bytes to
 * {@link renumberTokens}. Nothing else in them depends on a vocabulary, and nothing on the document's address but for the name of the file.
 *
 * | bytes | |
 * | --- | --- |
 * | 28 | sizes: head, entries, rest, leaves (bytes), number of leaves, number of tokens or {@link NO_TOKENS}, bytes of a token |
 * | head | JSON of {@link encodeHead} |
 * | entries | JSON of the terms; nothing where there are none |
 * | rest | JSON of {@link encodeRest} |
 * | leaves | for each leaf how far its first token and its start are from those of the leaf before, seven bits a byte |
 * | up to 3 | zeros, so that numbers stand at a multiple of four |
 * | tokens | their numbers, of two or four bytes, in the order of this machine |
 */
export type PackedDigest = Uint8Array

/** Where the first token of each leaf is among the tokens of a document, and where the leaf starts. */
export type TokenLeaves = Pick<TokenRun, 'leafTokens' | 'leafStarts'>

const SIZES = 7
/** Of a glossary, in which no phrases are looked for. */
const NO_TOKENS = 0xffffffff

/** The bytes of a digest, in what `room` gives for their number. */
export function packDigest(
  digest: Digest,
  room: (length: number) => Uint8Array = length => new Uint8Array(length),
): PackedDigest {
  const head = JSON.stringify(encodeHead(digest))
  const { terms } = digest.symbols
  const entries = terms.length > 0 ? JSON.stringify(terms) : ''
  const rest = JSON.stringify(encodeRest(digest))
  const tokens = digest.contents?.tokens
  const { ids, leafTokens, leafStarts } = tokens ?? NO_RUN
  const [headLength, entriesLength, restLength] = [utf8Length(head), utf8Length(entries), utf8Length(rest)]
  let leavesLength = 0
  eachStep(leafTokens, leafStarts, step => (leavesLength += stepLength(step)))
  const restAt = SIZES * 4 + headLength + entriesLength
  const leavesAt = restAt + restLength
  const tokensAt = inFours(leavesAt + leavesLength)
  const bytes = room(tokensAt + ids.byteLength)
  const count = tokens ? ids.length : NO_TOKENS
  sizesOf(bytes).set([
    headLength,
    entriesLength,
    restLength,
    leavesLength,
    leafTokens.length,
    count,
    ids.BYTES_PER_ELEMENT,
  ])
  writeUtf8(head, bytes, SIZES * 4)
  writeUtf8(entries, bytes, SIZES * 4 + headLength)
  writeUtf8(rest, bytes, restAt)
  let at = leavesAt
  eachStep(leafTokens, leafStarts, step => {
    let left = step
    for (; left > 127; left >>>= 7) bytes[at++] = (left & 127) | 128
    bytes[at++] = left
  })
  bytes.set(new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength), tokensAt)
  return bytes
}

/** The digest of the document at `uri`, all of it decoded. */
export function unpackDigest(packed: PackedDigest, uri: string): Digest {
  const tokens = tokenCount(packed) === undefined ? undefined : { ids: idsOf(packed), ...unpackLeaves(packed) }
  return joinDigest(uri, unpackHead(packed), unpackTerms(packed), unpackRest(packed), tokens)
}

/** The length of all that stands before the tokens: a part that can be read by itself, as can the tokens behind it. */
export function bodyLength(packed: Uint8Array): number {
  const [head = 0, entries = 0, rest = 0, leaves = 0] = sizesOf(packed)
  return inFours(SIZES * 4 + head + entries + rest + leaves)
}

/** The JSON of the head. `body` is the bytes, with or without their tokens; this holds for all functions below. */
export function headBytes(body: Uint8Array): Uint8Array {
  const [head = 0] = sizesOf(body)
  return body.subarray(SIZES * 4, SIZES * 4 + head)
}

/** Its head: what nearly every question asks for. */
export function unpackHead(body: Uint8Array): DigestHead {
  return decodeHead(JSON.parse(decodeUtf8(headBytes(body))))
}

/** Its entries, where it is a glossary. */
export function unpackTerms(body: Uint8Array): readonly Term[] {
  const [head = 0, entries = 0] = sizesOf(body)
  const at = SIZES * 4 + head
  return entries === 0 ? [] : decodeTerms(JSON.parse(decodeUtf8(body.subarray(at, at + entries))))
}

/** What seldom is asked for. */
export function unpackRest(body: Uint8Array): DigestRest {
  const [head = 0, entries = 0, rest = 0] = sizesOf(body)
  const at = SIZES * 4 + head + entries
  return decodeRest(JSON.parse(decodeUtf8(body.subarray(at, at + rest))))
}

/** Where the leaves of its text begin, in tokens and in UTF-16 units. */
export function unpackLeaves(body: Uint8Array): TokenLeaves {
  const [head = 0, entries = 0, rest = 0, , count = 0] = sizesOf(body)
  const [leafTokens, leafStarts] = [new Uint32Array(count), new Uint32Array(count)]
  let [at, token, start] = [SIZES * 4 + head + entries + rest, 0, 0]
  const next = (): number => {
    let byte = body[at++] ?? 0
    let value = byte & 127
    for (let bits = 7; byte > 127; bits += 7) {
      byte = body[at++] ?? 0
      value += (byte & 127) * 2 ** bits
    }
    return value
  }
  for (let leaf = 0; leaf < count; leaf++) {
    leafTokens[leaf] = token += next()
    leafStarts[leaf] = start += next()
  }
  return { leafTokens, leafStarts }
}

/** How many tokens there are; undefined for a document in which none are looked for. */
export function tokenCount(body: Uint8Array): number | undefined {
  const [, , , , , count = NO_TOKENS] = sizesOf(body)
  return count === NO_TOKENS ? undefined : count
}

/** How many bytes a token's number has, 2 or 4. */
export function tokenWidth(body: Uint8Array): number {
  const [, , , , , , width = 2] = sizesOf(body)
  return width
}

/** The numbers of the tokens: a view of the bytes. */
export function idsOf(packed: PackedDigest): TokenIds {
  return viewTokens(packed.subarray(bodyLength(packed)), tokenWidth(packed))
}

/** Bytes of tokens as numbers: a view, where they stand at a multiple of their width. */
export function viewTokens(bytes: Uint8Array, width: number): TokenIds {
  const { buffer, byteOffset, byteLength } = bytes
  return width === 4
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint16Array(buffer, byteOffset, byteLength / 2)
}

/** The same digest with other numbers for its tokens: for the number n it has `numbers[n]`. Changes `packed`, or leaves it for a larger one. */
export function renumberTokens(packed: PackedDigest, numbers: ArrayLike<number>): PackedDigest {
  const ids = idsOf(packed)
  let widest = 0
  for (let i = 0; i < ids.length; i++) widest = Math.max(widest, numbers[ids[i] ?? 0] ?? 0)
  let to = packed
  if (widest > 0xffff && tokenWidth(packed) === 2) {
    const body = bodyLength(packed)
    to = new Uint8Array(body + ids.length * 4)
    to.set(packed.subarray(0, body))
    sizesOf(to)[SIZES - 1] = 4
  }
  const translated = idsOf(to)
  for (let i = 0; i < ids.length; i++) translated[i] = numbers[ids[i] ?? 0] ?? 0
  return to
}

function sizesOf({ buffer, byteOffset }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, SIZES)
}

/** The next multiple of four. */
export function inFours(length: number): number {
  return Math.ceil(length / 4) * 4
}

/** How far the first token and the start of each leaf are from those of the leaf before. */
function eachStep(tokens: Uint32Array, starts: Uint32Array, step: (by: number) => void): void {
  for (let i = 0; i < tokens.length; i++) {
    step((tokens[i] ?? 0) - (tokens[i - 1] ?? 0))
    step((starts[i] ?? 0) - (starts[i - 1] ?? 0))
  }
}

/** How many bytes a step takes, seven bits in each. */
function stepLength(step: number): number {
  let length = 1
  for (let left = step; left > 127; left >>>= 7) length++
  return length
}
