// SHA-256 (FIPS 180-4), so that whoever has a file can say whether it is the one that was exported. At once, and in a worker too.

import { encodeUtf8 } from './utf8.ts'

/** The first 32 bits of the broken parts of the cube roots of the first 64 primes, and of the square roots of the first eight. */
const [ROUNDS, START] = constants()

/** The SHA-256 of bytes, or of the UTF-8 of a text (half a surrogate pair is U+FFFD), as 64 hexadecimal digits. */
export function sha256(input: string | Uint8Array): string {
  return Array.from(sha256Words(input), word => word.toString(16).padStart(8, '0')).join('')
}

/** The same as eight words of 32 bits. */
export function sha256Words(input: string | Uint8Array): Uint32Array {
  const bytes = typeof input === 'string' ? encodeUtf8(input.replace(/\p{Cs}/gu, '\uFFFD')) : input
  const state = Uint32Array.from(START)
  const schedule = new Uint32Array(64)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length - (bytes.length % 64)
  for (let at = 0; at < whole; at += 64) compress(state, schedule, view, at)
  const rest = bytes.length - whole
  const tail = new Uint8Array(rest < 56 ? 64 : 128)
  tail.set(bytes.subarray(whole))
  tail[rest] = 0x80
  const end = new DataView(tail.buffer)
  end.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000))
  end.setUint32(tail.length - 4, (bytes.length << 3) >>> 0)
  for (let at = 0; at < tail.length; at += 64) compress(state, schedule, end, at)
  return state
}

function compress(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const [a, b] = [w[i - 15] ?? 0, w[i - 2] ?? 0]
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3)
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10)
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (w[i] ?? 0)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const added = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = ((state[i] ?? 0) + (added[i] ?? 0)) | 0
}

function constants(): [Uint32Array, Uint32Array] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < 64; candidate++)
    if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate)
  const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32)
  return [
    Uint32Array.from(primes, prime => fraction(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime))),
  ]
}
