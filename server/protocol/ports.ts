// What an entry gives to the protocol layer: files, the walk over a corpus folder, a log, pinyin, the dictionary.

import type { ImportFile } from '../core/importing/import-file.ts'
import type { PackedGlossaries } from '../core/index/digest/glossary-pack.ts'
import type { PackedDigest } from '../core/index/digest/packed-digest.ts'
import type { NumberedCounts } from '../core/index/terms/packed-counts.ts'
import type { KeyedWording } from '../core/index/terms/wording-set.ts'
import type { Config } from '../core/model/config.ts'
import type { FileProblem } from '../core/model/file-problem.ts'
import type { FileState, Files, Log } from '../core/model/files.ts'
import type { Spreadsheets } from '../core/model/sheet.ts'
import type { LoadDictionary } from '../core/text/dictionary.ts'
import type { LoadPinyin } from '../core/text/pinyin.ts'
import type { Vocabulary } from '../core/text/tokens.ts'

/** A file of a corpus as the walk finds it, with what is known of it without reading. */
export interface FoundFile extends Partial<FileState> {
  readonly uri: string
}

/** A file as text. */
export interface FileText {
  readonly text: string
  /** Of its bytes; absent where a file cannot be read again at once. */
  readonly hash?: string
  /** What is wrong with its encoding. */
  readonly warning?: FileProblem
}

/** A file that was left out, with the reason. */
export interface SkippedFile {
  readonly uri: string
  readonly reason: FileProblem
}

export interface WalkOptions {
  readonly config: Config
  /** Globs of `files.exclude` that are on. */
  readonly excluded: readonly string[]
  /** Larger files are skipped, bytes. */
  readonly maxFileSize: number
  readonly isCancelled: () => boolean
}

/** Walks a folder; yields its Markdown and TMX files, unread, and what it skipped. */
export type Walk = (
  files: Files,
  root: string,
  options: WalkOptions,
) => AsyncIterable<{ readonly found: FoundFile } | { readonly skipped: SkippedFile }>

/** What was read of a file aside; `unread` where that was not possible after all. */
export type ReadAside = { readonly file: FoundFile } & (
  | {
      /** Undefined where the hash was known. */
      readonly digest: PackedDigest | undefined
      readonly hash: string
      readonly warning?: FileProblem
    }
  | { readonly failed: FileProblem; readonly stack?: string }
  | { readonly unread: true }
)

/** Threads that read files while this one answers. To be closed when they have done their work. */
export interface Threads {
  /** What was read of each document, in the order of the files. */
  read(files: readonly FoundFile[]): AsyncIterable<ReadAside>
  /** The counts of all that was read. */
  count(
    wordings: readonly KeyedWording[],
  ): AsyncIterable<{ readonly uri: string; readonly hash: string; readonly counts: NumberedCounts }>
  close(): void
}

/** What threads must know: how tokens are numbered, of which contents no digest is wanted, and whether counts follow. */
export interface ThreadOptions {
  readonly vocabulary: Vocabulary
  readonly known: ReadonlySet<string>
  readonly isWhole: boolean
}

/** Reads one file as text: undefined where it is gone; the warning says what is wrong with its encoding. */
export type ReadText = (files: Files, uri: string) => Promise<FileText | undefined>

/** The same at once; undefined where files cannot be read so, too. Throws where the file cannot be read. */
export type ReadTextNow = (files: Files, uri: string) => FileText | undefined

/** Says whether a file belongs to the corpus at `root`; settled by the same rules as the walk. */
export type Belongs = (files: Files, root: string, uri: string, options: WalkOptions) => Promise<boolean>

/** Where a piece of a file in the cache is, with its checksum. */
export interface CachePlace {
  readonly at: number
  readonly length: number
  readonly sum: number
}

/** A file of the cache that is open: it stays what it is, whatever takes its place meanwhile. */
export interface CacheFile {
  /** Its size. */
  readonly bytes: number
  /** Throws where it is not what was written. */
  readHead(): Uint8Array
  /** A piece, at once, in a buffer of its own; undefined where it is not what was written, or the file is closed. */
  read(place: CachePlace): Uint8Array<ArrayBuffer> | undefined
  close(): void
}

/** Writes a file piece by piece; nobody sees it until it is settled. After an error it is abandoned. */
export interface CacheWriter {
  /** Gives it a piece, which must stay as it is until it has been flushed. */
  add(piece: Uint8Array): CachePlace
  /** Writes what was added, if it is much. */
  flush(): Promise<void>
  /** Writes the rest and the head, and opens the file, which is not in its place yet. */
  finish(head: Uint8Array): Promise<CacheFile>
  /** Moves the finished file into its place. */
  settle(): Promise<void>
  abandon(): Promise<void>
}

/**
 * A place for what can be made again. Who opens a file gets what was written, or an error that says what is wrong with it; of several
 * writers the last one wins.
 */
export interface Cache {
  /** The folder, for the log. */
  readonly place: string
  /** Opens a file; undefined where there is none. */
  open(name: string): Promise<CacheFile | undefined>
  begin(name: string): Promise<CacheWriter>
  remove(name: string): Promise<void>
  /** Removes what was used longest ago until no more than so many bytes are left; the names of what went. */
  trim(bytes: number): Promise<readonly string[]>
}

/** Packs files into one, and unpacks them within limits. */
export interface Archives {
  /** A ZIP archive. */
  pack(files: readonly { readonly path: string; readonly content: string | Uint8Array }[]): Uint8Array
  /** The wanted files of an archive; undefined where it is none, is damaged, or is beyond limits. */
  unpack(bytes: Uint8Array, isWanted: (path: string) => boolean): ReadonlyMap<string, Uint8Array> | undefined
}

export interface Ports {
  readonly files: Files
  /** Absent where nothing is kept from one run to the next. */
  readonly cache?: Cache
  readonly walk: Walk
  /** Absent where there are none. They are started for more than so many bytes of documents. */
  readonly threads?: { readonly from: number; readonly start: (options: ThreadOptions) => Threads }
  readonly readText: ReadText
  readonly readTextNow: ReadTextNow
  readonly belongs: Belongs
  readonly pinyin: LoadPinyin
  readonly dictionary: LoadDictionary
  /** Imports files of other formats, apart from what answers others; absent where nothing can. */
  readonly importFile?: ImportFile
  /** Reading and writing of workbooks, loaded when it is needed. */
  readonly spreadsheets: () => Promise<Spreadsheets>
  /** How many bytes a file may have that it takes. */
  readonly importLimit?: number
  /** Uris of the glossaries that Tifa brings along, for clients that do not name them. */
  readonly glossaries: readonly string[]
  /** What was made of those glossaries when Tifa was built; undefined where nothing was. */
  readonly packedGlossaries: () => Promise<PackedGlossaries | undefined>
  readonly log: Log
  /** Collects garbage, at once; absent where nobody can. */
  readonly collectGarbage?: () => void
  /** The same for what was made lately, where that is much. */
  readonly collectNewGarbage?: () => void
  /** Waits for the next turn of the event loop, so that waiting requests go first. */
  readonly nextTurn: () => Promise<void>
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** The language of the machine, such as `zh_CN.UTF-8`: that of clients which name none, and of what the log says of files. */
  readonly locale?: string
  /** The year that it is: what a plan was to reach by then is due. */
  readonly year: () => number
  /** The moment that it is, as ISO 8601 has it in UTC, to the second: when something was exported. */
  readonly date: () => string
  /** Of the program. */
  readonly version: string
  /** Loaded when they are first needed. */
  readonly archives: () => Promise<Archives>
  /** The form of a uri under which the server keeps it: two that name one file are equal. */
  readonly normalUri: (uri: string) => string
}
