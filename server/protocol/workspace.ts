// The corpora of a workspace: one for each workspace folder, one for documents outside of all folders.

import type { compareSnapshots, takeSnapshot } from '../core/features/snapshot.ts'
import { Document } from '../core/model/document.ts'
import { type Code, DEFAULT_SEVERITY, type Severity } from '../core/model/finding.ts'
import { glossaryFormatOf } from '../core/model/glossary-format.ts'
import type { ColumnUnit } from '../core/text/column-units.ts'
import type { Bundled } from './bundled.ts'
import { damaged, type FileChanged, runOnPresentFiles } from './file-changed.ts'
import { configOf, type Folder, FolderReader, isParallel, newFolder } from './folder.ts'
import { Jobs } from './jobs.ts'
import type { Ports } from './ports.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'

/** What the status bar shows. */
export interface Status {
  readonly documents: number
  readonly terms: number
  readonly indexing: boolean
  readonly skipped: number
}

interface Open {
  readonly uri: string
  document: Document
  version: number
}

export class Workspace {
  settings: Settings = DEFAULT_SETTINGS
  readonly #ports: Ports
  readonly #unit: ColumnUnit
  readonly #onChange: () => void
  readonly #reader: FolderReader
  readonly #jobs: Jobs
  readonly #folders = new Map<string, Folder>()
  readonly #loose: Folder
  /** Files that went while they were open: their text can still be read, and belongs to no corpus until there is a file again. */
  readonly #gone: Folder
  /** True once a document was open that lies outside of all folders. */
  #hasLoose = false
  /** Folders that are about to be added: what lies in them is not outside of all, however early it is opened. */
  readonly #awaited = new Set<string>()
  readonly #open = new Map<string, Open>()
  /** Files that are read again because they were closed, each with what tells its last closing. */
  readonly #closing = new Map<string, object>()
  /** Open documents whose last edit has not reached their corpus yet. */
  readonly #dirty = new Set<string>()
  #bundled: Bundled = { files: [] }
  /** Folders that wait to be read again. */
  readonly #toRead = new Map<Folder, Promise<void>>()
  /** Grows with every change of an open document's text. */
  edits = 0
  /** The same without those that open or close one. */
  #typed = 0

  /**
   * `onChange` is called when documents, findings or counts may have changed without an edit; `unit` is what the client counts columns
   * in.
   */
  constructor(ports: Ports, onChange: () => void, unit: ColumnUnit = 'utf-16') {
    this.#ports = ports
    this.#unit = unit
    this.#onChange = onChange
    this.#loose = newFolder(undefined, ports, unit)
    this.#gone = newFolder(undefined, ports, unit)
    this.#reader = new FolderReader(ports, {
      settings: () => this.settings,
      folderOf: uri => this.#folderAround(uri),
      isOpen: folder => this.#folders.get(folder.root ?? '') === folder,
      onFileChanged: changed => void this.#fileChangedMeanwhile(changed),
      onProgress: onChange,
    })
    this.#jobs = new Jobs(ports, this.#reader, {
      folders: () => this.folders(),
      settings: () => this.settings,
      onChange,
      typed: () => this.#typed,
      onFileChanged: changed => this.#fileChangedMeanwhile(changed),
    })
  }

  /** The glossaries that Tifa brings along; given once, before the folders. */
  setBundled(bundled: Bundled): void {
    this.#bundled = bundled
    for (const folder of this.folders()) this.#addBundled(folder)
  }

  *folders(): Iterable<Folder> {
    yield* this.#folders.values()
    yield this.#loose
  }

  /** The innermost folder that holds `uri`, or the one for all that no folder holds; for a file that has gone, one of its own. */
  folderOf(uri: string): Folder {
    return this.#gone.corpus.isOpen(uri) ? this.#gone : this.#folderAround(uri)
  }

  #folderAround(uri: string): Folder {
    let best: Folder | undefined
    for (const folder of this.#folders.values()) {
      const root = folder.root ?? ''
      const isIn = uri.startsWith(root) && (uri.length === root.length || uri[root.length] === '/')
      if (isIn && root.length > (best?.root?.length ?? -1)) best = folder
    }
    return best ?? this.#loose
  }

  /** The open or closed document at `uri`, with its corpus brought up to the last edit. */
  find(uri: string): { folder: Folder; document: Document } | undefined {
    this.flush()
    const normal = this.#ports.normalUri(uri)
    const folder = this.folderOf(normal)
    const document = folder.corpus.document(normal)
    return document && { folder, document }
  }

  versionOf(uri: string): number | undefined {
    return this.#open.get(this.#ports.normalUri(uri))?.version
  }

  isOpen(uri: string): boolean {
    return this.#open.has(this.#ports.normalUri(uri))
  }

  /** The uri as the client wrote it when it opened the document. */
  clientUri(uri: string): string {
    return this.#open.get(uri)?.uri ?? uri
  }

  openUris(): string[] {
    return [...this.#open.values()].map(open => open.uri)
  }

  open(uri: string, version: number, text: string): void {
    this.edits++
    const normal = this.#ports.normalUri(uri)
    this.#open.set(normal, { uri, version, document: Document.parse(normal, text, this.#unit) })
    this.#dirty.add(normal)
    const isNew = !this.folderOf(normal).corpus.has(normal)
    this.flush()
    if (isNew) this.#onChange()
  }

  /** Applies edits in order; a range that lies outside of the text is cut to it. */
  change(
    uri: string,
    version: number,
    changes: readonly {
      text: string
      range?: { start: { line: number; character: number }; end: { line: number; character: number } }
    }[],
  ): void {
    const open = this.#open.get(this.#ports.normalUri(uri))
    if (!open) return
    this.edits++
    this.#typed++
    for (const change of changes) {
      open.document = change.range
        ? open.document.edit(
            open.document.offsetAt(change.range.start),
            open.document.offsetAt(change.range.end),
            change.text,
          )
        : replaceText(open.document, change.text)
    }
    open.version = version
    this.#dirty.add(open.document.uri)
  }

  /** The buffer is gone: the file counts again, if there is one. */
  async close(uri: string): Promise<void> {
    const normal = this.#ports.normalUri(uri)
    this.edits++
    this.flush()
    this.#open.delete(normal)
    const folder = this.folderOf(normal)
    const closing = {}
    this.#closing.set(normal, closing)
    const read = await this.#reader.readOne(folder, normal)
    // Whoever looks through files opens and closes one time and again: the last closing reads it.
    if (this.#closing.get(normal) !== closing) return
    this.#closing.delete(normal)
    if (this.#open.has(normal)) return
    folder.corpus.close(normal, read?.text, read?.hash)
    void this.recount()
    this.#onChange()
  }

  /** Gives the last edits to their corpora; requests call it first, keystrokes do not. */
  flush(): void {
    const dirty = [...this.#dirty]
    this.#dirty.clear()
    for (const uri of dirty) {
      const open = this.#open.get(uri)
      const folder = this.folderOf(uri)
      if (open && folder === this.#loose && !this.#hasLoose && !this.#isAwaited(uri)) {
        this.#hasLoose = true
        this.#addBundled(folder)
      }
      if (open) this.#reader.guard(folder, uri, () => folder.corpus.setOpen(open.document))
    }
  }

  /** Says that a folder will be added soon. */
  awaitFolder(uri: string): void {
    this.#awaited.add(this.#rootOf(uri))
  }

  #isAwaited(uri: string): boolean {
    for (const root of this.#awaited) if (uri.startsWith(`${root}/`)) return true
    return false
  }

  #rootOf(uri: string): string {
    return this.#ports.normalUri(uri).replace(/\/$/, '')
  }

  /** `isCounted` false: its documents are read, and counted when somebody asks; until then {@link Corpus.claims} lacks theirs. */
  async addFolder(uri: string, isCounted = true): Promise<void> {
    const root = this.#rootOf(uri)
    this.#awaited.delete(root)
    if (this.#folders.has(root)) return
    const folder = newFolder(root, this.#ports, this.#unit)
    this.#folders.set(root, folder)
    for (const open of this.#open.values()) {
      if (this.folderOf(open.document.uri) !== folder) continue
      for (const other of this.folders()) if (other !== folder) other.corpus.remove(open.document.uri, true)
      folder.corpus.setOpen(open.document)
    }
    for (const outer of this.folders()) {
      if (outer === folder) continue
      for (const known of [...outer.corpus.uris()]) if (known.startsWith(`${root}/`)) outer.corpus.remove(known, true)
      outer.corpus.parallel.removeBelow(root)
    }
    this.#addBundled(folder)
    await this.#jobs.add(async () => {
      // To open it takes a moment, for which nobody waits who has asked something already.
      await this.#ports.nextTurn()
      await folder.index?.open(this.settings)
      await this.#reader.readAll(folder, isCounted)
    }, isCounted)
  }

  removeFolder(uri: string): void {
    const root = this.#rootOf(uri)
    const folder = this.#folders.get(root)
    if (!folder) return
    this.#folders.delete(root)
    this.#reader.endThreads(folder)
    for (const open of this.#open.values()) this.#dirty.add(open.document.uri)
    this.flush()
    // What lay in it belongs to the folder around it again.
    const outer = this.folderOf(root)
    if (outer.root !== undefined) void this.#readAgain(outer)
    else this.#onChange()
  }

  /** Reads all folders again: after a change of tifa.yaml, of a .gitignore or of a setting that decides what belongs. */
  async reload(): Promise<void> {
    await Promise.all([...this.#folders.values()].map(folder => this.#readAgain(folder)))
  }

  /** Reads all of a folder behind what is to be done before; once, however often it is asked for until then. */
  #readAgain(folder: Folder): Promise<void> {
    const waiting = this.#toRead.get(folder)
    if (waiting) return waiting
    const reading = this.#jobs.add(async () => {
      this.#toRead.delete(folder)
      await this.#reader.readAll(folder)
      this.#takeBack(folder)
    })
    this.#toRead.set(folder, reading)
    return reading
  }

  /** A file was created, changed or deleted outside of the editor. */
  async fileChanged(uri: string, change: 'created' | 'changed' | 'deleted'): Promise<void> {
    const normal = this.#ports.normalUri(uri)
    const folder = this.#folderAround(normal)
    if (folder.root === undefined) return
    if (normal.endsWith('/.gitignore')) return this.#readAgain(folder)
    if (normal === configOf(folder)) {
      await this.#jobs.add(async () => {
        const isOther = await this.#reader.readConfig(folder)
        if (isOther) await this.#reader.readAll(folder)
        return isOther
      })
      return
    }
    await this.#jobs.add(async () => {
      if (change === 'deleted') {
        // A folder that was deleted or renamed is told as one event.
        for (const known of [...folder.corpus.uris()]) {
          if (known === normal || known.startsWith(`${normal}/`)) this.#setAside(folder, known)
        }
        folder.corpus.parallel.removeBelow(normal)
        this.#reader.unskip(folder, normal)
      } else if (change === 'created' && !isNamedAsFile(normal) && (await this.#reader.isFolder(normal))) {
        // A folder that was created or renamed may be told as one event, without its files.
        await this.#reader.readAll(folder)
      } else {
        await this.#readOne(folder, normal)
      }
      this.#takeBack(folder, change === 'deleted' ? undefined : normal)
    })
  }

  /** A file has gone; where it is open, its text goes with it. */
  #setAside({ corpus }: Folder, uri: string): void {
    const open = this.#open.get(uri)
    corpus.remove(uri, true)
    if (!open) return
    if (this.#gone.corpus.size === 0) this.#addBundled(this.#gone)
    this.#gone.corpus.setOpen(open.document)
  }

  /** Open documents whose files are there again: those of the corpus, and `there`, which may be left out of it. */
  #takeBack({ corpus }: Folder, there?: string): void {
    for (const { document } of this.#open.values()) {
      const { uri } = document
      if (!this.#gone.corpus.isOpen(uri) || !(corpus.has(uri) || uri === there)) continue
      this.#gone.corpus.remove(uri, true)
      corpus.setOpen(document)
    }
  }

  /**
   * Runs what may read closed files. Where one is not what was indexed any more, because nobody has told yet that it changed,
   * it is read first and `run` starts over: so all that it sees of a file is of one text.
   */
  onPresentFiles<T>(run: () => T | Promise<T>): Promise<T> {
    return runOnPresentFiles(run, (changed, isMany) => this.#fileChangedMeanwhile(changed, isMany))
  }

  /**
   * Reads all files again of which the index on disk is damaged somewhere: for who cannot start over when that shows, as
   * {@link onPresentFiles} does.
   */
  async mend(): Promise<void> {
    const pause = this.#reader.pauses()
    for (const { corpus } of this.#folders.values()) {
      for (const uri of [...corpus.uris(), ...corpus.parallel.uris()]) {
        const isWhole = isParallel(uri) ? corpus.parallel.isWhole(uri) : (corpus.digest(uri)?.digest.isWhole ?? true)
        if (!isWhole) await this.#fileChangedMeanwhile(damaged(uri))
        await pause()
      }
    }
  }

  /** At once, not behind other jobs: somebody waits for an answer. */
  async #fileChangedMeanwhile(changed: FileChanged, isMany = false): Promise<void> {
    this.#ports.log.info(`${changed.message}: ${isMany ? 'all files are' : 'it is'} read again`)
    const { uri } = changed
    const folder = this.folderOf(uri)
    if (isMany) await this.#readAgain(folder)
    folder.corpus.phrases.reopen(uri)
    await this.#readOne(folder, uri)
    this.#reader.guard(folder, uri, () => folder.corpus.count(uri))
    this.#onChange()
  }

  async #readOne(folder: Folder, uri: string): Promise<void> {
    const read = await this.#reader.readOne(folder, uri)
    if (read) await this.#reader.setFile(folder, uri, read)
    else if (isParallel(uri)) folder.corpus.parallel.remove(uri)
    else folder.corpus.remove(uri)
  }

  /**
   * Parses every open document anew and holds what was kept of it against that: each difference is a fault, is named in the log, and
   * is mended. How that is looked at is handed in: a start goes without.
   */
  verify(take: typeof takeSnapshot, compare: typeof compareSnapshots): void {
    this.flush()
    for (const open of this.#open.values()) {
      const { uri, text } = open.document
      const folder = this.folderOf(uri)
      this.#reader.guard(folder, uri, () => {
        const year = this.#ports.year()
        const kept = take(folder.corpus, uri, year)
        open.document = Document.parse(uri, text, this.#unit)
        folder.corpus.setOpen(open.document, true)
        for (const { name, at } of compare(kept, take(folder.corpus, uri, year)))
          this.#ports.log.error(`${uri}: the index of ${name} was not what the text gives, and is mended: ${at}`)
      })
    }
  }

  /**
   * Makes ready what the first question at a cursor would wait for, in slices, where something is open: the lexicon, and aligned texts that
   * lie on disk.
   */
  async prepare(): Promise<void> {
    await this.idle()
    const pause = this.#reader.pauses()
    for (const folder of new Set([...this.#open.values()].map(({ document }) => this.folderOf(document.uri)))) {
      const { corpus } = folder
      const work = corpus.prepare()
      let isDone = !corpus.isComplete
      while (!isDone) {
        await pause()
        isDone = true
        this.#reader.guard(folder, folder.root ?? '', () => {
          isDone = work.next().done === true
        })
      }
    }
  }

  severityOf(folder: Folder, code: Code): Severity {
    return this.settings.severities.get(code) ?? folder.config.severities.get(code) ?? DEFAULT_SEVERITY[code]
  }

  /** True while files are read or counted. */
  get isIndexing(): boolean {
    return this.#jobs.areRunning
  }

  get status(): Status {
    let documents = 0
    let skipped = 0
    const terms = new Set<string>()
    for (const folder of this.folders()) {
      skipped += folder.skipped.length
      for (const uri of folder.corpus.uris()) {
        if (folder.corpus.originOf(uri) === 'own') documents++
        else if (!this.settings.bundledGlossary) continue
        for (const id of folder.corpus.entryIds(uri)) terms.add(id)
      }
    }
    return { documents, terms: terms.size, indexing: this.isIndexing, skipped }
  }

  /** Settles when all that was asked for so far is done. */
  async idle(): Promise<void> {
    await this.#jobs.idle()
  }

  /** The same, with all that an edit leaves to be done once typing pauses. */
  async settle(): Promise<void> {
    await this.recount()
    await this.prepare()
  }

  /** Takes other settings: folders are read again where another file belongs to them, bundled glossaries come or go. */
  async applySettings(settings: Settings): Promise<void> {
    const before = this.settings
    this.settings = settings
    if (before.bundledGlossary !== settings.bundledGlossary) {
      for (const folder of [...this.folders(), this.#gone]) this.#addBundled(folder)
      void this.recount()
    }
    const belongs = ({ excluded, maxFileSize }: Settings): string => JSON.stringify([excluded, maxFileSize])
    if (belongs(before) !== belongs(settings)) await this.reload()
  }

  #addBundled(folder: Folder): void {
    // Where nothing lies outside of all folders, or nothing has gone, nobody asks.
    if (folder === this.#loose && !this.#hasLoose) return
    if (!this.settings.bundledGlossary) {
      for (const { uri } of this.#bundled.files)
        if (folder.corpus.originOf(uri) === 'bundled') folder.corpus.remove(uri)
      return
    }
    const { files, wordings } = this.#bundled
    for (const { uri, text, hash, packed } of files) {
      if (folder.root !== undefined && uri.startsWith(`${folder.root}/`)) continue
      if (packed) folder.corpus.setPacked(uri, packed, hash, text)
      else folder.corpus.setFile(uri, text(), 'bundled', { hash, isWhole: false })
    }
    if (wordings) folder.corpus.setBase(wordings.base, wordings.of)
  }

  /** Counts again where an edit changed a glossary or the name of a plan, a file was closed, or much stands outside of the index of phrases. */
  async recount(): Promise<void> {
    this.flush()
    await this.#jobs.recount()
  }

  /** A number that grows with every change of what documents can see of each other. */
  get revision(): number {
    let revision = 0
    for (const folder of this.folders()) revision += folder.corpus.revision
    return revision
  }
}

/** Whether a file that may belong to a corpus is called so; anything else that was created may be a folder, dots in its name or not. */
function isNamedAsFile(uri: string): boolean {
  return /\.(?:md|markdown|tmx)$/i.test(uri) || glossaryFormatOf(uri) !== undefined
}

/**
 * The document with another text, edited only between what both begin and end with: a client that sends whole texts has most often
 * changed a few words.
 */
function replaceText(document: Document, text: string): Document {
  const before = document.text
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === text.charCodeAt(text.length - 1 - end))
    end++
  return document.edit(start, before.length - end, text.slice(start, text.length - end))
}
