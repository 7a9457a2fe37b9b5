// Reads ZIP archives entry by entry, within limits: bombs, paths that lead out, links and passwords are refused before anything is unpacked.

import { Inflate } from 'fflate'
import type { RawFormat } from '../core/importing/raw-document.ts'
import type { LimitName } from '../core/importing/refusal.ts'
import { finish } from '../core/text/steps.ts'
import { ANY_RATIO, LIMITS, Refused } from './limits.ts'

/** What an archive may hold. */
export interface ArchiveRules {
  readonly limits: Readonly<Record<'archive-entries' | 'archive-bytes' | 'entry-bytes' | 'archive-ratio', number>>
  /** Entries of so many bytes may be packed however well. */
  readonly anyRatio: number
  /** Makes names alike that writers spell in several ways; a name that leads out of the archive afterwards is refused. */
  readonly nameOf?: (name: string) => string
}

const IMPORTED: ArchiveRules = { limits: LIMITS, anyRatio: ANY_RATIO }

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly at: number
}

/** An archive of which the list of entries has been read and found harmless. */
export class Archive {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #entries = new Map<string, Entry>()
  readonly #rules: ArchiveRules
  #unpacked = 0

  /** Throws {@link Refused} where the archive is broken, encrypted, unsafe or beyond a limit. */
  constructor(bytes: Uint8Array, rules = IMPORTED) {
    this.#rules = rules
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#readDirectory()
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Unpacks an entry; undefined where there is none. */
  read(name: string): Uint8Array | undefined {
    return finish(this.readInSteps(name))
  }

  /** The same in steps, a piece each. */
  *readInSteps(name: string): Generator<undefined, Uint8Array | undefined> {
    const entry = this.#entries.get(name)
    if (!entry) return undefined
    const from = this.#dataOf(entry)
    const packed = this.#bytes.subarray(from, from + entry.packed)
    if (entry.method !== 0 && entry.method !== 8) throw broken(name, `compression method ${entry.method}`)
    const data = entry.method === 0 ? packed : yield* this.#inflate(entry, packed)
    if (data.length !== entry.size) throw broken(name, 'it is not as long as it says')
    this.#unpacked += data.length
    this.#check('archive-bytes', this.#unpacked, name)
    return data
  }

  /** Never keeps more than a piece beyond what the entry says that it holds. */
  *#inflate(entry: Entry, packed: Uint8Array): Generator<undefined, Uint8Array> {
    const data = new Uint8Array(entry.size)
    let length = 0
    const inflate = new Inflate(piece => {
      if (length + piece.length > entry.size) throw broken(entry.name, 'it is longer than it says')
      data.set(piece, length)
      length += piece.length
    })
    try {
      for (let at = 0; at < packed.length || at === 0; at += PIECE) {
        inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
        yield
      }
    } catch (error) {
      throw error instanceof Refused
        ? error
        : broken(entry.name, error instanceof Error ? error.message : String(error))
    }
    return data.subarray(0, length)
  }

  #dataOf({ name, at }: Entry): number {
    if (at + 30 > this.#bytes.length || this.#view.getUint32(at, true) !== LOCAL) throw broken(name, 'no local header')
    return at + 30 + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true)
  }

  #readDirectory(): void {
    const view = this.#view
    const end = this.#findEnd()
    const count = view.getUint16(end + 10, true)
    this.#check('archive-entries', count)
    let at = view.getUint32(end + 16, true)
    let all = 0
    const places: [from: number, to: number, name: string][] = []
    for (let number = 0; at + 46 <= end && view.getUint32(at, true) === CENTRAL; number++) {
      this.#check('archive-entries', number + 1)
      const flags = view.getUint16(at + 8, true)
      const nameLength = view.getUint16(at + 28, true)
      const extraLength = view.getUint16(at + 30, true)
      const nameBytes = this.#bytes.subarray(at + 46, at + 46 + nameLength)
      const name = this.#rules.nameOf?.(decodeName(nameBytes)) ?? decodeName(nameBytes)
      const method = view.getUint16(at + 10, true)
      const mode = view.getUint16(at + 40, true)
      const sizes = {
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      }
      const wide = this.#readWide(at + 46 + nameLength, extraLength, sizes)
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
      if ((flags & 1) !== 0) throw new Refused({ code: 'encrypted' })
      if (isOutside(name)) throw new Refused({ code: 'unsafe', what: 'path', where: name })
      if ((mode & 0xf000) === 0xa000) throw new Refused({ code: 'unsafe', what: 'link', where: name })
      if (name.endsWith('/')) continue
      const entry: Entry = { name, method, ...wide }
      this.#entries.set(name, entry)
      places.push([entry.at, entry.at + 30 + entry.packed, name])
      this.#check('entry-bytes', entry.size, name)
      this.#check('archive-bytes', (all += entry.size), name)
      if (entry.size > this.#rules.anyRatio) this.#check('archive-ratio', entry.size / Math.max(1, entry.packed), name)
    }
    if (this.#entries.size === 0) throw broken(undefined, 'no entries')
    // Entries that share bytes make an archive unpack to much more than it seems (zipbomb of D. Fifield, 2019).
    places.sort((a, b) => a[0] - b[0])
    for (const [number, [from, , name]] of places.entries()) {
      const before = places[number - 1]
      if (before && before[1] > from) throw broken(name, 'entries that overlap')
      if ((places[number]?.[1] ?? 0) > this.#bytes.length) throw broken(name, 'it is cut off')
    }
  }

  /** Sizes beyond what 32 bits say (ZIP64, APPNOTE 4.5.3): some writers use them for small entries, too. */
  #readWide<T extends { packed: number; size: number; at: number }>(from: number, length: number, sizes: T): T {
    const wide = { ...sizes }
    for (let at = from; at + 4 <= from + length && at + 4 <= this.#bytes.length; ) {
      const id = this.#view.getUint16(at, true)
      const size = this.#view.getUint16(at + 2, true)
      if (id === 1 && at + 4 + size <= this.#bytes.length) {
        let next = at + 4
        for (const field of ['size', 'packed', 'at'] as const) {
          if (wide[field] !== 0xffffffff || next + 8 > at + 4 + size) continue
          wide[field] = Number(this.#view.getBigUint64(next, true))
          next += 8
        }
      }
      at += 4 + size
    }
    return wide
  }

  #check(limit: LimitName & keyof ArchiveRules['limits'], found: number, where?: string): void {
    const most = this.#rules.limits[limit]
    if (found > most)
      throw new Refused({ code: 'limit', limit, most, found, ...(where === undefined ? {} : { where }) })
  }

  #findEnd(): number {
    const last = this.#bytes.length - 22
    for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (this.#view.getUint32(at, true) === END) return at
    throw broken(undefined, 'no directory: it may be cut off')
  }
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** How much is unpacked at a time: at the most some thousand times as much comes of it. */
const PIECE = 4096

/** UTF-8, which is what the formats that we read demand. */
function decodeName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** A name that leads out of the folder that an archive is unpacked in. Nothing is ever unpacked to a folder; honest files have none. */
function isOutside(name: string): boolean {
  return /^[\\/]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').includes('..')
}

function broken(where: string | undefined, detail: string, format: RawFormat = 'docx'): Refused {
  return new Refused({ code: 'broken', format, detail: `ZIP: ${detail}`, ...(where === undefined ? {} : { where }) })
}
