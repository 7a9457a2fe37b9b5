// *Export Glossary*: asks for a glossary, a format and a file, and writes what the server gives.

import * as vscode from 'vscode'
import type { GlossaryListItem } from '../../server/wire/glossary-exchange.ts'
import type { Session } from '../session.ts'

const FORMATS = ['tbx', 'csv', 'tsv', 'xlsx', 'md'] as const
type Format = (typeof FORMATS)[number]

/** What a keybinding may give: then it is not asked for. */
export interface ExportArguments {
  readonly format?: Format
  /** A glossary document; null for all of the corpus. */
  readonly glossary?: vscode.Uri | null
  readonly to?: vscode.Uri
}

export async function exportGlossary(session: Session, given: ExportArguments = {}): Promise<void> {
  const { client } = session
  if (!client) return
  try {
    const asked = given.glossary && client.code2ProtocolConverter.asUri(given.glossary)
    const picked = asked !== undefined ? { uri: asked, title: '' } : await pickGlossary(session)
    if (!picked) return
    const format = given.format ?? (await pickFormat())
    if (!format) return
    const params = { format, ...(picked.uri === null ? {} : { uri: picked.uri }) }
    const { entries, content, cut } = await session.request('tifa/exportGlossary', params)
    if (entries === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no glossary to export.'))
      return
    }
    const uri = given.to ?? (await askFile(format, picked.title))
    if (!uri) return
    await vscode.workspace.fs.writeFile(
      uri,
      Uint8Array.from(atob(content), character => character.charCodeAt(0)),
    )
    const name = uri.path.split('/').at(-1) ?? ''
    const said = vscode.l10n.t('Entries written to {1}: {0}.', entries, name)
    const more =
      cut > 0 ? ` ${vscode.l10n.t('Texts that were longer than a cell may be, and were cut: {0}.', cut)}` : ''
    const open = vscode.l10n.t('Open')
    void vscode.window.showInformationMessage(said + more, open).then(async answer => {
      if (answer === open) await vscode.commands.executeCommand('vscode.open', uri)
    })
  } catch (error) {
    session.log.error(`the glossary cannot be exported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The glossary cannot be exported; the log says why.'))
  }
}

async function pickGlossary(
  session: Session,
): Promise<{ readonly uri: string | null; readonly title: string } | undefined> {
  const { glossaries } = await session.request('tifa/glossaries', {})
  const own = glossaries.filter(({ origin }) => origin === 'own')
  const toItem = ({ uri, title, entries, origin }: GlossaryListItem) => ({
    label: title,
    description:
      (origin === 'own' ? `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))} · ` : '') +
      vscode.l10n.t('entries: {0}', entries),
    uri: uri as string | null,
    title,
  })
  const all = own.reduce((sum, { entries }) => sum + entries, 0)
  const items = [
    ...(own.length > 1
      ? [
          {
            label: vscode.l10n.t('All glossaries of the corpus'),
            description: vscode.l10n.t('entries: {0}', all),
            uri: null,
            title: 'glossary',
          },
        ]
      : []),
    ...own.map(toItem),
    {
      label: vscode.l10n.t('Glossaries that come with Tifa'),
      kind: vscode.QuickPickItemKind.Separator,
      uri: null,
      title: '',
    },
    ...glossaries.filter(({ origin }) => origin === 'bundled').map(toItem),
  ]
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Glossary'),
    placeHolder: vscode.l10n.t('Which glossary to export'),
    matchOnDescription: true,
  })
}

async function pickFormat(): Promise<Format | undefined> {
  const items = [
    {
      label: 'TBX',
      description: vscode.l10n.t('TBX-Basic (ISO 30042:2019), for terminology programs'),
      format: 'tbx' as const,
    },
    { label: 'XLSX', description: vscode.l10n.t('for Excel and other spreadsheets'), format: 'xlsx' as const },
    { label: 'CSV', description: vscode.l10n.t('for spreadsheets and programs'), format: 'csv' as const },
    { label: 'TSV', description: vscode.l10n.t('parted by tabs'), format: 'tsv' as const },
    { label: 'Markdown', description: vscode.l10n.t('a glossary of a corpus'), format: 'md' as const },
  ]
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Glossary') }))?.format
}

/** VS Code itself asks before a file is written over. */
async function askFile(format: Format, title: string): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  const name = `${
    title
      .replace(/\.(?:md|csv|tsv|tbx)$/i, '')
      .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim() || 'glossary'
  }.${format}`
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Glossary'),
    filters: { [format === 'md' ? 'Markdown' : format.toUpperCase()]: [format] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  })
}
