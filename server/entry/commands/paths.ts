// What the commands of the terminal have in common: they name paths, and read the corpora that these belong to.

import { readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { URI } from 'vscode-uri'
import type { Document } from '../../core/model/document.ts'
import type { Log } from '../../core/model/files.ts'
import { decodeText } from '../../host/read-text.ts'
import { readBundled } from '../../protocol/bundled.ts'
import { printable } from '../../protocol/columns.ts'
import { fileProblemMessage } from '../../protocol/file-problem-message.ts'
import type { Folder } from '../../protocol/folder.ts'
import type { Locale } from '../../protocol/locale.ts'
import type { Ports } from '../../protocol/ports.ts'
import { systemMessage } from '../../protocol/system-message.ts'
import { Workspace } from '../../protocol/workspace.ts'
import { chooseCache } from '../cache-folder.ts'
import { createNodePorts } from '../node-ports.ts'
import { say } from './command.ts'
import { Progress } from './terminal.ts'

export interface GivenPath {
  readonly path: string
  readonly isFolder: boolean
  /** What stands for the file's text: it was given on standard input. */
  readonly text?: string
}

/** The corpora of the paths that a command was given, read and, unless it said otherwise, counted. */
export interface Opened {
  readonly workspace: Workspace
  readonly ports: Ports
  /** True for a file that was named, or lies in a folder that was. */
  readonly isWanted: (uri: string) => boolean
  /** The path of a file as seen from where the command was called. */
  readonly pathOf: (uri: string) => string
  /** The year that it is. */
  readonly year: number
  /** Files that were named and could not be read, with the reason. */
  readonly unread: readonly string[]
}

/** Files, folders and globs as they were named, `otherwise` where none was; a string says which is missing. */
export async function resolvePaths(
  given: readonly string[],
  cwd: string,
  locale: Locale,
  otherwise?: string,
): Promise<readonly GivenPath[] | string> {
  if (given.length === 0 && otherwise === undefined) return say(locale, 'no path given', '未指定路径')
  const paths: GivenPath[] = []
  for (const name of given.length === 0 && otherwise !== undefined ? [otherwise] : given) {
    const path = resolve(cwd, name)
    const found = await stat(path).catch(() => undefined)
    if (found) paths.push({ path, isFolder: found.isDirectory() })
    else if (!picomatch.scan(name).isGlob)
      return `${name}: ${say(locale, 'no such file or folder', '没有此文件或文件夹')}`
    else {
      const matches = await expand(name, cwd)
      if (matches.length === 0) return `${name}: ${say(locale, 'no file matches', '没有匹配的文件')}`
      for (const match of matches) paths.push({ path: match, isFolder: false })
    }
  }
  return paths
}

/** The Markdown files that a glob means: for shells that leave it to the program, and for `**` in those that lack it. */
async function expand(glob: string, cwd: string): Promise<string[]> {
  const { base, glob: rest } = picomatch.scan(glob.split(sep).join('/'))
  const isMatch = picomatch(rest)
  const root = resolve(cwd, base)
  const found: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const items = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
    for (const item of items) {
      const path = folder === '' ? item.name : `${folder}/${item.name}`
      if (item.isDirectory()) {
        if (item.name !== 'node_modules' && !item.name.startsWith('.')) folders.push(path)
      } else if (/\.(?:md|markdown)$/i.test(item.name) && isMatch(path)) found.push(join(root, path))
    }
  }
  return found.sort()
}

/** The text on standard input, as that of a file; what is broken in it is said, as of a file. */
export async function readStandardInput(locale: Locale): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  const { text, warning } = decodeText(Buffer.concat(pieces))
  if (warning !== undefined) process.stderr.write(`tifa: -: ${fileProblemMessage(warning, locale)}\n`)
  return text
}

/**
 * Reads the corpus of each path: that of the nearest `tifa.yaml` above it, else the folder itself, else the file alone.
 * `isCounted` is false for a command that needs the counts of few documents, and has them made itself.
 */
export async function openPaths(
  paths: readonly GivenPath[],
  cwd: string,
  locale: Locale,
  isCounted = true,
): Promise<Opened> {
  const progress = new Progress()
  const ports = createNodePorts(toStandardError(cwd, progress), { cache: chooseCache(), locale })
  const workspace: Workspace = new Workspace(ports, () =>
    progress.tell(() => {
      const { documents } = workspace.status
      return say(locale, `documents read: ${documents}`, `正在读取：${documents} 个文件`)
    }),
  )
  workspace.setBundled(await readBundled(ports))
  const wanted: { prefix: string; isFolder: boolean }[] = []
  const unread: string[] = []
  for (const { path, isFolder, text } of paths) {
    const uri = URI.file(path).toString()
    wanted.push({ prefix: uri, isFolder })
    const root = (await findRoot(isFolder ? path : dirname(path))) ?? (isFolder ? path : undefined)
    if (root !== undefined) await workspace.addFolder(URI.file(root).toString(), isCounted)
    if (text !== undefined) workspace.open(uri, 0, text)
    if (text !== undefined || isFolder || workspace.folderOf(uri).corpus.has(uri)) continue
    // A file that no corpus holds, or that its corpus leaves out: the user named it, so it is read.
    const read = await ports.readText(ports.files, uri).catch((error: unknown) => {
      unread.push(`${relative(cwd, path)}: ${systemMessage(error, locale)}`)
      return undefined
    })
    if (read?.text.includes('\0'))
      unread.push(`${relative(cwd, path)}: ${say(locale, 'it is no text', '不是文本文件')}`)
    else if (read) {
      if (read.warning !== undefined) ports.log.warn(`${uri}: ${fileProblemMessage(read.warning, locale)}`)
      workspace.open(uri, 0, read.text)
    }
  }
  // What is printed cannot be taken back.
  await workspace.mend()
  progress.end()
  return {
    workspace,
    ports,
    isWanted: uri =>
      wanted.some(
        ({ prefix, isFolder }) => uri === prefix || (isFolder && uri.startsWith(`${prefix.replace(/\/$/, '')}/`)),
      ),
    pathOf: uri => relative(cwd, URI.parse(uri).fsPath),
    year: ports.year(),
    unread,
  }
}

/** The document of one file with its corpus; a string says why there is none. */
export async function openDocument(
  file: string,
  cwd: string,
  locale: Locale,
): Promise<{ readonly document: Document; readonly folder: Folder; readonly opened: Opened } | string> {
  const paths = await resolvePaths([file], cwd, locale)
  if (typeof paths === 'string') return paths
  const opened = await openPaths(paths, cwd, locale)
  const found = opened.workspace.find(URI.file(resolve(cwd, file)).toString())
  if (opened.unread.length > 0 || !found)
    return opened.unread[0] ?? `${file}: ${say(locale, 'it is no document', '不是文件')}`
  return { document: found.document, folder: found.folder, opened }
}

/** The nearest folder from `from` upwards that holds a tifa.yaml. */
export async function findRoot(from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const isRoot = await stat(join(folder, 'tifa.yaml')).then(
      found => found.isFile(),
      () => false,
    )
    if (isRoot) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/** Warnings go to standard error, with paths instead of uris; what merely informs is left out. */
function toStandardError(cwd: string, progress: Progress): Log {
  const write = (line: string): void => {
    const readable = line.replace(/^file:\/\/\S+?(?=:\s)/, uri => relative(cwd, URI.parse(uri).fsPath) || '.')
    progress.end()
    process.stderr.write(`tifa: ${printable(readable)}\n`)
  }
  return { info: () => {}, warn: write, error: write }
}
