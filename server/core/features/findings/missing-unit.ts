// `missing-unit`: a tagged number that measures nothing.

import type { Claim } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { MissingUnit } from '../../model/finding.ts'
import { valueText } from '../target-facts.ts'

/** Coefficients, indices and ratios have no unit; what the glossary says of an indicator is its unit. */
export function missingUnitOf(corpus: Corpus, claim: Claim): MissingUnit | undefined {
  const { id, reading, indicator, sentence, start, end } = claim
  if (id === undefined || reading.value === undefined || reading.unit !== '' || (reading.scale ?? 1) !== 1)
    return undefined
  if (reading.modifier === 'double' || reading.modifier === 'quadruple' || reading.modifier === 'times')
    return undefined
  if (UNITLESS.test(`${indicator ?? ''} ${id}`) || PER_MANY.test(sentence)) return undefined
  const key = corpus.claims.keyOf(claim)
  if (key !== undefined && corpus.entries(key).some(({ term }) => term.unit !== undefined)) return undefined
  return { code: 'missing-unit', value: valueText(reading) ?? '', start, end }
}

const UNITLESS =
  /系数|指数|之比|比例|倍|件数|人数|户数|个数|数量|家数|总数|coefficient|index|indices|ratio|number of|score|rank|gini|pue/i
/** 90 per 1,000 live births: what stands behind the mark says what the number is measured in. */
const PER_MANY = /[0-9] ?(?:per|for every|in every) (?:[0-9]|hundred|thousand|million)|[0-9]\/(?:1[0,]{2,9}|[百千万])/i
