// Finds tables of contents in a source's lines: the lists that say each heading once before the text does.

import { parseNumbering } from '../syntax/numbering.ts'
import type { SourceLine } from './source-line.ts'

/** From the line `from` up to `to`, which is not part of it, stands a table of contents. */
export interface ContentsRange {
  readonly from: number
  readonly to: number
}

/** The tables of contents among `lines`, in order; none is `[]`. Linear. */
export function collectContentsRanges(lines: readonly SourceLine[]): ContentsRange[] {
  const ranges: ContentsRange[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line) continue
    const to = CONTENTS.test(line.text) ? endOfList(lines, at + 1) : hasLeader(line.text) ? endOfLeaders(lines, at) : at
    if (to - at < 3) continue
    ranges.push({ from: at, to })
    at = to - 1
  }
  return ranges
}

const CONTENTS = /^[【[]?(?:目\s{0,8}[录錄次]|(?:table of )?contents|contents page)[】\]]?[:：]?$/i
/** ……12, ....12, 　　（327）: what stands between an entry and its page. */
const LEADER =
  /(?:[.．·…‥]{3,}|(?:\s?[.·…]\s){3,})\s{0,8}[(（]?[0-9０-９ivxlc]{1,4}[)）]?$|\t{1,40}\s?[(（]?[0-9０-９]{1,4}[)）D]?$/i
const LONGEST_ENTRY = 90

function hasLeader(text: string): boolean {
  return text.length <= 200 && LEADER.test(text)
}

function endOfLeaders(lines: readonly SourceLine[], from: number): number {
  let to = from + 1
  let count = 1
  for (let at = from + 1; at < lines.length && at < to + 3; at++) {
    if (!hasLeader(lines[at]?.text ?? '')) continue
    to = at + 1
    count++
  }
  return count >= 3 ? to : from
}

/** Where a list that begins at `from` ends: at prose, or where its first entries are said again, which is the text itself. */
function endOfList(lines: readonly SourceLine[], from: number): number {
  const seen = new Map<string, number>()
  let pages = 0
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    const key = keyOf(text)
    if (hasLeader(text) || /\s[0-9０-９]{1,4}$/.test(text)) pages = at + 1
    if (text.length > LONGEST_ENTRY || (/[。；]$/.test(text) && !parseNumbering(text)))
      return pages > from + 2 ? pages : beforeProse(lines, from, at)
    const again = key === '' ? undefined : seen.get(key)
    if (again !== undefined && at - from >= 2)
      return again <= from + 2 ? at - (again - from) : pages > again ? pages : at
    if (key !== '' && !seen.has(key)) seen.set(key, at)
  }
  return pages > from + 2 ? pages : from
}

/** Nothing was said twice before the prose: a list of entries that are numbered nearly all, but for the heading of the prose. */
function beforeProse(lines: readonly SourceLine[], from: number, prose: number): number {
  const entries = lines.slice(from, prose)
  const numbered = entries.filter(({ text }) => parseNumbering(text)).length
  if (entries.length < 4 || numbered < entries.length - 2) return from
  // Which of the last entries belongs to the prose nobody can say: it is left to the text.
  return prose - 1
}

/** What an entry and its heading have in common: their letters and digits, without the page. */
export function keyOf(text: string): string {
  return text
    .replace(LEADER, '')
    .replace(/[\s\u3000]+[0-9０-９]{1,4}$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
