// What the commands of the terminal have in common: they name paths, and read the corpora that these belong to.

import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { URI } from 'vscode-uri'
import type { Log } from '../core/model/files.ts'
import { Workspace } from '../protocol/workspace.ts'
import { chooseCache } from './cache-folder.ts'
import { createNodePorts } from './node-ports.ts'

export interface GivenPath {
  readonly path: string
  readonly isFolder: boolean
}

/** The corpora of the paths that a command was given, read and, unless it said otherwise, counted. */
export interface Opened {
  readonly workspace: Workspace
  /** True for a file that was named, or lies in a folder that was. */
  readonly isWanted: (uri: string) => boolean
  /** The path of a file as seen from where the command was called. */
  readonly pathOf: (uri: string) => string
  /** The year that it is. */
  readonly year: number
  /** Files that were named and could not be read, with the reason. */
  readonly unread: readonly string[]
}

/** Says what went wrong; returns the exit code for it. */
export function fail(message: string): number {
  process.stderr.write(`tifa: ${message}\n`)
  return 2
}

/**
 * Reads `[--format F] PATH…`; the first of `formats` is the default, `otherwise` is what is read where no path is given. A string
 * says what is wrong.
 */
export async function parsePaths<Format extends string>(
  args: readonly string[],
  formats: readonly [Format, ...Format[]],
  folder: string,
  otherwise?: string,
): Promise<{ readonly format: Format; readonly paths: readonly GivenPath[] } | string> {
  let parsed: { values: { format?: string }; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options: { format: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const { format: given = formats[0] } = parsed.values
  const format = formats.find(known => known === given)
  if (format === undefined) return `--format is ${formats.join(' or ')}, not “${given}”`
  const named = parsed.positionals.length === 0 && otherwise !== undefined ? [otherwise] : parsed.positionals
  if (named.length === 0) return 'no path given; see tifa --help'
  const paths = await resolvePaths(named, folder)
  return typeof paths === 'string' ? paths : { format, paths }
}

/** Files and folders as they were named; a string says which is missing. */
export async function resolvePaths(given: readonly string[], folder: string): Promise<readonly GivenPath[] | string> {
  const paths: GivenPath[] = []
  for (const name of given) {
    const path = resolve(folder, name)
    try {
      paths.push({ path, isFolder: (await stat(path)).isDirectory() })
    } catch {
      return `${name}: no such file or folder`
    }
  }
  return paths
}

/**
 * Reads the corpus of each path: that of the nearest `tifa.yaml` above it, else the folder itself, else the file alone.
 * `isCounted` is false for a command that needs the counts of few documents, and has them made itself.
 */
export async function openPaths(paths: readonly GivenPath[], cwd: string, isCounted = true): Promise<Opened> {
  const ports = createNodePorts(toStandardError(cwd), { cache: chooseCache() })
  const workspace = new Workspace(ports, () => {})
  const bundled = await Promise.all(
    ports.glossaries.map(async uri => ({ uri, text: (await ports.readText(ports.files, uri))?.text ?? '' })),
  )
  workspace.setBundled(bundled)
  const wanted: { prefix: string; isFolder: boolean }[] = []
  const unread: string[] = []
  for (const { path, isFolder } of paths) {
    const uri = URI.file(path).toString()
    wanted.push({ prefix: uri, isFolder })
    const root = (await findRoot(isFolder ? path : dirname(path))) ?? (isFolder ? path : undefined)
    if (root !== undefined) await workspace.addFolder(URI.file(root).toString(), isCounted)
    if (isFolder || workspace.folderOf(uri).corpus.has(uri)) continue
    // A file that no corpus holds, or that its corpus leaves out: the user named it, so it is read.
    const read = await ports.readText(ports.files, uri).catch((error: unknown) => {
      unread.push(`${relative(cwd, path)}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    })
    if (read) workspace.open(uri, 0, read.text)
  }
  return {
    workspace,
    isWanted: uri =>
      wanted.some(
        ({ prefix, isFolder }) => uri === prefix || (isFolder && uri.startsWith(`${prefix.replace(/\/$/, '')}/`)),
      ),
    pathOf: uri => relative(cwd, URI.parse(uri).fsPath),
    year: ports.year(),
    unread,
  }
}

/** The nearest folder from `from` upwards that holds a tifa.yaml. */
async function findRoot(from: string): Promise<string | undefined> {
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
function toStandardError(cwd: string): Log {
  const write = (line: string): void => {
    const readable = line.replace(/^file:\/\/\S+?(?=:\s)/, uri => relative(cwd, URI.parse(uri).fsPath) || '.')
    process.stderr.write(`tifa: ${readable}\n`)
  }
  return { info: () => {}, warn: write, error: write }
}
