// Writes files so that nothing is lost: whole or not at all, never over what has changed, as the file was encoded.

import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileProblem } from '../core/model/file-problem.ts'
import { decodeText } from './read-text.ts'

/** Why a file was not written; nothing has changed then. */
export type WriteProblem =
  /** There is one of that name. */
  | { readonly code: 'exists' }
  /** It is not what was read any more. */
  | { readonly code: 'changed' }
  /** It holds bytes that are no characters, which writing its text would lose. */
  | { readonly code: 'undecodable'; readonly problem: FileProblem }
  /** The system refuses: no right, no room, no such folder. */
  | { readonly code: 'failed'; readonly detail: string; readonly system: string }
  /** What should be a folder is a file. */
  | { readonly code: 'no-folder'; readonly detail: string }

/** A file's bytes with the path that a link leads to, so that it can be replaced if it is still that. */
export interface FileRead {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Makes a new file, with the folders that it is in. What is there already is never replaced, nor what comes there meanwhile. */
export function createFile(path: string, content: string | Uint8Array): Promise<WriteProblem | undefined> {
  return attempt(async () => {
    await makeFolder(dirname(path))
    return withNewFile(dirname(path), content, undefined, async made => {
      try {
        // A second name for the finished file, which fails where the name is taken.
        await link(made, path)
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return { code: 'exists' }
        // File systems without links: the name is taken with an empty file, and that is replaced.
        if (!NO_LINKS.has(codeOf(error))) throw error
        try {
          await (await open(path, 'wx')).close()
        } catch (taken) {
          if (codeOf(taken) === 'EEXIST') return { code: 'exists' }
          throw taken
        }
        try {
          await rename(made, path)
        } catch (failed) {
          await rm(path, { force: true })
          throw failed
        }
      }
      return undefined
    })
  })
}

/**
 * Makes a folder with those that it is in, one by one: where the system knows a folder in which none can be made (as below `/proc`), Node's own
 * way of doing so never ends.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'EISDIR' || codeOf(error) === 'EPERM') {
      const isFolder = await stat(folder).then(
        found => found.isDirectory(),
        () => false,
      )
      if (isFolder) return
      throw error
    }
    const parent = dirname(folder)
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw error
    await makeFolder(parent)
    await mkdir(folder).catch(async (again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again
    })
  }
}

/** Reads a file that is to be replaced; undefined where there is none. A link is followed. Throws where it cannot be read. */
export async function readForReplacing(path: string): Promise<FileRead | undefined> {
  try {
    const real = await realpath(path)
    return { path: real, bytes: await readFile(real) }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Puts new content in the place of a file that was read, if it is still what was read; its rights stay. */
export function replaceFile(before: FileRead, content: string | Uint8Array): Promise<WriteProblem | undefined> {
  return attempt(async () => {
    const { mode } = await stat(before.path)
    return withNewFile(dirname(before.path), content, mode & 0o7777, async made => {
      // As late as can be.
      const now = await readFile(before.path)
      if (Buffer.compare(now, before.bytes) !== 0) return { code: 'changed' }
      await rename(made, before.path)
      return undefined
    })
  })
}

/**
 * Makes a file, or, if it is to, replaces the one that is there. For what a command writes where the user names a file (`-o`): with
 * `isForced` false what is there stays.
 */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  isForced = false,
): Promise<WriteProblem | undefined> {
  if (!isForced) return createFile(path, content)
  try {
    const before = await readForReplacing(path)
    return before ? await replaceFile(before, content) : await createFile(path, content)
  } catch (error) {
    return failure(error)
  }
}

/** Changes the text of a file from what was read to what it is to be, encoded as it was; line ends are those of the text. */
export async function replaceText(named: string, before: string, after: string): Promise<WriteProblem | undefined> {
  try {
    const file = await readForReplacing(named)
    if (!file) return { code: 'changed' }
    const { text, warning } = decodeText(file.bytes)
    if (warning !== undefined) return { code: 'undecodable', problem: warning }
    if (text !== before) return { code: 'changed' }
    return await replaceFile(file, encodeLike(after, file.bytes))
  } catch (error) {
    return failure(error)
  }
}

/** A text as a file was encoded: UTF-16 where it was, with the mark that it had. */
function encodeLike(text: string, before: Uint8Array): Uint8Array {
  const [first, second] = before
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
  if (!isLittle && !isBig) return Buffer.from(text, 'utf8')
  const hasMark = first === 0xff || first === 0xfe
  const bytes = Buffer.from(hasMark && !text.startsWith('\ufeff') ? `\ufeff${text}` : text, 'utf16le')
  return isLittle ? bytes : bytes.swap16()
}

/** What systems say where files can have one name only. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EXDEV'])

/** Writes a new file beside its place, down to the disk, and hands it on; it is gone afterwards, whatever happens. */
async function withNewFile(
  folder: string,
  content: string | Uint8Array,
  mode: number | undefined,
  settle: (made: string) => Promise<WriteProblem | undefined>,
): Promise<WriteProblem | undefined> {
  const made = join(folder, `.tifa-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(made, 'wx', mode ?? 0o666)
    try {
      await file.writeFile(content)
      // What the process may not give, such as a bit for the owner's group, it leaves out when it opens.
      if (mode !== undefined) await file.chmod(mode).catch(() => undefined)
      await file.sync()
    } finally {
      await file.close()
    }
    const problem = await settle(made)
    if (!problem) await syncFolder(folder)
    return problem
  } finally {
    await rm(made, { force: true })
  }
}

/** Has the name, too, reach the disk, where folders can be opened. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined)
  await opened?.sync().catch(() => undefined)
  await opened?.close()
}

async function attempt(work: () => Promise<WriteProblem | undefined>): Promise<WriteProblem | undefined> {
  try {
    return await work()
  } catch (error) {
    const isFile = /^(?:EEXIST|ENOTDIR)$/.test(codeOf(error)) && error instanceof Error && 'path' in error
    return isFile ? { code: 'no-folder', detail: String(error.path) } : failure(error)
  }
}

/** `system` is the system's own code, such as `EACCES`; empty where there is none. */
function failure(error: unknown): WriteProblem {
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'failed', detail, system: codeOf(error) }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
