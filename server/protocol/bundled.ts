// Reads the glossaries that Tifa brings along, with what was made of them when it was built.

import { glossaryKey, type PackedGlossaries } from '../core/index/digest/glossary-pack.ts'
import type { PackedDigest } from '../core/index/digest/packed-digest.ts'
import type { BaseWordings } from '../core/index/terms/base-wordings.ts'
import { keyOfText } from '../core/text/hash.ts'
import type { Ports } from './ports.ts'

/** The glossaries that Tifa brings along. */
export interface Bundled {
  readonly files: readonly BundledGlossary[]
  /** The wordings of some of them together, as far as that is known. */
  readonly wordings?: { readonly of: readonly string[]; readonly base: BaseWordings } | undefined
}

export interface BundledGlossary {
  readonly uri: string
  /** Gives the text: decoded when somebody asks. */
  readonly text: () => string
  /** Equal where the text is. */
  readonly hash: string
  /** Undefined where the text has to be parsed. */
  readonly packed?: PackedDigest | undefined
}

/** The glossaries at `uris`, as far as they can be read: each other one is named in the log. */
export async function readBundled(ports: Ports, uris: readonly string[] = ports.glossaries): Promise<Bundled> {
  const packed = uris.length > 0 ? await packedOf(ports) : undefined
  const read = (await Promise.all(uris.map(uri => readGlossary(ports, uri)))).flat()
  const of: string[] = []
  const files = read.map(({ uri, text, hash }) => {
    const number = packed?.numbers.get(glossaryKey(uri.slice(uri.lastIndexOf('/') + 1), hash)) ?? -1
    if (number >= 0) of[number] = uri
    return { uri, text, hash, packed: packed?.digests[number] }
  })
  const isWhole = packed?.digests.every((digest, number) => digest && of[number] !== undefined)
  return { files, wordings: isWhole && packed?.wordings ? { of, base: packed.wordings } : undefined }
}

/** At once where that can be: each file would take several turns of the event loop. */
async function readGlossary(ports: Ports, given: string): Promise<Omit<BundledGlossary, 'packed'>[]> {
  const { files, log } = ports
  try {
    const uri = ports.normalUri(given)
    const bytes = files.sumOf && files.readNow?.(given)
    if (bytes && files.sumOf) {
      const hash = files.sumOf(bytes)
      const text = (): string =>
        ports.readTextNow({ ...files, readNow: () => bytes, hashOf: () => hash }, uri)?.text ?? ''
      return [{ uri, text, hash }]
    }
    const read = await ports.readText(files, given)
    if (read) return [{ uri, text: () => read.text, hash: read.hash ?? keyOfText(read.text) }]
    log.warn(`${given}: the bundled glossary is missing`)
  } catch (error) {
    log.warn(`${given}: the bundled glossary cannot be read: ${messageOf(error)}`)
  }
  return []
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
