// Reads the glossaries that Tifa brings along, with what was made of them when it was built.

import type { BaseWordings } from '../core/index/base-wordings.ts'
import { glossaryKey, type PackedGlossaries } from '../core/index/glossary-pack.ts'
import type { PackedDigest } from '../core/index/packed-digest.ts'
import { keyOfText } from '../core/text/hash.ts'
import type { FileText, Ports } from './ports.ts'

/** The glossaries that Tifa brings along. */
export interface Bundled {
  readonly files: readonly BundledGlossary[]
  /** The wordings of some of them together, as far as that is known. */
  readonly wordings?: { readonly of: readonly string[]; readonly base: BaseWordings } | undefined
}

export interface BundledGlossary {
  readonly uri: string
  readonly text: string
  /** Equal where the text is. */
  readonly hash: string
  /** Undefined where the text has to be parsed. */
  readonly packed?: PackedDigest | undefined
}

/** The glossaries at `uris`, as far as they can be read: each other one is named in the log. */
export async function readBundled(ports: Ports, uris: readonly string[] = ports.glossaries): Promise<Bundled> {
  const packed = uris.length > 0 ? await packedOf(ports) : undefined
  const uriOf: string[] = []
  const read = async (given: string): Promise<BundledGlossary[]> => {
    const file = await readGlossary(ports, given)
    if (!file) return []
    const { text, hash = keyOfText(text) } = file
    const uri = ports.normalUri(given)
    const number = packed?.numbers.get(glossaryKey(uri.slice(uri.lastIndexOf('/') + 1), hash))
    if (number === undefined) return [{ uri, text, hash }]
    uriOf[number] = uri
    return [{ uri, text, hash, packed: packed?.digests[number] }]
  }
  const files = (await Promise.all(uris.map(read))).flat()
  const of = packed?.digests.flatMap((_, number) => uriOf[number] ?? [])
  return {
    files,
    wordings: of && packed?.wordings && of.length === packed.digests.length ? { of, base: packed.wordings } : undefined,
  }
}

async function readGlossary({ files, log, readText }: Ports, uri: string): Promise<FileText | undefined> {
  try {
    const read = await readText(files, uri)
    if (!read) log.warn(`${uri}: the bundled glossary is missing`)
    return read
  } catch (error) {
    log.warn(`${uri}: the bundled glossary cannot be read: ${messageOf(error)}`)
    return undefined
  }
}

async function packedOf({ packedGlossaries, log }: Ports): Promise<PackedGlossaries | undefined> {
  try {
    return await packedGlossaries()
  } catch (error) {
    log.info(`the bundled glossaries are parsed: ${messageOf(error)}`)
    return undefined
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
