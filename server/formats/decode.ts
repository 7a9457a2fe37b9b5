// Finds the encoding of a text and decodes it: what the bytes say by a mark, what they can be, what they claim, what they look like.

import { analyse } from 'chardet'
import { Refused } from './limits.ts'

export interface Decoded {
  readonly text: string
  /** As the web names it (WHATWG Encoding Standard). */
  readonly encoding: string
  /** Characters that the bytes do not say; each is U+FFFD in the text. */
  readonly broken: number
}

/** What is known of an encoding beside the bytes. */
export interface Hints {
  /** The one that the user asks for, which is believed. */
  readonly asked?: string
  /** The one that the text says it has, which is tried. */
  readonly declared?: string
}

/** Decodes bytes in an encoding by its name; undefined where this program does not know it. */
export type Decode = (bytes: Uint8Array, encoding: string) => string | undefined

/** How many bytes are looked at to tell encodings apart. */
const SAMPLE = 100_000
/** Of so many characters one may be broken in a text that says what its encoding is. */
const MOSTLY = 100
/** Words that Chinese texts are full of, in both scripts: a wrong encoding makes others of them. */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严' +
    '這為個國來們時會對發動說產種後學經進著裡現實體機當點從業應開還無關氣線內數變條沒結問題員總設長計別給門導壓濟階極聯認權證單轉務萬達場車節話許記將術眾報類離華確傳廣構號劃選標寫親層專狀縣參價嚴黨規領強',
)

/** Decodes a text. Refused is an encoding that was asked for and cannot be. */
export function decodeText(bytes: Uint8Array, hints: Hints = {}, decode: Decode = decodeHere): Decoded {
  if (hints.asked !== undefined) {
    const text = decode(bytes, hints.asked)
    if (text === undefined) throw new Refused({ code: 'encoding', encoding: hints.asked })
    return finish(text, nameOf(hints.asked))
  }
  const marked = markOf(bytes)
  if (marked) return finish(decode(bytes, marked) ?? '', marked)
  const wide = wideOf(bytes, decode)
  if (wide) return finish(decode(bytes, wide) ?? '', wide)
  const utf8 = finish(new TextDecoder().decode(bytes), 'utf-8')
  if (utf8.broken === 0) return utf8
  const letters = countWide(utf8.text)
  if (letters > 0 && utf8.broken * MOSTLY <= letters) return utf8
  const declared = hints.declared === undefined ? undefined : decode(bytes, webName(hints.declared))
  if (declared !== undefined && hints.declared !== undefined) {
    const found = finish(declared, nameOf(webName(hints.declared)))
    if (found.broken * MOSTLY <= found.text.length) return found
  }
  return guess(bytes, decode) ?? utf8
}

/** Decodes what every browser decodes; Node, too, where it has all of ICU. */
export function decodeHere(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return undefined
  }
}

/** The encoding that a mark at the start says (U+FEFF). */
function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // GB 18030 writes the same mark in four bytes.
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030'
  return undefined
}

/** UTF-16 without a mark: read so, the text is made of characters that are used, with spaces or line breaks among them. */
function wideOf(bytes: Uint8Array, decode: Decode): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2))
  const isOther = isValidUtf8(bytes)
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = decode(sample, encoding) ?? ''
    const used = countUsed(text)
    // What is UTF-8 as well is so unless there are zeros in it, which no text has.
    if (used >= 0.97 * text.length && (!isOther || sample.includes(0))) return encoding
  }
  return undefined
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Of all encodings that the bytes may be in, the one in which they make the best text. */
function guess(bytes: Uint8Array, decode: Decode): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE)
  const likely = analyse(sample)
    .filter(({ confidence }) => confidence >= 10)
    .map(({ name }) => webName(name))
  let best: { encoding: string; score: number } | undefined
  for (const [at, encoding] of [...new Set(['gb18030', 'big5', ...likely])].entries()) {
    const text = decode(sample, encoding)
    if (text === undefined) continue
    const score = scoreOf(text) - (likely[0] === encoding ? 0 : 0.02) - at / 10_000
    if (!best || score > best.score) best = { encoding, score }
  }
  const text = best && decode(bytes, best.encoding)
  return best && text !== undefined ? finish(text, nameOf(best.encoding)) : undefined
}

/** How much of a text is what people write: frequent Han count most, what is broken, private or rare against it. */
function scoreOf(text: string): number {
  let [score, all] = [0, 0]
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) {
      // Bytes of double-byte encodings that are read one by one leave letters among signs.
      if (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12) score -= 2
      continue
    }
    all++
    if (FREQUENT.has(character)) score += 1
    else if ((code >= 0x3000 && code < 0x3030) || (code >= 0xff01 && code < 0xff60)) score += 1
    else if (code >= 0x4e00 && code < 0xa000) score += 0.2
    else if ((code >= 0x2010 && code < 0x2070) || (code >= 0x2460 && code < 0x2600)) score += 0.3
    else if (code >= 0xc0 && code < 0x250) score += 0.25
    else if ((code >= 0x370 && code < 0x530) || (code >= 0x3040 && code < 0x3100) || (code >= 0xac00 && code < 0xd7a4))
      score += 0.1
    else if (code === 0xfffd || (code >= 0xe000 && code < 0xf900) || (code >= 0x80 && code < 0xa0)) score -= 3
    else score -= 0.5
  }
  return all === 0 ? 0 : score / all
}

/** Characters that texts of plans are made of. */
function countUsed(text: string): number {
  let used = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (
      (code >= 0x20 && code < 0x7f) ||
      (code >= 9 && code <= 13) ||
      (code >= 0xa0 && code < 0x250) ||
      (code >= 0x2010 && code < 0x2070) ||
      (code >= 0x2460 && code < 0x2600) ||
      (code >= 0x3000 && code < 0x3030) ||
      (code >= 0x4e00 && code < 0xa000) ||
      (code >= 0xff00 && code < 0xfff0)
    )
      used++
  }
  return used
}

function countWide(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80 && code !== 0xfffd) count++
  }
  return count
}

function finish(text: string, encoding: string): Decoded {
  let broken = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) broken++
  return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, encoding, broken }
}

/** What Chinese texts call GB2312 or GBK is read as GB 18030, which holds both. */
function webName(name: string): string {
  const lower = name.trim().toLowerCase()
  return /^(?:x-)?gb(?:k|2312|_2312-80|18030)?$|^cp936$|^936$/.test(lower) ? 'gb18030' : lower
}

function nameOf(label: string): string {
  const name = webName(label)
  try {
    const { encoding } = new TextDecoder(name)
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return name
  }
}
