// UTF-8 without a host: the language has no TextEncoder, and a TextDecoder where it runs in hosts that have one.

import { unitAt } from './unit-at.ts'
import { textOfUnits } from './utf16.ts'

/** A text as UTF-8; it must not hold halves of surrogate pairs, as what `JSON.stringify` writes does not. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(utf8Length(text))
  writeUtf8(text, bytes, 0)
  return bytes
}

/** How many bytes a text is in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let i = 0, end = text.length; i < end; i++) {
    const unit = unitAt(text, i)
    // Of a pair either half stands for two of four bytes.
    if (unit >= 0x80) length += unit < 0x800 || (unit & 0xf800) === 0xd800 ? 1 : 2
  }
  return length
}

/** Writes a text as {@link encodeUtf8} does, from `at` on. */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): void {
  for (let i = 0, end = text.length; i < end; i++) {
    let unit = unitAt(text, i)
    if (unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 63)
    } else {
      if ((unit & 0xfc00) === 0xd800) {
        unit = text.codePointAt(i++) ?? 0
        bytes[at++] = 0xf0 | (unit >> 18)
        bytes[at++] = 0x80 | ((unit >> 12) & 63)
      } else bytes[at++] = 0xe0 | (unit >> 12)
      bytes[at++] = 0x80 | ((unit >> 6) & 63)
      bytes[at++] = 0x80 | (unit & 63)
    }
  }
}

/** How many units are put together in one go. */
const PIECE = 4096

/** What all hosts have, and the language has not: machine code, where a start would run a loop over bytes before it is compiled. */
const { TextDecoder } = globalThis as {
  readonly TextDecoder?: new (name: string, options: object) => { decode(bytes: Uint8Array): string }
}
const decoder = TextDecoder && new TextDecoder('utf-8', { ignoreBOM: true })

/** The text that {@link encodeUtf8} was given; of other bytes some text. It shares nothing with a longer one. */
export function decodeUtf8(bytes: Uint8Array): string {
  // Browsers decode nothing that threads share.
  return decoder && bytes.buffer instanceof ArrayBuffer ? decoder.decode(bytes) : decodeBytes(bytes)
}

/** The same where there is no decoder. */
export function decodeBytes(bytes: Uint8Array): string {
  const units = new Uint16Array(Math.min(bytes.length, PIECE) + 2)
  let text = ''
  let count = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i++] ?? 0
    if (byte < 0x80) units[count++] = byte
    else if (byte < 0xe0) units[count++] = ((byte & 31) << 6) | ((bytes[i++] ?? 0) & 63)
    else {
      const high = ((bytes[i++] ?? 0) & 63) << 6
      if (byte < 0xf0) units[count++] = ((byte & 15) << 12) | high | ((bytes[i++] ?? 0) & 63)
      else {
        const point = ((byte & 7) << 18) | (high << 6) | (((bytes[i++] ?? 0) & 63) << 6) | ((bytes[i++] ?? 0) & 63)
        units[count++] = 0xd800 + ((point - 0x10000) >> 10)
        units[count++] = 0xdc00 | (point & 0x3ff)
      }
    }
    if (count >= PIECE) {
      text += textOfUnits(units.subarray(0, count))
      count = 0
    }
  }
  return text + textOfUnits(units.subarray(0, count))
}
