// Puts annotations of a file back into the documents that they are about, as edits, and says what became of each.

import type { MarkName } from '../../core/features/annotations.ts'
import type { Edit } from '../../core/features/code-action.ts'
import { type Placement, placeAnnotations, type WantedAnnotation } from '../../core/features/place-annotations.ts'
import { PlainText } from '../../core/model/plain-text.ts'
import { sha256 } from '../../core/text/sha256.ts'
import { decodeAddress } from '../decode-address.ts'
import type { Folder } from '../folder.ts'
import { type Pause, runSteps } from './exported-document.ts'
import { pathsOf } from './provenance.ts'
import type { ReadAnnotation, ReadAnnotations, ReadText } from './read-web-annotation.ts'

/** What became of one annotation. */
export interface ImportedAnnotation {
  /** The document's path; what the file calls the text, where the corpus has no such document. */
  readonly path: string
  readonly name: MarkName
  readonly exact: string
  readonly placement: Placement | { readonly outcome: 'stale'; readonly reason: 'no-document' }
}

export interface ImportedDocument {
  readonly folder: Folder
  readonly uri: string
  readonly path: string
  /** In order, and none overlapping another. */
  readonly edits: readonly Edit[]
}

export interface Imported {
  readonly annotations: readonly ImportedAnnotation[]
  /** Those that are to be changed. */
  readonly documents: readonly ImportedDocument[]
  /** What the file has that is about no words of a text. */
  readonly skipped: number
}

/**
 * The edits for all annotations of a file. A text is the document with its path, else the only one with its id or title; `isWanted` says which
 * documents may be changed.
 */
export async function importAnnotations(
  { annotations, texts, skipped }: ReadAnnotations,
  folders: readonly Folder[],
  isWanted: (uri: string) => boolean,
  pause: Pause,
): Promise<Imported> {
  const found: ImportedAnnotation[] = []
  const documents: ImportedDocument[] = []
  const known = new Map(texts.map(text => [text.source, text]))
  const targets = new Targets(folders, isWanted)
  for (const [source, some] of bySource(annotations)) {
    const text = known.get(source)
    const target = targets.find(source, text)
    const document = target?.folder.corpus.document(target.uri)
    if (!target || !document) {
      const path = text?.path ?? source
      for (const annotation of some)
        found.push({ path, name: annotation, exact: annotation.exact, placement: NO_DOCUMENT })
      continue
    }
    const plain = await runSteps(PlainText.read(document), pause)
    const isSameText = text?.textSha256 !== undefined && text.textSha256 === sha256(plain.text)
    const wanted = some.map(annotation => toWanted(annotation, plain))
    const { placements, edits } = await runSteps(placeAnnotations(document, plain, wanted, isSameText), pause)
    const { path } = target
    some.forEach((annotation, i) => {
      const placement = placements[i]
      if (placement) found.push({ path, name: annotation, exact: annotation.exact, placement })
    })
    if (edits.length > 0) documents.push({ ...target, edits: [...edits].sort((a, b) => a.start - b.start) })
  }
  return { annotations: found, documents, skipped }
}

function bySource(annotations: readonly ReadAnnotation[]): Map<string, ReadAnnotation[]> {
  const groups = new Map<string, ReadAnnotation[]>()
  for (const annotation of annotations) {
    const some = groups.get(annotation.source)
    if (some) some.push(annotation)
    else groups.set(annotation.source, [annotation])
  }
  return groups
}

const NO_DOCUMENT = { outcome: 'stale', reason: 'no-document' } as const

function toWanted({ position, ...annotation }: ReadAnnotation, plain: PlainText): WantedAnnotation {
  return {
    ...annotation,
    position: position && { start: plain.offsetAt(position.start), end: plain.offsetAt(position.end) },
  }
}

interface Target {
  readonly folder: Folder
  readonly uri: string
  readonly path: string
}

/** The documents that may be changed, by path, and by id and title. */
class Targets {
  readonly #byPath = new Map<string, Target>()
  readonly #byId = new Map<string, Target | undefined>()

  constructor(folders: readonly Folder[], isWanted: (uri: string) => boolean) {
    for (const { folder, uri, path } of pathsOf(folders)) {
      if (!isWanted(uri)) continue
      const target = { folder, uri, path }
      this.#byPath.set(path, target)
      const symbols = folder.corpus.symbols(uri)
      for (const name of new Set([symbols?.id, symbols?.title]))
        if (name !== undefined) this.#byId.set(name, this.#byId.has(name) ? undefined : target)
    }
  }

  /** What a file says of its texts; of the texts of others their addresses, which may end with a path of ours. */
  find(source: string, text: ReadText | undefined): Target | undefined {
    const stated = text?.path === undefined ? undefined : this.#byPath.get(text.path)
    if (stated) return stated
    if (text?.id !== undefined) return this.#byId.get(text.id)
    const address = decodeAddress(source.replace(/[?#].*$/, ''))
    const direct = this.#byPath.get(address) ?? this.#byPath.get(address.replace(/\.txt$/, ''))
    if (direct) return direct
    const ends = [...this.#byPath.values()].filter(
      ({ path }) => address.endsWith(`/${path}`) || address.endsWith(`/${path}.txt`),
    )
    return ends.length === 1 ? ends[0] : undefined
  }
}

/** `text` with edits applied. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: words } of edits) {
    result += text.slice(at, start) + words
    at = end
  }
  return result + text.slice(at)
}
