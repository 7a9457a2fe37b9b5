// The place that a document is about, where that is not all of China: whose targets its numbers are, and whose plan “the plan” is.

import type { Document } from '../model/document.ts'
import { countryOf, isApart, placeByUsage, placeIn, placeOf, saysChina } from '../reading/place-names.ts'
import { collectPlanMentions, namesOthersPlan } from '../reading/plan-period.ts'
import { isLawTitle } from '../reading/plan-title.ts'
import { Beside } from '../text/beside.ts'
import { simplify } from '../text/fold.ts'
import { numberOf } from './plans/national-plan.ts'
import { dateOf, nameOf } from './plans/plan-names.ts'
import { openingOf, statedTitle } from './plans/title.ts'

/** A province, city or county that the document does not name: 我省, 全县, the province. */
export const HERE = '.'
/** Another country that the document does not name. */
const ELSEWHERE = '?'

/** Whether a place has no name: another document may mean another one by it. */
export function isNameless(place: string): boolean {
  return place === HERE || place === ELSEWHERE
}

/**
 * The place, as {@link placeOf} gives it: of the title; else of whoever issued the document; else that whose plan its opening lines
 * name, whose money they count in, or which they call their own. {@link isNameless} where these say no name, undefined for the country.
 */
export function documentPlaceOf(document: Document): string | undefined {
  const known = PLACES.get(document)
  if (known) return known.place
  const place = findPlace(document)
  PLACES.set(document, { place })
  return place
}

/** Its symbols and the reading of its targets ask. */
const PLACES = new Beside<Document, { readonly place: string | undefined }>()

function findPlace(document: Document): string | undefined {
  const { kind, issuer = '', period } = document.meta
  const stated = statedTitle(document)
  // Neither sets a target, and there are many.
  if (kind === 'law' || kind === 'glossary' || (stated !== undefined && isLawTitle(stated))) return undefined
  const opening = simplify(openingOf(document, OPENING))
  const title = simplify(stated ?? opening.split('\n', 1)[0] ?? '')
  const place = placeOf(title) ?? (kind === 'commentary' ? undefined : placeOf(simplify(issuer)))
  if (place !== undefined || saysChina(title) || /各[省市地国]/.test(title)) return place
  const plans = new Set(Array.from(opening.matchAll(PLANS), ([, name = '']) => placeOf(name)))
  const named = (plans.size === 1 ? [...plans][0] : undefined) ?? placeByUsage(`${title}\n${opening}`)
  if (named !== undefined) return named
  const lines = opening.slice(0, LINES)
  const own = OWN.test(`${title}\n${lines}`) ? (placeIn(opening) ?? HERE) : undefined
  if (
    own === undefined &&
    !HAN.test(title) &&
    !saysChina(opening) &&
    namesOthersPlan(`${title}\n${opening}`, yearOf(document))
  )
    return countryOf(opening) ?? ELSEWHERE
  // “Reading the 14th Five-Year Plan” may go on with any place.
  if (own !== undefined || saysChina(opening) || (!HAN.test(title) && collectPlanMentions(title).length > 0)) return own
  const first = HAN.test(title) ? placeIn(lines) : (placeOf(lines) ?? countryOf(opening))
  if (first !== undefined && (!HAN.test(title) || isApart(first))) return first
  // A plan for years that are none of China's five.
  const isOwn = kind === 'outline' && period && period.to - period.from === 5 && !numberOf(period.from, period.to)
  return isOwn && !HAN.test(title) ? ELSEWHERE : undefined
}

function yearOf({ meta, uri }: Document): number | undefined {
  const year = /^[12][0-9]{3}/.exec(dateOf(meta, nameOf(uri))?.text ?? '')?.[0]
  return year === undefined ? undefined : Number(year)
}

/** How far money and plans are looked for, and how far what says whose text it is. */
const OPENING = 600
const LINES = 240
const HAN = /\p{Script=Han}/u
/** 《江苏省国民经济和社会发展第十三个五年规划纲要》 */
const PLANS = /《([^《》]{2,20}?(?:国民经济|[“"「『]?十[一二三四五六七八九]五))/g
/** How those speak whose country is not all they speak of: 我代表市人民政府，全省, the province. */
const OWN =
  /[我本全](?:省(?!级)|市(?!场)|县|自治区)|代表\p{Script=Han}{0,8}(?:省|市|县|区|州)人民政府|(?<![A-Za-z])[Tt]he (?:province|municipality|autonomous region|prefecture|city government)(?![A-Za-z])/u
