// Folds what readers take for the same: width, case, script variants, quotes, spaces. Every character keeps its place.

import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import { unitAt } from './unit-at.ts'

/** Folded text: `units[i]`, a UTF-16 unit, stands for the source's characters from `at[i]` on; `at` ends with the length. */
export interface Folded {
  readonly units: Uint16Array
  readonly at: Uint32Array
  length: number
}

/**
 * Folds `text` for matching. Left out: double quotes and corner brackets, zero-width characters, a space between a
 * Chinese and a Latin character. Made one: full and half width, case, traditional and simplified characters,
 * compatibility forms, runs of white space, and a hyphen between Latin characters with a space.
 * A caller that folds many texts hands back what it got for the one before: it is then written over.
 */
export function fold(text: string, used?: Folded): Folded {
  const folded = used !== undefined && used.units.length >= text.length ? used : foldedRoom(text.length)
  folded.length = 0
  addFolded(folded, text, 0, text.length)
  folded.at[folded.length] = text.length
  return folded
}

/** Room for so many units. */
export function foldedRoom(length: number): Folded {
  return { units: new Uint16Array(length), at: new Uint32Array(length + 1), length: 0 }
}

/** Parts what was folded apart: folding makes no such unit of a text. */
export const APART = 0xffff

/** What a unit is folded to, wherever it stands; {@link APART} where it is left out. Of spaces, hyphens, apostrophes and 畫 what is beside them decides. */
export function foldUnit(unit: number): number {
  return FOLD[unit] as number
}

/** Folds `[from, end)` of a text, as if it stood alone, behind what is in `folded`, where there is room for it. */
export function addFolded(folded: Folded, text: string, from: number, end: number): void {
  const { units, at } = folded
  const table = FOLD
  const first = folded.length
  let length = first
  // Where the next unit stands that is no space: within one gap the answer is the same, and a line may hold 200,000 spaces.
  let next = -1
  for (let i = from; i < end; i++) {
    let unit = table[unitAt(text, i)] as number
    if (unit > HYPHEN && unit < 0xd800) {
      units[length] = unit
      at[length++] = i
      continue
    }
    if (unit === SKIP) continue
    if (unit === SPACE || unit === HYPHEN || unit === APOSTROPHE) {
      if (next <= i) next = nextUnit(text, i + 1, end)
      const before = length > first ? (units[length - 1] as number) : 0
      const behind = next < end ? (FOLD[text.charCodeAt(next)] as number) : 0
      if (unit === SPACE) {
        if (before === SPACE) continue
        // 5G 发展 is 5G发展; but a space between two Chinese characters parts two phrases, in headings above all.
        if (before === 0 || (isWide(before) && isWord(behind)) || (isWord(before) && isWide(behind))) continue
      } else if (unit === HYPHEN) {
        if (isWord(before) && isWord(behind)) unit = SPACE
      } else if (!isWord(before) || isWide(behind)) continue
    } else if (unit === PAINTED) unit = drawn(length > first ? (units[length - 1] as number) : 0, unitAt(text, i + 1))
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      const pair = foldPair(text.slice(i, Math.min(i + 2, end)))
      for (let k = 0; k < pair.length && k < 2; k++) {
        units[length] = pair.charCodeAt(k)
        at[length++] = i + (pair.length === 2 ? k : 0)
      }
      i++
      continue
    }
    units[length] = unit
    at[length++] = i
  }
  folded.length = length
}

/** The folded characters as a string: two texts are the same to a reader where these are equal. */
export function foldKey(text: string): string {
  const { units, length } = fold(text, KEY)
  let key = ''
  for (let i = 0; i < length; i++) key += String.fromCharCode(units[i] ?? 0)
  return key.trim()
}

/** Keys are short, and made by the thousand: written over by each that has room in it. */
const KEY = foldedRoom(1000)

/** The text with simplified characters for traditional ones, all else as it is; of the same length. */
export function simplify(text: string): string {
  let at = 0
  while (at < text.length && isSimple(text.charCodeAt(at))) at++
  if (at === text.length) return text
  return text.replace(/[㐀-鿿]+/g, run => {
    let simple = ''
    for (let i = 0; i < run.length; i++) {
      const unit = FOLD[run.charCodeAt(i)] ?? 0
      simple += String.fromCharCode(unit === PAINTED ? drawn(simple.charCodeAt(i - 1), run.charCodeAt(i + 1)) : unit)
    }
    return simple
  })
}

function isSimple(unit: number): boolean {
  return unit < 0x3400 || unit > 0x9fff || FOLD[unit] === unit
}

/** True for a folded unit that is a letter or digit of a script which writes words with spaces. */
export function isWord(unit: number): boolean {
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)
  return unit < 0x2000 && (letters ??= collectLetters())[unit] === 1
}

let letters: Uint8Array | undefined

/** Which units below 0x2000 are letters or digits: most texts never ask. */
function collectLetters(): Uint8Array {
  const table = new Uint8Array(0x2000)
  for (let unit = 0x80; unit < 0x2000; unit++) if (/[\p{L}\p{N}]/u.test(String.fromCharCode(unit))) table[unit] = 1
  return table
}

function isWide(unit: number): boolean {
  return unit >= 0x2e80 && unit < 0xffff
}

/** Where the first unit of `[from, end)` stands that is not left out and no space; `end` where none does. */
function nextUnit(text: string, from: number, end: number): number {
  let i = from
  for (; i < end; i++) {
    const unit = FOLD[unitAt(text, i)] ?? 0
    if (unit !== SKIP && unit !== SPACE) break
  }
  return i
}

/** 畫 is 划 in 計畫 and 規畫, and 画 in 設計畫面. */
function drawn(before: number, next: number): number {
  return PLANNING.has(before) && !DRAWN.has(next) ? 0x5212 : 0x753b
}

/** 计 规 谋 筹 策 企 */
const PLANNING: ReadonlySet<number> = new Set([0x8ba1, 0x89c4, 0x8c0b, 0x7b79, 0x7b56, 0x4f01])
/** 面 圖 图 家 像 布 作 廊 框 */
const DRAWN: ReadonlySet<number> = new Set([0x9762, 0x5716, 0x56fe, 0x5bb6, 0x50cf, 0x5e03, 0x4f5c, 0x5eca, 0x6846])

const SKIP = APART
/** In the table for 畫, whose neighbours decide: no text has this half of a pair alone. */
const PAINTED = 0xdfff
const SPACE = 32
const HYPHEN = 45
const APOSTROPHE = 39

/** For each UTF-16 unit its folded one. Built once: 128 kB, a millisecond. */
const FOLD: Uint16Array = buildTable()

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit++) table[unit] = unit
  for (let unit = 0xc0; unit < 0x530; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase()
    if (lower.length === 1) table[unit] = lower.charCodeAt(0)
  }
  for (let unit = 65; unit <= 90; unit++) table[unit] = unit + 32
  // Kangxi radicals and compatibility ideographs: the same character to a reader (Unicode NFKC).
  for (const [from, to] of [
    [0x2e80, 0x2fd5],
    [0xf900, 0xfaff],
  ] as const) {
    for (let unit = from; unit <= to; unit++) {
      const normal = String.fromCharCode(unit).normalize('NFKC')
      if (normal.length === 1) table[unit] = normal.charCodeAt(0)
    }
  }
  // Pairs of characters, `漢 汉|馬 马`: a server's start waits for this, and a list of them would take longer than all else here.
  for (let at = 0; at < traditionalToSimplified.length; ) {
    const behind = traditionalToSimplified.indexOf('|', at)
    const end = behind < 0 ? traditionalToSimplified.length : behind
    if (end - at === 3 && traditionalToSimplified.charCodeAt(at + 1) === SPACE)
      table[traditionalToSimplified.charCodeAt(at)] = traditionalToSimplified.charCodeAt(at + 2)
    at = end + 1
  }
  table[0x756b] = PAINTED
  // The table of OpenCC keeps 著 for 著作; in running text beside 着 they are one for a search.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = table[unit - 0xfee0] ?? unit
  set(
    table,
    ' \t\n\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000',
    SPACE,
  )
  set(table, '"“”„‟«»「」『』｢｣〝〞〟＂\u200B\u200C\u200D\u2060\uFEFF\u00AD\u200E\u200F', SKIP)
  set(table, "'‘’‚‛＇`´", APOSTROPHE)
  set(table, '-‐‑‒–﹣－−', HYPHEN)
  set(table, '·・‧•･', '·'.charCodeAt(0))
  return table
}

function set(table: Uint16Array, characters: string, unit: number): void {
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = unit
}

function foldPair(pair: string): string {
  const normal = pair.normalize('NFKC')
  return normal.length <= 2 ? foldSimple(normal) : pair
}

function foldSimple(text: string): string {
  return text.length === 1 ? String.fromCharCode(FOLD[text.charCodeAt(0)] ?? 0) : text
}
