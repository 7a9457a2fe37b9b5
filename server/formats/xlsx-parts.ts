// The parts of a workbook's archive, unpacked one at a time within limits: a small file that unpacks into a huge one is refused.

import type { WorkbookProblem } from '../core/model/sheet.ts'
import { Archive, type ArchiveRules } from './archive.ts'
import { Refused } from './limits.ts'

/** A part of the archive, still packed. */
export interface Part {
  readonly name: string
  readonly archive: Archive
}

/** Of the file, and of each part when it is unpacked: 100,000 entries with all their fields take less. */
const MOST_BYTES = 150_000_000

/** A workbook has a dozen parts, one for each sheet among them; what is repeated in a table packs to a hundredth. */
const RULES: ArchiveRules = {
  limits: {
    'archive-entries': 5_000,
    'archive-bytes': 300_000_000,
    'entry-bytes': MOST_BYTES,
    'archive-ratio': 400,
  },
  anyRatio: 5_000_000,
  // Names are looked up without regard to case, and never become paths; some writers begin them with a slash or part them by strokes.
  nameOf: name => name.replaceAll('\\', '/').replace(/^\/+/, ''),
}

/** The parts by name in small letters; a problem where the bytes are no archive, are encrypted, or hold too much. */
export function listParts(
  bytes: Uint8Array,
  most = RULES.limits['archive-bytes'],
): ReadonlyMap<string, Part> | WorkbookProblem {
  if (bytes.length > MOST_BYTES) return { code: 'too-large', detail: `${bytes.length} bytes, ${MOST_BYTES} at most` }
  // The old binary format, and workbooks with a password, are Compound File Binary files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    return { code: 'encrypted', detail: 'an .xls file, or one with a password' }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { code: 'no-workbook', detail: 'no archive' }
  try {
    const archive = new Archive(bytes, { ...RULES, limits: { ...RULES.limits, 'archive-bytes': most } })
    return new Map(archive.names.map(name => [name.toLowerCase(), { name, archive }]))
  } catch (error) {
    return problemOf(error)
  }
}

/** The text of a part, unpacked in steps. */
export function* unpackText({ name, archive }: Part): Generator<undefined, string | WorkbookProblem> {
  try {
    return new TextDecoder().decode(yield* archive.readInSteps(name))
  } catch (error) {
    return problemOf(error)
  }
}

function problemOf(error: unknown): WorkbookProblem {
  if (!(error instanceof Refused)) return { code: 'damaged', detail: String(error) }
  const { refusal } = error
  switch (refusal.code) {
    case 'limit':
      return { code: 'too-large', detail: `${refusal.where ?? refusal.limit}: ${refusal.most} at most` }
    case 'encrypted':
      return { code: 'encrypted', detail: 'an encrypted archive' }
    case 'broken':
      return { code: 'damaged', detail: [refusal.where, refusal.detail].filter(Boolean).join(': ') }
    default:
      return { code: 'damaged', detail: 'where' in refusal ? `${refusal.code}: ${refusal.where}` : refusal.code }
  }
}
