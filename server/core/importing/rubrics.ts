// Tells the names of a site's sections that stand over the headline of an article from what a document says over its title.

import type { Block, Fenced, Remark } from './import-block.ts'
import { textOf } from './spans.ts'

/**
 * `blocks` with the rubrics before the title, which is at `title`, as comments. Only where the page is one of the web (`isPage`), and only a
 * few short lines: what is over the title of a document says who issued it and under which number.
 */
export function fenceRubrics(blocks: readonly Block[], title: number, isPage: boolean, remarks: Remark[]): Block[] {
  if (!isPage || title > FURTHEST) return [...blocks]
  const isHeadline = blocks[title]?.kind === 'format-heading'
  return blocks.map((block, at): Block => {
    if (at >= title || (block.kind !== 'paragraph' && block.kind !== 'item')) return block
    if (block.spans.some(({ note }) => note !== undefined)) return block
    const text = textOf(block.spans).trim()
    if (!isRubric(text) && !(isHeadline && isMenu(text))) return block
    const fenced: Fenced = { kind: 'fenced', reason: 'rubric', lines: text.split('\n') }
    remarks.push({ kind: 'fenced', text, reason: 'rubric', block: fenced })
    return fenced
  })
}

/** A headline has so many blocks above it at most. */
const FURTHEST = 12

function isRubric(text: string): boolean {
  if (CHINESE.test(text) || isRow(text) || /^welcome to /i.test(text)) return true
  if (text.length > 50 || /\p{Script=Han}/u.test(text) || !/^[\p{L}\s’'&/|>›»+-]+$/u.test(text)) return false
  return text.split(/\s+/).length <= 6 && !ISSUER.test(text) && !/^(?:by|from)\s/i.test(text)
}

/** 首页 | 政务公开 | 互动交流: three names or more in a row, which are not those of bodies. */
function isRow(text: string): boolean {
  const parts = text.split(/\s{0,4}[|｜>＞»›·]\s{0,4}/)
  return (
    parts.length > 2 &&
    parts.every(({ length }) => length > 0 && length <= 12) &&
    !/[，。；：〔〕]/.test(text) &&
    !parts.every(part => CHINESE_BODY.test(part))
  )
}

/** A few characters over what the page itself calls its headline: 头版, 打开; not 渡政发〔2022〕1号, and nobody who issues something. */
function isMenu(text: string): boolean {
  return /^[\p{Script=Han}A-Za-z\s]{1,8}$/u.test(text) && !CHINESE_BODY.test(text)
}

/** What names of Chinese bodies end with. */
const CHINESE_BODY = /[委部局厅廳府院會会署行室]$/

/** Words of names of those who issue documents. */
const ISSUER =
  /(?:council|committee|ministry|commission|congress|government|bureau|office|administration|department|institute|university|cent(?:er|re)|press|party|agency|foundation|republic|embassy|bank)/i

/** Names that sites give their sections, one or several in a row. */
const CHINESE =
  /^(?:(?:首页|要闻|时政|国内|国际|财经|经济|社会|滚动(?:新闻)?|新闻|政策|政策解读|政务公开|信息公开|权威发布|热点|焦点|评论|专题|正文|高层|地方|产经|宏观)[\s>＞»›/|·-]{0,4}){1,6}$/
