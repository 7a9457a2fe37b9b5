// `tifa/importFolders`, `tifa/importFile`, `tifa/importPassage`, `tifa/importReport`: a file of any format as a document of the corpus, what is pasted as a
// part of one.

import { LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { fileNameOf } from '../../core/importing/file-name.ts'
import { sameTextKey } from '../../core/importing/same-text.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { parseMeta } from '../../core/model/meta.ts'
import type {
  ImportFileParams,
  ImportFileResult,
  ImportFoldersResult,
  ImportPassageParams,
  ImportPassageResult,
  ImportReportResult,
} from '../../wire/imports.ts'
import { fromRoot } from '../comparison/comparison-address.ts'
import type { Context } from '../context.ts'
import { decodeAddress } from '../decode-address.ts'
import type { Locale } from '../locale.ts'
import { reportToMarkdown } from '../reports/report-markdown.ts'
import { systemMessage } from '../system-message.ts'
import { importReport } from './import-report.ts'
import { formatName, refusalMessage, sameTextMessage } from './refusal-message.ts'

export function serveImports(context: Context): void {
  const { workspace, locale } = context
  context.serve('tifa/importFolders', (_, token) =>
    context.answerAll<ImportFoldersResult>('importFolders', token, { folders: [] }, () => collectFolders(context)),
  )
  // Outside of the lanes: a large file takes long in its thread, and holds up nobody meanwhile.
  context.serve('tifa/importFile', async (params, token) => {
    await context.started
    const result = await importOne(context, params)
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'importFile was cancelled')
    return result
  })
  context.serve('tifa/importPassage', params => importPassage(context, params))
  context.serve('tifa/importReport', ({ files }, token) =>
    context.answerAll<ImportReportResult>('importReport', token, { text: '' }, () => {
      const root = [...workspace.folders()].find(folder => folder.root !== undefined)?.root
      const from = root === undefined ? undefined : workspace.clientUri(root)
      // In a report offsets are lines.
      const address = (uri: string, line: number): string | undefined => {
        const path = from === undefined ? undefined : fromRoot(from, uri)
        return path === undefined ? undefined : `${path}#L${line + 1}`
      }
      return { text: reportToMarkdown(importReport(files, locale), address) }
    }),
  )
}

async function collectFolders(context: Context): Promise<ImportFoldersResult> {
  const { workspace } = context
  const counts = new Map<string, number>()
  const empty: string[] = []
  for (const { corpus, root, config } of workspace.folders()) {
    const known = counts.size
    for (const { uri, meta } of corpus.allSymbols()) {
      if (corpus.originOf(uri) !== 'own' || meta.kind === 'glossary' || meta.kind === undefined) continue
      const folder = workspace.clientUri(uri).replace(/\/[^/]*$/, '')
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    if (root === undefined) continue
    const named = config.include.filter(glob => !/[*?[\]{}()!]|\.\w{2,8}$/.test(glob))
    const first = counts.size > known ? [] : ['plans']
    for (const path of [...named, ...first, '']) empty.push(joinPath(root, path))
  }
  const folders = [...counts].map(([uri, documents]) => ({ uri, documents }))
  folders.sort((a, b) => b.documents - a.documents || (a.uri < b.uri ? -1 : 1))
  for (const uri of new Set(empty.map(folder => workspace.clientUri(folder))))
    if (!counts.has(uri) && !(await isOutside(context, `${uri}/x.md`))) folders.push({ uri, documents: 0 })
  return { folders }
}

/** The address of a folder that `tifa.yaml` names, `plans` or `./plans/`. */
function joinPath(root: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.')
  return [root, ...parts.map(part => encodeURIComponent(part))].join('/')
}

/** True where `tifa.yaml`, `.gitignore` or the settings leave out of its folder's corpus what would be written at `uri`. */
async function isOutside({ ports, workspace }: Context, uri: string): Promise<boolean> {
  const normal = ports.normalUri(uri)
  const { root, config } = workspace.folderOf(normal)
  const { excluded } = workspace.settings
  const options = { config, excluded, maxFileSize: Number.POSITIVE_INFINITY, isCancelled: () => false }
  return root !== undefined && !(await ports.belongs(ports.files, root, normal, options))
}

async function importOne(
  context: Context,
  { name, content, uri, folder, given = [] }: ImportFileParams,
): Promise<ImportFileResult> {
  const { ports, locale, workspace } = context
  if (!ports.importFile) return { refused: UNABLE[locale] }
  const bytes = content === undefined ? await readBytes(context, uri) : decodeBase64(content)
  if (typeof bytes === 'string') return { refused: bytes }
  const { corpus, root } = workspace.folderOf(ports.normalUri(`${folder}/x.md`))
  const taken = new Set(given.map(({ id }) => id))
  for (const { id, uri } of corpus.allSymbols()) if (corpus.originOf(uri) === 'own' && id !== undefined) taken.add(id)
  const result = await ports.importFile(bytes, { name, taken: [...taken] })
  if ('refusal' in result) return { refused: refusalMessage(result.refusal, locale) }
  const { document, format, encoding } = result
  const same = findSame(corpus, document.text)
  if (same !== undefined) return { refused: sameTextMessage(decodeAddress(pathBelow(root ?? '', same)), locale) }
  const id = parseMeta(document.text).id ?? name.replace(/\.[^.]*$/, '')
  const target = await findFree(context, folder, fileNameOf(id), new Set(given.map(one => one.uri)))
  const { notes } = document
  return {
    uri: target,
    id,
    isOutside: await isOutside(context, target),
    text: document.text,
    readAs: [formatName(format, locale), encoding].filter(Boolean).join(', '),
    doubtful: notes.flatMap(({ kind, text }) => (kind === 'doubtful-field' ? [text.split(':', 1)[0] ?? ''] : [])),
    left: notes.filter(({ kind }) => LEFT.has(kind)).length,
    notes: notes.map(({ kind, reason, text, line }) => ({
      kind,
      reason,
      text,
      ...(line === undefined ? {} : { line }),
    })),
  }
}

async function importPassage(
  { ports, locale, workspace }: Context,
  { uri, html }: ImportPassageParams,
): Promise<ImportPassageResult> {
  if (!ports.importFile) return { refused: UNABLE[locale] }
  const known = [...(workspace.find(uri)?.document.definitions.keys() ?? [])]
  const result = await ports.importFile(new TextEncoder().encode(html), {
    name: 'passage.html',
    taken: [],
    format: 'html',
    encoding: 'utf-8',
    passage: { labels: known.flatMap(label => (label.startsWith('^') ? [label.slice(1)] : [])) },
  })
  if ('refusal' in result) return { refused: refusalMessage(result.refusal, locale) }
  return { text: result.document.text.trimEnd() }
}

/** The document of the corpus that has a text already. Only those of its title are looked at, since closed ones have to be read. */
function findSame(corpus: Corpus, text: string): string | undefined {
  const { title } = parseMeta(text)
  const key = sameTextKey(text)
  for (const { uri, meta } of corpus.allSymbols()) {
    if (corpus.originOf(uri) !== 'own' || meta.title !== title) continue
    try {
      if (sameTextKey(corpus.textOf(uri)) === key) return uri
    } catch {
      // It has changed since it was read.
    }
  }
  return undefined
}

/** What is no longer in the text as it was. */
const LEFT: ReadonlySet<string> = new Set(['removed', 'fenced', 'omitted'])

const UNABLE: Readonly<Record<Locale, string>> = {
  en: 'files cannot be imported in a browser without a server: open the folder in desktop VS Code or in a remote window, or use tifa import',
  zh: '浏览器中没有服务器，无法导入：请在桌面版 VS Code 或远程窗口中打开文件夹，或使用 tifa import',
}

/** The bytes of a file beside the server; a string says why there are none. */
async function readBytes({ ports, locale }: Context, uri: string | undefined): Promise<Uint8Array | string> {
  const missing = locale === 'zh' ? '没有此文件' : 'no such file'
  if (uri === undefined) return missing
  const most = ports.importLimit
  try {
    const size = most === undefined ? undefined : await ports.files.sizeOf(uri)
    // What is too large is not even read.
    if (most !== undefined && size !== undefined && size > most)
      return refusalMessage({ code: 'limit', limit: 'file-bytes', most, found: size }, locale)
    return (await ports.files.readFile(uri)) ?? missing
  } catch (error) {
    return systemMessage(error, locale)
  }
}

function decodeBase64(content: string): Uint8Array {
  return Uint8Array.from(atob(content), character => character.charCodeAt(0))
}

/** An address in a folder at which nothing is. */
async function findFree({ ports }: Context, folder: string, name: string, given: ReadonlySet<string>): Promise<string> {
  for (let number = 1; ; number++) {
    const uri = `${folder}/${encodeURIComponent(number === 1 ? name : `${name}-${number}`)}.md`
    if (given.has(uri)) continue
    const isThere = await ports.files.readFile(uri).then(
      bytes => bytes !== undefined,
      () => true,
    )
    if (!isThere || number >= MOST_TRIED) return uri
  }
}

const MOST_TRIED = 1000

/** The path of a file below a folder; its address where it lies elsewhere. */
function pathBelow(root: string, uri: string): string {
  return uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri
}
