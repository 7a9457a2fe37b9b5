// What every export says of itself: by which tool it was made and when, and of which texts, such that others can check it.

import { sha256 } from '../../core/text/sha256.ts'
import { decodeAddress } from '../decode-address.ts'
import type { Folder } from '../folder.ts'
import type { Ports } from '../ports.ts'

export interface Provenance {
  readonly tool: 'Tifa'
  readonly version: string
  /** ISO 8601, UTC. */
  readonly date: string
  readonly corpus: {
    /** The SHA-256 of what `sha256sum` would print of the files, in the order of their paths. */
    readonly sha256: string
    readonly files: readonly ExportedFileState[]
  }
}

/** A document of the corpus. */
export interface ExportedFileState {
  /** As seen from its folder, with slashes; behind the folder's name where there are several. */
  readonly path: string
  /** Of the file's bytes; of the text in UTF-8 where it is open and not saved. */
  readonly sha256: string
  readonly unsaved?: true
}

/** The provenance of an export, with the states of all files by their addresses. */
export interface KnownProvenance {
  readonly provenance: Provenance
  readonly states: ReadonlyMap<string, ExportedFileState>
  /** The state of a file, however its address is written. */
  readonly stateOf: (uri: string) => ExportedFileState | undefined
}

/** Reads all documents of `folders` for their hashes; the glossaries that Tifa brings along are those of its version. */
export async function readProvenance(
  folders: Iterable<Folder>,
  ports: Pick<Ports, 'files' | 'readText' | 'date' | 'version' | 'normalUri'>,
  pause: () => Promise<void>,
): Promise<KnownProvenance> {
  const states = new Map<string, ExportedFileState>()
  for (const { folder, uri, path } of pathsOf(folders)) {
    await pause()
    const { corpus } = folder
    const bytes = await ports.files.readFile(uri).catch(() => undefined)
    const isSaved = bytes && (!corpus.isOpen(uri) || (await isText(ports, uri, bytes, corpus.textOf(uri))))
    states.set(
      uri,
      isSaved ? { path, sha256: sha256(bytes) } : { path, sha256: sha256(corpus.textOf(uri)), unsaved: true },
    )
  }
  const files = [...states.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const corpus = { sha256: sha256(files.map(file => `${file.sha256}  ${file.path}\n`).join('')), files }
  return {
    provenance: { tool: 'Tifa', version: ports.version, date: ports.date(), corpus },
    states,
    stateOf: uri => states.get(uri) ?? states.get(ports.normalUri(uri)),
  }
}

/** The user's own documents, each with its path as exports have it. */
export function pathsOf(folders: Iterable<Folder>): { folder: Folder; uri: string; path: string }[] {
  const all = [...folders]
  const isMany = all.filter(({ root }) => root !== undefined).length > 1
  return all.flatMap(folder =>
    [...folder.corpus.uris()]
      .filter(uri => folder.corpus.originOf(uri) === 'own' && !uri.endsWith('/tifa.yaml'))
      .map(uri => ({ folder, uri, path: pathIn(folder.root, uri, isMany) })),
  )
}

/** Whether the bytes of a file are what an editor shows of it. */
async function isText(
  { readText, files }: Pick<Ports, 'files' | 'readText'>,
  uri: string,
  bytes: Uint8Array,
  text: string,
): Promise<boolean> {
  const read = await readText({ ...files, readFile: async () => bytes }, uri).catch(() => undefined)
  // Editors keep the mark at a file's head to themselves.
  return read !== undefined && read.text.replace(/^\uFEFF/, '') === text.replace(/^\uFEFF/, '')
}

/** The path of a file as seen from the folder, behind its name where there are several; its own name where it lies in none. */
export function pathIn(root: string | undefined, uri: string, isMany: boolean): string {
  if (root === undefined || !uri.startsWith(`${root}/`)) return decodeAddress(uri.split('/').at(-1) ?? uri)
  const path = decodeAddress(uri.slice(root.length + 1))
  return isMany ? `${decodeAddress(root.split('/').at(-1) ?? '')}/${path}` : path
}

/** The columns that a table has of its provenance, behind its own: a reader of CSV takes comments for rows. */
export const PROVENANCE_COLUMNS = ['file_sha256', 'corpus_sha256', 'tool', 'exported'] as const

/** The values of {@link PROVENANCE_COLUMNS} for a row that is about the file at `uri`, or about none. */
export function provenanceCells(
  { provenance, stateOf }: KnownProvenance,
  uri: string | null | undefined,
): (string | null)[] {
  const { tool, version, date, corpus } = provenance
  const file = uri === undefined || uri === null ? null : (stateOf(uri)?.sha256 ?? null)
  return [file, corpus.sha256, `${tool} ${version}`, date]
}

/** What a text that is to be read says last. */
export function signatureOf({ provenance: { tool, version, date, corpus } }: KnownProvenance): string {
  return `${tool} ${version}, ${date}, SHA-256 ${corpus.sha256}`
}

/** What JSON says first. */
export function provenanceField(known: KnownProvenance | undefined): { readonly provenance?: Provenance } {
  return known ? { provenance: known.provenance } : {}
}
