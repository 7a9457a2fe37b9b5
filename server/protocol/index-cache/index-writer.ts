// Writes the index of a folder piece by piece; then what is kept of its files is read from there, and need not stay in memory.

import type { Corpus } from '../../core/index/corpus.ts'
import type { ClosedDigest } from '../../core/index/digest/closed-document.ts'
import { encodeCounts } from '../../core/index/digest/digest-code.ts'
import { headBytes } from '../../core/index/digest/packed-digest.ts'
import type { SavedSegment } from '../../core/index/phrases/phrase-segments.ts'
import type { CacheFile, CacheWriter } from '../ports.ts'
import { encodeHeadParts, type FileEntry } from './index-head.ts'
import {
  type AlignedEntry,
  type DigestPlace,
  PIECE,
  type SegmentEntry,
  StoredBytes,
  StoredDigest,
  storedParallel,
} from './index-layout.ts'

/** What was written. */
export interface Written {
  readonly file: CacheFile
  readonly files: number
  /** Has the corpus read from the new file what it has not changed since. */
  readonly adopt: () => void
}

/**
 * Gives a writer all that is kept of a folder's own closed files; `pause` says when others wait, and false where the work is to be given up:
 * then the result is undefined.
 */
export async function writeIndex(
  writer: CacheWriter,
  root: string,
  corpus: Corpus,
  stampOf: (uri: string) => string | undefined,
  pause: () => Promise<boolean>,
): Promise<Written | undefined> {
  const { wordings } = corpus
  const senses = new Map<string, number>()
  const indexOf = (sense: string): number => {
    const index = senses.get(sense) ?? senses.size
    senses.set(sense, index)
    return index
  }
  const step = async (): Promise<boolean> => {
    await writer.flush()
    return pause()
  }
  const written: { readonly digest: ClosedDigest; readonly place: DigestPlace }[] = []
  const numbers = new Map<string, number>()
  const files: FileEntry[] = []
  for (const uri of [...corpus.uris()]) {
    if (corpus.originOf(uri) === 'bundled') continue
    const kept = corpus.digest(uri)
    const place = kept && addDigest(writer, kept.digest)
    if (!kept || !place) continue
    const { digest, hash, counted, sum } = kept
    const counts = counted?.wordings.key === wordings.key ? encodeCounts(counted.counts, indexOf) : undefined
    const facts = { ...digest.facts, sum }
    files.push({ uri, hash, stamp: stampOf(uri) ?? '', facts, counts, ...place })
    numbers.set(uri, written.length)
    written.push({ digest, place: place.place })
    if (!(await step())) return undefined
  }
  const segments: { readonly saved: SavedSegment; readonly entry: SegmentEntry }[] = []
  for (const saved of corpus.phrases.save()) {
    const entry = await addSegment(writer, saved, numbers, step)
    if (entry === 'given up') return undefined
    if (entry) segments.push({ saved, entry })
  }
  const aligned: { readonly uri: string; readonly entry: AlignedEntry }[] = []
  for (const uri of [...corpus.parallel.uris()]) {
    const kept = corpus.parallel.kept(uri)
    const bytes = kept?.bytes()
    if (!kept || !bytes) continue
    const { at, length, sum } = writer.add(bytes)
    aligned.push({ uri, entry: [uri, kept.hash, stampOf(uri) ?? '', kept.units, at, length, sum] })
    if (!(await step())) return undefined
  }
  const head = encodeHeadParts({
    stated: {
      root,
      key: wordings.key,
      segments: segments.map(({ entry }) => entry),
      aligned: aligned.map(({ entry }) => entry),
    },
    words: corpus.phrases.vocabulary.words,
    senses: [...senses.keys()],
    wordings: wordings.wordings,
    files,
  })
  const file = await writer.finish(head)
  return {
    file,
    files: written.length + aligned.length,
    adopt: () => {
      corpus.phrases.holdOpen()
      for (const { digest, place } of written) corpus.moveDigest(digest, new StoredDigest(file, place))
      for (const { saved, entry } of segments) {
        if (entry.length > 0) saved.move(new StoredBytes(file, entry.pieces, entry.length))
      }
      for (const { uri, entry } of aligned) {
        const [, hash] = entry
        corpus.parallel.move(uri, storedParallel(file, entry), hash)
      }
    },
  }
}

/** Undefined where the digest cannot be read: its file will be. */
function addDigest(
  writer: CacheWriter,
  { bytes }: ClosedDigest,
): { readonly head: Uint8Array; readonly place: DigestPlace } | undefined {
  const [all, ids] = [bytes.body(), bytes.ids()]
  if (!all || !ids) return undefined
  const body = writer.add(all)
  const tokens = writer.add(new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength))
  const place = [body.at, body.length, body.sum, tokens.length, tokens.sum, bytes.tokens ?? -1] as const
  // A copy: the bytes of every digest would stay in memory.
  return { head: headBytes(all).slice(), place }
}

async function addSegment(
  writer: CacheWriter,
  { uris, data }: SavedSegment,
  numbers: ReadonlyMap<string, number>,
  step: () => Promise<boolean>,
): Promise<SegmentEntry | 'given up' | undefined> {
  const add = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
    writer.add(new Uint8Array(buffer, byteOffset, byteLength))
  const { length } = data.bytes
  const [starts, ranks, offsets] = [add(data.starts), add(data.ranks), add(data.offsets)]
  const pieces: SegmentEntry['pieces'][number][] = []
  for (let at = 0; at < length; at += PIECE) {
    const piece = data.bytes.slice(at, Math.min(length, at + PIECE))
    if (!piece) return undefined
    pieces.push(writer.add(piece))
    if (!(await step())) return 'given up'
  }
  return { files: uris.map(uri => numbers.get(uri) ?? -1), starts, ranks, offsets, length, pieces }
}
