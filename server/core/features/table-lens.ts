// Code lenses of indicator tables: how many targets a table sets, how many are tagged, and what came of them.

import type { Claim } from '../index/claims.ts'
import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { collectIndicator, type Status } from './ledger.ts'

/** What a lens says of a table. */
export interface TableSummary {
  readonly targets: number
  readonly binding: number
  readonly expected: number
  readonly untagged: number
  /** Of the targets that name an indicator. */
  readonly byStatus: ReadonlyMap<Status, number>
}

/** The tables of a document that set targets; the range is that of the table. */
export function collectIndicatorTables(corpus: Corpus, document: Document): Range[] {
  const tables = new Map<number, Range>()
  for (const claim of rowsOf(corpus, document)) {
    const range = tableAround(document, claim)
    if (range) tables.set(range.start, range)
  }
  return [...tables.values()]
}

/** What the table that starts at `start` sets, in the `year` that it is; undefined where there is no such table any more. */
export function summarizeTable(
  corpus: Corpus,
  document: Document,
  start: number,
  year: number,
): TableSummary | undefined {
  const rows = rowsOf(corpus, document).filter(claim => tableAround(document, claim)?.start === start)
  if (rows.length === 0) return undefined
  const byStatus = new Map<Status, number>()
  for (const claim of rows) {
    const key = corpus.claims.keyOf(claim)
    const entry =
      key === undefined
        ? undefined
        : collectIndicator(corpus, key, { year }).find(({ source, others }) =>
            [source, ...others].some(one => one.claim === claim),
          )
    if (entry) byStatus.set(entry.status, (byStatus.get(entry.status) ?? 0) + 1)
  }
  return {
    targets: rows.length,
    binding: rows.filter(({ reading }) => reading.kind === 'binding').length,
    expected: rows.filter(({ reading }) => reading.kind === 'expected').length,
    untagged: rows.filter(({ id }) => id === undefined).length,
    byStatus,
  }
}

function rowsOf(corpus: Corpus, document: Document): Claim[] {
  return corpus.claims.in(document.uri).filter(({ isRow, kind }) => isRow && kind === 'target')
}

function tableAround(document: Document, claim: Claim): Range | undefined {
  return document.tableAround(document.blockAt(claim.start), claim.start)
}
