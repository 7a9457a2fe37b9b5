// Finds the section that stands beside a plan's name in running text: 《…》第十章, Chapter 12 of the 13th Five-Year Plan.

import { DIVISIONS } from '../../syntax/numbering.ts'
import { type Leaf, toSource, toText } from '../../syntax/prose.ts'
import { sentenceAround } from '../../text/sentence.ts'
import { matchRow, type NamedSection, sectionsAtEnd } from './section-row.ts'
import { matchPath } from './sections.ts'

/** Of the 13th Plan; in China’s …; of the Outline of the … */
const LEAD_END =
  /,?\s(?:of|in|from)\s(?:the\s|china[’']s\s){0,2}(?:(?:outline|text)\s(?:of|for)\s(?:the\s|china[’']s\s){0,2}){0,2}$/i
/** What may stand between a name and its section: 《…》（2021年修订）的, Plan Outline (2021–2025), */
const GAP = new RegExp(
  `^(?:[”"』」》〉]{0,2})(?:\\s?(?:纲要|outline(?![a-z])))?(?:\\s?[（(](?!\\s?(?:${DIVISIONS}))[^（）()第]{0,30}[）)])?(?:[’']s)?[的中之]?(?:[\\s,，]{0,2}|\\sin\\s)[(（]?`,
  'i',
)

/** The sections that stand beside a name, the one nearest to it first: this belongs to the reference, `[start, end)` in the block. */
export interface Beside extends NamedSection {
  readonly more: readonly NamedSection[]
}

/**
 * 《…》第十章, “十四五”规划纲要第三篇第一章, 14th Five-Year Plan (Chapter 12), Chapters 1 and 12 of the 14th Five-Year Plan. Offsets given are into
 * the leaf's text, those that come back into the block.
 */
export function sectionBeside(leaf: Leaf, from: number, to: number): Beside | undefined {
  const place = ({ name }: NamedSection, start: number, end: number): NamedSection => {
    const [sourceStart, sourceEnd] = toSource(leaf, start, end)
    return { name, start: sourceStart, end: sourceEnd }
  }
  const behind = leaf.text.slice(to, to + 120)
  const gap = to + (GAP.exec(behind)?.[0].length ?? 0)
  const [first, ...others] = sectionsAt(leaf.text.slice(gap, to + 120))
  if (first) {
    const more = others.map(one => place(one, gap + one.start, gap + one.end))
    return { ...place(first, from, gap + first.end), more }
  }
  const start = Math.max(0, from - 120)
  const before = leaf.text.slice(start, from)
  const lead = LEAD_END.exec(before)
  const named = lead ? sectionsAtEnd(before.slice(0, lead.index)) : []
  const last = named.pop()
  if (!last) return undefined
  return {
    ...place(last, start + last.start, to),
    more: named.map(one => place(one, start + one.start, start + one.end)),
  }
}

/** The sections at the start of a text: a row of them, or one with those that it lies in. */
function sectionsAt(text: string): NamedSection[] {
  const row = matchRow(text)
  if (row.length > 0) return row
  const path = matchPath(text)
  return path ? [{ name: text.slice(0, path.length), start: 0, end: path.length }] : []
}

/** How many sections one reference may have behind it. */
const MOST = 20

/**
 * The numbered sections in the rest of the sentence behind a reference that ends at `end`, before `limit`; offsets are into
 * the block. Articles count only in a row behind the name, as in 第三条、第五条; `[]` where there are none.
 */
export function collectSectionsBehind(leaf: Leaf, end: number, limit: number): NamedSection[] {
  const from = toText(leaf, end)
  if (from === undefined) return []
  const last = toText(leaf, Math.min(limit, leaf.end)) ?? leaf.text.length
  const rest = leaf.text.slice(from, Math.min(from + 400, last))
  if (!SECTION.test(rest)) return []
  const text = rest.slice(0, sentenceAround(rest, 0, 0).end)
  const found: NamedSection[] = []
  for (let at = 0; found.length < MOST; ) {
    const match = SECTION.exec(text.slice(at))
    if (!match) break
    const start = at + match.index
    const named = sectionsAt(text.slice(start))
    for (const one of named) {
      const [sourceStart, sourceEnd] = toSource(leaf, from + start + one.start, from + start + one.end)
      found.push({ name: one.name, start: sourceStart, end: sourceEnd })
    }
    at = start + (named.at(-1)?.end ?? match[0].length)
  }
  return found
}

const SECTION =
  /第[〇零一二三四五六七八九十百\d]{1,6}(?:部分|[篇编編章节節条條])|第[〇零一二三四五六七八九十百\d]{1,6}(?=[、，,和与及至到－—–~-]|以及)|(?<![A-Za-z])(?:(?:Part|Chapter|Section|Article)s?\s|(?:Ch|Sec|Art)s?\.\s?)(?=[IVXLC\d])/
