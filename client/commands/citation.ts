// *Copy as Citation…* and its forms: the selection, or the sentence at the cursor, with where it comes from.

import * as vscode from 'vscode'
import type { CitationResult } from '../../server/wire/citation.ts'
import { activeMarkdown, toLspRange } from '../active-editor.ts'
import type { Session } from '../session.ts'

const FORMATS = ['plain', 'markdown', 'bibtex', 'csl'] as const
type Format = (typeof FORMATS)[number]

export function registerCitation(session: Session): vscode.Disposable[] {
  const command = (name: string, format: Format | undefined): vscode.Disposable =>
    vscode.commands.registerCommand(name, () => copyCitation(session, format))
  return [
    command('tifa.copyCitation', undefined),
    command('tifa.copyCitationAsText', 'plain'),
    command('tifa.copyCitationAsMarkdown', 'markdown'),
    command('tifa.copyCitationAsBibtex', 'bibtex'),
  ]
}

/** Copies the citation, in the form that is given, set or picked; returns what was copied. */
async function copyCitation(session: Session, given: Format | undefined): Promise<string | undefined> {
  const editor = activeMarkdown()
  if (!editor) return undefined
  const { document, selection } = editor
  const cite = (format: Format): Promise<CitationResult | null> =>
    session.request('tifa/citation', {
      uri: document.uri.toString(),
      range: toLspRange(selection),
      format,
      style: vscode.workspace.getConfiguration('tifa', document).get('citation.style', 'auto'),
      accessed: today(),
    })
  const set = vscode.workspace.getConfiguration('tifa', document).get<string>('citation.format', 'ask')
  const format = given ?? FORMATS.find(known => known === set) ?? (await pickFormat(cite))
  const cited = format && (await cite(format))
  if (!format) return undefined
  if (!cited) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This document is not part of a corpus.'))
    return undefined
  }
  await vscode.env.clipboard.writeText(cited.text)
  const said = cited.hasQuote
    ? vscode.l10n.t('Citation copied.')
    : vscode.l10n.t('Citation of the document copied; there are no words at the cursor.')
  vscode.window.setStatusBarMessage(said, SHOWN)
  return cited.text
}

/** Milliseconds for which the status bar says that it was done. */
const SHOWN = 4000

/** Each form with the beginning of what would be copied. */
async function pickFormat(cite: (format: Format) => Promise<CitationResult | null>): Promise<Format | undefined> {
  const labels: Readonly<Record<Format, string>> = {
    plain: vscode.l10n.t('Plain text'),
    markdown: 'Markdown',
    bibtex: 'BibTeX',
    csl: 'CSL-JSON',
  }
  const items = Promise.all(
    FORMATS.map(async format => {
      const text = (await cite(format))?.text ?? ''
      // A `$(name)` would become an icon.
      const detail = text.replace(/\s+/g, ' ').slice(0, 300).replaceAll('$(', '$ (')
      return { label: labels[format], detail, format }
    }),
  )
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy as Citation'),
    placeHolder: vscode.l10n.t('Pick a form; the setting tifa.citation.format saves the question'),
  })
  return picked?.format
}

/** The day that it is where the reader is. */
function today(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
