// Reads the glossaries that Tifa brings along, with what was made of them when it was built.

import type { BaseWordings } from '../core/index/base-wordings.ts'
import { glossaryKey, type PackedGlossaries } from '../core/index/glossary-pack.ts'
import type { PackedDigest } from '../core/index/packed-digest.ts'
import type { Ports } from './ports.ts'

/** The glossaries that Tifa brings along. */
export interface Bundled {
  readonly files: readonly BundledGlossary[]
  /** The wordings of some of them together, as far as that is known. */
  readonly wordings?: { readonly of: readonly string[]; readonly base: BaseWordings } | undefined
}

export interface BundledGlossary {
  readonly uri: string
  readonly text: string
  /** Undefined where the text has to be parsed. */
  readonly packed?: PackedDigest | undefined
}

/** The glossaries at `uris`, as far as they can be read: each other one is named in the log. */
export async function readBundled(ports: Ports, uris: readonly string[] = ports.glossaries): Promise<Bundled> {
  const { files, log, normalUri, readText } = ports
  const found: BundledGlossary[] = []
  const packed = uris.length > 0 ? await packedOf(ports) : undefined
  const byKey = new Map<string, string>()
  for (const given of uris) {
    const uri = normalUri(given)
    try {
      const read = await readText(files, given)
      const key = read && glossaryKey(uri.slice(uri.lastIndexOf('/') + 1), read.text)
      if (key !== undefined) byKey.set(key, uri)
      if (read) found.push({ uri, text: read.text, packed: packed?.digests.get(key ?? '') })
      else log.warn(`${given}: the bundled glossary is missing`)
    } catch (error) {
      log.warn(`${given}: the bundled glossary cannot be read: ${messageOf(error)}`)
    }
  }
  const of = [...(packed?.digests.keys() ?? [])].flatMap(key => byKey.get(key) ?? [])
  const isAll = of.length === packed?.digests.size
  return { files: found, wordings: isAll && packed?.wordings ? { of, base: packed.wordings } : undefined }
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
