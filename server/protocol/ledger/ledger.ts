// `tifa/ledger` and `tifa/exportLedger`: the targets of a corpus, for a table and for a file.

import type { CancellationToken } from 'vscode-languageserver'
import type { LedgerParams, LedgerResult, LedgerRow, LedgerValue } from '../../wire/ledger.ts'
import { askedFolder } from '../asked-folder.ts'
import type { Context } from '../context.ts'
import { readProvenance } from '../exporting/provenance.ts'
import { runSliced, Slices } from '../slices.ts'
import { sayValue } from '../value-words.ts'
import { ledgerToCsv, ledgerToJson } from './ledger-export.ts'
import { collectRows } from './ledger-rows.ts'

const NOTHING: LedgerResult = { rows: [], isComplete: false, documents: 0 }

export function serveLedger(context: Context): void {
  const { workspace } = context
  const collect = async ({ uri }: LedgerParams, token: CancellationToken): Promise<LedgerResult> => {
    const rows: LedgerResult['rows'][number][] = []
    let isComplete = context.isSettled && !workspace.isIndexing
    let documents = 0
    const only = uri === undefined ? undefined : askedFolder(context, uri)
    for (const folder of workspace.folders()) {
      if (only !== undefined && folder !== only) continue
      const { corpus } = folder
      isComplete &&= corpus.isComplete
      for (const known of corpus.uris()) if (corpus.originOf(known) === 'own') documents++
      const work = collectRows(corpus, context.ports.year(), known => workspace.clientUri(known), context.locale)
      for (const row of (await runSliced(context.ports, token, work)) ?? []) rows.push(row)
    }
    return { rows, isComplete, documents }
  }
  context.serve('tifa/ledger', (params, token) =>
    context.answerAll('ledger', token, NOTHING, async () => {
      const found = await collect(params, token)
      return context.locale === 'zh' ? { ...found, rows: found.rows.map(inChinese) } : found
    }),
  )
  context.serve('tifa/exportLedger', ({ format, refs, ...params }, token) =>
    context.answerAll('exportLedger', token, { text: '' }, async () => {
      const { rows } = await collect(params, token)
      const wanted = refs && new Set(refs)
      const chosen = wanted ? rows.filter(({ ref }) => wanted.has(ref)) : rows
      // What a user saves is opened in a spreadsheet, which takes Chinese for Chinese behind a byte order mark alone.
      const slices = new Slices(context.ports, token)
      const known = await readProvenance(workspace.folders(), context.ports, () => slices.pause())
      const name = (uri: string): string => uri
      return {
        text: format === 'json' ? ledgerToJson(chosen, name, known) : `\uFEFF${ledgerToCsv(chosen, name, known)}`,
      }
    }),
  )
}

/** A row as a Chinese reader has it; exports keep what is the same in every language. */
function inChinese(row: LedgerRow): LedgerRow {
  const say = <T extends LedgerValue | null>(value: T): T => value && { ...value, text: sayValue(value.text, 'zh') }
  return { ...row, baseline: say(row.baseline), target: say(row.target), outcome: say(row.outcome) }
}
