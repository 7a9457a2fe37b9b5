// The report of a comparison: opened as a preview of its virtual document, and exported to a file.

import * as vscode from 'vscode'
import type { Pair } from '../../server/wire/comparison.ts'
import { exportText } from '../export-text.ts'
import { openReportDocument } from '../report-document.ts'
import type { Session } from '../session.ts'

/** The scheme of the virtual documents that hold reports. */
const REPORT_SCHEME = 'tifa-comparison'

/** Opens the report rendered; as text where no folder is open, since the preview could follow no link then. */
export async function openReport(session: Session, pair: Pair): Promise<vscode.Uri | undefined> {
  const { uri: address } = await session.request('tifa/comparisonAddress', pair)
  if (address === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t('One of the two documents is not there'))
    return undefined
  }
  const uri = vscode.Uri.parse(address)
  await openReportDocument(session, uri)
  return uri
}

/** The two documents of a report; undefined for another address. */
export function pairOfReport(uri: vscode.Uri): Pair | undefined {
  if (uri.scheme !== REPORT_SCHEME) return undefined
  const [before, after] = uri.query.split(' ')
  return before && after ? { before, after } : undefined
}

type Format = 'md' | 'html' | 'json'

/** Asks for a format and a file, and writes what `tifa compare` would print. */
export async function exportComparison(session: Session, pair: Pair): Promise<void> {
  const formats: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
    { label: 'HTML', description: vscode.l10n.t('to read, send on and print'), format: 'html' },
    { label: 'Markdown', description: vscode.l10n.t('with links to both texts'), format: 'md' },
    { label: 'JSON', description: vscode.l10n.t('for programs'), format: 'json' },
  ]
  const title = vscode.l10n.t('Export Comparison')
  const picked = await vscode.window.showQuickPick(formats, { title })
  if (!picked) return
  const { format, label } = picked
  await exportText(
    session,
    {
      title,
      name: `comparison.${format}`,
      kind: label,
      written: name => vscode.l10n.t('The comparison was written to {0}.', name),
      failed: vscode.l10n.t('The comparison cannot be exported; the log says why.'),
    },
    async () => {
      const { text } = await session.request('tifa/comparisonReport', { ...pair, format })
      if (text !== '') return text
      void vscode.window.showWarningMessage(vscode.l10n.t('One of the two documents is not there'))
      return undefined
    },
  )
}
