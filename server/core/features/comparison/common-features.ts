// What a text and its translation have in common: terms, amounts, years, names in Latin letters, words that one quotes of the other.

import type { Lexicon, Match } from '../../index/terms/lexicon.ts'
import type { Sense } from '../../index/terms/senses.ts'
import { measureOf } from '../../reading/measure.ts'
import { collectQuantities } from '../../reading/quantity.ts'

/** The features of a text that do not depend on its language, each as often as it stands there. */
export function commonFeatures(text: string, lexicon: Lexicon<Sense>): string[] {
  const features: string[] = []
  const add = ({ values, inner }: Match<Sense>): void => {
    // Wordings of several terms say less than those of one, but they say it in both languages.
    for (const sense of values) if (sense.kind === 'term') features.push(`term ${sense.id}`)
    for (const match of inner) add(match)
  }
  for (const match of lexicon.match(text)) add(match)
  for (const { value, high, scale, unit, kind } of collectQuantities(text)) {
    if (kind === 'ordinal') continue
    if (kind === 'year' || kind === 'date') {
      features.push(`year ${Math.floor(value)}`)
      continue
    }
    const { dimension, times } = measureOf(unit)
    // 13.9亿人 and 1.39 billion people: what is counted has one dimension, whatever it is called.
    for (const amount of high === undefined ? [value] : [value, high])
      features.push(`${dimension} ${(amount * scale * times).toPrecision(4)}`)
  }
  for (const [name] of text.matchAll(NAME)) features.push(`name ${name.toLowerCase()}`)
  return features
}

/** 5G, IPv6, GDP, PM2.5: written alike in both languages. */
const NAME =
  /(?<![A-Za-z0-9])(?:[A-Z]{2,12}[0-9]{0,4}|[0-9]{1,3}[A-Z]{1,4}|[A-Z][A-Za-z]{0,8}[0-9.]{1,6})(?![A-Za-z0-9])/g
