// *Export Target Ledger*: asks for a format and a file, and writes what the server gives.

import * as vscode from 'vscode'
import { exportText } from '../export-text.ts'
import type { Format } from '../pages/ledger/messages.ts'
import type { Session } from '../session.ts'

export async function exportLedger(
  session: Session,
  format: Format,
  scope: string | undefined,
  refs: readonly string[] | undefined,
): Promise<void> {
  const uri = scope === undefined ? {} : { uri: scope }
  await exportText(
    session,
    {
      title: vscode.l10n.t('Export Target Ledger'),
      name: `ledger.${format}`,
      written: name => vscode.l10n.t('The ledger was written to {0}.', name),
      failed: vscode.l10n.t('The ledger cannot be exported; the log says why.'),
    },
    async () => (await session.request('tifa/exportLedger', { format, ...uri, ...(refs ? { refs } : {}) })).text,
  )
}

export async function pickFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'CSV', description: vscode.l10n.t('for spreadsheets'), format: 'csv' as const },
      { label: 'JSON', description: vscode.l10n.t('for programs'), format: 'json' as const },
    ],
    { title: vscode.l10n.t('Export Target Ledger') },
  )
  return picked?.format
}

export function formatOf(value: unknown): Format | undefined {
  return value === 'csv' || value === 'json' ? value : undefined
}
