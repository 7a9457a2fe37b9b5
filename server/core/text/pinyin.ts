// Pinyin for Chinese text, from a dictionary that is loaded when the first word needs it.

import { pinyinCorrections } from './pinyin-corrections.ts'

/** Pinyin with tone marks, syllables parted by spaces; what is not Chinese stays as it is, quotes, brackets and commas beside their words. */
export type Pinyin = (text: string) => string

/** Loads the dictionary on the first call; later calls give the same reader. */
export type LoadPinyin = () => Promise<Pinyin>

/** Spaces that stand on the inner side of quotes and brackets, or before a mark that belongs to what it follows. */
const BESIDE_MARKS = /(?<=[“‘「『（(《〈【]) | (?=[”’」』）)》〉】、，。；：！？])/g

/** One for each entry: whoever loads a second one has the dictionary twice in memory. */
export function createPinyinLoader(): LoadPinyin {
  let loading: Promise<Pinyin> | undefined
  return () => {
    loading ??= import('pinyin-pro').then(({ pinyin, customPinyin }) => {
      customPinyin(pinyinCorrections())
      return text => {
        // Dictionary tones (yī dài yī lù), as a reader looks words up; sandhi is for speaking.
        const syllables = pinyin(text, { type: 'array', nonZh: 'consecutive', toneSandhi: false })
        return syllables.join(' ').replace(/\s+/g, ' ').replace(BESIDE_MARKS, '').trim()
      }
    })
    return loading
  }
}
