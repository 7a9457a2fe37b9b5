// Walks a corpus folder: Markdown, aligned texts (TMX) and glossaries (TBX; CSV and TSV that are named as such) that are not ignored, each folder once, however links lead around.

import ignore, { type Ignore } from 'ignore'
import picomatch from 'picomatch'
import type { Config } from '../core/model/config.ts'
import type { FileProblem } from '../core/model/file-problem.ts'
import type { FileState, Files, FolderItem } from '../core/model/files.ts'
import { glossaryFormatOf } from '../core/model/glossary-format.ts'

/** The same shape as the protocol's options; the host does not know that layer. */
interface Options {
  readonly config: Config
  readonly excluded: readonly string[]
  readonly maxFileSize: number
  readonly isCancelled: () => boolean
}

type Step =
  | { readonly found: { readonly uri: string } & Partial<FileState> }
  | { readonly skipped: { readonly uri: string; readonly reason: FileProblem } }

/** How many files of a folder are asked for their state at once. */
const AT_ONCE = 32

/** A folder to be walked: `real` is where it lies, links followed, `path` is relative to the root. */
interface Below {
  readonly uri: string
  readonly real: string
  readonly path: string
  readonly ignores: readonly IgnoreFile[]
}

/** A link in a folder. */
interface Link {
  readonly folder: Below
  readonly name: string
  readonly kind: FolderItem['kind']
  readonly real: string
}

/**
 * Yields every Markdown, TMX and glossary file below `root` that belongs to the corpus, folder by folder, unread, and what was skipped.
 * Links come behind all else: one to what was found by its own name adds nothing.
 */
export async function* walk(files: Files, root: string, options: Options): AsyncGenerator<Step> {
  const rules = compileRules(options)
  const unmatched = new Map(
    [...options.config.include, ...options.config.glossaries].map(glob => [glob, picomatch(asFolderToo(glob), GLOB)]),
  )
  const real = (await files.realOf?.(root)) ?? root
  const seen = new Set<string>([real])
  const pending: Below[] = [{ uri: root, real, path: '', ignores: [] }]
  const links: Link[] = []

  const look = async function* ({ uri, path }: Below, names: readonly string[]): AsyncGenerator<Step> {
    const base = uri.replace(/\/$/, '')
    for (let from = 0; from < names.length; from += AT_ONCE) {
      const some = names.slice(from, from + AT_ONCE).map(name => ({ name, uri: `${base}/${encodeSegment(name)}` }))
      const states = await statesOf(files, uri, some)
      for (const [i, one] of some.entries()) {
        if (options.isCancelled()) return
        for (const [glob, isMatch] of unmatched) if (isMatch(joinPath(path, one.name))) unmatched.delete(glob)
        const state = states[i] ?? {}
        if (state instanceof Error)
          yield { skipped: { uri: one.uri, reason: { code: 'unreadable', detail: messageOf(state) } } }
        else if (state.size !== undefined && state.size > options.maxFileSize) {
          const reason = { code: 'too-large', most: options.maxFileSize, size: state.size } as const
          yield { skipped: { uri: one.uri, reason } }
        } else yield { found: { uri: one.uri, ...state } }
      }
    }
  }

  const enter = (folder: Below, name: string, real: string): void => {
    if (seen.has(real)) return
    seen.add(real)
    const { uri, path, ignores } = folder
    pending.push({ uri: joinUri(uri, name), real, path: joinPath(path, name), ignores })
  }

  while (pending.length > 0 || links.length > 0) {
    if (options.isCancelled()) return
    const found = pending.shift()
    if (!found) {
      const link = links.shift()
      if (link?.kind === 'folder') enter(link.folder, link.name, link.real)
      else if (link && !seen.has(link.real)) {
        seen.add(link.real)
        yield* look(link.folder, [link.name])
      }
      continue
    }
    const { uri, path } = found
    let items: readonly FolderItem[]
    try {
      items = await files.readFolder(uri)
    } catch (error) {
      yield { skipped: { uri, reason: { code: 'unreadable', detail: messageOf(error) } } }
      continue
    }
    const ignores = items.some(item => item.name === '.gitignore' && item.kind === 'file')
      ? [...found.ignores, await readIgnore(files, uri, path)]
      : found.ignores
    const folder = { ...found, ignores }
    const chosen: string[] = []
    for (const { name, kind, identity } of [...items].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const itemPath = joinPath(path, name)
      const isOut = kind === 'folder' ? rules.skipsFolder(itemPath) : !rules.includes(itemPath)
      if (isOut || isIgnored(ignores, kind === 'folder' ? `${itemPath}/` : itemPath)) continue
      if (identity !== undefined) links.push({ folder, name, kind, real: identity })
      else if (kind === 'folder') enter(folder, name, joinUri(folder.real, name))
      else {
        const real = joinUri(folder.real, name)
        if (!seen.has(real)) chosen.push(name)
        seen.add(real)
      }
    }
    yield* look(folder, chosen)
  }
  // A name that was mistyped leaves a corpus without what somebody thinks is in it.
  const globs = [...unmatched.keys()]
  if (globs.length > 0) yield { skipped: { uri: joinUri(root, 'tifa.yaml'), reason: { code: 'nothing-named', globs } } }
}

/**
 * True where the file at `uri` belongs to the corpus at `root`, by the same rules as {@link walk}; false for a link to what belongs to it by
 * another name.
 */
export async function belongs(files: Files, root: string, uri: string, options: Options): Promise<boolean> {
  const path = pathBelow(root, uri)
  if (path === undefined || !(await isNamed(files, root, path, options))) return false
  const [realRoot, real] = [await files.realOf?.(root), await files.realOf?.(uri)]
  const realPath = realRoot !== undefined && real !== undefined ? pathBelow(realRoot, real) : undefined
  return realPath === undefined || realPath === path || !(await isNamed(files, root, realPath, options))
}

/** A path relative to `root`; undefined where `uri` does not lie below it. */
function pathBelow(root: string, uri: string): string | undefined {
  const base = root.endsWith('/') ? root : `${root}/`
  return uri.startsWith(base) ? uri.slice(base.length).split('/').map(decodeSegment).join('/') : undefined
}

async function isNamed(files: Files, root: string, path: string, options: Options): Promise<boolean> {
  const rules = compileRules(options)
  const parts = path.split('/')
  const ignores: IgnoreFile[] = []
  for (let i = 0; i < parts.length; i++) {
    const folder = parts.slice(0, i).join('/')
    if (i > 0 && (rules.skipsFolder(folder) || isIgnored(ignores, `${folder}/`))) return false
    const folderUri = parts.slice(0, i).reduce(joinUri, root)
    ignores.push(await readIgnore(files, folderUri, folder))
  }
  return rules.includes(path) && !isIgnored(ignores, path)
}

async function statesOf(
  files: Files,
  folder: string,
  some: readonly { readonly name: string; readonly uri: string }[],
): Promise<readonly (Partial<FileState> | Error | undefined)[]> {
  const { statesOf } = files
  if (statesOf) {
    const names = some.map(({ name }) => name)
    return statesOf(folder, names)
  }
  const sizes = some.map(async ({ uri }) => {
    try {
      const size = await files.sizeOf(uri)
      return size === undefined ? {} : { size }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  })
  return Promise.all(sizes)
}

interface Rules {
  includes(path: string): boolean
  skipsFolder(path: string): boolean
}

const GLOB = { dot: true, nonegate: true } as const

function compileRules({ config, excluded }: Options): Rules {
  const always = picomatch(['**/node_modules', '**/.git', '**/.hg', '**/.svn'], GLOB)
  const isExcluded = picomatch([...config.exclude, ...excluded].flatMap(asFolderToo), GLOB)
  const isIncluded =
    config.include.length > 0
      ? picomatch([...config.include, ...config.glossaries].flatMap(asFolderToo), GLOB)
      : () => true
  // A table may hold anything: those that are glossaries are named.
  const isGlossary = picomatch(config.glossaries.flatMap(asFolderToo), GLOB)
  const isOfCorpus = (path: string): boolean =>
    /\.(?:md|markdown|tmx|tbx)$/i.test(path)
      ? isIncluded(path)
      : glossaryFormatOf(path) !== undefined && isGlossary(path)
  return {
    includes: path => isOfCorpus(path) && !isExcluded(path),
    skipsFolder: path => always(path) || isExcluded(path),
  }
}

/** `drafts` and `drafts/` mean all that is in the folder, too. */
function asFolderToo(glob: string): string[] {
  const bare = glob.replace(/^\.?\//, '').replace(/\/$/, '')
  return bare === '' ? [] : [bare, `${bare}/**`]
}

interface IgnoreFile {
  /** The folder that holds the .gitignore, relative to the root; '' for the root. */
  readonly folder: string
  readonly rules: Ignore
}

async function readIgnore(files: Files, folderUri: string, folder: string): Promise<IgnoreFile> {
  const rules = ignore()
  try {
    const bytes = await files.readFile(joinUri(folderUri, '.gitignore'))
    if (bytes) rules.add(new TextDecoder().decode(bytes))
  } catch {
    // A .gitignore that cannot be read ignores nothing.
  }
  return { folder, rules }
}

/** The .gitignore nearest to a path decides, as git has it. */
function isIgnored(ignores: readonly IgnoreFile[], path: string): boolean {
  let ignored = false
  for (const { folder, rules } of ignores) {
    const relative = folder === '' ? path : path.slice(folder.length + 1)
    if (relative === '' || relative.startsWith('../')) continue
    const result = rules.test(relative)
    if (result.ignored) ignored = true
    else if (result.unignored) ignored = false
  }
  return ignored
}

function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function joinUri(folder: string, name: string): string {
  return `${folder.replace(/\/$/, '')}/${encodeSegment(name)}`
}

/** Encodes as VS Code's own uris do, so that the same file has the same uri in both. */
function encodeSegment(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
