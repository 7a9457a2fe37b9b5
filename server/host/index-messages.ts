// What the threads that read files tell each other: plain data, as it can be sent.

import type { PackedDigest } from '../core/index/digest/packed-digest.ts'
import type { KeyedWording } from '../core/index/terms/wording-set.ts'
import type { FileProblem } from '../core/model/file-problem.ts'

/** What is asked of a thread. Questions are answered in their order. */
export type Question =
  /** First of all: hashes of contents of which the digests are there. Without `isWhole` symbols alone are asked for. */
  | { readonly kind: 'start'; readonly known: ReadonlySet<string>; readonly isWhole: boolean }
  | { readonly kind: 'read'; readonly uris: readonly string[] }
  | { readonly kind: 'count'; readonly wordings: readonly KeyedWording[] }

/** A file that was read: its digest, but for what is known by its hash; or why there is none. */
export type Outcome =
  | { readonly digest: PackedDigest | undefined; readonly hash: string; readonly warning?: FileProblem }
  | { readonly failed: FileProblem; readonly stack?: string }

/** The counts of a file with this hash, as `encodeCounts` writes them. */
export type CodedCounts = readonly [uri: string, hash: string, counts: Int32Array]

export type Answer =
  /** To the first question. */
  | { readonly kind: 'start' }
  /** In the order of the uris; `words` are those that digests number and that the thread has not told before. */
  | { readonly kind: 'read'; readonly outcomes: readonly Outcome[]; readonly words: readonly string[] }
  /** `senses` are those that counts number and that the thread has not told before. */
  | {
      readonly kind: 'count'
      readonly counts: readonly CodedCounts[]
      readonly senses: readonly string[]
      readonly isLast: boolean
    }
