// The digests of the glossaries that come with Tifa in one file: made when Tifa is built, so that a server need not parse them first.

import { Document } from '../model/document.ts'
import { keyOfText } from '../text/hash.ts'
import { Vocabulary } from '../text/tokens.ts'
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts'
import { digestOf } from './digest.ts'
import { inFours, type PackedDigest, packDigest } from './packed-digest.ts'

/** The digests by {@link glossaryKey}. */
export type GlossaryDigests = ReadonlyMap<string, PackedDigest>

/** Says which text a digest is of: a file of that name and content, wherever it lies. */
export function glossaryKey(name: string, text: string): string {
  return `${keyOfText(text)} ${name}`
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
 * | index | JSON: version, then of each file its key, where its digest begins behind the index, and its length |
 * | up to 3 | zeros, so that digests begin at a multiple of four |
 * | digests | {@link PackedDigest}, each of a multiple of four bytes |
 */
export function packGlossaries(
  version: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Uint8Array {
  const digests: PackedDigest[] = []
  const entries: Entry[] = []
  let at = 0
  for (const { name, text } of files) {
    // No phrases are looked for in glossaries: their digests have no tokens, and depend on no vocabulary.
    const packed = packDigest(digestOf(Document.parse(name, text), new Vocabulary()))
    digests.push(packed)
    entries.push([glossaryKey(name, text), at, packed.length])
    at += inFours(packed.length)
  }
  const index = encodeUtf8(JSON.stringify([version, entries]))
  const start = inFours(HEAD + index.length)
  const bytes = new Uint8Array(start + at)
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, index.length])
  bytes.set(index, HEAD)
  for (const [i, packed] of digests.entries()) bytes.set(packed, start + (entries[i]?.[1] ?? 0))
  return bytes
}

/** The digests in what {@link packGlossaries} gave; empty for bytes of another build, or that are none of ours. */
export function unpackGlossaries(given: Uint8Array, version: string): GlossaryDigests {
  const digests = new Map<string, PackedDigest>()
  if (given.length < HEAD) return digests
  // Numbers are read where they lie: at a multiple of four.
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice()
  const [magic, length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2)
  if (magic !== MAGIC || HEAD + length > bytes.length) return digests
  const [build, entries] = JSON.parse(decodeUtf8(bytes.subarray(HEAD, HEAD + length))) as [string, Entry[]]
  if (build !== version) return digests
  const start = inFours(HEAD + length)
  for (const [key, at, size] of entries)
    if (start + at + size <= bytes.length) digests.set(key, bytes.subarray(start + at, start + at + size))
  return digests
}

type Entry = readonly [key: string, at: number, length: number]
