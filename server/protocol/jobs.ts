// What is done with folders behind the answers, one job at a time: reading them, counting, sorting phrases, writing indexes.

import { FileChanged } from './file-changed.ts'
import { type Folder, type FolderReader, SLICE } from './folder.ts'
import type { Ports } from './ports.ts'
import type { Settings } from './settings.ts'

/** What jobs must know of the workspace. */
interface Surroundings {
  readonly folders: () => Iterable<Folder>
  readonly settings: () => Settings
  /** Called when work begins or ends. */
  readonly onChange: () => void
  /** How many edits there have been. */
  readonly typed: () => number
  /** Reads a file again that is not what was indexed any more. */
  readonly onFileChanged: (changed: FileChanged) => Promise<void>
}

/** How long nobody must have typed before counting goes on, milliseconds, and how often it waits for that at the most. */
const QUIET = 250
const PATIENCE = 8

/** The jobs of a workspace. Behind each all documents are counted, and behind the last of several the indexes are written. */
export class Jobs {
  readonly #ports: Ports
  readonly #reader: FolderReader
  readonly #around: Surroundings
  #work: Promise<void> = Promise.resolve()
  #waiting = 0
  /** Counts how often counting was begun: an older one stops. */
  #generation = 0
  /** The last edit that counting has waited for. */
  #typed = 0

  constructor(ports: Ports, reader: FolderReader, around: Surroundings) {
    this.#ports = ports
    this.#reader = reader
    this.#around = around
  }

  /** True while files are read or counted. */
  get areRunning(): boolean {
    return this.#waiting > 0
  }

  /** Settles when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await this.#work
  }

  /**
   * One job at a time, in the order in which they came; requests are answered in between. What a job has read is counted behind it; one
   * that settles with false has read nothing.
   */
  add(job: () => Promise<unknown>, isCounted = true): Promise<void> {
    this.#waiting++
    this.#around.onChange()
    const run = async (): Promise<void> => {
      try {
        if ((await job()) !== false && isCounted) await this.#countAll()
      } catch (error) {
        this.#ports.log.error(
          `indexing failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        )
      } finally {
        this.#waiting--
        this.#around.onChange()
      }
      // After the last of several jobs only, and while nobody sees it as indexing.
      if (isCounted && this.#waiting === 0) await this.#writeIndexes()
    }
    this.#work = this.#work.then(run)
    return this.#work
  }

  /**
   * Between two slices of counting: others get their turn, and whoever types goes on typing, for what is counted meanwhile is in the way, and
   * may be counted once more.
   */
  #pauses(): () => Promise<void> | undefined {
    const pause = this.#reader.pauses()
    const rest = async (others: Promise<void>): Promise<void> => {
      await others
      for (let left = PATIENCE; left > 0 && this.#typed !== this.#around.typed(); left--) {
        this.#typed = this.#around.typed()
        await new Promise(resolve => setTimeout(resolve, QUIET))
      }
    }
    return () => {
      const others = pause()
      return others && rest(others)
    }
  }

  /** Counts the terms of every document and sorts its phrases, in slices; starts over where an edit changed the glossary meanwhile. */
  async #countAll(): Promise<void> {
    this.#typed = this.#around.typed()
    const generation = ++this.#generation
    const isOvertaken = (): boolean => generation !== this.#generation
    for (const folder of this.#around.folders()) {
      const { corpus } = folder
      folder.counted = corpus.wordings.key
      await Promise.all([this.#takeCounts(folder), this.#sortPhrases(folder, isOvertaken)])
      const pause = this.#pauses()
      for (const uri of [...corpus.uris()]) {
        const work = corpus.counting(uri)
        for (let isDone = false; !isDone; ) {
          if (isOvertaken()) return
          isDone = true
          this.#reader.guard(folder, uri, () => {
            isDone = work.next().done === true
          })
          const others = pause()
          if (others) await others
        }
      }
      // Counting may have read documents of which symbols alone were known.
      await this.#sortPhrases(folder, isOvertaken)
    }
  }

  /** Has the threads that read a folder count it, too, as long as its wordings stay what they are. */
  async #takeCounts(folder: Folder): Promise<void> {
    const { threads, corpus } = folder
    if (!threads) return
    const { key, wordings } = corpus.wordings
    const pause = this.#reader.pauses()
    for await (const { uri, hash, counts } of threads.count(wordings)) {
      if (corpus.wordings.key !== key) break
      corpus.setCounts(uri, hash, { ...counts, key })
      await pause()
    }
    this.#reader.endThreads(folder)
  }

  async #sortPhrases(folder: Folder, isOvertaken: () => boolean): Promise<void> {
    const { phrases } = folder.corpus
    const pause = this.#pauses()
    let isSorted = !phrases.isBehind
    while (!isSorted) {
      let changed: FileChanged | undefined
      const work = phrases.sort()
      while (!isSorted && !changed) {
        if (isOvertaken()) return
        try {
          isSorted = work.next().done === true
        } catch (error) {
          if (!(error instanceof FileChanged)) throw error
          changed = error
        }
        await pause()
      }
      if (changed) await this.#around.onFileChanged(changed)
    }
  }

  async #writeIndexes(): Promise<void> {
    let sliceEnd = this.#ports.now() + SLICE
    const pause = async (): Promise<boolean> => {
      if (this.#ports.now() < sliceEnd) return true
      await this.#ports.nextTurn()
      sliceEnd = this.#ports.now() + SLICE
      return this.#waiting === 0
    }
    for (const { index } of this.#around.folders()) await index?.write(this.#around.settings(), pause)
  }

  /** Counts again where wordings are not those of the last count, or much stands outside of the index of phrases. */
  async recount(): Promise<void> {
    const isBehind = [...this.#around.folders()].some(
      ({ counted, corpus: { wordings, phrases } }) =>
        counted !== undefined && (counted !== wordings.key || phrases.size.waiting > 0 || phrases.isBehind),
    )
    if (isBehind) await this.add(async () => {})
  }
}
