// Which national five-year plan, or which proposal for one, a document is; and where the proposals were adopted.

import type { Meta } from '../../model/meta.ts'
import { saysChina } from '../../reading/place-names.ts'
import { collectPlanMentions, planPeriod } from '../../reading/plan-period.ts'
import { type NationalTitle, parseNationalTitle, stemOf, titleKey } from '../../reading/plan-title.ts'
import { Beside } from '../../text/beside.ts'
import { isIssuedAbroad, nationalPeriod } from './plan-names.ts'

/** The national plan or proposal that a document gives the text of; undefined for any other document. */
export function nationalPlanOf(meta: Meta, title: string): NationalTitle | undefined {
  if (meta.kind !== undefined && meta.kind !== 'outline' && meta.kind !== 'proposal') return undefined
  if (isIssuedAbroad(meta)) return undefined
  for (const name of [title, meta.titleEn]) {
    const named = name === undefined ? undefined : parseNationalTitle(name)
    if (named && name !== undefined && isForOtherYears(meta, name, named.number)) return undefined
    if (named && (named.of === 'proposal' || meta.kind !== 'proposal')) return named
    if (named) return { number: named.number, of: 'proposal' }
  }
  if (meta.kind === 'proposal') {
    // “Recommendations of the Central Committee for Formulating the 14th Five-Year Plan”, or with its years beside the title.
    const names = `${title} ${meta.titleEn ?? ''}`
    const isNational =
      /中共中央|中国共产党|CPC|central committee/i.test(`${names} ${meta.issuer ?? ''}`) &&
      !/(?:省|市|自治区|县)委|provinc|municipal/i.test(names)
    const period = meta.period ?? collectPlanMentions(names)[0]
    const number = period && isNational ? numberOf(period.from, period.to) : undefined
    return number === undefined ? undefined : { number, of: 'proposal' }
  }
  const period = meta.kind === 'outline' ? nationalPeriod(meta, title) : undefined
  const number = period && numberOf(period.from, period.to)
  return number === undefined ? undefined : { number, of: 'plan' }
}

/** An *Eleventh Five-Year Plan* from 2007 to 2012 that does not say whose it is, is none of China's. */
function isForOtherYears({ period }: Meta, name: string, number: number): boolean {
  const own = planPeriod(number)
  if (saysChina(name) || /\p{Script=Han}/u.test(name)) return false
  return own !== undefined && period !== undefined && own.from !== period.from && own.to !== period.to
}

/** The number of the five-year plan that covers these years, or one of them where the other is not known; else undefined. */
export function numberOf(from: number | undefined, to: number | undefined): number | undefined {
  for (let number = 1; number <= 30; number++) {
    const period = planPeriod(number)
    if (!period || (from === undefined && to === undefined)) return undefined
    if ((from === undefined || period.from === from) && (to === undefined || period.to === to)) return number
  }
  return undefined
}

/** The number of the five-year plan in force in a year; undefined between 1963 and 1965, when there was none. */
export function numberIn(year: number): number | undefined {
  for (let number = 1; number <= 30; number++) {
    const period = planPeriod(number)
    if (period && period.from <= year && year <= period.to) return number
  }
  return undefined
}

/**
 * The congress and plenum that adopted the proposal for each plan since the 8th (communiqués of the plenums; the Fifth
 * Plenum until the 14th plan, the Fourth of the 20th Central Committee for the 15th).
 */
const ADOPTED: Readonly<Record<number, { readonly congress: number; readonly plenum: number }>> = {
  8: { congress: 13, plenum: 7 },
  9: { congress: 14, plenum: 5 },
  10: { congress: 15, plenum: 5 },
  11: { congress: 16, plenum: 5 },
  12: { congress: 17, plenum: 5 },
  13: { congress: 18, plenum: 5 },
  14: { congress: 19, plenum: 5 },
  15: { congress: 20, plenum: 4 },
}

/** The number of the plan whose proposal a plenum adopted; undefined for one that adopted none. */
export function numberByPlenum(congress: number, plenum: number): number | undefined {
  const found = Object.entries(ADOPTED).find(([, at]) => at.congress === congress && at.plenum === plenum)
  return found && Number(found[0])
}

/** False where the proposal for a plan is known to be of another plenum. */
export function mayBeOfPlenum(number: number, plenum: number | undefined): boolean {
  const known = ADOPTED[number]
  return plenum === undefined || known === undefined || known.plenum === plenum
}

/** What a corpus finds a document by where texts name it: its titles and names, its number. Kept as long as its front matter. */
export function nameKeysOf(meta: Meta, title: string, names: readonly string[]): readonly string[] {
  const known = KEYS.get(meta)
  if (known?.title === title && known.names.length === names.length) return known.keys
  const keys = new Set<string>()
  if (meta.kind !== 'glossary') {
    for (const name of names) {
      const whole = titleKey(name)
      for (const key of [whole, stemOf(whole)]) if (key.length >= 2) keys.add(`title:${key}`)
    }
    const national = nationalPlanOf(meta, title)
    if (national) keys.add(nationalKey(national.number, national.of))
    if (!national && meta.kind === 'regional') {
      for (const name of [title, meta.titleEn ?? '']) {
        const start = /^\p{L}{2}/u.exec(name)?.[0]
        if (start !== undefined) keys.add(`place:${start}`)
      }
    }
  }
  const made = { title, names, keys: [...keys] }
  KEYS.set(meta, made)
  return made.keys
}

const KEYS = new Beside<
  Meta,
  { readonly title: string; readonly names: readonly string[]; readonly keys: readonly string[] }
>()

/** The key of the documents that are a national plan, or the proposal for one. */
export function nationalKey(number: number, of: 'plan' | 'proposal'): string {
  return `${of === 'plan' ? 'fyp' : 'proposal'}:${number}`
}
