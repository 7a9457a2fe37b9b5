// How the dictionary lies in its file: typed arrays behind a header, to be looked into without being parsed.

/** `TIFA` as the first four bytes; read as a number it also tells that the machine is little-endian, as the file is. */
export const MAGIC = 0x41464954

/** Moves on with every change of the layout or of the folding that the keys went through. */
export const VERSION = 2

/** The numbers of the header, each 32 bits; then come byte offset and length in elements of each of the {@link SECTIONS}. */
export const HEADER = {
  magic: 0,
  version: 1,
  byteLength: 2,
  checksum: 3,
  keys: 4,
  longest: 5,
  crc: 6,
  sections: 7,
} as const

/**
 * The sections in their order.
 *
 * - `wordStarts`: where each word starts in `units`, and the end of the last. The first words are the keys: folded
 *   headwords, simplified and traditional, sorted by UTF-16 units. Behind them stand the forms that are no key.
 * - `postStarts`: for each key where its entries start in `posts`, and the end of the last.
 * - `entries`: four numbers each: word of the simplified form, word of the traditional form, byte of the pinyin, byte of
 *   the gloss.
 * - `posts`: numbers of entries, the best of a key first.
 * - `units`: the UTF-16 units of all words.
 * - `bytes`: pinyin and glosses in UTF-8, each ended by a zero; senses are parted by line breaks.
 */
export const SECTIONS = ['wordStarts', 'postStarts', 'entries', 'posts', 'units', 'bytes'] as const

/** Bytes before the first section. */
export const HEADER_BYTES = (HEADER.sections + 2 * SECTIONS.length) * 4

/** Numbers that make up an entry. */
export const ENTRY_SIZE = 4

/** The CRC-32 of bytes. */
export type Crc32 = (bytes: Uint8Array) => number

/** A sum over all that follows the header, as is its CRC-32, for hosts that have that ready; a file that was cut or damaged has others. */
export function checksumOf(words: Uint32Array): number {
  let sum = MAGIC
  for (let i = HEADER_BYTES / 4; i < words.length; i++) sum = (Math.imul(sum, 31) + (words[i] ?? 0)) | 0
  return sum >>> 0
}
