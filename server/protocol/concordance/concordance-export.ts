// The concordance as text for other programs: lines with their places, or the figures about them.

import type {
  CollocateItem,
  ConcordanceFiguresResult,
  DocumentItem,
  ExportConcordanceParams,
  LineItem,
  NgramItem,
} from '../../wire/concordance.ts'
import { type CsvValue, toCsv } from '../csv.ts'
import { type KnownProvenance, PROVENANCE_COLUMNS, provenanceCells, provenanceField } from '../exporting/provenance.ts'
import { toMarkdownTable, toTsv } from '../table-text.ts'

/** How a file is to be called: a path for a terminal, an address for an editor. */
export type NameFile = (uri: string) => string

type Columns<Row> = readonly (readonly [name: string, (row: Row, nameFile: NameFile) => CsvValue])[]

/** Lines of a file count from 1; offsets are UTF-16 units from its start. */
const LINES: Columns<LineItem> = [
  ['left', ({ left }) => left],
  ['keyword', ({ keyword }) => keyword],
  ['right', ({ right }) => right],
  ['document', ({ title }) => title],
  ['section', ({ section }) => section],
  ['date', ({ date }) => date],
  ['period', ({ period }) => period],
  ['kind', ({ kind }) => kind],
  ['language', ({ language }) => language],
  ['file', ({ uri }, nameFile) => nameFile(uri)],
  ['line', ({ range }) => range.start.line + 1],
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
]

const DOCUMENTS: Columns<DocumentItem> = [
  ['document', ({ title }) => title],
  ['date', ({ date }) => date],
  ['period', ({ period }) => period],
  ['kind', ({ kind }) => kind],
  ['language', ({ language }) => language],
  ['count', ({ count }) => count],
  ['characters', ({ characters }) => characters],
  ['per_10000_characters', ({ rate }) => round(rate)],
  ['abridged', ({ isAbridged }) => isAbridged],
  ['file', ({ uri }, nameFile) => nameFile(uri)],
]

const COLLOCATES: Columns<CollocateItem> = [
  ['collocate', ({ text }) => text],
  ['term', ({ isTerm }) => isTerm],
  ['log_dice', ({ score }) => round(score)],
  ['together', ({ together }) => together],
  ['left', ({ left }) => left],
  ['right', ({ right }) => right],
  ['total', ({ total }) => total],
]

const NGRAMS: Columns<NgramItem> = [
  ['side', ({ side }) => side],
  ['words', ({ text }) => text],
  ['length', ({ length }) => length],
  ['count', ({ count }) => count],
  ['documents', ({ documents }) => documents],
]

type Format = ExportConcordanceParams['format']

/** The lines as text; JSON says first what `about` holds: the figures and their basis. */
export function linesToText(
  lines: readonly LineItem[],
  format: Format,
  nameFile: NameFile,
  about: object = {},
  known?: KnownProvenance,
): string {
  return toText('lines', LINES, lines, format, nameFile, { about, known, uriOf: ({ uri }) => uri })
}

/** One kind of figures as text. */
export function figuresToText(
  what: 'documents' | 'collocates' | 'ngrams',
  { documents, collocates, ngrams }: ConcordanceFiguresResult,
  format: Format,
  nameFile: NameFile,
  about: object = {},
  known?: KnownProvenance,
): string {
  const uriOf = (): undefined => undefined
  if (what === 'documents')
    return toText(what, DOCUMENTS, documents, format, nameFile, { about, known, uriOf: ({ uri }) => uri })
  if (what === 'collocates') return toText(what, COLLOCATES, collocates, format, nameFile, { about, known, uriOf })
  return toText(what, NGRAMS, ngrams, format, nameFile, { about, known, uriOf })
}

/** One kind of figures as plain cells, and what their columns are called in files. */
export function figuresToCells(
  what: 'documents' | 'collocates' | 'ngrams',
  figures: ConcordanceFiguresResult,
  nameFile: NameFile,
): { readonly head: readonly string[]; readonly cells: readonly (readonly CsvValue[])[] } {
  if (what === 'documents') return toCells(DOCUMENTS, figures.documents, nameFile)
  return what === 'collocates'
    ? toCells(COLLOCATES, figures.collocates, nameFile)
    : toCells(NGRAMS, figures.ngrams, nameFile)
}

function toCells<Row>(
  columns: Columns<Row>,
  rows: readonly Row[],
  nameFile: NameFile,
): { head: string[]; cells: CsvValue[][] } {
  return {
    head: columns.map(([name]) => name),
    cells: rows.map(row => columns.map(([, get]) => get(row, nameFile))),
  }
}

/** What is said beside the rows. */
interface Said<Row> {
  readonly about: object
  readonly known: KnownProvenance | undefined
  /** The file that a row is about. */
  readonly uriOf: (row: Row) => string | undefined
}

function toText<Row>(
  what: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  format: Format,
  nameFile: NameFile,
  { about, known, uriOf }: Said<Row>,
): string {
  const { head, cells } = toCells(columns, rows, nameFile)
  switch (format) {
    case 'csv':
      return known
        ? toCsv(
            [...head, ...PROVENANCE_COLUMNS],
            cells.map((row, i) => [...row, ...provenanceCells(known, rows[i] && uriOf(rows[i]))]),
          )
        : toCsv(head, cells)
    case 'tsv':
      return toTsv(head, cells)
    case 'markdown':
      return toMarkdownTable(head, cells)
    case 'json': {
      const items = cells.map(row => Object.fromEntries(row.map((cell, i) => [head[i], cell])))
      return `${JSON.stringify({ ...provenanceField(known), ...about, [what]: items }, undefined, 1)}\n`
    }
  }
}

/** Three places behind the point say more than any corpus can. */
function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
