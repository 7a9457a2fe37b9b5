// Reads a file as text: UTF-8, or UTF-16 with a byte order mark or a `<` first; what is broken is shown as such, never dropped.

import type { Files } from '../core/model/files.ts'

/** The text of a file, or undefined where it is gone; `warning` names what is wrong with its encoding. */
export async function readText(files: Files, uri: string): Promise<{ text: string; warning?: string } | undefined> {
  const bytes = await files.readFile(uri)
  return bytes && decodeText(bytes)
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
