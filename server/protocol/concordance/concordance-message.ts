// Why nothing can be looked for, in words.

import type { ConcordanceProblem } from '../../wire/concordance.ts'
import type { Locale } from '../locale.ts'

export function problemMessage(problem: ConcordanceProblem, locale: Locale): string {
  return MESSAGES[problem][locale]
}

const MESSAGES: Readonly<Record<ConcordanceProblem, Readonly<Record<Locale, string>>>> = {
  empty: { en: 'There is no word to look for.', zh: '没有可查找的词语。' },
  'too-many': { en: 'The pattern has too many alternatives.', zh: '检索式的并列选项过多。' },
  'too-long': { en: 'The query is too long.', zh: '检索内容过长。' },
  'unknown-term': { en: 'No glossary has this term.', zh: '词汇表中没有这个术语。' },
}
