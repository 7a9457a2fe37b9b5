// A workspace folder with its corpus, and how its files get into it.

import type { ParallelFile } from '../core/index/bilingual/parallel-file.ts'
import { Corpus } from '../core/index/corpus.ts'
import { type Config, NO_CONFIG, parseConfig } from '../core/model/config.ts'
import type { FileProblem } from '../core/model/file-problem.ts'
import type { ColumnUnit } from '../core/text/column-units.ts'
import { isSameData } from '../core/text/same-data.ts'
import { FileChanged, lost, readerOf } from './file-changed.ts'
import { fileProblemMessage } from './file-problem-message.ts'
import { FolderIndex } from './index-cache/folder-index.ts'
import { localeOf } from './locale.ts'
import type { FileText, FoundFile, Ports, ReadAside, SkippedFile, Threads, WalkOptions } from './ports.ts'
import type { Settings } from './settings.ts'

/** One corpus with what its folder says of it. */
export interface Folder {
  /** The folder's uri without a slash at its end; undefined for what lies outside of all folders. */
  readonly root: string | undefined
  readonly corpus: Corpus
  /** Undefined for what lies outside of all folders. */
  readonly index: FolderIndex | undefined
  config: Config
  configText: string | undefined
  skipped: SkippedFile[]
  /** The key of the wordings that the documents were last counted with. */
  counted: string | undefined
  /** Threads that have read documents and are to count them. */
  threads: Threads | undefined
}

/** How long a slice of work may take before waiting requests get their turn, milliseconds: one that is cancelled ends after it and one step. */
export const SLICE = 5

export function newFolder(root: string | undefined, ports: Ports, unit: ColumnUnit): Folder {
  const corpus = new Corpus(unit)
  corpus.texts.readAgain = readerOf(ports)
  corpus.onLost = lost
  corpus.parallel.onLost = lost
  corpus.isComplete = root === undefined
  corpus.isFolder = root !== undefined
  const index = root === undefined ? undefined : new FolderIndex(ports, root, corpus)
  return {
    root,
    corpus,
    index,
    config: NO_CONFIG,
    configText: undefined,
    skipped: [],
    counted: undefined,
    threads: undefined,
  }
}

/** How often a reader is told how far the reading is, milliseconds: what is told is counted over the whole corpus. */
const PROGRESS = 200

/** U+FFFD in an address: what a name holds that is no UTF-8, and under which there is no file. */
const BROKEN = '%EF%BF%BD'

/** How many problems of an aligned text the log names. */
const MOST_NAMED = 5

/** Where the folder's tifa.yaml is, or would be. */
export function configOf({ root }: Pick<Folder, 'root'>): string | undefined {
  return root === undefined ? undefined : `${root}/tifa.yaml`
}

/** What decides which files belong to a folder. */
function namedIn({ include, exclude, glossaries }: Config): readonly (readonly string[])[] {
  return [include, exclude, glossaries]
}

/** True for an aligned text: it belongs to the corpus like a document, but is none. */
export function isParallel(uri: string): boolean {
  return /\.tmx$/i.test(uri)
}

/** What the reader must know of the workspace that the folder is part of. */
export interface Surroundings {
  readonly settings: () => Settings
  /** The folder that a file belongs to: a folder inside another has a corpus of its own. */
  readonly folderOf: (uri: string) => Folder
  /** False once the folder has been closed: reading stops. */
  readonly isOpen: (folder: Folder) => boolean
  /** Called where a file is not what was indexed any more. */
  readonly onFileChanged: (changed: FileChanged) => void
  /** Called now and then while a folder is read. */
  readonly onProgress: () => void
}

/** Reads folders and single files into their corpora; what cannot be read is named in the log and in `skipped`. */
export class FolderReader {
  readonly #ports: Ports
  readonly #around: Surroundings

  constructor(ports: Ports, around: Surroundings) {
    this.#ports = ports
    this.#around = around
  }

  /** Reads every file of a folder, in slices; files that are gone leave the corpus. `isCounted` says whether counts follow. */
  async readAll(folder: Folder, isCounted = true): Promise<void> {
    const { root } = folder
    if (root === undefined || !this.#around.isOpen(folder)) return
    const started = this.#ports.now()
    await this.readConfig(folder)
    const gone = new Set([...folder.corpus.uris(), ...folder.corpus.parallel.uris()])
    folder.skipped = []
    await folder.index?.open(this.#around.settings())
    const documents: FoundFile[] = []
    const aligned: FoundFile[] = []
    const unread = new Set<FoundFile>()
    let [files, bytes] = [0, 0]
    const pause = this.pauses()
    for await (const step of this.#ports.walk(this.#ports.files, root, this.#options(folder))) {
      if ('skipped' in step) {
        this.#skip(folder, step.skipped.uri, step.skipped.reason)
      } else {
        // As normal as the folder's own: `walk` writes them so.
        const file = step.found
        gone.delete(file.uri)
        files++
        if (this.#around.folderOf(file.uri) !== folder) continue
        if (isParallel(file.uri)) aligned.push(file)
        else documents.push(file)
        if (isParallel(file.uri) || folder.index?.isKnown(file.uri, file.stamp)) continue
        unread.add(file)
        bytes += file.size ?? 0
        // They get ready while the walk goes on.
        if (!folder.threads) this.#startThreads(folder, bytes, isCounted)
      }
      await pause()
    }
    await Promise.all([
      this.#readFiles(folder, documents, isCounted, folder.threads?.read([...unread]), unread),
      this.#readFiles(folder, aligned, isCounted),
    ])
    if (!isCounted) this.endThreads(folder)
    if (!this.#around.isOpen(folder)) return
    for (const uri of gone) {
      folder.corpus.parallel.remove(uri)
      if (folder.corpus.originOf(uri) === 'own') folder.corpus.remove(uri)
    }
    folder.corpus.isComplete = true
    const kept = folder.index?.close() ?? 0
    const units =
      aligned.length > 0 ? `, ${aligned.length} of them aligned texts with ${folder.corpus.parallel.size} units` : ''
    this.#ports.log.info(
      `${root}: ${files} files read in ${Math.round(this.#ports.now() - started)} ms${units}${kept > 0 ? `; ${kept} of them from the index on disk` : ''}`,
    )
  }

  #startThreads(folder: Folder, bytes: number, isWhole: boolean): void {
    const { corpus, index } = folder
    const { threads } = this.#ports
    if (!threads || bytes <= threads.from) return
    const known = index?.hashes() ?? new Set<string>()
    folder.threads = threads.start({ vocabulary: corpus.phrases.vocabulary, known, isWhole })
  }

  endThreads(folder: Folder): void {
    folder.threads?.close()
    folder.threads = undefined
  }

  /**
   * Takes files into the corpus, one after the other, in slices: out of the index on disk where that knows their content, from
   * `threads` what these have been given, and else by reading them here.
   */
  async #readFiles(
    folder: Folder,
    files: readonly FoundFile[],
    isCounted: boolean,
    threads?: AsyncIterable<ReadAside>,
    given?: ReadonlySet<FoundFile>,
  ): Promise<void> {
    const aside = threads?.[Symbol.asyncIterator]()
    const pause = this.pauses()
    for (const file of files) {
      if (!this.#around.isOpen(folder)) {
        this.endThreads(folder)
        return
      }
      if (aside && given?.has(file)) {
        const { value } = await aside.next()
        if (!value || !this.#takeAside(folder, value)) await this.#readHere(folder, file, isCounted)
      } else if (!folder.index?.takeKnown(file.uri, file.stamp)) await this.#readHere(folder, file, isCounted)
      const others = pause()
      if (others) await others
    }
  }

  /** Takes what a thread has read; false where the file is to be read here. */
  #takeAside(folder: Folder, read: ReadAside): boolean {
    const { corpus, index } = folder
    const { uri, stamp } = read.file
    if ('unread' in read) return false
    if ('failed' in read) {
      if (read.stack !== undefined) this.#ports.log.error(read.stack)
      this.#skip(folder, uri, read.failed)
      return true
    }
    const { digest, hash, warning } = read
    if (index?.takeRead(uri, hash, stamp)) return true
    if (!digest) return false
    if (warning !== undefined) this.#warn(uri, warning)
    this.guard(folder, uri, () => corpus.setPacked(uri, digest, hash))
    index?.parsed(corpus.lengthOf(uri))
    return true
  }

  async #readHere(folder: Folder, { uri, stamp }: FoundFile, isCounted: boolean): Promise<void> {
    try {
      const read = await this.#ports.readText(this.#ports.files, uri)
      if (!read) {
        this.#skip(folder, uri, { code: uri.includes(BROKEN) ? 'bad-name' : 'gone' })
        return
      }
      if (read.warning !== undefined) this.#warn(uri, read.warning)
      if (!folder.index?.takeRead(uri, read.hash, stamp)) await this.setFile(folder, uri, read, isCounted)
    } catch (error) {
      this.#skip(folder, uri, { code: 'unreadable', detail: messageOf(error) })
    }
  }

  /** To be waited for at the end of a slice, when others have their turn; undefined before. Says now and then how far the reading is. */
  pauses(): () => Promise<void> | undefined {
    let sliceEnd = this.#ports.now() + SLICE
    let told = sliceEnd
    const rest = async (): Promise<void> => {
      await this.#ports.nextTurn()
      const now = this.#ports.now()
      sliceEnd = now + SLICE
      if (now < told + PROGRESS) return
      told = now
      this.#around.onProgress()
    }
    return () => (this.#ports.now() < sliceEnd ? undefined : rest())
  }

  /** Gives a file to the corpus: a document, or an aligned text, which is read in slices. */
  async setFile(folder: Folder, uri: string, { text, hash }: FileText, isCounted = true): Promise<void> {
    if (isParallel(uri)) await this.#setParallel(folder, uri, text, hash)
    else {
      folder.index?.parsed(text.length)
      this.guard(folder, uri, () => folder.corpus.setFile(uri, text, 'own', { isWhole: isCounted, hash }))
    }
  }

  /** A file that belongs to the folder's corpus; undefined where it does not, or cannot be read. */
  async readOne(folder: Folder, uri: string): Promise<FileText | undefined> {
    const { files } = this.#ports
    folder.index?.forget(uri)
    this.unskip(folder, uri)
    if (folder.root === undefined || !(await this.#ports.belongs(files, folder.root, uri, this.#options(folder))))
      return undefined
    const { maxFileSize } = this.#around.settings()
    const size = await files.sizeOf(uri)
    if (size !== undefined && size > maxFileSize * 1e6) {
      this.#skip(folder, uri, { code: 'too-large', most: maxFileSize * 1e6, size })
      return undefined
    }
    return this.#readText(uri)
  }

  /** What has gone, or is looked at again, is not left out any more. */
  unskip(folder: Folder, uri: string): void {
    folder.skipped = folder.skipped.filter(skipped => skipped.uri !== uri && !skipped.uri.startsWith(`${uri}/`))
  }

  /** True for a folder whose files may belong to a corpus. */
  async isFolder(uri: string): Promise<boolean> {
    if (/\/(?:\.git|node_modules)(?:\/|$)/.test(uri)) return false
    try {
      await this.#ports.files.readFolder(uri)
      return true
    } catch {
      return false
    }
  }

  /** Does what one document needs; if that fails it is named, and every other document goes on. */
  guard(folder: Folder, uri: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      if (error instanceof FileChanged) {
        this.#around.onFileChanged(error)
        return
      }
      this.#ports.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
      this.#skip(folder, uri, { code: 'not-indexed', detail: messageOf(error) })
    }
  }

  async #setParallel(folder: Folder, uri: string, text: string, hash: string | undefined): Promise<void> {
    const { parallel } = folder.corpus
    folder.skipped = folder.skipped.filter(skipped => skipped.uri !== uri)
    const loading = parallel.load(uri, text, hash)
    let file: ParallelFile | undefined
    let sliceEnd = this.#ports.now() + SLICE
    while (!file) {
      // One step at a time under guard: a file that fails is named, and every other goes on.
      let failed = true
      this.guard(folder, uri, () => {
        const step = loading.next()
        if (step.done) file = step.value
        failed = false
      })
      if (failed) {
        parallel.remove(uri)
        return
      }
      if (this.#ports.now() < sliceEnd) continue
      await this.#ports.nextTurn()
      if (!this.#around.isOpen(folder)) return
      sliceEnd = this.#ports.now() + SLICE
    }
    this.#reportParallel(folder, uri, file)
  }

  #reportParallel(folder: Folder, uri: string, file: ParallelFile): void {
    const { problems, problemCount, problemLines, streams, unitsRead } = file
    problems.slice(0, MOST_NAMED).forEach(({ code, detail }, i) => {
      this.#ports.log.warn(`${uri}: line ${(problemLines[i] ?? 0) + 1}: TMX: ${code} “${detail.slice(0, 40)}”`)
    })
    if (problemCount > MOST_NAMED) this.#ports.log.warn(`${uri}: TMX: ${problemCount - MOST_NAMED} more problems`)
    const units = streams.zh.size
    if (units === 0) this.#skip(folder, uri, { code: 'no-pairs', units: unitsRead })
    else if (units < unitsRead)
      this.#ports.log.info(`${uri}: ${unitsRead - units} of ${unitsRead} units lack a language`)
  }

  #warn(uri: string, problem: FileProblem): void {
    this.#ports.log.warn(`${uri}: ${fileProblemMessage(problem, localeOf(this.#ports.locale))}`)
  }

  #skip(folder: Folder, uri: string, reason: FileProblem): void {
    this.unskip(folder, uri)
    folder.skipped = [...folder.skipped, { uri, reason }]
    const locale = localeOf(this.#ports.locale)
    const said = fileProblemMessage(reason, locale)
    this.#ports.log.warn(`${uri}: ${locale === 'zh' ? `未读入：${said}` : `left out: ${said}`}`)
  }

  /** Reads tifa.yaml anew; true where it may say of other files than before that they belong to the folder. */
  async readConfig(folder: Folder): Promise<boolean> {
    const uri = configOf(folder)
    if (uri === undefined) return false
    const before = folder.config
    folder.configText = (await this.#readText(uri))?.text
    folder.config = folder.configText === undefined ? NO_CONFIG : parseConfig(folder.configText)
    for (const problem of folder.config.problems) this.#ports.log.info(`${uri}: ${problem.code} ${problem.detail}`)
    return !isSameData(namedIn(before), namedIn(folder.config))
  }

  async #readText(uri: string): Promise<FileText | undefined> {
    try {
      const read = await this.#ports.readText(this.#ports.files, uri)
      if (read?.warning !== undefined) this.#warn(uri, read.warning)
      return read
    } catch (error) {
      this.#warn(uri, { code: 'unreadable', detail: messageOf(error) })
      return undefined
    }
  }

  #options(folder: Folder): WalkOptions {
    const { excluded, maxFileSize } = this.#around.settings()
    return {
      config: folder.config,
      excluded,
      maxFileSize: maxFileSize * 1e6,
      isCancelled: () => !this.#around.isOpen(folder),
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
