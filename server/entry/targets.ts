// `tifa targets`: the target ledger of files and folders, as CSV or JSON.

import { ledgerToCsv, ledgerToJson } from '../protocol/ledger-export.ts'
import { collectRows } from '../protocol/ledger-rows.ts'
import type { LedgerRow } from '../protocol/requests.ts'
import { fail, openPaths, parsePaths } from './paths.ts'

/** Runs the command; returns its exit code: 0 done, 2 could not run. The rows are those of what was named. */
export async function targets(args: readonly string[], folder: string): Promise<number> {
  const parsed = await parsePaths(args, ['csv', 'json'], folder)
  if (typeof parsed === 'string') return fail(parsed)
  const { workspace, isWanted, pathOf, year, unread } = await openPaths(parsed.paths, folder)
  const rows: LedgerRow[] = []
  for (const { corpus } of workspace.folders()) {
    const work = collectRows(corpus, year, uri => uri)
    let step = work.next()
    while (!step.done) step = work.next()
    // A target that the plan sets and a named commentary repeats is a row, too.
    rows.push(
      ...step.value.filter(({ target, others }) =>
        [target.place, ...others].some(place => place && isWanted(place.uri)),
      ),
    )
  }
  process.stdout.write(parsed.format === 'json' ? ledgerToJson(rows, pathOf) : ledgerToCsv(rows, pathOf))
  return unread.length > 0 ? fail(unread.join('\ntifa: ')) : 0
}
