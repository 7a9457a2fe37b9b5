// Decides which glossary of a folder new entries go to, and makes the edit that writes them.

import type { Location, WorkspaceEdit } from 'vscode-languageserver'
import {
  collectGlossaries,
  type Destination,
  type EntryDraft,
  type FileChange,
  writeEntries,
} from '../../core/features/glossary/glossary-entry.ts'
import { composeGlossaryHead, type NewGlossary } from '../../core/features/glossary/new-glossary.ts'
import type { Entry } from '../../core/index/corpus.ts'
import { Document } from '../../core/model/document.ts'
import { append } from '../../core/text/long-list.ts'
import type { Context } from '../context.ts'
import { toLspRange } from '../convert.ts'
import type { Folder } from '../folder.ts'
import type { Locale } from '../locale.ts'
import { canCreateFiles, toWorkspaceEdit } from '../workspace-edit.ts'

/** What writing entries comes to: an edit with what it does, or why there is none. */
export interface Written {
  readonly edit: WorkspaceEdit
  readonly added: readonly string[]
  readonly extended: readonly Location[]
  readonly existing: readonly Location[]
  /** What is to be filled or looked at, in the document as the edit will leave it. */
  readonly select: Location | undefined
}
export type Problem = 'no-glossary' | 'cannot-write'

/** The edit that writes drafts, each into a glossary of its folder: the one asked for, the last used, the first, a new one. */
export async function writeDrafts(
  context: Context,
  drafts: readonly { readonly folder: Folder; readonly draft: EntryDraft }[],
  glossary: string | undefined,
): Promise<Written | Problem> {
  const changes: (FileChange & { readonly folder: Folder })[] = []
  const added: string[] = []
  const extended: Location[] = []
  const existing: Location[] = []
  let select: Location | undefined
  for (const folder of new Set(drafts.map(({ folder }) => folder))) {
    const own = drafts.filter(one => one.folder === folder).map(({ draft }) => draft)
    const destination = await findDestination(context, folder, glossary)
    // Without a destination entries that are there can still be found, and get what they lack.
    const written = writeEntries(folder.corpus, destination ?? { uri: '' }, own)
    if (!written) return 'cannot-write'
    if (written.added.length > 0 && !destination) return 'no-glossary'
    append(
      changes,
      written.changes.map(change => ({ ...change, folder })),
    )
    append(added, written.added)
    append(
      extended,
      written.extended.map(entry => locationOf(context, folder, entry)),
    )
    append(
      existing,
      written.existing.map(entry => locationOf(context, folder, entry)),
    )
    const changed = written.changes.find(({ uri }) => uri === written.select?.uri)
    if (!select && written.select && changed) {
      const after = Document.parse(
        changed.uri,
        applyEdits(changed.isNew ? '' : folder.corpus.textOf(changed.uri), changed),
        folder.corpus.unit,
      )
      select = { uri: context.workspace.clientUri(changed.uri), range: toLspRange(after, written.select) }
    }
    if (destination && written.added.length > 0 && glossary !== undefined)
      context.lastGlossary.set(folder, destination.uri)
  }
  return { edit: toWorkspaceEdit(context, changes), added, extended, existing, select }
}

/** Where an entry's heading stands. */
export function locationOf(context: Context, folder: Folder, { uri, term }: Entry): Location {
  const document = folder.corpus.document(uri) ?? Document.parse(uri, '')
  return {
    uri: context.workspace.clientUri(uri),
    range: toLspRange(document, { start: term.start, end: term.headingEnd }),
  }
}

async function findDestination(
  context: Context,
  folder: Folder,
  wanted: string | undefined,
): Promise<Destination | undefined> {
  const uris = collectGlossaries(folder.corpus).map(({ uri }) => uri)
  const normal = wanted === undefined ? undefined : context.ports.normalUri(wanted)
  const last = context.lastGlossary.get(folder)
  const uri = uris.find(uri => uri === normal) ?? uris.find(uri => uri === last) ?? uris[0]
  if (uri !== undefined) return { uri }
  const free = await newGlossaryUri(context, folder)
  return free === undefined ? undefined : { uri: free, ...newGlossary(free, context.locale) }
}

/** The address of a glossary that is not there yet; undefined where none can be made. */
export async function newGlossaryUri(context: Context, folder: Folder): Promise<string | undefined> {
  if (folder.root === undefined || !canCreateFiles(context)) return undefined
  for (let i = 1; i < 10; i++) {
    const id = i === 1 ? 'terms' : `terms-${i}`
    const free = `${folder.root}/glossary/${id}.md`
    // A file that is there but no part of the corpus must not be written over.
    const isFree =
      !folder.corpus.has(free) && folder.corpus.withKey(`id:${id}`).length === 0 && !(await exists(context, free))
    if (isFree) return free
  }
  return undefined
}

/** The head of a new glossary. */
export function newGlossaryText(uri: string, locale: Locale): string {
  return composeGlossaryHead(newGlossary(uri, locale))
}

function newGlossary(uri: string, locale: Locale): NewGlossary & { readonly id: string } {
  const id = uri.slice(uri.lastIndexOf('/') + 1, -'.md'.length)
  return { id, title: locale === 'zh' ? '术语' : 'Terms', language: locale }
}

async function exists(context: Context, uri: string): Promise<boolean> {
  try {
    return (await context.ports.files.readFile(uri)) !== undefined
  } catch {
    return true
  }
}

function applyEdits(text: string, { edits }: FileChange): string {
  let result = ''
  let last = 0
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(last, start) + inserted
    last = end
  }
  return result + text.slice(last)
}
