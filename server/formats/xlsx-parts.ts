// The parts of a workbook's archive, unpacked one at a time within limits: a small file that unpacks into a huge one is refused.

import { Inflate, strFromU8 } from 'fflate'
import type { WorkbookProblem } from '../core/model/sheet.ts'

/** A part of the archive, still packed. */
export interface Part {
  readonly name: string
  readonly isPacked: boolean
  readonly data: Uint8Array
  /** What all parts of the archive may still unpack to, bytes. */
  readonly left: { bytes: number }
}

/** Of the file, and of each part when it is unpacked: 100,000 entries with all their fields take less. */
export const MOST_BYTES = 150_000_000
/** Of all parts together: several may stand on the same packed bytes. */
const MOST_UNPACKED = 300_000_000
/** A workbook has a dozen parts, one for each sheet among them. */
const MOST_PARTS = 5_000
/** How much a part may grow when it is unpacked, as soon as it is large: what is repeated in a table packs to a hundredth. */
const MOST_RATIO = 400
const ANY_RATIO = 5_000_000
/** What is unpacked between two looks at the limits. */
const SLICE = 1 << 14

/** The parts by name, read from the archive's directory; a problem where it is none, is encrypted, or has too many of them. */
export function listParts(bytes: Uint8Array, most = MOST_UNPACKED): ReadonlyMap<string, Part> | WorkbookProblem {
  if (bytes.length > MOST_BYTES) return { code: 'too-large', detail: `${bytes.length} bytes, ${MOST_BYTES} at most` }
  // The old binary format, and workbooks with a password, are Compound File Binary files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    return { code: 'encrypted', detail: 'an .xls file, or one with a password' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return { code: 'no-workbook', detail: 'no archive' }
  const count = view.getUint16(end + 10, true)
  if (count > MOST_PARTS) return { code: 'too-large', detail: `${count} parts, ${MOST_PARTS} at most` }
  const parts = new Map<string, Part>()
  const left = { bytes: most }
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) return DAMAGED
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    const packed = view.getUint32(at + 20, true)
    const [name, extra, comment] = [28, 30, 32].map(offset => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const local = view.getUint32(at + 42, true)
    if (flags & 1) return { code: 'encrypted', detail: 'an encrypted archive' }
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return DAMAGED
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (from + packed > bytes.length || (method !== 0 && method !== 8)) return DAMAGED
    // Names are looked up, and never become paths.
    const path = strFromU8(bytes.subarray(at + 46, at + 46 + name))
      .replace(/^\/+/, '')
      .replaceAll('\\', '/')
    parts.set(path.toLowerCase(), {
      name: path,
      isPacked: method === 8,
      data: bytes.subarray(from, from + packed),
      left,
    })
    at += 46 + name + extra + comment
  }
  return parts
}

/** The text of a part, unpacked in steps. */
export function* unpackText({ name, isPacked, data, left }: Part): Generator<undefined, string | WorkbookProblem> {
  const decoder = new TextDecoder()
  if (!isPacked) {
    left.bytes -= data.length
    return left.bytes < 0 ? tooLarge(name, data.length) : decoder.decode(data)
  }
  const pieces: string[] = []
  let size = 0
  const inflate = new Inflate(chunk => {
    size += chunk.length
    left.bytes -= chunk.length
    pieces.push(decoder.decode(chunk, { stream: true }))
  })
  for (let at = 0; at < data.length; at += SLICE) {
    try {
      inflate.push(data.subarray(at, at + SLICE), at + SLICE >= data.length)
    } catch (error) {
      return { code: 'damaged', detail: `${name}: ${error instanceof Error ? error.message : String(error)}` }
    }
    if (size > MOST_BYTES || left.bytes < 0 || (size > ANY_RATIO && size > data.length * MOST_RATIO))
      return tooLarge(name, size)
    yield
  }
  return pieces.join('') + decoder.decode()
}

function tooLarge(name: string, size: number): WorkbookProblem {
  return { code: 'too-large', detail: `${name}: more than ${size} bytes when it is unpacked` }
}

const [END, DIRECTORY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
const DAMAGED: WorkbookProblem = { code: 'damaged', detail: 'the archive’s directory' }

/** Where the record at the archive's end starts; a comment of up to 65,535 bytes may stand behind it. */
function findEnd(view: DataView): number | undefined {
  const from = view.byteLength - 22
  for (let at = from; at >= 0 && at > from - 65_536; at--) if (view.getUint32(at, true) === END) return at
  return undefined
}
