// Threads that read files and make their digests while this one answers.

import { Worker } from 'node:worker_threads'
import { renumberTokens } from '../core/index/digest/packed-digest.ts'
import type { NumberedCounts } from '../core/index/terms/packed-counts.ts'
import type { KeyedWording } from '../core/index/terms/wording-set.ts'
import { append } from '../core/text/long-list.ts'
import { Translation, type Vocabulary } from '../core/text/tokens.ts'
import { compileLess } from './compiling.ts'
import type { Answer, CodedCounts, Outcome, Question } from './index-messages.ts'

/** The same shapes as the protocol's; the host does not know that layer. */
interface File {
  readonly uri: string
  readonly size?: number
}

type Read<T> = { readonly file: T } & (Outcome | { readonly unread: true })

interface Counted {
  readonly uri: string
  readonly hash: string
  readonly counts: NumberedCounts
}

/** How many bytes a question asks to be read, how many questions wait in a thread, and how far reading may be ahead of who takes. */
const BATCH = 300_000
const WAITING = 2
const AHEAD = 60
/** A file whose size is not known counts as so many bytes. */
const USUAL_SIZE = 20_000
/** What a text can do to a thread it can do to the next one: so many may end, then files are given up. */
const MOST_ENDED = 8
/** Most of what a thread makes is forgotten at once, or sent: room for it to die young, megabytes. */
const YOUNG = 32

/**
 * No more threads than the reading of files makes use of. One processor is this thread's, which answers and joins what the others read: each
 * thread more has all that it runs compiled by itself, which on two processors costs more than it saves.
 */
const MOST_THREADS = 4

/** How many threads are to read on so many processors. */
export function threadsFor(processors: number): number {
  return Math.max(1, Math.min(MOST_THREADS, processors - 1))
}

interface Batch<T> {
  readonly files: readonly T[]
  readonly done: Promise<readonly Read<T>[] | 'split'>
  readonly settle: (outcome: readonly Read<T>[] | 'split') => void
}

export interface ThreadOptions {
  /** How many. */
  readonly count: number
  /** By which tokens are numbered. */
  readonly vocabulary: Vocabulary
  /** Hashes of contents of which no digest is wanted. */
  readonly known: ReadonlySet<string>
  /** False where symbols alone are asked for, and nothing is counted. */
  readonly isWhole: boolean
}

/** Threads for the files of one folder; to be closed when they have done their work. */
export class IndexThreads {
  readonly #threads = new Set<Thread>()
  readonly #script: URL
  readonly #options: ThreadOptions
  readonly #compileAsUsual = compileLess()
  #ended = 0

  /** Each thread runs `script`. */
  constructor(script: URL, options: ThreadOptions) {
    this.#script = script
    this.#options = options
    for (let i = 0; i < options.count; i++) this.#start()
  }

  /**
   * What was read of each file, in the order of the files. A file that ends every thread that reads it has failed; where no thread can
   * be had, files are left unread.
   */
  async *read<T extends File>(files: readonly T[]): AsyncIterable<Read<T>> {
    const batches = inBatches(files)
    let [next, taken] = [0, 0]
    /** Batches that a thread left behind when it ended. */
    const again: Batch<T>[] = []
    const give = (): void => {
      for (const thread of this.#threads) {
        while (thread.waiting < WAITING) {
          const batch = again.shift() ?? (next < taken + AHEAD ? batches[next++] : undefined)
          if (!batch) return
          const uris = batch.files.map(({ uri }) => uri)
          thread.ask<ReadAnswer>({ kind: 'read', uris }).then(
            ({ outcomes, words }) => {
              thread.translation.learn(words)
              batch.settle(
                outcomes.map((outcome, i) => ({
                  file: batch.files[i] as T,
                  ...translated(outcome, thread.translation),
                })),
              )
              give()
            },
            ({ message, isGuilty, hasStarted }: Ended) => {
              if (!hasStarted) batch.settle(unread(batch))
              else if (!isGuilty) again.push(batch)
              else if (batch.files.length > 1) batch.settle('split')
              else batch.settle(batch.files.map(file => ({ file, failed: { code: 'not-indexed', detail: message } })))
              if (this.#threads.delete(thread) && hasStarted && ++this.#ended < MOST_ENDED) this.#start()
              give()
            },
          )
        }
      }
      if (this.#threads.size === 0) for (const batch of batches) batch.settle(unread(batch))
    }
    give()
    while (taken < batches.length) {
      const batch = batches[taken]
      const outcome = (await batch?.done) ?? []
      if (outcome === 'split') {
        // One of its files ended a thread: each by itself.
        const alone = (batch?.files ?? []).flatMap(file => inBatches([file]))
        batches.splice(taken, 1, ...alone)
        next += alone.length - 1
        append(again, alone)
        give()
        continue
      }
      taken++
      give()
      yield* outcome
    }
  }

  /** The counts of all that was read, as the threads are done with it. */
  async *count(wordings: readonly KeyedWording[]): AsyncIterable<Counted> {
    const told: { readonly counts: readonly CodedCounts[]; readonly senses: readonly string[] }[] = []
    let running = this.#threads.size
    let wake = (): void => {}
    for (const thread of this.#threads) {
      const senses: string[] = []
      thread.listen(answer => {
        append(senses, answer.senses)
        told.push({ counts: answer.counts, senses })
        wake()
      })
      const end = (): void => {
        running--
        wake()
      }
      // What a thread that ended does not tell is counted by whoever misses it.
      thread.ask<CountAnswer>({ kind: 'count', wordings }).then(end, end)
    }
    while (running > 0 || told.length > 0) {
      for (const { counts, senses } of told.splice(0))
        for (const [uri, hash, coded] of counts) yield { uri, hash, counts: { coded, senses } }
      if (running > 0 && told.length === 0) await new Promise<void>(resolve => (wake = resolve))
    }
  }

  close(): void {
    for (const thread of this.#threads) thread.close()
    this.#threads.clear()
    this.#compileAsUsual()
  }

  #start(): void {
    this.#threads.add(new Thread(this.#script, this.#options))
  }
}

type ReadAnswer = Extract<Answer, { kind: 'read' }>
type CountAnswer = Extract<Answer, { kind: 'count' }>

/** Why a thread ended; what it was doing is guilty. */
interface Ended {
  readonly message: string
  readonly isGuilty: boolean
  readonly hasStarted: boolean
}

class Thread {
  readonly translation: Translation
  readonly #worker: Worker
  #hasStarted = false
  readonly #asked: { readonly resolve: (answer: never) => void; readonly reject: (ended: Ended) => void }[] = []
  #listen: (answer: CountAnswer) => void = () => {}

  constructor(script: URL, { vocabulary, known, isWhole }: ThreadOptions) {
    this.translation = new Translation(vocabulary)
    this.#worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
    this.#worker.on('message', (answer: Answer) => {
      if (answer.kind === 'start') this.#hasStarted = true
      else if (answer.kind === 'read' || answer.isLast) this.#asked.shift()?.resolve(answer as never)
      if (answer.kind === 'count') this.#listen(answer)
    })
    this.#worker.on('error', error => this.#end(error.message))
    this.#worker.on('exit', code => this.#end(`its thread ended with ${code}`))
    this.#worker.postMessage({ kind: 'start', known, isWhole } satisfies Question)
  }

  /** How many questions it has not answered. */
  get waiting(): number {
    return this.#asked.length
  }

  ask<T extends Answer>(question: Question): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject })
      this.#worker.postMessage(question)
    })
  }

  /** What is told of counts, as it comes. */
  listen(to: (answer: CountAnswer) => void): void {
    this.#listen = to
  }

  close(): void {
    void this.#worker.terminate()
  }

  #end(message: string): void {
    const hasStarted = this.#hasStarted
    for (const [i, { reject }] of this.#asked.splice(0).entries()) reject({ message, isGuilty: i === 0, hasStarted })
  }
}

function inBatches<T extends File>(files: readonly T[]): Batch<T>[] {
  const batches: Batch<T>[] = []
  let some: T[] = []
  let bytes = 0
  const cut = (): void => {
    if (some.length === 0) return
    let settle: Batch<T>['settle'] = () => {}
    const done = new Promise<readonly Read<T>[] | 'split'>(resolve => (settle = resolve))
    batches.push({ files: some, done, settle })
    some = []
    bytes = 0
  }
  for (const file of files) {
    some.push(file)
    bytes += file.size ?? USUAL_SIZE
    if (bytes >= BATCH) cut()
  }
  cut()
  return batches
}

function unread<T>({ files }: Batch<T>): readonly Read<T>[] {
  return files.map(file => ({ file, unread: true }))
}

/** The tokens by the numbers that this thread gives them. */
function translated(outcome: Outcome, { numbers }: Translation): Outcome {
  if (!('digest' in outcome) || !outcome.digest || !numbers) return outcome
  return { ...outcome, digest: renumberTokens(outcome.digest, numbers) }
}
