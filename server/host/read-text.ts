// Reads a file as text: UTF-8, UTF-16 with a byte order mark or a `<` first, and tables as a Chinese Excel writes them (GB 18030); what is broken is shown as such, never dropped.

import type { Files } from '../core/model/files.ts'
import { glossaryFormatOf } from '../core/model/glossary-format.ts'

/** A file as text; `hash` is that of its bytes, where the files give one, `warning` names what is wrong with its encoding. */
export interface ReadText {
  readonly text: string
  readonly hash?: string
  readonly warning?: string
}

/** The text of a file, or undefined where it is gone. */
export async function readText(files: Files, uri: string): Promise<ReadText | undefined> {
  const bytes = await files.readFile(uri)
  return bytes && withHash(files, bytes, uri)
}

/** The same at once; undefined where files cannot be read so, too. Throws where the file cannot be read. */
export function readTextNow(files: Files, uri: string): ReadText | undefined {
  const bytes = files.readNow?.(uri)
  return bytes && withHash(files, bytes, uri)
}

function withHash(files: Files, bytes: Uint8Array, uri: string): ReadText {
  const hash = files.hashOf?.(bytes)
  const format = glossaryFormatOf(uri)
  const decoded = format === 'csv' || format === 'tsv' ? decodeTable(bytes) : decodeText(bytes)
  return { ...decoded, ...(hash === undefined ? {} : { hash }) }
}

/** A table: what is no UTF-8 and can be GB 18030 is that, for so a Chinese Excel saves CSV. */
function decodeTable(bytes: Uint8Array): { text: string; warning?: string } {
  const decoded = decodeText(bytes)
  if (decoded.warning === undefined) return decoded
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes) }
  } catch {
    return decoded
  }
}

/** Decodes bytes. Broken UTF-8 becomes U+FFFD, with a warning that says how many there are. */
export function decodeText(bytes: Uint8Array): { text: string; warning?: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  // XML in UTF-16 may do without the mark: no other text begins so.
  if (bytes[0] === 0x3c && bytes[1] === 0) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (bytes[0] === 0 && bytes[1] === 0x3c) return { text: new TextDecoder('utf-16be').decode(bytes) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const broken = text.split('\uFFFD').length - 1
    return { text, warning: `not valid UTF-8: ${broken} broken character${broken === 1 ? '' : 's'} shown as U+FFFD` }
  }
}
