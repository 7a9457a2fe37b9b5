// Tells a ministry from the word that begins with its last character: 文化部, but 文化|部门 and 建设|部分.

/**
 * Whether a match of the folded units `[first, behind)` that ends in 部, as names of ministries do, cuts a longer word:
 * 部门, 部分, 部署, 部队, 部件 or 部位. Regions (东部) are no ministries, 门户, 分别, 分布 and 分管 words of their own.
 */
export function cutsDepartment(units: Uint16Array, length: number, first: number, behind: number): boolean {
  if (behind - first < 3 || behind >= length || units[behind - 1] !== DEPARTMENT) return false
  if (REGIONS.has(units[behind - 2] ?? 0)) return false
  const apart = CONTINUATIONS.get(units[behind] ?? 0)
  return apart !== undefined && !(behind + 1 < length && apart.has(units[behind + 1] ?? 0))
}

const unitsOf = (characters: string): ReadonlySet<number> =>
  new Set([...characters].map(character => character.charCodeAt(0)))

/** 部 */
export const DEPARTMENT = 0x90e8
const REGIONS = unitsOf('东西南北中内外全')

/** What makes a word with 部, each with the characters before which it begins a word of its own instead. */
const CONTINUATIONS: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  Object.entries({ 门: '户', 分: '别布管', 署: '', 队: '', 件: '', 位: '' }).map(([character, apart]) => [
    character.charCodeAt(0),
    unitsOf(apart),
  ]),
)
