// Cuts English text into words, and makes equal what differs in a plural's or a verb's ending alone.

import { isWord } from './fold.ts'

/** A word with its range in the text. */
export interface EnglishWord {
  readonly start: number
  readonly end: number
  readonly lower: string
  /** True where a full stop, a colon, a bracket or the like stands before the word: no phrase reaches across. */
  readonly isParted: boolean
}

/** The first words of a text in order, `most` of them. A hyphen parts two words, a possessive ending belongs to none. */
export function splitEnglishWords(text: string, most = Number.POSITIVE_INFINITY): EnglishWord[] {
  const words: EnglishWord[] = []
  let isParted = true
  for (let i = 0; i < text.length && words.length < most; ) {
    const unit = text.charCodeAt(i)
    if (!isWord(unit)) {
      if (isParting(text, i)) isParted = true
      i++
      continue
    }
    const start = i
    while (i < text.length && isWordUnit(text, i)) i++
    words.push({ start, end: i, lower: text.slice(start, i).toLowerCase(), isParted })
    isParted = false
    const apostrophe = text.charCodeAt(i)
    if (
      (apostrophe === 39 || apostrophe === 0x2019) &&
      text.charCodeAt(i + 1) === 115 &&
      !isWord(text.charCodeAt(i + 2))
    )
      i += 2
  }
  return words
}

/** Letters and digits; the point or comma inside of a number. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (isWord(unit)) return true
  return (unit === 46 || unit === 44) && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function isParting(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit === 46) return !isWord(text.charCodeAt(at + 1))
  if (unit === 45) return text.charCodeAt(at + 1) === 45
  return PARTING.has(unit)
}

const PARTING = new Set([...':;!?()[]{}/—–…。：；！？（）'].map(character => character.charCodeAt(0)))

/** A word of lower case without its ending: *industries* and *industry*, *cutting* and *cut* share one. */
export function stemOf(word: string): string {
  const whole = IRREGULAR[word]
  if (whole !== undefined) return whole
  if (word.length < 4 || !/[a-z]$/.test(word)) return word
  let stem = word
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`
  else if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1)
  if (/[aeiouy][^aeiou]{0,3}ing$/.test(stem) && stem.length > 5) stem = undouble(stem.slice(0, -3))
  else if (/[aeiouy][^aeiou]{0,3}ied$/.test(stem)) stem = `${stem.slice(0, -3)}y`
  else if (/[aeiouy][^aeiou]{0,3}ed$/.test(stem) && stem.length > 4 && !stem.endsWith('eed'))
    stem = undouble(stem.slice(0, -2))
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

/** *cutt* of *cutting* is *cut*; *install* and *process* keep their letters. */
function undouble(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem
}

const IRREGULAR: Readonly<Record<string, string>> = {
  going: 'go',
  built: 'build',
  held: 'hold',
  kept: 'keep',
  made: 'mak',
  grew: 'grow',
  grown: 'grow',
  news: 'news',
  men: 'man',
  women: 'woman',
  better: 'better',
  taken: 'tak',
  took: 'tak',
  given: 'giv',
  gave: 'giv',
}

/** Words that no term begins or ends with. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of to in on for and or by with as at from that which this these those it its is are was were be been ' +
    'will would should shall must can could may we our us they their them he his she her i you your has have had do ' +
    'does did not no nor but so than then also more most very much many into onto upon over under between among ' +
    'through during while when where who whom whose what how if because about per such other another each every both ' +
    'either any some there here being having s well further both within without toward towards against'
  )
    .split(' ')
    .map(stemOf),
)
