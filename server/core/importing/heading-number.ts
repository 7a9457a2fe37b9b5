// Reads the number that a heading may begin with, and how far out in a document such a number stands.

import { parseNumber, parseNumbering } from '../syntax/numbering.ts'

/** The kinds of heading numbers, outermost first; `capital` is 壹、, which counts outside of 一、, and `name` is a heading that has none: 序言, Introduction, 附则. */
const RANKS = [
  'name',
  'part',
  'subpart',
  'chapter',
  'section',
  'subsection',
  'capital',
  'item',
  'subitem',
  'digit',
  'digits-2',
  'digits-3',
  'bracketed',
] as const
export type Rank = (typeof RANKS)[number]

export interface HeadingNumber {
  readonly rank: Rank
  /** For a `name`, 0. */
  readonly number: number
  /** The length of the number as written, with the white space behind it. */
  readonly length: number
}

/**
 * The number that `text` begins with; undefined for none. Articles of laws (第五条) are no headings. Brackets that a scan misread count
 * as what they were: 〈十二）, （五〕. Of 一、 it often leaves the mark alone: that is an `item` whose number is {@link UNREAD}.
 */
export function parseHeadingNumber(text: string): HeadingNumber | undefined {
  const head = text.slice(0, 80)
  const misread = /^[（(〈〔［[{'‘]([一二三四五六七八九十]{1,4})[）)〉〕］\]}》][\s\u3000]{0,8}/.exec(head)
  if (misread) return { rank: 'subitem', number: parseNumber(misread[1] ?? '') ?? 0, length: misread[0].length }
  if (/^、[\s\u3000]{0,4}[\p{L}\p{N}“”"]/u.test(head)) return { rank: 'item', number: UNREAD, length: 1 }
  const capital = /^([壹贰貳叁參参肆伍陆陸柒捌玖拾]{1,3})[、．.][\s\u3000]{0,4}/.exec(head)
  if (capital)
    return { rank: 'capital', number: parseNumber(plainNumeral(capital[1] ?? '')) ?? 0, length: capital[0].length }
  const roman = /^(X{0,2}(?:IX|IV|V?I{0,3}))[.．、][\s\u3000]{1,8}(?=[\p{Lu}\p{Script=Han}])/u.exec(head)
  if (roman?.[1]) return { rank: 'item', number: parseNumber(roman[1]) ?? 0, length: roman[0].length }
  const subpart = /^第([一二三四五六七八九十]{1,3})(分编|分篇|目)[\s\u3000]{0,8}/.exec(head)
  if (subpart)
    return {
      rank: subpart[2] === '目' ? 'subsection' : 'subpart',
      number: parseNumber(subpart[1] ?? '') ?? 0,
      length: subpart[0].length,
    }
  const numbering = parseNumbering(head)
  if (numbering) {
    const { unit, number, length } = numbering
    return unit === 'article' && /^第/.test(head)
      ? undefined
      : { rank: unit === 'article' ? 'section' : unit, number, length }
  }
  const digits =
    /^([0-9０-９]{1,3})(?:[.．]([0-9０-９]{1,3}))?(?:[.．]([0-9０-９]{1,3}))?(?:[.．、](?![0-9０-９])[\s\u3000]{0,8}|[\s\u3000]{1,8})/.exec(
      head,
    )
  if (digits) {
    const [all, first, second, third] = digits
    const isPlain = second === undefined
    // 2020 年 and 5 万 are amounts, not numbers of headings.
    if (isPlain && !/[.．、]/.test(all)) return undefined
    return {
      rank: isPlain ? 'digit' : third === undefined ? 'digits-2' : 'digits-3',
      number: parseNumber(third ?? second ?? first ?? '') ?? 0,
      length: all.length,
    }
  }
  const bracketed = /^[（(]([0-9０-９]{1,3})[）)][\s\u3000]{0,8}/.exec(head)
  if (bracketed) return { rank: 'bracketed', number: parseNumber(bracketed[1] ?? '') ?? 0, length: bracketed[0].length }
  return NAMES.test(head.replace(/[\s\u3000]+/g, '').toLowerCase()) && text.length <= 30
    ? { rank: 'name', number: 0, length: 0 }
    : undefined
}

/** 拾貳 as 十二. */
function plainNumeral(capitals: string): string {
  return capitals.replace(
    /./g,
    char => '一二二三三三四五六六七八九十'['壹贰貳叁參参肆伍陆陸柒捌玖拾'.indexOf(char)] ?? char,
  )
}

/** The number of an item of which a scan left 、 alone. */
export const UNREAD = -1

const NAMES =
  /^(?:序|序言|前言|引言|绪言|绪论|导言|导语|总论|结语|结束语|后记|附则|附录[一二三四五六七八九十\d]?|附件[一二三四五六七八九十\d]?|注释|附注|附表|参考文献|preface|foreword|introduction|executivesummary|preamble|conclusions?|epilogue|appendix(?:[a-z\d])?|annex(?:[a-z\d])?|references|bibliography|notes|endnotes|acknowledge?ments)[:：]?$/

/** Where a rank stands among all, 0 outermost. */
export function rankOrder(rank: Rank): number {
  return RANKS.indexOf(rank)
}

/** The units that say by their word that a heading is meant. */
export function isWorded(rank: Rank): boolean {
  return rank === 'part' || rank === 'subpart' || rank === 'chapter' || rank === 'section' || rank === 'subsection'
}
