// *Export…* and *Import Annotations…*: asks what, of what and where, writes the files that the server gives, and puts marks back.

import * as vscode from 'vscode'
import type { ExportResult, ImportAnnotationsResult } from '../../server/wire/exports.ts'
import type { Session } from '../session.ts'
import { exists } from './new-files.ts'

interface What extends vscode.QuickPickItem {
  readonly what: string
  readonly ending: string
  /** Of a table. */
  readonly format?: string
  /** It makes a file for each document. */
  readonly isByDocument?: boolean
}

/** What a keybinding or another extension may say, so that nothing is asked. */
interface Asked {
  readonly what?: string
  readonly format?: string
  readonly scope?: 'document' | 'corpus'
  /** The file, or the folder of many. */
  readonly target?: vscode.Uri
}

/** Registers the two commands. */
export function registerExport(session: Session): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('tifa.export', (asked?: Asked) => exportCorpus(session, asked ?? {})),
    vscode.commands.registerCommand('tifa.importAnnotations', (from?: unknown) =>
      importAnnotations(session, from instanceof vscode.Uri ? from : undefined),
    ),
  ]
}

async function exportCorpus(session: Session, asked: Asked): Promise<void> {
  const kinds = listKinds()
  const picked =
    kinds.find(({ what, format }) => what === asked.what && (asked.format ?? format) === format) ??
    (await vscode.window.showQuickPick(kinds, { title: vscode.l10n.t('Export'), matchOnDescription: true }))
  if (!picked) return
  const document = vscode.window.activeTextEditor?.document
  const isMarkdown = document?.languageId === 'markdown'
  const scope = asked.scope ?? (isMarkdown ? await pickScope(document) : 'corpus')
  if (!scope) return
  const uris = scope === 'document' && document ? [document.uri.toString()] : undefined
  const isFolder = picked.isByDocument === true && uris === undefined
  const target = asked.target ?? (await (isFolder ? pickFolder(picked) : pickFile(picked, uris && document)))
  if (!target) return
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Exporting…') },
      () => write(session, picked, uris, target, isFolder),
    )
  } catch (error) {
    session.log.error(`the export failed: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('Nothing could be exported; the log says why.'))
  }
}

function listKinds(): What[] {
  return [
    {
      what: 'reading-copy',
      ending: 'html',
      isByDocument: true,
      label: vscode.l10n.t('Reading Copy'),
      description: vscode.l10n.t('HTML with glosses and targets, to be read and printed'),
    },
    {
      what: 'annotations',
      ending: 'jsonld',
      label: vscode.l10n.t('Annotations'),
      description: vscode.l10n.t('all marks as W3C Web Annotations (JSON-LD)'),
    },
    {
      what: 'qda',
      ending: 'qdpx',
      label: vscode.l10n.t('Project for Qualitative Analysis'),
      description: vscode.l10n.t('marks and texts as REFI-QDA (.qdpx)'),
    },
    {
      what: 'codebook',
      ending: 'qdc',
      label: vscode.l10n.t('Codebook'),
      description: vscode.l10n.t('codes alone, as REFI-QDA (.qdc)'),
    },
    {
      what: 'tei',
      ending: 'xml',
      isByDocument: true,
      label: 'TEI',
      description: vscode.l10n.t('texts with their marks as TEI P5'),
    },
    {
      what: 'text',
      ending: 'txt',
      isByDocument: true,
      label: vscode.l10n.t('Plain Text'),
      description: vscode.l10n.t('texts without any markup'),
    },
    ...(['targets', 'terms'] as const).flatMap(what =>
      ['xlsx', 'csv', 'json'].map(format => ({
        what,
        format,
        ending: format,
        label: `${what === 'targets' ? vscode.l10n.t('Targets') : vscode.l10n.t('Terms With Counts')} (${format.toUpperCase()})`,
        description:
          format === 'xlsx'
            ? vscode.l10n.t('a workbook')
            : format === 'csv'
              ? vscode.l10n.t('for spreadsheets')
              : vscode.l10n.t('for programs'),
      })),
    ),
  ]
}

async function pickScope(document: vscode.TextDocument): Promise<'document' | 'corpus' | undefined> {
  const name = document.uri.path.split('/').at(-1) ?? ''
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('This Document'), description: name, scope: 'document' as const },
      { label: vscode.l10n.t('All Documents of the Corpus'), scope: 'corpus' as const },
    ],
    { title: vscode.l10n.t('Export') },
  )
  return picked?.scope
}

/** A new folder below the one that is picked holds the files, so that none of them lies among others. */
async function pickFolder({ what }: What): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Export'),
    openLabel: vscode.l10n.t('Export Here'),
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    ...(folder ? { defaultUri: folder.uri } : {}),
  })
  const parent = picked?.[0]
  if (!parent) return undefined
  for (let number = 1; ; number++) {
    const made = vscode.Uri.joinPath(parent, number === 1 ? what : `${what}-${number}`)
    if (!(await exists(made))) return made
  }
}

async function pickFile(
  { what, ending, label }: What,
  document: vscode.TextDocument | undefined,
): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  const name =
    document?.uri.path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? what
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export'),
    filters: { [label]: [ending] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `${name}.${ending}`) } : {}),
  })
}

async function write(
  session: Session,
  { what, ending, format }: What,
  uris: readonly string[] | undefined,
  target: vscode.Uri,
  isFolder: boolean,
): Promise<void> {
  const file = target.path.split('/').at(-1) ?? what
  const name = file.endsWith(`.${ending}`) ? file.slice(0, -ending.length - 1) : file
  const made = await session.request('tifa/export', {
    what,
    name,
    ...(format === undefined ? {} : { format }),
    ...(uris ? { uris } : {}),
  })
  const [first] = made.files
  if (!first) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to export.'))
    return
  }
  const parent = isFolder ? target : vscode.Uri.joinPath(target, '..')
  for (const one of made.files) {
    const uri = one === first && !isFolder ? target : vscode.Uri.joinPath(parent, ...one.path.split('/'))
    await vscode.workspace.fs.writeFile(uri, contentOf(one))
  }
  void tell(made, target, isFolder)
}

async function tell(
  { files, wordless, dropped, isComplete }: ExportResult,
  target: vscode.Uri,
  isFolder: boolean,
): Promise<void> {
  const name = target.path.split('/').at(-1) ?? ''
  const said = [
    files.length === 1
      ? vscode.l10n.t('The export was written to {0}.', name)
      : vscode.l10n.t('{0} files were written to {1}.', files.length, name),
    ...(wordless > 0 ? [vscode.l10n.t('Marks that enclose no words, and were left out: {0}.', wordless)] : []),
    ...(dropped > 0
      ? [vscode.l10n.t('Control characters, which XML cannot hold, and which were left out: {0}.', dropped)]
      : []),
    ...(isComplete ? [] : [vscode.l10n.t('Files of the corpus were still being read.')]),
  ].join(' ')
  const open = vscode.l10n.t('Open')
  const picked = await vscode.window.showInformationMessage(said, ...(isFolder ? [] : [open]))
  if (picked === undefined) return
  // What a browser shows, and what a spreadsheet or another program does.
  if (/\.(?:html|xlsx|qdpx|qdc)$/.test(target.path) && target.scheme === 'file') await vscode.env.openExternal(target)
  else await vscode.commands.executeCommand('vscode.open', target)
}

function contentOf({ text, base64 }: ExportResult['files'][number]): Uint8Array {
  if (base64 === undefined) return new TextEncoder().encode(text ?? '')
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}

/** Puts the marks of a file back, all as one step of undo; a report says what could not be placed. */
async function importAnnotations(session: Session, given: vscode.Uri | undefined): Promise<void> {
  const [picked] = given
    ? [given]
    : ((await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Import Annotations'),
        filters: { [vscode.l10n.t('Annotations')]: ['jsonld', 'json', 'qdpx'] },
      })) ?? [])
  if (!picked) return
  try {
    const bytes = await vscode.workspace.fs.readFile(picked)
    const parts: string[] = []
    for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
    const found = await session.request('tifa/importAnnotations', { base64: btoa(parts.join('')) })
    if (!found || found.isUnknown) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} holds no annotations that Tifa can read.', picked.path.split('/').at(-1) ?? ''),
      )
      return
    }
    const edit = found.edit ? await session.client?.protocol2CodeConverter.asWorkspaceEdit(found.edit) : undefined
    if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error('the edit was refused')
    await report(found)
  } catch (error) {
    session.log.error(`annotations cannot be imported: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The annotations cannot be imported; the log says why.'))
  }
}

async function report({ summary, problems }: ImportAnnotationsResult): Promise<void> {
  if (problems.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Annotations: {0}.', summary))
    return
  }
  const show = vscode.l10n.t('Show Those Left Out')
  const picked = await vscode.window.showWarningMessage(vscode.l10n.t('Annotations: {0}.', summary), show)
  if (picked !== show) return
  const content = [summary, '', ...problems, ''].join('\n')
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'plaintext' }))
}
