// The rows of the ledger as the server gives them, what of them the page is told, and where each part is said.

import * as vscode from 'vscode'
import type { LedgerRow, LedgerValue } from '../../server/wire/ledger.ts'
import type { PageRow, PageValue, Part } from '../pages/ledger/messages.ts'
import type { Place } from '../place.ts'

/** What the page is told of a row: no addresses, which it has no use for. */
export function toPage(row: LedgerRow, hasFolders: boolean): PageRow {
  const value = ({ text, amount, dimension, year }: LedgerValue): PageValue => ({ text, amount, dimension, year })
  const places = placesOf(row, 'sources')
  const [first] = places
  return {
    ref: row.ref,
    key: row.key,
    id: row.id,
    zh: row.zh,
    en: row.en,
    topic: row.topic,
    plan: row.plan,
    baseline: row.baseline && value(row.baseline),
    target: value(row.target),
    outcome: row.outcome && value(row.outcome),
    deadlineFrom: row.deadlineFrom,
    kind: row.kind,
    status: row.status,
    isConflicting: row.isConflicting,
    language: row.language,
    sentence: row.sentence,
    sources: places.map(({ title }) => title),
    folder: (hasFolders && first && vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(first.uri))?.name) || null,
  }
}

/** Where a part of a row is said. What has no place of its own stands at the target's. */
export function placesOf(row: LedgerRow, part: Part): Place[] {
  const { place } = row.target
  const own = part === 'baseline' || part === 'outcome' ? row[part]?.place : undefined
  return [own ?? place, ...(part === 'sources' ? row.others : [])].filter(found => found !== null)
}

/** Whether `place` holds the position `at`. */
export function holds({ uri, range: { start, end } }: Place, at: Place): boolean {
  const { line, character } = at.range.start
  if (vscode.Uri.parse(uri).toString() !== at.uri) return false
  const isAfterStart = line > start.line || (line === start.line && character >= start.character)
  const isBeforeEnd = line < end.line || (line === end.line && character <= end.character)
  return isAfterStart && isBeforeEnd
}
