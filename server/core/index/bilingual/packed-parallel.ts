// An aligned text as bytes, to be written and opened again with nothing parsed.

import { joinBytes } from '../../text/bytes.ts'
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts'
import { type ParallelFile, parallelFile, type Side, type StemVocabulary, type Year } from './parallel-file.ts'
import { BREAK, TokenStream } from './token-stream.ts'

/** What stands before the arrays, as JSON. */
interface Head {
  readonly year: Year | 0
  readonly unitsRead: number
  /** The stems of the English tokens, which number them from 1 on. */
  readonly stems: readonly string[]
  /** How many units, Chinese and English tokens, bytes of Chinese and English text there are. */
  readonly units: number
  readonly tokens: Readonly<Record<Side, number>>
  readonly texts: Readonly<Record<Side, number>>
}

/** The bytes of a file without problems: those are not kept. */
export function packParallel(file: ParallelFile, vocabulary: StemVocabulary): Uint8Array<ArrayBuffer> {
  const { streams, sides, year, unitsRead } = file
  const numbers = new Map([[BREAK, BREAK]])
  const english = Uint32Array.from(streams.en.tokens, token => {
    const number = numbers.get(token) ?? numbers.size
    numbers.set(token, number)
    return number
  })
  const texts = { zh: encodeUtf8(sides.zh.text), en: encodeUtf8(sides.en.text) }
  const head: Head = {
    year: year ?? 0,
    unitsRead,
    stems: [...numbers.keys()].slice(1).map(token => vocabulary.stemOf(token)),
    units: streams.zh.size,
    tokens: { zh: streams.zh.tokens.length, en: english.length },
    texts: { zh: texts.zh.length, en: texts.en.length },
  }
  const pieces = [
    english,
    streams.zh.starts,
    streams.en.starts,
    sides.zh.at,
    sides.en.at,
    sides.zh.lines,
    sides.en.lines,
    Uint16Array.from(streams.zh.tokens),
    texts.zh,
    texts.en,
  ]
  const headBytes = encodeUtf8(JSON.stringify(head))
  const padding = new Uint8Array(inFours(headBytes.length) - headBytes.length)
  return joinBytes([Uint32Array.of(headBytes.length), headBytes, padding, ...pieces])
}

/** The file that {@link packParallel} was given, with the numbers of a vocabulary, which learns its stems. */
export function unpackParallel(bytes: Uint8Array<ArrayBuffer>, uri: string, vocabulary: StemVocabulary): ParallelFile {
  const { buffer } = bytes
  const [headLength = 0] = new Uint32Array(buffer, bytes.byteOffset, 1)
  const head = JSON.parse(decodeUtf8(bytes.subarray(4, 4 + headLength))) as Head
  let at = bytes.byteOffset + inFours(4 + headLength)
  // Copies: the bytes are not kept.
  const take = (length: number): Uint32Array => {
    const numbers = new Uint32Array(buffer, at, length).slice()
    at += length * 4
    return numbers
  }
  const { units, tokens, texts, stems, year, unitsRead } = head
  const english = take(tokens.en)
  const numbers = Uint32Array.from([BREAK, ...stems.map(stem => vocabulary.addStem(stem))])
  for (let i = 0; i < english.length; i++) english[i] = numbers[english[i] ?? 0] ?? BREAK
  const [zhStarts, enStarts, zhAt, enAt] = [take(units + 1), take(units + 1), take(units + 1), take(units + 1)]
  const [zhLines, enLines] = [take(units), take(units)]
  const chinese = new Uint16Array(buffer, at, tokens.zh).slice()
  at += tokens.zh * 2
  const text = (length: number): string => {
    const decoded = decodeUtf8(new Uint8Array(buffer, at, length))
    at += length
    return decoded
  }
  const [zhText, enText] = [text(texts.zh), text(texts.en)]
  return parallelFile({
    uri,
    year: year === 0 ? undefined : year,
    unitsRead,
    streams: { zh: new TokenStream(chinese, zhStarts), en: new TokenStream(english, enStarts) },
    sides: {
      zh: { text: zhText, at: zhAt, lines: zhLines },
      en: { text: enText, at: enAt, lines: enLines },
    },
    problems: [],
    problemCount: 0,
    problemLines: [],
  })
}

function inFours(length: number): number {
  return Math.ceil(length / 4) * 4
}
