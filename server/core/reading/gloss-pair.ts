// Finds where a text glosses: a Chinese wording and an English one beside each other, one of them in brackets.

import { AMPERSAND, BRACKET, LATIN, tellCharacters } from '../text/characters.ts'
import { isHan } from '../text/script.ts'
import { findChineseStart, sizeOf } from './chinese-reach.ts'
import { ABBREVIATION, findEnglishStart } from './english-reach.ts'
import { type BracketItem, isChineseWording, LONGEST, readBracket } from './gloss-bracket.ts'
import { findQuotedBefore, type Quoted, trimRange } from './gloss-quote.ts'
import { isRomanization } from './romanization.ts'

/** A piece of the text, as offsets. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A wording of a pair; offsets are into the text. */
export interface PairWording extends Stretch {
  readonly text: string
}

/** A Chinese wording and an English one that a text sets beside each other. */
export interface GlossPair {
  readonly zh: PairWording
  readonly en: PairWording
  /** As the text has it, with tones or without. */
  readonly pinyin: string | undefined
  /** Which of the two stands first and is glossed by the other. */
  readonly first: 'zh' | 'en'
  /** What encloses the one that stands first: its boundary is only as good as that. */
  readonly quote: Quoted['quote'] | 'markup' | 'whole'
  /** `sure` where quotes, markup or the whole of a heading or item bound it; `likely` where its boundary was worked out. */
  readonly confidence: 'sure' | 'likely'
}

/**
 * All pairs in readable text, in order. `styled` are the stretches of it that are bold, in italics or a link: such words
 * are as good as quoted. Pinyin, references, dates, figures, asides and names of people are no pairs.
 */
export function collectGlossPairs(text: string, styled: readonly Stretch[] = NONE): readonly GlossPair[] {
  if (!mayHoldPair(tellCharacters(text))) return NO_PAIRS
  const pairs: GlossPair[] = []
  const bracket = /[(（[［【〔]/g
  for (let match = bracket.exec(text); match; match = bracket.exec(text)) {
    const end = findClosing(text, match.index, BRACKETS[match[0]] ?? ')')
    if (end === undefined || !mayGloss(text, match.index, end)) continue
    const found = readGloss(text, match.index, end, styled)
    if (found.length === 0) continue
    pairs.push(...found)
    bracket.lastIndex = end + 1
  }
  return pairs
}

const NONE: readonly Stretch[] = []
const NO_PAIRS: readonly GlossPair[] = []

/** False where a text with these characters, or its source, glosses nothing: it needs a bracket and Latin letters. */
export function mayHoldPair(characters: number): boolean {
  return (characters & AMPERSAND) !== 0 || ((characters & BRACKET) !== 0 && (characters & LATIN) !== 0)
}

/** One script in the bracket and another before it; nearly all brackets of a Chinese text fall through here. */
function mayGloss(text: string, open: number, close: number): boolean {
  const around = text.slice(Math.max(0, open - 20), close)
  return LATIN_PAIR.test(around) && HAN.test(around)
}

const LATIN_PAIR = /[A-Za-z\u00C0-\u024F]{2}/

const BRACKETS: Readonly<Record<string, string>> = {
  '(': ')）',
  '（': '）)',
  '[': ']',
  '［': '］',
  '【': '】',
  '〔': '〕',
}

/** The closing bracket that belongs to the one at `at`, or undefined where there is none near. */
function findClosing(text: string, at: number, closing: string): number | undefined {
  const opening = text[at] ?? ''
  let depth = 0
  for (let i = at + 1; i < text.length && i - at <= LONGEST; i++) {
    const character = text[i] ?? ''
    if (character === '\n') return undefined
    if (closing.includes(character)) {
      if (depth === 0) return i
      depth--
    } else if (
      character === opening ||
      (opening === '(' && character === '（') ||
      (opening === '（' && character === '(')
    )
      depth++
  }
  return undefined
}

function readGloss(text: string, open: number, close: number, styled: readonly Stretch[]): GlossPair[] {
  const content = text.slice(open + 1, close)
  const hasHan = HAN.test(content)
  if (!hasHan && !/\p{Script=Latin}{2}/u.test(content)) return []
  let left = skipSpaces(text, open)
  if (left === 0) return []
  // … Commission (NDRC) (国家发展和改革委员会)
  const before = /[(（]([A-Z][A-Za-z\d&-]{1,9})[)）]$/.exec(text.slice(Math.max(0, left - 14), left))
  if (before) left = skipSpaces(text, left - before[0].length)
  const items = readBracket(text, open + 1, close)
  if (!items || items.length === 0) return []
  const isWhole = /^[\s\u200b:：]*$/.test(text.slice(close + 1, close + 40))
  const abbreviations: PairWording[] = items.filter(item => item.kind === 'abbreviation').map(wordingOf)
  if (before?.[1]) {
    const start = text.lastIndexOf(before[1], open)
    abbreviations.push({ text: before[1], start, end: start + before[1].length })
  }
  const chinese = items.filter(item => item.kind === 'zh')
  if (chinese.length > 0) return readEnglishFirst(text, left, items, chinese, abbreviations, styled, isWhole)
  return readChineseFirst(text, left, items, styled, isWhole)
}

const HAN = /\p{Script=Han}/u

function skipSpaces(text: string, end: number): number {
  let at = end
  while (at > 0 && end - at < 3 && /[\s\u200b]/.test(text[at - 1] ?? '')) at--
  return at
}

function wordingOf({ text, start, end }: BracketItem): PairWording {
  return { text, start, end }
}

/** English (中文). */
function readEnglishFirst(
  text: string,
  left: number,
  items: readonly BracketItem[],
  chinese: readonly BracketItem[],
  abbreviations: readonly PairWording[],
  styled: readonly Stretch[],
  isWhole: boolean,
): GlossPair[] {
  const [first] = chinese
  if (!first || HAN.test(text[left - 1] ?? '')) return []
  const size = sizeOf(first.text)
  const pinyin = items.find(
    item => item.kind === 'pinyin' || (item.kind === 'en' && item.quote === 'none' && isRomanization(item.text, size)),
  )?.text
  const { english, sound } = findEnglishBefore(text, left, size, styled, isWhole)
  const isSpoken = english.length === 1 && isRomanization(english[0]?.text ?? '', size)
  if (isSpoken || english.length === 0) {
    // xiaokang (小康, “moderately prosperous”): the bracket has both.
    const inside = items.filter(item => item.kind === 'en' && item.quote !== 'none' && !isRomanization(item.text, size))
    const heard = english[0]?.text ?? pinyin
    return inside.map(item => ({
      zh: wordingOf(first),
      en: wordingOf(item),
      pinyin: heard,
      first: 'zh' as const,
      quote: item.quote,
      confidence: 'sure' as const,
    }))
  }
  const meant = first.text.includes('、') && english.length === countItems(first.text) ? splitList(first) : undefined
  const pairs: GlossPair[] = []
  english.forEach(({ quote, joined, ...wording }, i) => {
    if (isPerson(wording.text, first.text) || (joined && !meant)) return
    const counterparts = meant
      ? meant.slice(i, i + 1)
      : chinese.filter((item, k) => k === 0 || item.before !== ',' || !/\s(?:and|or)\s/.test(wording.text))
    for (const item of counterparts) {
      if (!isAlike(wording.text, item.text)) continue
      // One Chinese character beside a word says more about the character than about the word.
      if (sizeOf(item.text) === 1 && (quote === 'none' || wording.text.length < 3)) continue
      const confidence = quote === 'none' ? 'likely' : 'sure'
      pairs.push({
        zh: wordingOf(item),
        en: wording,
        pinyin: counterparts.length === 1 ? (pinyin ?? sound) : undefined,
        first: 'en',
        quote,
        confidence,
      })
    }
  })
  const [full] = pairs
  if (full) for (const short of abbreviations) pairs.push({ ...full, en: short })
  return pairs
}

interface English extends PairWording {
  readonly quote: GlossPair['quote']
  /** Joined to others by “and”, so that the bracket may be about the last alone. */
  readonly joined: boolean
}

/** The English wordings that end at `left`, in order: one, or several in quotes that are joined; pinyin between is `sound`. */
function findEnglishBefore(
  text: string,
  left: number,
  size: number,
  styled: readonly Stretch[],
  isWhole: boolean,
): { readonly english: readonly English[]; readonly sound?: string } {
  const quoted = findQuotedBefore(text, left)
  if (quoted) return { english: isEnglish(text.slice(quoted.start, quoted.end)) ? withJoined(text, quoted) : [] }
  if (!/[\p{Script=Latin}\p{N}\p{M}.+]/u.test(text[left - 1] ?? '')) return { english: [] }
  const marked = findStyled(text, left, styled)
  if (marked && isEnglish(marked.text) && isAlikeInLength(marked.text, size))
    return { english: [{ ...marked, quote: 'markup', joined: false }] }
  // “common prosperity,” or gongtong fuyu (共同富裕)
  const spoken = /(?:[,，]?\sor|[,，])?\s([\p{Script=Latin}\p{M}'’-]+(?:\s[\p{Script=Latin}\p{M}'’-]+){0,7})$/u.exec(
    text.slice(Math.max(0, left - 80), left),
  )
  const behind = spoken ? findQuotedBefore(text, left - spoken[0].length) : undefined
  if (spoken?.[1] && behind && isRomanization(spoken[1], size))
    return { english: withJoined(text, behind), sound: spoken[1] }
  const start = findEnglishStart(text, left, size, isWhole)
  if (start === undefined) return { english: [] }
  const words = text.slice(start, left)
  if (!isEnglish(words)) return { english: [] }
  // Romanized names stand last: President Xi Jinping.
  const capitals = /(?:\s\p{Lu}[\p{L}'’-]*){1,3}$/u.exec(` ${words}`)?.[0].trim().split(/\s/) ?? []
  if (capitals.some((_, i) => isRomanization(capitals.slice(i).join(' '), size))) return { english: [] }
  const whole = isWhole && trimRange(text, 0, start).end === 0
  return { english: [{ text: words, start, end: left, quote: whole ? 'whole' : 'none', joined: false }] }
}

/** “a” or “b”, “a” and “b”: those before, too; with “or” each is a rendering, with “and” only where the Chinese is a list. */
function withJoined(text: string, last: Quoted & { readonly outer: number }): English[] {
  const all: English[] = [
    { text: text.slice(last.start, last.end), start: last.start, end: last.end, quote: last.quote, joined: false },
  ]
  let outer = last.outer
  let isAlternative = false
  for (let i = 0; i < 4; i++) {
    const join = /(?:,?\s(or|and)\s|\s?(\/)\s?|,\s)$/.exec(text.slice(Math.max(0, outer - 6), outer))
    const other = join ? findQuotedBefore(text, outer - join[0].length) : undefined
    if (!join || !other || !isEnglish(text.slice(other.start, other.end))) break
    isAlternative ||= join[1] === 'or' || join[2] !== undefined
    all.unshift({
      text: text.slice(other.start, other.end),
      start: other.start,
      end: other.end,
      quote: other.quote,
      joined: !isAlternative,
    })
    outer = other.outer
  }
  return all.map((one, i) => ({ ...one, joined: !isAlternative && i < all.length - 1 }))
}

/** The styled words that end at `end`. */
function findStyled(text: string, end: number, styled: readonly Stretch[]): PairWording | undefined {
  const found = styled.find(one => one.end === end && end - one.start <= 100)
  const start = found && trimRange(text, found.start, end).start
  return start !== undefined && start < end ? { text: text.slice(start, end), start, end } : undefined
}

/** 中文 (English). */
function readChineseFirst(
  text: string,
  left: number,
  items: readonly BracketItem[],
  styled: readonly Stretch[],
  isWhole: boolean,
): GlossPair[] {
  const quoted = findQuotedBefore(text, left)
  const marked = findStyled(text, left, styled)
  let chinese: PairWording & { quote: GlossPair['quote'] }
  const sound = items.find(item => item.kind === 'pinyin')?.text
  const english = items.filter(item => item.kind === 'en')
  const abbreviations = items.filter(item => item.kind === 'abbreviation')
  if (quoted)
    chinese = { text: text.slice(quoted.start, quoted.end), start: quoted.start, end: quoted.end, quote: quoted.quote }
  else if (marked && HAN.test(marked.text)) chinese = { ...marked, quote: 'markup' }
  else {
    const [first] = [...english, ...abbreviations]
    const start = first ? findChineseStart(text, left, first.text, isWhole) : undefined
    if (start === undefined) return []
    const quote = isWhole && trimRange(text, 0, start).end === 0 ? 'whole' : 'none'
    chinese = { text: text.slice(start, left), start, end: left, quote }
  }
  if (!HAN.test(chinese.text) || !isChineseWording(chinese.text) || /[A-Za-z]{9}/.test(chinese.text)) return []
  const size = sizeOf(chinese.text)
  const meanings = english.filter(item => !isRomanization(item.text, size))
  const pinyin = sound ?? english.find(item => isRomanization(item.text, size))?.text
  const confidence = chinese.quote === 'none' ? 'likely' : 'sure'
  const { quote, ...zh } = chinese
  const all = [...meanings, ...abbreviations]
  return all.flatMap(item => {
    if (isPerson(item.text, zh.text) || (item.kind === 'en' && !isAlike(item.text, zh.text))) return []
    if (size === 1 && item.quote === 'none') return []
    return [
      {
        zh,
        en: wordingOf(item),
        pinyin,
        first: 'zh' as const,
        quote,
        confidence: confidence as GlossPair['confidence'],
      },
    ]
  })
}

function isEnglish(words: string): boolean {
  return (
    /\p{Script=Latin}{2}/u.test(words) &&
    !HAN.test(words) &&
    words.length <= 160 &&
    !/[.!?]\s+\p{Lu}|[\n\uFFFC]/u.test(words)
  )
}

/** In quotes, too, the two must be of a length: a quoted sentence before a bracket with one word is not its rendering. */
function isAlike(english: string, chinese: string): boolean {
  return isAlikeInLength(english, sizeOf(chinese))
}

function isAlikeInLength(english: string, size: number): boolean {
  const words = english.split(/[\s-]+/).filter(Boolean).length
  return words <= size * 2 + 4 && (words >= size * 0.15 || ABBREVIATION.test(english))
}

/** Xi Jinping (习近平), 斯蒂格利茨 (Joseph Stiglitz), General Secretary Xi (习近平总书记): a name, not a term. */
function isPerson(english: string, chinese: string): boolean {
  const capitals = english.match(/\p{Lu}[\p{L}'’-]*/gu) ?? []
  if (isRomanization(english, sizeOf(chinese)) && !ABBREVIATION.test(english)) return true
  if (OFFICE.test(chinese) && capitals.some(word => [1, 2, 3].some(count => isRomanization(word, count)))) return true
  const letters = [...chinese].filter(character => isHan(character.codePointAt(0)))
  const foreign = letters.filter(character => TRANSCRIBING.has(character)).length
  const isName = /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}$/u.test(english)
  return isName && letters.length >= 2 && foreign >= letters.length * 0.8
}

const OFFICE = /(?:总书记|主席|总理|部长|书记|省长|市长|委员长|主任|局长|院长|行长|教授|先生|女士|院士|博士|同志)$/

/** Characters that foreign names are written with. */
const TRANSCRIBING: ReadonlySet<string> = new Set(
  '阿埃艾安奥巴贝比彼宾波伯布查茨达戴德迪丁蒂杜顿多俄厄恩尔法菲弗福盖戈格古哈汉赫亨胡霍基吉加杰卡凯坎康考科克肯库夸拉莱兰劳勒雷里丽利莉列林隆卢鲁伦罗洛马玛迈曼梅蒙米莫姆穆纳娜内尼涅宁诺努帕佩皮珀普齐奇契乔切琼萨塞赛瑟森莎沙舍史什士斯丝司松苏索塔泰坦汤特提蒂廷图托瓦威韦维魏温沃乌伍西希锡夏谢辛雪雅亚扬耶叶伊易因英尤约泽扎詹珍朱兹',
)

function countItems(chinese: string): number {
  return chinese.split('、').length
}

function splitList(item: BracketItem): BracketItem[] {
  let at = item.start
  return item.text.split('、').map(text => {
    const part = { ...item, text, start: at, end: at + text.length }
    at += text.length + 1
    return part
  })
}
