// Finds an article of a law by its number: articles are paragraphs and no sections, so their place is read out of the text.

import type { Section } from '../../model/section.ts'
import { type Numbering, parseNumbering } from '../../syntax/numbering.ts'
import { nextBreak } from '../../text/lines.ts'
import type { Corpus } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'

/**
 * The article that `name` ends with (第二十三条, 第三章第十条, Article 5), as a section without others in it; undefined where
 * the document has none such at the start of a line.
 */
export function findArticle(corpus: Corpus, plan: Symbols, name: string): Section | undefined {
  const numbering = lastStep(name)
  if (numbering?.unit !== 'article') return undefined
  const text = corpus.textOf(plan.uri)
  for (const words of [
    `第${toChinese(numbering.number)}条`,
    `第${numbering.number}条`,
    `Article ${numbering.number}`,
  ]) {
    const start = findLine(text, words)
    if (start === undefined) continue
    const headingEnd = start + words.length
    const end = findLine(text, '第', headingEnd) ?? endOfLine(text, headingEnd)
    return {
      title: words,
      numbering,
      depth: 7,
      start,
      headingEnd,
      end: Math.min(end, headingEnd + LONGEST),
      parent: -1,
      form: 'bold',
    }
  }
  return undefined
}

/** An article is shown to its end, but no further than this. */
const LONGEST = 4000

function lastStep(name: string): Numbering | undefined {
  let last: Numbering | undefined
  for (let rest = name.trim(); rest !== ''; ) {
    const step = parseNumbering(rest)
    if (!step) return undefined
    last = step
    rest = rest.slice(step.length).replace(/^[\s,，、;；/]+/, '')
  }
  return last
}

/** Where `words` stand at the start of a line, behind markup at most; no word goes on behind a number. */
function findLine(text: string, words: string, from = 0): number | undefined {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + words.length)) {
    let before = at
    while (
      before > 0 &&
      at - before < 12 &&
      /[*_#>\s　-]/.test(text[before - 1] ?? '') &&
      !/[\r\n]/.test(text[before - 1] ?? '')
    )
      before--
    const isFirst = before === 0 || /[\r\n]/.test(text[before - 1] ?? '')
    if (
      isFirst &&
      !/[\d之]/.test(text[at + words.length] ?? '') &&
      (words !== '第' || ARTICLE.test(text.slice(at, at + 12)))
    )
      return at
  }
  return undefined
}

const ARTICLE = /^第[〇零一二三四五六七八九十百千\d]{1,8}[条章节编篇]/

function endOfLine(text: string, from: number): number {
  const end = nextBreak(text, from)
  return end < 0 ? text.length : end
}

const DIGITS = '零一二三四五六七八九'

/** 1 to 9,999 as laws number their articles: 十二, 一百零三, 一千二百六十. */
function toChinese(number: number): string {
  let text = ''
  let isGap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10
    if (digit === 0) isGap = text !== ''
    else {
      text += `${isGap ? '零' : ''}${DIGITS[digit]}${name}`
      isGap = false
    }
  }
  return text.replace(/^一十/, '十')
}
