// Tells a change from a level: 提高5个百分点, grow by 7 percent; but 提高到65%, rise to 65 percent.

import { simplify } from '../text/fold.ts'
import type { TargetReading } from './target-reading.ts'

/** Whether the value of `reading`, whose offsets are into `text`, says by how much and not to what. */
export function isChangeIn(
  text: string,
  { quantity, unit, direction, indicator, per, modifier }: TargetReading,
): boolean {
  // 翻一番, double: so many times what it was.
  if (modifier !== undefined && MULTIPLIES.test(modifier)) return true
  if (unit === '百分点' || unit === 'percentage points') return true
  // more than 8% a year: what has a rate for each year grows or shrinks by it.
  if (unit === '%' && per === 'year') return true
  const before = simplify(text.slice(Math.max(0, quantity.start - 40), quantity.start))
  const after = simplify(text.slice(quantity.end, quantity.end + 12))
  if (/^零增长/.test(text.slice(quantity.start, quantity.end))) return true
  if (CHINESE_BEFORE.test(before) || /^(?:左右|以上|以内)?的?(?:年均)?(?:增长|增速|速度|增幅)/.test(after)) return true
  if (/(?:增速|增长率|增幅|growth|growth rate)$/i.test(indicator?.text ?? '')) return true
  // Nothing stands before the words of a mark, and V8 compiles each pattern once more for a text without any character.
  if (before === '') return false
  if (ENGLISH_BY.test(before)) return true
  // grow 5 percent, cut 18%: no preposition between; built 20 parks has no direction of its own.
  return unit === '%' && direction !== undefined && ENGLISH_VERB.test(before)
}

const MULTIPLIES = /^(?:double|triple|quadruple|halve)$/
const CHINESE_BEFORE =
  /(?:增长|提高|(?<!改造)提升|增加|上升|扩大|降低|下降|减少|缩减|压减|削减|新增|净增|递增|上调|下调|降|增)了?(?:大?约|近|至少|不低于|不少于|不超过|超过|高于|低于)? ?$/
const ENGLISH_BY =
  /(?:^|[^a-z])(?:by|(?:growth|increase|decrease|reduction|decline|drop|fall|rise|cut)(?: rate)?(?: of| in [a-z ]{1,20} of)?)(?: (?:about|around|approximately|nearly|over|more than|less than|at least|no less than|no more than|up to|an average of|an annual average of|an? (?:further|additional)|another)){0,2} $/i
const ENGLISH_VERB =
  /(?:^|[^a-z])(?:grow|grows|increase|increases|rise|rises|cut|cuts|reduce|drop|fall|expand|climb)(?: (?:about|around|nearly|over|more than|at least|up to))? $/i
