// Where in an enumeration a word stands: the 2nd of 5 in “云计算、大数据、物联网…”, or of the items of a list.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { type Leaf, toText } from '../syntax/prose.ts'
import { append } from '../text/long-list.ts'

/** A place in an enumeration. In plans the order is a message: what is named first matters more. */
export interface ListRank {
  /** From 1. */
  readonly rank: number
  readonly of: number
  /** The words of the enumeration, markup left out; of a list of Markdown the words before it, or ''. */
  readonly words: string
}

/**
 * The rank of what stands at `offset` in the enumeration of its clause (、 in Chinese, commas and *and* in English), else
 * in its list of Markdown; undefined where it is in neither.
 */
export function findListRank(document: Document, offset: number): ListRank | undefined {
  const index = document.blockAt(offset)
  const inside = offset - document.startOf(index)
  const { leaves } = document.facts(index)
  const at = leaves.findIndex(leaf => leaf.start <= inside && inside < Math.max(leaf.end, leaf.start + 1))
  const leaf = leaves[at]
  const place = leaf && toText(leaf, inside)
  if (!leaf || place === undefined) return undefined
  return rankInClause(leaf.text, place) ?? rankInList(...listAround(document, index, at))
}

/** How far an enumeration is followed to either side, UTF-16 units. */
const REACH = 400
/** The longest item of an English enumeration, words: what is longer is a clause between commas. */
const LONGEST_ITEM = 8

function rankInClause(text: string, place: number): ListRank | undefined {
  const found = clauseAt(text, place)
  if (!found) return undefined
  const { start, end } = found
  const clause = text.slice(start, end)
  const cuts = clause.includes('、') ? cutChinese(clause) : cutEnglish(clause)
  if (cuts.length < 2) return undefined
  const rank = cuts.findIndex(cut => place - start < cut.end)
  return rank < 0 ? undefined : { rank: rank + 1, of: cuts.length, words: clause.trim() }
}

const OPENING = '（(【《〈“‘「['
const CLOSING = '）)】》〉”’」]'
const PARTING = '，。；：！？…\n\u2028—'

/**
 * The clause around a place: up to what parts clauses, brackets and quotes that close again being part of an item. Undefined
 * where it goes on too far to be counted.
 */
function clauseAt(text: string, place: number): Range | undefined {
  const isChinese = /\p{Script=Han}/u.test(text.slice(Math.max(0, place - 20), place + 20))
  const parts = (i: number): boolean => {
    const character = text[i] ?? ''
    if (PARTING.includes(character)) return true
    // A comma parts clauses in Chinese and items in English; a full stop ends a sentence only before white space.
    if (isChinese) return ',;:!?'.includes(character)
    return ';:!?'.includes(character) || (character === '.' && /^(?:\s|$)/.test(text.slice(i + 1, i + 2)))
  }
  let start = place
  for (let depth = 0; start > 0 && place - start < REACH; start--) {
    const before = text[start - 1] ?? ''
    if (CLOSING.includes(before)) depth++
    else if (OPENING.includes(before) && --depth < 0) break
    else if (depth === 0 && parts(start - 1)) break
  }
  let end = place
  for (let depth = 0; end < text.length && end - place < REACH; end++) {
    const character = text[end] ?? ''
    if (OPENING.includes(character)) depth++
    else if (CLOSING.includes(character) && --depth < 0) break
    else if (depth === 0 && parts(end)) break
  }
  return place - start >= REACH || end - place >= REACH ? undefined : { start, end }
}

/** The items between 、, and the last two where 和, 与, 及, 以及 or 或 joins them; cuts inside brackets are none. */
function cutChinese(clause: string): Range[] {
  const items: Range[] = []
  let from = 0
  let depth = 0
  for (let i = 0; i <= clause.length; i++) {
    const character = clause[i] ?? ''
    if (OPENING.includes(character) && character !== '') depth++
    else if (CLOSING.includes(character) && character !== '') depth = Math.max(0, depth - 1)
    if (i < clause.length && (character !== '、' || depth > 0)) continue
    items.push({ start: from, end: i })
    from = i + 1
  }
  const last = items.at(-1)
  const joined =
    last && /^([^和与及或]{2,16})(?:以及|[和与及或])[^和与及或]{2,}$/.exec(clause.slice(last.start, last.end))
  if (!last || !joined) return items
  const cut = last.start + (joined[1]?.length ?? 0)
  return [...items.slice(0, -1), { start: last.start, end: cut }, { start: cut, end: last.end }]
}

/** The items of *a, b and c* or *a, b, and c*; none where nothing joins the last one, or an item is as long as a clause. */
function cutEnglish(clause: string): Range[] {
  const cuts = [...clause.matchAll(/, (?:and |or )?/g)]
  const [first] = cuts
  const last = cuts.at(-1)
  if (!first || !last) return []
  const items: Range[] = []
  let from = 0
  for (const cut of cuts) {
    items.push({ start: from, end: cut.index })
    from = cut.index + cut[0].length
  }
  const tail = clause.slice(from)
  if (/^, (?:and|or) $/.test(last[0])) items.push({ start: from, end: clause.length })
  else {
    const join = / (?:and|or) /.exec(tail)
    if (!join) return []
    items.push({ start: from, end: from + join.index }, { start: from + join.index, end: clause.length })
  }
  if (items.length < 3) return []
  const words = ({ start, end }: Range): number => clause.slice(start, end).trim().split(/\s+/).length
  // The first holds what leads to the list, the last what follows it.
  return items.slice(1, -1).every(item => words(item) <= LONGEST_ITEM) ? items : []
}

/** The leaves of a block, with those of the portions that it goes on with, and the number of one of its own among them. */
function listAround(document: Document, index: number, at: number): [leaves: readonly Leaf[], at: number] {
  const [first, last] = document.list.portionsAround(index)
  const leaves: Leaf[] = []
  let before = 0
  for (let portion = first; portion <= last; portion++) {
    if (portion === index) before = leaves.length
    append(leaves, document.facts(portion).leaves)
  }
  return [leaves, before + at]
}

/** The rank among the items of one list: leaves of one depth without a shallower one between them. */
function rankInList(leaves: readonly Leaf[], at: number): ListRank | undefined {
  const depth = leaves[at]?.listDepth
  if (depth === undefined) return undefined
  let first = at
  while (first > 0 && (leaves[first - 1]?.listDepth ?? 0) >= depth) first--
  let rank = 0
  let of = 0
  for (let i = first; i < leaves.length && (leaves[i]?.listDepth ?? 0) >= depth; i++) {
    if (leaves[i]?.listDepth === depth) of++
    if (i === at) rank = of
  }
  return of < 2 ? undefined : { rank, of, words: first > 0 ? (leaves[first - 1]?.text.trim() ?? '') : '' }
}
