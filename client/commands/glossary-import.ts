// *Import Glossary*: asks for files and a glossary, has each conflict decided, and applies one edit.

import * as vscode from 'vscode'
import type {
  GlossaryChoice,
  GlossaryConflict,
  MergeGlossariesResult,
  ReadGlossariesResult,
} from '../../server/wire/glossary-exchange.ts'
import type { Session } from '../session.ts'
import { decideConflicts } from './glossary-conflicts.ts'

/** What a keybinding or a menu may give: then it is not asked for. */
export interface ImportArguments {
  readonly files?: readonly vscode.Uri[]
  /** The glossary document; null for a new one. */
  readonly glossary?: vscode.Uri | null
  /** What is done with every conflict. */
  readonly choice?: GlossaryChoice
}

const ENDINGS = ['csv', 'tsv', 'tbx', 'xlsx', 'xml', 'txt', 'md']

export async function importGlossary(session: Session, given: ImportArguments = {}): Promise<void> {
  const { client } = session
  if (!client) return
  const files = given.files ?? (await askFiles())
  if (!files || files.length === 0) return
  const toUri = (uri: vscode.Uri): string => client.code2ProtocolConverter.asUri(uri)
  const glossary = given.glossary === undefined ? await askTarget(session) : given.glossary && toUri(given.glossary)
  if (glossary === undefined) return
  try {
    const params = { uris: files.map(toUri), glossary }
    const read = await withProgress(vscode.l10n.t('Reading glossaries'), token =>
      session.request('tifa/readGlossaries', params, token),
    )
    if (read.refused !== undefined || read.entries === 0) {
      void vscode.window.showWarningMessage(
        read.refused ?? [vscode.l10n.t('No terms were found.'), ...read.notes].join(' '),
      )
      return
    }
    const choices = given.choice
      ? read.conflicts.map(() => given.choice as GlossaryChoice)
      : await decideConflicts(read.conflicts, read.notes)
    if (!choices) return
    const merged = await withProgress(vscode.l10n.t('Merging glossaries'), token =>
      session.request('tifa/mergeGlossaries', { ...params, key: read.key, choices }, token),
    )
    if ('refused' in merged) {
      void vscode.window.showWarningMessage(merged.refused)
      return
    }
    await apply(session, merged, read, choices)
  } catch (error) {
    if (error instanceof vscode.CancellationError) return
    session.log.error(`the glossary cannot be imported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The glossary cannot be imported; the log says why.'))
  }
}

async function apply(
  session: Session,
  merged: Exclude<MergeGlossariesResult, { refused: string }>,
  read: ReadGlossariesResult,
  choices: readonly GlossaryChoice[],
): Promise<void> {
  const { client } = session
  if (!client) return
  const summary = vscode.l10n.t(
    'entries added: {0}, changed: {1}, kept: {2}, the same: {3}',
    merged.added,
    merged.changed,
    merged.kept,
    read.same,
  )
  if (merged.added + merged.changed > 0) {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(merged.edit)
    if (!(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The glossary was not changed.'))
      return
    }
    const at = new vscode.Position(merged.line, 0)
    await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(merged.uri), {
      selection: new vscode.Range(at, at),
    })
  }
  const notes = [...read.notes, ...merged.notes]
  const report = vscode.l10n.t('Report')
  const isTold = read.conflicts.length > 0 || notes.length > 0
  const chosen = vscode.window.showInformationMessage(summary, ...(isTold ? [report] : []))
  // The message stays until somebody closes it: the command is done.
  void chosen.then(async answer => {
    if (answer === report) await showReport(summary, read.conflicts, choices, notes)
  })
}

async function askFiles(): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Glossary: CSV, TSV, TBX, XLSX or Markdown'),
    canSelectMany: true,
    filters: { [vscode.l10n.t('Glossaries')]: ENDINGS },
  })
}

/** The glossary to merge into: null for a new one, undefined where nobody chose. */
async function askTarget(session: Session): Promise<string | null | undefined> {
  const { glossaries } = await session.request('tifa/glossaries', {})
  const writable = glossaries.filter(({ isWritable }) => isWritable)
  if (writable.length === 0) return null
  const items = [
    ...writable.map(({ uri, title, entries }) => ({
      label: title,
      description: `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))} · ${vscode.l10n.t('entries: {0}', entries)}`,
      uri: uri as string | null,
    })),
    { label: `$(add) ${vscode.l10n.t('A new glossary')}`, description: '', uri: null },
  ]
  const placeHolder = vscode.l10n.t('Which glossary the entries go to')
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.uri
}

/** What was decided, field by field, as a document to be kept or thrown away. */
async function showReport(
  summary: string,
  conflicts: readonly GlossaryConflict[],
  choices: readonly GlossaryChoice[],
  notes: readonly string[],
): Promise<void> {
  const words = {
    keep: vscode.l10n.t('mine kept'),
    take: vscode.l10n.t('theirs taken'),
    both: vscode.l10n.t('both kept'),
  }
  const lines = [`# ${vscode.l10n.t('Import of a glossary')}`, '', escapeMarkdown(summary), '']
  for (const note of notes) lines.push(`- ${escapeMarkdown(note)}`)
  for (const [i, { headword, differences }] of conflicts.entries()) {
    lines.push('', `## ${escapeMarkdown(headword)} — ${words[choices[i] ?? 'keep']}`, '')
    lines.push(`| | ${vscode.l10n.t('mine')} | ${vscode.l10n.t('theirs')} |`, '| --- | --- | --- |')
    for (const { field, mine, theirs } of differences)
      lines.push(`| ${field} | ${escapeMarkdown(mine)} | ${escapeMarkdown(theirs)} |`)
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `${lines.join('\n')}\n` })
  await vscode.window.showTextDocument(document)
}

/** Text of the files that means itself in Markdown, on one line. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~&#!]/g, '\\$&')
}

function withProgress<T>(title: string, run: (token: vscode.CancellationToken) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  return vscode.window.withProgress(options, (_, token) => run(token))
}
