// Reads the glossaries that Tifa brings along, with what was made of them when it was built.

import { type GlossaryDigests, glossaryKey } from '../core/index/glossary-pack.ts'
import type { PackedDigest } from '../core/index/packed-digest.ts'
import type { Ports } from './ports.ts'

/** A glossary that Tifa brings along. */
export interface BundledGlossary {
  readonly uri: string
  readonly text: string
  /** Undefined where the text has to be parsed. */
  readonly packed?: PackedDigest | undefined
}

/** The glossaries at `uris`, as far as they can be read: each other one is named in the log. */
export async function readBundled(
  ports: Ports,
  uris: readonly string[] = ports.glossaries,
): Promise<BundledGlossary[]> {
  const { files, log, normalUri, readText } = ports
  const found: BundledGlossary[] = []
  const digests = uris.length > 0 ? await digestsOf(ports) : undefined
  for (const given of uris) {
    const uri = normalUri(given)
    try {
      const read = await readText(files, given)
      const name = uri.slice(uri.lastIndexOf('/') + 1)
      if (read) found.push({ uri, text: read.text, packed: digests?.get(glossaryKey(name, read.text)) })
      else log.warn(`${given}: the bundled glossary is missing`)
    } catch (error) {
      log.warn(`${given}: the bundled glossary cannot be read: ${messageOf(error)}`)
    }
  }
  return found
}

async function digestsOf({ glossaryDigests, log }: Ports): Promise<GlossaryDigests | undefined> {
  try {
    return await glossaryDigests()
  } catch (error) {
    log.info(`the bundled glossaries are parsed: ${messageOf(error)}`)
    return undefined
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
