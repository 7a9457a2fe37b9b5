// Packs dictionary entries into the bytes that `openDictionary` looks into.

import { crc32 } from 'node:zlib'
import {
  checksumOf,
  ENTRY_SIZE,
  HEADER,
  HEADER_BYTES,
  MAGIC,
  type SECTIONS,
  VERSION,
} from '../core/text/dictionary-file.ts'
import { foldKey } from '../core/text/fold.ts'

/** An entry as CC-CEDICT has it: pinyin with tone numbers, one string a sense. */
export interface Entry {
  readonly traditional: string
  readonly simplified: string
  readonly pinyin: string
  readonly english: readonly string[]
}

/** The file's bytes. What stands more than once (forms, pinyin, glosses) is written once. */
export function packDictionary(entries: readonly Entry[]): Uint8Array {
  const byKey = new Map<string, number[]>()
  for (const [id, { simplified, traditional }] of entries.entries()) {
    for (const key of new Set([foldKey(simplified), foldKey(traditional)])) {
      const ids = byKey.get(key)
      if (ids) ids.push(id)
      else if (key !== '') byKey.set(key, [id])
    }
  }
  const keys = [...byKey.keys()].sort()
  const words = new Numbered()
  for (const key of keys) words.add(key)
  const bytes = new ByteStore()
  const numbers = new Uint32Array(entries.length * ENTRY_SIZE)
  for (const [id, { simplified, traditional, pinyin, english }] of entries.entries()) {
    const senses = english.map(sense => sense.replace(/[\0\r\n]+/g, ' ')).join('\n')
    numbers.set([words.add(simplified), words.add(traditional), bytes.add(pinyin), bytes.add(senses)], id * ENTRY_SIZE)
  }
  const posts: number[] = []
  const postStarts = new Uint32Array(keys.length + 1)
  for (const [k, key] of keys.entries()) {
    postStarts[k] = posts.length
    posts.push(...rank(entries, byKey.get(key) ?? []))
  }
  postStarts[keys.length] = posts.length
  return write(keys, {
    wordStarts: words.starts(),
    postStarts,
    entries: numbers,
    posts: Uint32Array.from(posts),
    units: words.units(),
    bytes: bytes.finish(),
  })
}

type Sections = Readonly<Record<(typeof SECTIONS)[number], Uint32Array | Uint16Array | Uint8Array>>

function write(keys: readonly string[], sections: Sections): Uint8Array {
  const header = new Uint32Array(HEADER_BYTES / 4)
  let length = HEADER_BYTES
  const placed = Object.values(sections).map((section, i) => {
    const at = length
    header.set([at, section.length], HEADER.sections + 2 * i)
    length = (at + section.byteLength + 3) & ~3
    return { at, section }
  })
  const buffer = new ArrayBuffer(length)
  const file = new Uint8Array(buffer)
  for (const { at, section } of placed) {
    file.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at)
  }
  header[HEADER.magic] = MAGIC
  header[HEADER.version] = VERSION
  header[HEADER.byteLength] = length
  header[HEADER.keys] = keys.length
  header[HEADER.longest] = Math.max(0, ...keys.map(key => key.length))
  header[HEADER.checksum] = checksumOf(new Uint32Array(buffer))
  header[HEADER.crc] = crc32(new Uint8Array(buffer, HEADER_BYTES))
  file.set(new Uint8Array(header.buffer))
  return file
}

/** Words come before names, those before surnames, those before mere variants; then what has more senses. */
function rank(entries: readonly Entry[], ids: readonly number[]): number[] {
  const score = (id: number): number => {
    const { english = [], pinyin = '' } = entries[id] ?? {}
    if (english.every(sense => VARIANT.test(sense))) return 3
    if (english.every(sense => /^surname /.test(sense) || VARIANT.test(sense))) return 2
    return /^[A-Z]/.test(pinyin) ? 1 : 0
  }
  const senses = (id: number): number => entries[id]?.english.length ?? 0
  return [...ids].sort((a, b) => score(a) - score(b) || senses(b) - senses(a) || a - b)
}

const VARIANT =
  /^(?:\([^()]{0,60}\) ){0,3}(?:[A-Za-z-]{1,20} ){0,2}(?:variant of|form of|used in|see|see also|also written|same as) /

/** Strings, each once, numbered in the order in which they came. */
class Numbered {
  readonly #ids = new Map<string, number>()
  #length = 0

  add(text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    this.#length += text.length
    this.#ids.set(text, this.#ids.size)
    return this.#ids.size - 1
  }

  starts(): Uint32Array {
    const starts = new Uint32Array(this.#ids.size + 1)
    let at = 0
    let id = 0
    for (const text of this.#ids.keys()) {
      starts[id++] = at
      at += text.length
    }
    starts[id] = at
    return starts
  }

  units(): Uint16Array {
    const units = new Uint16Array(this.#length)
    let at = 0
    for (const text of this.#ids.keys()) for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i)
    return units
  }
}

/** Strings in UTF-8, each once and ended by a zero. */
class ByteStore {
  readonly #at = new Map<string, number>()
  readonly #encoder = new TextEncoder()
  #bytes = new Uint8Array(1 << 16)
  #length = 0

  add(text: string): number {
    const known = this.#at.get(text)
    if (known !== undefined) return known
    const at = this.#length
    this.#at.set(text, at)
    while (this.#bytes.length < at + text.length * 3 + 1) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#length += this.#encoder.encodeInto(text, this.#bytes.subarray(at)).written + 1
    return at
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}
