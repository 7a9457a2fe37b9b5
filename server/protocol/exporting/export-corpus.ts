// Makes the files of an export: which kinds there are, what each consists of, and what is to be said of it.

import type { Pinyin } from '../../core/text/pinyin.ts'
import type { Folder } from '../folder.ts'
import { collectRows } from '../ledger-rows.ts'
import type { Locale } from '../locale.ts'
import type { Ports } from '../ports.ts'
import type { LedgerRow } from '../requests.ts'
import { type ExportedDocument, type Pause, readDocuments, runSteps } from './exported-document.ts'
import { type KnownProvenance, readProvenance } from './provenance.ts'
import { writeReadingCopy } from './reading-copy.ts'
import { sourceOf, writeWebAnnotations } from './web-annotation.ts'

/** What can be exported: marks as Web Annotations, plain texts, and texts to be read. */
export const EXPORTS = ['annotations', 'text', 'reading-copy'] as const
export type Export = (typeof EXPORTS)[number]

/** The ending of each export's first file, without the dot. */
export const ENDINGS: Readonly<Record<Export, string>> = {
  annotations: 'jsonld',
  text: 'txt',
  'reading-copy': 'html',
}

/** Exports that make a file for each document. */
export const BY_DOCUMENT: ReadonlySet<Export> = new Set<Export>(['text', 'reading-copy'])

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
}

export interface ExportRequest {
  readonly what: Export
  /** The name of the first file without its ending; those of documents are theirs. */
  readonly name: string
  /** Which documents of the user's own. */
  readonly isWanted: (uri: string) => boolean
}

/** What exports are made with. */
export interface Exporting {
  readonly folders: readonly Folder[]
  readonly ports: Pick<Ports, 'files' | 'readText' | 'date' | 'version' | 'year' | 'pinyin'>
  readonly locale: Locale
  readonly pause: Pause
}

/** The files of an export, with how much is in them. */
export async function exportCorpus(request: ExportRequest, exporting: Exporting): Promise<Made> {
  const { what, isWanted } = request
  const { folders, ports, pause } = exporting
  const provenance = await readProvenance(folders, ports, pause)
  const files: MadeFile[] = []
  const marked: ExportedDocument[] = []
  let [documents, annotations, wordless] = [0, 0, 0]
  const copies = what === 'reading-copy' ? new Copies(exporting, provenance) : undefined
  for await (const document of readDocuments(folders, isWanted, provenance, pause, what === 'annotations')) {
    documents++
    annotations += document.annotations.length
    wordless += document.wordless
    const { path } = document.state
    if (copies) files.push({ path: `${stem(path)}.html`, content: await copies.write(document) })
    else if (what === 'text') files.push({ path: `${path}.txt`, content: document.plain.text })
    else marked.push(document)
  }
  if (what === 'annotations') {
    const folder = `${request.name}.texts`
    const texts = marked.map(({ state, plain }) => ({
      path: decodeURIComponent(sourceOf(folder, state.path)),
      content: plain.text,
    }))
    const content = writeWebAnnotations(marked, provenance, folder)
    files.push({ path: `${request.name}.${ENDINGS[what]}`, content }, ...texts)
  }
  return { files, documents, annotations, wordless }
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
