// The words of citations, in the language of the text that is cited.

import type { Citation, SectionName } from '../../core/features/citation.ts'

interface Words {
  readonly comma: string
  /** Around the place behind a quotation. */
  readonly brackets: (place: string) => string
  /** What follows a title as part of it. */
  readonly subtitle: (about: string) => string
  readonly original: Readonly<Record<'translation' | 'digest' | 'text', (title: string) => string>>
  /** Of a text whose original is not known by name. */
  readonly unknownOriginal: string
}

export const CITATION_WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  en: {
    comma: ', ',
    brackets: place => `(${place})`,
    subtitle: about => ` (${about})`,
    original: {
      translation: title => `translation of ${title}`,
      digest: title => `digest of ${title}`,
      text: title => `text of ${title}`,
    },
    unknownOriginal: 'translation or digest',
  },
  zh: {
    comma: '，',
    brackets: place => `（${place}）`,
    subtitle: about => `（${about}）`,
    original: {
      translation: title => `译自 ${title}`,
      digest: title => `摘自 ${title}`,
      text: title => `原文：${title}`,
    },
    unknownOriginal: '译文或摘要',
  },
}

/** Where a citation stands in its text: 第三篇第八章第一节 某某, or Part III, Chapter 8, “Such and Such”; '' for the whole. */
export function placeOf({ sections, across, language }: Citation): string {
  if (language === 'zh') {
    const around = sections
      .slice(0, across ? undefined : -1)
      .map(({ number, words }) => (number === '' ? words : number))
    const last = across ? [] : sections.slice(-1).map(nameInChinese)
    const between = across ? [`${nameInChinese(across.from)}至${nameInChinese(across.to)}`] : []
    return joinChinese([...around, ...last, ...between])
  }
  const around = sections
    .slice(0, across ? undefined : -1)
    .map(({ number, words }) => (number === '' ? title(words) : number))
  const last = across ? [] : sections.slice(-1).map(nameInEnglish)
  const between = across ? [`${nameInEnglish(across.from)} to ${nameInEnglish(across.to)}`] : []
  return [...around, ...last, ...between].join(', ')
}

/** 第三篇第八章: numbers follow each other, words are parted from what goes before. */
function joinChinese(names: readonly string[]): string {
  return names.reduce(
    (all, name) => (all === '' || (/[篇编章节条部分]$/.test(all) && /^第/.test(name)) ? all + name : `${all} ${name}`),
    '',
  )
}

function nameInChinese({ number, words }: SectionName): string {
  // 三、主要目标 is read with the mark behind its number.
  const mark = /^[一二三四五六七八九十]{1,4}$/.test(number) ? '、' : ' '
  return number === '' ? words : `${number}${mark}${words}`.trim()
}

function nameInEnglish({ number, words }: SectionName): string {
  if (number === '') return title(words)
  return words === '' ? number : `${number}, ${title(words)}`
}

function title(words: string): string {
  return `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** A date in words: March 11, 2021, or 2021年3月11日. */
export function longDate(date: string, language: 'zh' | 'en'): string {
  const [year = '', month, day] = date.split('-')
  if (language === 'zh')
    return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`
  if (month === undefined) return year
  const name = MONTHS[Number(month) - 1] ?? month
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
