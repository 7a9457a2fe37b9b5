// Makes a file of glossaries: those of a corpus, one of them, or one that Tifa brings along.

import { glossarySheet, writeGlossaryText } from '../../core/features/glossary/export-glossary.ts'
import { collectRecords } from '../../core/features/glossary/glossary-records.ts'
import type { Origin } from '../../core/index/corpus.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import type { GlossaryRecord } from '../../core/model/glossary-record.ts'
import { encodeUtf8 } from '../../core/text/utf8.ts'
import { PROVENANCE_COLUMNS, provenanceCells, readProvenance } from '../exporting/provenance.ts'
import type { Folder } from '../folder.ts'
import type { Locale } from '../locale.ts'
import type { Ports } from '../ports.ts'
import type { RunSteps } from './glossary-files.ts'

export const GLOSSARY_FORMATS = ['tbx', 'csv', 'tsv', 'xlsx', 'md'] as const
export type GlossaryFileFormat = (typeof GLOSSARY_FORMATS)[number]

export interface GlossaryExport {
  readonly format: GlossaryFileFormat
  readonly folders: readonly Folder[]
  /** Which glossaries, by address; undefined for all of the user's own. */
  readonly isWanted: ((uri: string) => boolean) | undefined
  readonly ports: Pick<Ports, 'files' | 'readText' | 'date' | 'version' | 'normalUri' | 'spreadsheets'>
  readonly locale: Locale
  readonly run: RunSteps
  readonly pause: () => Promise<void>
}

export interface MadeGlossary {
  readonly content: Uint8Array
  readonly entries: number
  readonly titles: readonly string[]
  /** Texts that a cell of a workbook could not hold whole. */
  readonly cut: number
}

/** The glossaries of a folder: the user's own by address, then those that Tifa brings along. */
export function glossariesIn({ corpus }: Folder): { readonly symbols: Symbols; readonly origin: Origin }[] {
  const found = [...corpus.allSymbols()].filter(({ meta, terms }) => meta.kind === 'glossary' && terms.length > 0)
  return found
    .map(symbols => ({ symbols, origin: corpus.originOf(symbols.uri) }))
    .sort((a, b) => (a.origin === b.origin ? (a.symbols.uri < b.symbols.uri ? -1 : 1) : a.origin === 'own' ? -1 : 1))
}

/** The file, with what it was made of in it; `entries` is 0 where there is no glossary. */
export async function exportGlossaries(asked: GlossaryExport): Promise<MadeGlossary> {
  const { format, folders, isWanted, ports, locale, run, pause } = asked
  const records: GlossaryRecord[] = []
  const uris: string[] = []
  const titles: string[] = []
  const seen = new Set<string>()
  for (const folder of folders) {
    for (const { symbols, origin } of glossariesIn(folder)) {
      const { uri, title } = symbols
      const document =
        (isWanted ? isWanted(uri) : origin === 'own') && !seen.has(uri) ? folder.corpus.document(uri) : undefined
      if (!document) continue
      seen.add(uri)
      titles.push(title)
      for (const record of collectRecords(document)) {
        records.push(record)
        uris.push(uri)
      }
      await pause()
    }
  }
  const known = await readProvenance(folders, ports, pause)
  const { tool, version, date, corpus } = known.provenance
  const paths = [...seen].flatMap(uri => {
    const state = known.states.get(uri)
    return state ? `${state.path} sha256:${state.sha256}${state.unsaved ? ' (unsaved)' : ''}` : []
  })
  const title = titles.length === 1 && titles[0] !== undefined ? titles[0] : locale === 'zh' ? '词汇表' : 'Glossary'
  const source = {
    title,
    lines: [`${tool} ${version}, ${date}`, `corpus sha256:${corpus.sha256}`, ...paths],
  }
  const extra = {
    names: PROVENANCE_COLUMNS,
    cells: (i: number) => provenanceCells(known, uris[i]).map(cell => cell ?? ''),
  }
  if (format !== 'xlsx') {
    const text = await run(writeGlossaryText(records, format, source, extra))
    return { content: encodeUtf8(text.replace(LONE, '\uFFFD')), entries: records.length, titles, cut: 0 }
  }
  const properties = { title, description: source.lines.join('\n'), application: `${tool} ${version}` }
  const spreadsheets = await ports.spreadsheets()
  const { bytes, cut } = await run(spreadsheets.write([glossarySheet(records, source, extra)], properties))
  return { content: bytes, entries: records.length, titles, cut: cut.length }
}

/** Halves of surrogate pairs, which no encoding can hold. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
