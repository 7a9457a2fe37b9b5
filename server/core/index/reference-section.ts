// Finds the section that stands beside a plan's name in running text: 《…》第十章, Chapter 12 of the 13th Five-Year Plan.

import { DIVISIONS } from '../syntax/numbering.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import { sentenceAround } from '../text/sentence.ts'
import { matchPath } from './sections.ts'

/** Chapter 12, Part III of the …; Chapter Twelve in Part III of China’s …; Chapter 12 of the Outline of the … */
const LEAD_END =
  /\s(?:of|in|from)\s(?:the\s|china[’']s\s){0,2}(?:(?:outline|text)\s(?:of|for)\s(?:the\s|china[’']s\s){0,2}){0,2}$/i
const DIVISION = `(?:${DIVISIONS})(?:(?<=\\.)\\s?|\\s)[a-z\\d-]{1,12}`
const LEAD = new RegExp(
  `((?<![a-z])${DIVISION}(?:(?:,\\s?|\\s(?:of|in)\\s)(?:the\\s)?${DIVISION}){0,3}),?\\s(?:of|in|from)\\s(?:the\\s|china[’']s\\s){0,2}(?:(?:outline|text)\\s(?:of|for)\\s(?:the\\s|china[’']s\\s){0,2}){0,2}$`,
  'i',
)
/** What may stand between a name and its section: 《…》（2021年修订）的, Plan Outline (2021–2025), */
const GAP = new RegExp(
  `^(?:[”"』」》〉]{0,2})(?:\\s?(?:纲要|outline(?![a-z])))?(?:\\s?[（(](?!\\s?(?:${DIVISIONS}))[^（）()第]{0,30}[）)])?(?:[’']s)?[的中之]?(?:[\\s,，]{0,2}|\\sin\\s)[(（]?`,
  'i',
)

/** 《…》第十章, “十四五”规划纲要第三篇第一章, 14th Five-Year Plan (Chapter 12), Chapter 12 of the 14th Five-Year Plan. Offsets given are into the leaf's text, those that come back into the block. */
export function sectionBeside(
  leaf: Leaf,
  from: number,
  to: number,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  const behind = leaf.text.slice(to, to + 120)
  const gap = GAP.exec(behind)?.[0].length ?? 0
  const path = matchPath(behind.slice(gap))
  if (path) {
    const nameEnd = to + gap + path.length
    const [start, end] = toSource(leaf, from, nameEnd)
    return { name: leaf.text.slice(to + gap, nameEnd), start, end }
  }
  const before = leaf.text.slice(Math.max(0, from - 120), from)
  const lead = LEAD_END.test(before.slice(-80)) ? LEAD.exec(before) : undefined
  if (!lead?.[1]) return undefined
  const nameStart = from - lead[0].length
  const [start, end] = toSource(leaf, nameStart, to)
  return { name: lead[1], start, end }
}

/** How many sections one reference may have behind it. */
const MOST = 20

/**
 * The numbered sections in the rest of the sentence behind a reference that ends at `end`, before `limit`; offsets are into
 * the block. Articles count only in a row behind the name, as in 第三条、第五条; `[]` where there are none.
 */
export function collectSectionsBehind(
  leaf: Leaf,
  end: number,
  limit: number,
): { readonly name: string; readonly start: number; readonly end: number }[] {
  const from = toText(leaf, end)
  if (from === undefined) return []
  const last = toText(leaf, Math.min(limit, leaf.end)) ?? leaf.text.length
  const rest = leaf.text.slice(from, Math.min(from + 400, last))
  if (!SECTION.test(rest)) return []
  const text = rest.slice(0, sentenceAround(rest, 0, 0).end)
  const found: { name: string; start: number; end: number }[] = []
  for (let at = 0; found.length < MOST; ) {
    const match = SECTION.exec(text.slice(at))
    if (!match) break
    const start = at + match.index
    const path = matchPath(text.slice(start))
    if (!path) {
      at = start + match[0].length
      continue
    }
    const [sourceStart, sourceEnd] = toSource(leaf, from + start, from + start + path.length)
    found.push({ name: text.slice(start, start + path.length), start: sourceStart, end: sourceEnd })
    at = start + path.length
  }
  return found
}

const SECTION =
  /第[〇零一二三四五六七八九十百\d]{1,6}(?:部分|[篇编章节条])|(?<![A-Za-z])(?:(?:Part|Chapter|Section|Article)\s|(?:Ch|Sec|Art)\.\s?)(?=[IVXLC\d])/
