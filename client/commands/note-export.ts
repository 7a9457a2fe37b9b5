// *Export Notes*: asks for a format and a file, and writes what the server gives.

import * as vscode from 'vscode'
import { exportText } from '../export-text.ts'
import type { Session } from '../session.ts'

type Format = 'csv' | 'json' | 'markdown'

const ENDINGS = { csv: 'csv', json: 'json', markdown: 'md' } as const

/** Exports all notes, or those that the view's filter lets through. */
export async function exportNotes(session: Session, given: Format | undefined, text: string): Promise<void> {
  const format = given ?? (await pickFormat())
  if (!format) return
  const params = { format, ...(text === '' ? {} : { text }) }
  await exportText(
    session,
    {
      title: vscode.l10n.t('Export Notes'),
      name: `notes.${ENDINGS[format]}`,
      ...(format === 'markdown' ? { kind: 'Markdown' } : {}),
      written: name => vscode.l10n.t('The notes were written to {0}.', name),
      failed: vscode.l10n.t('The notes cannot be exported; the log says why.'),
    },
    async () => (await session.request('tifa/exportNotes', params)).text,
  )
}

export function formatOf(value: unknown): Format | undefined {
  return value === 'csv' || value === 'json' || value === 'markdown' ? value : undefined
}

async function pickFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'CSV', description: vscode.l10n.t('for spreadsheets'), format: 'csv' as const },
      { label: 'JSON', description: vscode.l10n.t('for programs'), format: 'json' as const },
      { label: 'Markdown', description: vscode.l10n.t('to be read'), format: 'markdown' as const },
    ],
    { title: vscode.l10n.t('Export Notes') },
  )
  return picked?.format
}
