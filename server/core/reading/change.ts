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
  if (CHINESE_BEFORE.test(before) || /^(?:左右|以上|以内)?的?(?:年均?)?(?:增长|增速|速度|增幅)/.test(after)) return true
  if (indicator !== undefined && OF_CHANGE.test(simplify(indicator.text))) return true
  // Nothing stands before the words of a mark, and V8 compiles each pattern once more for a text without any character.
  if (before === '') return false
  if (ENGLISH_BY.test(before)) return true
  if (unit === '%' && changesIn(text, quantity, before)) return true
  // grow 5 percent, cut 18%: no preposition between; built 20 parks has no direction of its own.
  return unit === '%' && direction !== undefined && ENGLISH_VERB.test(before)
}

/** What is measured is how something changes. */
const OF_CHANGE =
  /(?:增速|[增成]长率|增幅|涨幅|上涨率|growth|growth rate)$|^(?:(?:the|annual|average|real) ){0,3}growth (?:rate )?(?:of|in) /i
/** cut 50% by 2030, 75% by 2040 and 95% by 2050: what holds of the first of a list of percentages, holds of all. */
function changesIn(text: string, { start, end }: TargetReading['quantity'], before: string): boolean {
  if (ENGLISH_BEHIND.test(text.slice(end, end + 40)) || ENGLISH_OBJECT.test(before)) return true
  const last = LAST_OF_LIST.exec(text.slice(Math.max(0, start - 60), start))
  if (!last || before.length < 2) return false
  const at = start - last[0].length
  const head = text.slice(Math.max(0, at - 40), at)
  const quantity = { start: at, end: at + (last[1] ?? '').length }
  return ENGLISH_BY.test(head) || ENGLISH_VERB.test(head) || changesIn(text, quantity, head)
}

const LAST_OF_LIST =
  /((?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{1,3})? ?(?:%|percent|per cent))(?: (?:reduction|increase))?(?: (?:by|in|for) (?:(?:the end of )?(?:20[0-9]{2}|this year|next year)|[a-z]{4,16}(?: [a-z]{4,16})?)(?: \([^()]{0,24}\))?)?(?:,|,? and|, and) (?:a |about |around )?$/

const MULTIPLIES = /^(?:double|triple|quadruple|halve)$/
const CHINESE_BEFORE =
  /(?:增长|提高|(?<!改造)提升|增加|上升|扩大|降低|下降|减少|缩减|压减|削减|新增|净增|递增|上调|下调|降|增)了?(?:大?约|近|至少|不低于|不少于|不超过|超过|高于|低于)? ?$/
/** 51% reduction in, 5% annual growth, 43% below 2005 levels */
const ENGLISH_BEHIND =
  /^[ -](?:(?:annual|average|yearly|year-on-year|real|economic|further|population|export|GDP) ){0,2}(?:reductions?|increase|decrease|drop|cut|decline|rise|fall|improvement|growth|expansion)(?![a-z])|^ (?:below|above|lower than|higher than|relative to|compared (?:to|with)) (?:the |its |in )?(?:19|20)[0-9]{2}(?! target)/
/** cut its emissions between, reduce greenhouse gas emissions 50%, a reduction target of */
const ENGLISH_OBJECT =
  /(?:reduction|cut)s? (?:target|goal|commitment)s? (?:of|to|is|at)(?: about| around| at least| up to| over)? $|(?:^|[^a-z])(?:fall|drop|rise|grow|decline|cut|reduce)s?(?: [a-z]+){0,3} between $|(?:^|[^a-z])(?:cut|reduce|lower|slash)s?(?: (?!to |at |of |below |under |from |by |than |over |about )[A-Za-z-]{2,}){2,6} $/i
const ENGLISH_BY =
  /(?:^|[^a-z])(?:by|(?:growth|increase|decrease|reduction|decline|drop|fall|rise|cut)(?: rate)?(?: of| in [a-z ]{1,20} of)?)(?: (?:about|around|approximately|nearly|over|more than|less than|at least|no less than|no more than|up to|an average of|an annual average of|an? (?:further|additional)|another)){0,2} $/i
const ENGLISH_VERB =
  /(?:^|[^a-z])(?:grow|grows|increase|increases|rise|rises|cut|cuts|reduce|drop|fall|expand|climb)(?: (?:about|around|nearly|over|more than|at least|up to))? $/i
