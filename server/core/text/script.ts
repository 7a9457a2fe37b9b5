// Tells the scripts of a text apart.

import { unitAt } from './unit-at.ts'

const CJK = /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6“”‘’…—·]/u
const HAN = /\p{Script=Han}/u

/** True for Han characters and the punctuation of Chinese text, full-width forms included. */
export function isCjk(codePoint: number | undefined): boolean {
  return codePoint !== undefined && codePoint > 0xb6 && CJK.test(String.fromCodePoint(codePoint))
}

/** True for Han characters alone. */
export function isHan(codePoint: number | undefined): boolean {
  if (codePoint === undefined || codePoint < 0x2e80) return false
  if (codePoint > 0xffff) return HAN.test(String.fromCodePoint(codePoint))
  return (HAN_UNITS[codePoint] ||= HAN.test(String.fromCharCode(codePoint)) ? YES : NO) === YES
}

/** What was asked of units before: punctuation is asked about for every sentence. */
const HAN_UNITS = new Uint8Array(0x10000)
const [NO, YES] = [1, 2]

/** True where a text has a Han character. */
export function hasHan(text: string): boolean {
  return HAN.test(text)
}

/** The language of a text by its letters: Chinese where at least a tenth of its letters are Han characters. */
export function guessLanguage(text: string): 'zh' | 'en' {
  const sample = text.slice(0, 4000)
  let han = 0
  let words = 0
  let letters = 0
  for (let i = 0, end = sample.length; i < end; i++) {
    const code = unitAt(sample, i)
    if (code < 0x80) {
      letters = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? letters + 1 : 0
      if (letters === 2) words++
      continue
    }
    letters = 0
    if (code >= 0x4e00 && code <= 0x9fff) {
      // What is left cannot hold so many words.
      if (++han * 4 > words + 1 + (end - i) / 2) return 'zh'
    } else if (code >= 0x2e80 && isHan(sample.codePointAt(i))) han++
  }
  return han > 0 && han * 4 >= words ? 'zh' : 'en'
}
