// *Import Document…*: files of other formats become documents of the corpus, from the palette, the explorer, or dropped on the plans.

import * as vscode from 'vscode'
import type { ImportFileResult } from '../../server/wire/imports.ts'
import { offerImport } from '../importing/offer.ts'
import { ImportReports } from '../importing/report.ts'
import { askFolder, askSources, type Source, sourceOf } from '../importing/sources.ts'
import type { Session } from '../session.ts'
import { exists } from './new-files.ts'

type Written = Extract<ImportFileResult, { readonly uri: string }> & { readonly name: string }
type Refused = Extract<ImportFileResult, { readonly refused: string }> & { readonly name: string }

/** What the command gives back. */
export interface ImportOutcome {
  readonly written: readonly string[]
  readonly refused: readonly string[]
  readonly report: vscode.Uri
}

/** Imports files into a folder, or one that is asked for; null where there is nothing to import or the user gives up. */
export type ImportFiles = (sources: readonly Source[], folder: vscode.Uri | undefined) => Promise<ImportOutcome | null>

export function registerImport(session: Session): {
  readonly importFiles: ImportFiles
  readonly disposables: vscode.Disposable[]
} {
  const reports = new ImportReports()
  const importFiles: ImportFiles = (sources, folder) => importAll(session, reports, sources, folder)
  const disposables = [
    reports.register(),
    offerImport(session, importFiles),
    // The explorer hands over the file that was clicked, and all that are selected; an editor its own.
    vscode.commands.registerCommand(
      'tifa.importDocument',
      async (clicked?: unknown, selected?: unknown, folder?: unknown) => {
        const uris = Array.isArray(selected) ? selected.filter(isUri) : isUri(clicked) ? [clicked] : []
        const sources = uris.length > 0 ? uris.map(sourceOf) : await askSources()
        return sources ? importFiles(sources, isUri(folder) ? folder : undefined) : null
      },
    ),
  ]
  return { importFiles, disposables }
}

function isUri(value: unknown): value is vscode.Uri {
  return value instanceof vscode.Uri
}

async function importAll(
  session: Session,
  reports: ImportReports,
  sources: readonly Source[],
  wanted: vscode.Uri | undefined,
): Promise<ImportOutcome | null> {
  if (sources.length === 0) return null
  // Whoever imports a plan begins a corpus.
  await session.start()
  const { client } = session
  if (!client) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The language server of Tifa does not run; the log says why'))
    return null
  }
  const folder = wanted ?? (await askFolder(session))
  if (!folder) return null
  const written: Written[] = []
  const refused: Refused[] = []
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Importing'), cancellable: true },
    async (progress, token) => {
      for (const [index, source] of sources.entries()) {
        if (token.isCancellationRequested) return
        const { name } = source
        const place = sources.length > 1 ? `${vscode.l10n.t('{0} of {1}', index + 1, sources.length)}: ` : ''
        progress.report({ message: `${place}${name}`, increment: index > 0 ? 100 / sources.length : 0 })
        try {
          const imported = await importOne(session, source, folder, written, token)
          if ('refused' in imported) refused.push({ ...imported, name })
          else if (await write(client.protocol2CodeConverter.asUri(imported.uri), imported.text))
            written.push({ ...imported, name })
          else refused.push({ name, refused: vscode.l10n.t('the document could not be written') })
        } catch (error) {
          if (token.isCancellationRequested) return
          refused.push({ name, refused: error instanceof Error ? error.message : String(error) })
        }
      }
    },
  )
  if (written.length + refused.length === 0) return null
  const { text } = await session.request('tifa/importReport', {
    files: [
      ...refused,
      ...written.map(({ name, uri, isOutside, readAs, notes }) => ({ name, uri, isOutside, readAs, notes })),
    ],
  })
  const report = reports.add(text)
  const [first] = written
  if (first) await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(first.uri), { preview: false })
  void tell(session, reports, report, written, refused)
  return { written: written.map(({ uri }) => uri), refused: refused.map(({ refused }) => refused), report }
}

/** A file beside the server is read there; all others are sent. */
async function importOne(
  session: Session,
  { name, uri, read }: Source,
  folder: vscode.Uri,
  written: readonly Written[],
  token: vscode.CancellationToken,
): Promise<ImportFileResult> {
  const content = uri?.scheme === 'file' ? { uri: uri.toString() } : { content: toBase64(await read()) }
  const given = written.map(({ uri, id }) => ({ uri, id }))
  return session.request(
    'tifa/importFile',
    { name, folder: folder.toString().replace(/\/$/, ''), given, ...content },
    token,
  )
}

/**
 * A new file with a text; false where something is there. Not as an edit of the workspace: its undo deletes the file without a question, and
 * whoever takes back all that was done in the document takes back that, too.
 */
async function write(uri: vscode.Uri, text: string): Promise<boolean> {
  if (await exists(uri)) return false
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return true
}

const CHUNK = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}

async function tell(
  session: Session,
  reports: ImportReports,
  report: vscode.Uri,
  written: readonly Written[],
  refused: readonly Refused[],
): Promise<void> {
  const showReport = vscode.l10n.t('Show Report')
  const review = vscode.l10n.t('Review Proposals')
  const [bad] = refused
  if (bad) {
    const said =
      refused.length === 1
        ? vscode.l10n.t('{0} was not imported: {1}', bad.name, bad.refused)
        : vscode.l10n.t('{0} files were not imported. The first is {1}: {2}', refused.length, bad.name, bad.refused)
    const shown = vscode.window.showWarningMessage(said, showReport)
    void shown.then(picked => (picked === showReport ? reports.show(session, report) : undefined))
  }
  const [first] = written
  if (!first) return
  const doubtful = written.reduce((sum, one) => sum + one.doubtful.length, 0)
  const left = written.reduce((sum, one) => sum + one.left, 0)
  const said = [
    written.length === 1
      ? vscode.l10n.t('{0} is imported.', first.name)
      : vscode.l10n.t('{0} documents are imported.', written.length),
    doubtful > 0 ? vscode.l10n.t('Fields to be checked: {0}.', doubtful) : '',
    left > 0 ? vscode.l10n.t('Places left out or kept as comments: {0}.', left) : '',
    written.some(({ isOutside }) => isOutside)
      ? vscode.l10n.t(
          'The folder does not belong to the corpus, by what tifa.yaml, .gitignore or files.exclude leave out.',
        )
      : '',
  ]
  const picked = await vscode.window.showInformationMessage(
    // Chinese has no space behind a full stop.
    said.filter(part => part !== '').join(vscode.env.language.startsWith('zh') ? '' : ' '),
    review,
    showReport,
  )
  if (picked === showReport) await reports.show(session, report)
  if (picked !== review || !session.client) return
  await vscode.window.showTextDocument(session.client.protocol2CodeConverter.asUri(first.uri))
  await vscode.commands.executeCommand('tifa.reviewProposals')
}
