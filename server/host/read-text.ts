// Reads a file as text: UTF-8, UTF-16 with a byte order mark or a `<` first, and tables as a Chinese Excel writes them (GB 18030, Big5); what is broken is shown as such, never dropped.

import type { FileProblem } from '../core/model/file-problem.ts'
import type { Files } from '../core/model/files.ts'
import { glossaryFormatOf } from '../core/model/glossary-format.ts'

/** A file as text; `hash` is that of its bytes, where the files give one, `warning` is what is wrong with its encoding. */
export interface ReadText {
  readonly text: string
  readonly hash?: string
  readonly warning?: FileProblem
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
  const decoded = format === 'csv' || format === 'tsv' ? decodeTable(bytes) : decodeText(bytes, files.decodeUtf8)
  return { ...decoded, ...(hash === undefined ? {} : { hash }) }
}

/** A table: what is no UTF-8 is in the encoding in which a Chinese Excel saves CSV, GB 18030 or Big5. */
function decodeTable(bytes: Uint8Array): { text: string; warning?: FileProblem } {
  const decoded = decodeText(bytes)
  if (decoded.warning === undefined) return decoded
  for (const encoding of isLikeBig5(bytes) ? ['big5', 'gb18030'] : ['gb18030', 'big5']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // What nobody writes: some decoders make it of bytes that mean nothing.
      if (!/[\uFFFD\uE000-\uF8FF\u0080-\u009F]/.test(text)) return { text }
    } catch {
      // The next one, or as UTF-8 with what is broken in it.
    }
  }
  return decoded
}

/** Of a pair's second bytes, Big5 has two fifths below 0x7F; in GB 18030 these are rare characters. */
function isLikeBig5(bytes: Uint8Array): boolean {
  let [pairs, low] = [0, 0]
  for (let at = 0; at + 1 < bytes.length && pairs < 20_000; at++) {
    if ((bytes[at] ?? 0) < 0x81) continue
    pairs++
    if ((bytes[++at] ?? 0) < 0x7f) low++
  }
  return low * 8 > pairs
}

/** Decodes bytes. Broken UTF-8 becomes U+FFFD, with a warning that says how many there are. `decodeUtf8` is tried first, if there is one. */
export function decodeText(
  bytes: Uint8Array,
  decodeUtf8?: Files['decodeUtf8'],
): { text: string; warning?: FileProblem } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  // XML in UTF-16 may do without the mark: no other text begins so.
  if (bytes[0] === 0x3c && bytes[1] === 0) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (bytes[0] === 0 && bytes[1] === 0x3c) return { text: new TextDecoder('utf-16be').decode(bytes) }
  const decoded = decodeUtf8?.(bytes)
  if (decoded !== undefined) return { text: decoded }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { text, warning: { code: 'not-utf8', count: text.split('\uFFFD').length - 1 } }
  }
}
