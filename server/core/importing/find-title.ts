// Finds the title that a source begins with.

import { parseNumbering } from '../syntax/numbering.ts'
import { simplify } from '../text/fold.ts'
import { hasHan } from '../text/script.ts'
import type { Block, Paragraph } from './import-block.ts'
import { isRecordCard } from './record-card.ts'
import { isBold, textOf } from './spans.ts'

/** The blocks that are the title: one, or two where it was set in two lines; `isSure` where its words or its format say so. */
export interface FoundTitle {
  readonly at: number
  readonly count: 1 | 2
  readonly isSure: boolean
}

/** The title at the head of `blocks`, among the first dozen; undefined where none of them looks like one. */
export function findTitle(blocks: readonly Block[], known: string | undefined): FoundTitle | undefined {
  return titleAtHead(blocks, known) ?? titleBelow(blocks)
}

function titleAtHead(blocks: readonly Block[], known: string | undefined): FoundTitle | undefined {
  const head = blocks.slice(0, 12)
  const key = known === undefined ? '' : squeeze(known)
  const formatted = head.findIndex(block => block.kind === 'format-heading')
  if (formatted >= 0 && isOnlyTop(blocks, formatted) && isKnown(head[formatted], key))
    return { at: formatted, count: 1, isSure: true }
  const large = largestOf(head)
  if (large !== undefined) return { at: large, count: 1, isSure: true }
  for (const [at, block] of head.entries()) {
    if (block.kind === 'format-heading' && at === formatted && isOnlyTop(blocks, at))
      return { at, count: 1, isSure: true }
    if (block.kind === 'table' && isRecordCard(block)) continue
    if (block.kind === 'item' || block.kind === 'table' || block.kind === 'note') break
    if (block.kind !== 'paragraph') continue
    const text = textOf(block.spans)
    if (text.length > 160 || /^(?:第.{1,4}[章条节篇编]|[一二三四五六七八九十]{1,3}、)/.test(text)) break
    if (key !== '' && squeeze(text) === key) return { at, count: 1, isSure: true }
    const next = blocks[at + 1]
    const both = next?.kind === 'paragraph' ? text + textOf(next.spans) : ''
    if (hasHan(text)) {
      if (TITLE.test(tidy(text)) && tidy(text).length <= 80 && !SENTENCE.test(text))
        return { at, count: 1, isSure: true }
      if (next?.kind === 'paragraph' && !isBody(next) && isFirstLine(text, textOf(next.spans), both))
        return { at, count: 2, isSure: true }
      if (isBody(block)) break
      continue
    }
    if (isBody(block)) break
    if (isEnglishTitle(text) && !/^(?:by|published|updated|source|author)(?![a-z])/i.test(text)) {
      const longer = longerTitle(blocks, at)
      if (longer !== undefined) return { at: longer, count: 1, isSure: false }
      const isSure = block.centred === true || isBold(block.spans) || isLargest(block, head)
      return { at, count: 1, isSure: isSure || followedByBody(blocks, at) }
    }
  }
  return undefined
}

/** A copy of a page may begin with the end of another text: the title is what has its contents, or by whom it was passed, below it. */
function titleBelow(blocks: readonly Block[]): FoundTitle | undefined {
  for (const [at, block] of blocks.slice(0, 12).entries()) {
    if (block.kind !== 'paragraph') continue
    const text = tidy(textOf(block.spans))
    const next = blocks[at + 1]
    if (text.length < 8 || text.length > 80 || !TITLE.test(text) || SENTENCE.test(text) || /[，。；：]/.test(text))
      continue
    const isContents = next?.kind === 'fenced' && next.reason === 'contents'
    if (isContents || (next?.kind === 'paragraph' && PASSED.test(tidy(textOf(next.spans)))))
      return { at, count: 1, isSure: true }
  }
  return undefined
}

/** （1991年4月9日第七届全国人民代表大会第四次会议批准） */
const PASSED = /^[（(][^（）()]{6,80}(?:通过|批准|发布|公布|印发|施行)[）)]$/

/** True where a title was set in two lines: whose plan it is, or words that only both together make a title of. */
function isFirstLine(first: string, second: string, both: string): boolean {
  if (
    both.length > 80 ||
    /[，。：；）)\d０-９/]|电$/.test(first) ||
    /^[（(—]|来源/.test(first) ||
    !TITLE.test(tidy(both))
  )
    return false
  return (
    !TITLE.test(tidy(second)) ||
    /^(?:中华人民共和国|[\u4e00-\u9fff]{2,14}(?:省|市|自治区|县|委员会|部|局|国务院|中共中央))$|国民经济[和与]社会发展$/.test(
      tidy(first),
    )
  )
}

/** Nouns that titles of plans, reports and laws end with. */
const TITLE =
  /(?:纲要|规划|计划|建议|意见|方案|决定|决议|办法|规定|细则|条例|报告|公报|章程|法典|宪法|[\u4e00-\u9fff]法|通知|公告|白皮书|要点|指南|讲话|解读|问答|说明)(?:[（(][^（）()]{1,30}[）)]|[[［]\d{1,2}[\]］]|[*＊·]){0,3}$/

/** Words of a sentence, which lost its stop in a scan. */
const SENTENCE = /是|开始|已经|必须|应该|我们|我国|^《[^》]{1,40}》(?!解读|的|问答|说明)/

/** Without spaces, and in simplified characters. */
function tidy(text: string): string {
  return simplify(text.replace(/[\s\u3000]+/g, ''))
}

function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

/** True where a page is named by its heading, with or without the names of its site behind it. */
function isKnown(block: Block | undefined, key: string): boolean {
  const words = block?.kind === 'format-heading' ? squeeze(textOf(block.spans)) : ''
  return words.length >= 6 && key.startsWith(words)
}

function isOnlyTop(blocks: readonly Block[], at: number): boolean {
  const top = blocks[at]
  if (top?.kind !== 'format-heading') return false
  return !blocks.some((block, other) => other !== at && block.kind === 'format-heading' && block.depth <= top.depth)
}

function isBody({ spans }: Paragraph): boolean {
  const text = textOf(spans)
  if (text.length > 60 && /[，。；]/.test(text)) return true
  return /[。.!！?？；;，,]$/.test(text) ? text.length > 60 || /[。，]/.test(text.slice(0, -1)) : text.length > 160
}

/** Over a title there may be a rubric of a few words: the first line of six words or more, before the text begins, is the title then. */
function longerTitle(blocks: readonly Block[], at: number): number | undefined {
  const words = (block: Block | undefined): string => (block?.kind === 'paragraph' ? textOf(block.spans) : '')
  if (words(blocks[at]).split(/\s+/).length >= 6) return undefined
  for (let next = at + 1; next < at + 4; next++) {
    const block = blocks[next]
    const text = words(block)
    if (block?.kind !== 'paragraph' || isBody(block)) return undefined
    if (WHEN_GIVEN.test(text)) return undefined
    if (isEnglishTitle(text) && text.split(/\s+/).length >= 6 && text.length <= 120) return next
  }
  return undefined
}

/** What stands below a title, and not below a rubric: where a report was given, who passed a plan. */
const WHEN_GIVEN = /^[(—–-]{0,3}\s?(?:delivered|presented|adopted|approved|passed) (?:at|by|in|on|to) /i

function isEnglishTitle(text: string): boolean {
  return (
    text.length >= 8 &&
    /^[“"‘']?[\p{Lu}\d]/u.test(text) &&
    !/[.;,:]$/.test(text) &&
    text.split(/\s+/).length >= 3 &&
    /\p{L}{2}/u.test(text)
  )
}

/** The paragraph in the largest letters, where they are much larger than what follows; undefined where none stands out. */
function largestOf(head: readonly Block[]): number | undefined {
  const sizes = head.map(block => (block.kind === 'paragraph' ? (block.size ?? 0) : 0))
  const most = Math.max(...sizes)
  const at = sizes.indexOf(most)
  const block = head[at]
  const least = Math.min(...sizes.filter(size => size > 0))
  if (block?.kind !== 'paragraph' || most < least * 1.3 || textOf(block.spans).length < 4) return undefined
  return textOf(block.spans).length <= 160 && !parseNumbering(textOf(block.spans)) ? at : undefined
}

function isLargest(block: Paragraph, head: readonly Block[]): boolean {
  const { size } = block
  return (
    size !== undefined && head.every(other => other.kind !== 'paragraph' || other === block || (other.size ?? 0) < size)
  )
}

function followedByBody(blocks: readonly Block[], at: number): boolean {
  const next = blocks.slice(at + 1, at + 4).find(block => block.kind === 'paragraph')
  return next?.kind === 'paragraph' && textOf(next.spans).length > textOf((blocks[at] as Paragraph).spans).length
}
