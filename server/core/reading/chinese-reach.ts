// Says where a Chinese wording begins that ends before a bracket with English, when no quotes say it.

import { isHan } from '../text/script.ts'

/**
 * The offset in `text` at which the wording that ends at `end` begins, or undefined where that is not plain enough.
 * `english` is what the bracket says: its length decides how much of a clause may be meant, and whether it begins with a
 * verb, as the clause may too; of an abbreviation it says nothing. `isWhole`: nothing follows the bracket. Among Latin text a run of Chinese is the wording, all of it.
 */
export function findChineseStart(text: string, end: number, english: string, isWhole: boolean): number | undefined {
  const start = runStart(text, end)
  if (start === undefined) return undefined
  const isAll = isWhole && text.slice(0, start).trim() === ''
  const words = english.split(/[\s-]+/).filter(word => /\p{L}|\p{N}/u.test(word) && !SMALL.test(word)).length
  const fits = (from: number): boolean => {
    const size = sizeOf(text.slice(from, end))
    return size >= 2 && size >= words * 0.9 && size <= words * 2 + 1
  }
  const isNear = (from: number): boolean => {
    const size = sizeOf(text.slice(from, end))
    return size >= 2 && size >= words * 0.6 && size <= words * 4 + 2
  }
  if (isAmongLatin(text, start)) return isNear(start) || isShort(english) ? start : undefined
  if (isShort(english)) return isAll ? start : undefined
  // In a list it may be the last item that is glossed, or all of them.
  if (text[start - 1] === '、' && /(?:^|\s)(?:and|&)\s|,/.test(english)) return undefined
  const isVerbal = /^(?:\p{L}{1,20}ly\s|\p{L}{2,20}ing\s|to\s)/iu.test(english)
  const bare = isVerbal ? start : behindVerb(text, start, end, english)
  if (fits(bare)) return bare
  const cut = behindParticle(text, start, end, english)
  if (cut === undefined) return fits(start) || (isAll && isNear(start)) ? start : undefined
  const rest = isVerbal ? cut : behindVerb(text, cut, end, english)
  return fits(rest) ? rest : undefined
}

function isShort(english: string): boolean {
  return /^[A-Z][A-Z\d&/-]{1,8}s?$/.test(english)
}

/** How many characters a Chinese wording has, as a reader counts: a number or a Latin word is one. */
export function sizeOf(wording: string): number {
  return wording.match(/\p{Script=Han}|[\p{Script=Latin}\d]+/gu)?.length ?? 0
}

/** The longest run that is looked at, characters. */
const LONGEST = 40
const SMALL = /^(?:a|an|the|of|and|or|in|on|for|to|with|by|as|at|from|between|among|its)$/i
const INNER = /[\p{Script=Han}\p{Script=Latin}\d+·“”]/u

/** The start of the run of Chinese, with numbers and Latin words in it; undefined where it is too long or has no Chinese. */
function runStart(text: string, end: number): number | undefined {
  let start = end
  while (start > 0 && end - start <= LONGEST && INNER.test(text[start - 1] ?? '')) start--
  if (end - start > LONGEST) return undefined
  // A Latin word before the run belongs to it only where it is joined to it (5G发展), and quotes only in pairs.
  while (start < end && /[“”·+]/.test(text[start] ?? '')) {
    if (text[start] === '“' && text.slice(start, end).includes('”')) break
    start++
  }
  for (let i = start; i < end; i++) if (isHan(text.codePointAt(i))) return start
  return undefined
}

/** True where the last letter before the run is Latin, and so the text around it is not Chinese. */
function isAmongLatin(text: string, start: number): boolean {
  for (let i = start - 1; i >= 0 && i > start - 40; i--) {
    const character = text[i] ?? ''
    if (/\p{Script=Latin}/u.test(character)) return true
    if (isHan(text.codePointAt(i)) || /[，。；：、！？（）《》“”]/.test(character)) return false
  }
  return false
}

function behindVerb(text: string, start: number, end: number, english: string): number {
  let from = start
  for (let step = 0; step < 3; step++) {
    const ahead = text.slice(from, Math.min(end, from + 8))
    // 发展 begins nouns, too: 发展权 (right to development).
    const verb =
      LEADING.exec(ahead)?.[0] ?? (ahead.startsWith('发展') && !/develop/i.test(english) ? '发展' : undefined)
    if (!verb || sizeOf(text.slice(from + verb.length, end)) < 2) break
    from += verb.length
  }
  return from
}

/** Verbs and adverbs with which clauses of plans begin; none is the beginning of a noun that they lead to. */
const LEADING =
  /^(?:推动|推进|促进|加快|加强|建设|实施|坚持|构建|打造|实现|提高|提升|完善|深化|扩大|强化|落实|贯彻|鼓励|支持|培育|壮大|形成|建立|健全|优化|统筹|全面|大力|积极|着力|深入|进一步|继续|稳步|有序|规范|探索|推广|开展|启动|设立|走向|转向|提出|倡导|践行|所谓|称为|叫做|叫作|即|就是|以及)/

/** Behind the last 的, 了, 和 or 与 that can be nothing but a particle there; 和 only where the English joins nothing. */
function behindParticle(text: string, start: number, end: number, english: string): number | undefined {
  const joins = /(?:^|\s)(?:and|&)\s/i.test(english)
  const particle = joins
    ? /的|了(?!解)|以及/g
    : /的|了(?!解)|以及|(?<![共饱温平柔缓])和(?![平谐])|(?<![参])与(?!时)|、/g
  let cut: number | undefined
  for (const match of text.slice(start, end).matchAll(particle)) cut = start + match.index + match[0].length
  return cut
}
