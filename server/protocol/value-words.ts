// Words the value of a target for a reader: the core writes what it is for each year, or all told, in signs of its own.

import type { Locale } from './locale.ts'

/** `> 7% / year` as > 7%（每年）, `30 ha (cumulative)` as 30 ha（累计） in Chinese; tables and JSON keep the signs. */
export function sayValue(text: string, locale: Locale): string {
  if (locale !== 'zh') return text
  return text.replace(/ \/ year$/, '（每年）').replace(/ \(cumulative\)$/, '（累计）')
}
