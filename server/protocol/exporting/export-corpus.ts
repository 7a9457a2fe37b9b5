// Makes the files of an export: which kinds there are, what each consists of, and what is to be said of it.

import type { Pinyin } from '../../core/text/pinyin.ts'
import type { LedgerRow } from '../../wire/ledger.ts'
import type { Folder } from '../folder.ts'
import { collectRows } from '../ledger/ledger-rows.ts'
import type { Locale } from '../locale.ts'
import type { Ports } from '../ports.ts'
import { type ExportedDocument, type Pause, readDocuments, runSteps } from './exported-document.ts'
import { type KnownProvenance, readProvenance } from './provenance.ts'
import { writeReadingCopy } from './reading-copy.ts'
import { PROJECT_FILE, SOURCE_FOLDER, sourceFile, writeCodebook, writeProject } from './refi-qda.ts'
import { type Table, type TableFormat, targetTable, termTable, writeTable } from './tables.ts'
import { writeTei } from './tei.ts'
import { sourceOf, writeWebAnnotations } from './web-annotation.ts'

/** What can be exported: marks, in three formats, texts in three, and tables. */
export const EXPORTS = ['annotations', 'qda', 'codebook', 'reading-copy', 'tei', 'text', 'targets', 'terms'] as const
export type Export = (typeof EXPORTS)[number]

/** The ending of each export's first file, without the dot; of a table that of its first format. */
export const ENDINGS: Readonly<Record<Export, string>> = {
  annotations: 'jsonld',
  qda: 'qdpx',
  codebook: 'qdc',
  'reading-copy': 'html',
  tei: 'xml',
  text: 'txt',
  targets: 'csv',
  terms: 'csv',
}

/** Exports that are a table, in one of its formats. */
export const TABLES: ReadonlySet<Export> = new Set<Export>(['targets', 'terms'])

/** Exports that make a file for each document. */
export const BY_DOCUMENT: ReadonlySet<Export> = new Set<Export>(['reading-copy', 'tei', 'text'])

/** A file of an export. */
export interface MadeFile {
  /** As seen from where the export goes, with slashes; no part of it is `..`. */
  readonly path: string
  readonly content: string | Uint8Array
}

export interface Made {
  readonly files: readonly MadeFile[]
  readonly documents: number
  readonly annotations: number
  /** Marks that enclose no words and are left out. */
  readonly wordless: number
  /** Characters that XML cannot hold and that were left out. */
  readonly dropped: number
}

export interface ExportRequest {
  readonly what: Export
  /** Of a table. */
  readonly format?: TableFormat
  /** The name of the first file without its ending; those of documents are theirs. */
  readonly name: string
  /** Which documents of the user's own. */
  readonly isWanted: (uri: string) => boolean
}

/** What exports are made with. */
export interface Exporting {
  readonly folders: readonly Folder[]
  readonly ports: Pick<
    Ports,
    'files' | 'readText' | 'date' | 'version' | 'year' | 'pinyin' | 'normalUri' | 'archives' | 'spreadsheets'
  >
  readonly locale: Locale
  readonly pause: Pause
}

/** The files of an export, with how much is in them. */
export async function exportCorpus(request: ExportRequest, exporting: Exporting): Promise<Made> {
  const { folders, ports, pause } = exporting
  const known = await readProvenance(folders, ports, pause)
  return TABLES.has(request.what) ? exportTable(request, exporting, known) : exportDocuments(request, exporting, known)
}

async function exportTable(request: ExportRequest, exporting: Exporting, known: KnownProvenance): Promise<Made> {
  const { what, isWanted, format = 'csv', name } = request
  const { folders, ports, pause } = exporting
  let table: Table
  if (what === 'terms') table = await termTable(folders, isWanted, known, pause)
  else {
    const rows: LedgerRow[] = []
    for (const { corpus } of folders)
      for (const row of await runSteps(
        collectRows(corpus, ports.year(), uri => uri),
        pause,
      ))
        if ([row.target.place, ...row.others].some(place => place && isWanted(place.uri))) rows.push(row)
    table = targetTable(rows, known)
  }
  const content = await writeTable(table, format, known, ports.spreadsheets, pause)
  return { files: [{ path: `${name}.${format}`, content }], documents: 0, annotations: 0, wordless: 0, dropped: 0 }
}

async function exportDocuments(request: ExportRequest, exporting: Exporting, known: KnownProvenance): Promise<Made> {
  const { what, name, isWanted } = request
  const { folders, ports, pause } = exporting
  const isOfMarks = what === 'annotations' || what === 'qda' || what === 'codebook'
  const files: MadeFile[] = []
  const marked: ExportedDocument[] = []
  let [documents, annotations, wordless, dropped] = [0, 0, 0, 0]
  const copies = what === 'reading-copy' ? new Copies(exporting, known) : undefined
  for await (const document of readDocuments(folders, isWanted, known, pause, isOfMarks)) {
    documents++
    annotations += document.annotations.length
    wordless += document.wordless
    const { path } = document.state
    if (copies) files.push({ path: `${stem(path)}.html`, content: await copies.write(document) })
    else if (what === 'text') files.push({ path: `${path}.txt`, content: document.plain.text })
    else if (what === 'tei') {
      const written = await writeTei(document, known.provenance, pause)
      files.push({ path: `${stem(path)}.xml`, content: written.text })
      dropped += written.dropped
    } else marked.push(document)
  }
  const path = `${name}.${ENDINGS[what]}`
  if (what === 'annotations') {
    const folder = `${name}.texts`
    const texts = marked.map(({ state, plain }) => ({
      path: decodeURIComponent(sourceOf(folder, state.path)),
      content: plain.text,
    }))
    files.push({ path, content: writeWebAnnotations(marked, known, folder) }, ...texts)
  } else if (what === 'codebook' && annotations > 0) {
    const written = writeCodebook(marked, known.provenance)
    files.push({ path, content: written.text })
    dropped += written.dropped
  } else if (what === 'qda') {
    const written = writeProject(marked, known.provenance, name)
    const { pack } = await ports.archives()
    const texts = marked.map(({ state, plain }) => ({
      path: `${SOURCE_FOLDER}/${sourceFile(state.path)}`,
      content: plain.text,
    }))
    files.push({ path, content: pack([{ path: PROJECT_FILE, content: written.text }, ...texts]) })
    dropped += written.dropped
  }
  return { files, documents, annotations, wordless, dropped }
}

/** Reading copies, with what those of one folder have in common. */
class Copies {
  readonly #exporting: Exporting
  readonly #provenance: KnownProvenance
  readonly #rows = new Map<Folder, readonly LedgerRow[]>()
  #pinyin: Pinyin | undefined

  constructor(exporting: Exporting, provenance: KnownProvenance) {
    this.#exporting = exporting
    this.#provenance = provenance
  }

  async write(document: ExportedDocument): Promise<string> {
    const { ports, locale, pause } = this.#exporting
    const { folder } = document
    const rows =
      this.#rows.get(folder) ??
      (await runSteps(
        collectRows(folder.corpus, ports.year(), uri => uri),
        pause,
      ))
    this.#rows.set(folder, rows)
    this.#pinyin ??= await ports.pinyin()
    return writeReadingCopy(document, { locale, pinyin: this.#pinyin, rows, provenance: this.#provenance }, pause)
  }
}

/** A path without the ending of Markdown. */
function stem(path: string): string {
  return path.replace(/\.(?:md|markdown)$/i, '')
}
