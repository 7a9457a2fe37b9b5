// Tells what makes another number of a bare 千亿: several in 几百, 数千万, at least in 上千亿.

/** How much a bare unit is said to be, and the UTF-16 offset of the character that says so. */
export interface Approximation {
  readonly relation: 'several' | 'over'
  readonly start: number
}

/** What bends the number that begins at `at` of `text`; `undefined` where nothing does, or where it has a digit of its own. */
export function findApproximation(text: string, at: number): Approximation | undefined {
  if (!/[十百千万亿]/.test(text.charAt(at))) return undefined
  const before = text.slice(Math.max(0, at - 6), at)
  const several = SEVERAL.exec(before)
  if (several !== null) return { relation: 'several', start: at - several[0].length }
  if (!AT_LEAST.test(before)) return undefined
  return { relation: 'over', start: at - before.length + before.lastIndexOf('上') }
}

/** Not 总数十万, 无数, 第几. */
const SEVERAL = /(?:好?(?<!第)几|(?<![总人次户系指基倍函参岁代分多少无整件个])数) ?$/
/** 产值上百亿. Elsewhere 上 may end a word: 网上百万用户, 迈上千亿元台阶. */
const AT_LEAST = /(?:^|[\s，。、；：（“达过有约到成近及了出来模值量数额资入收费贷])上 ?$/
