// What the kinds of documents are called, in a line of facts about one.

import type { DocumentKind } from '../core/model/meta.ts'
import type { Locale } from './locale.ts'

/** The word for each kind, in the singular. */
export const KIND_WORDS: Readonly<Record<Locale, Readonly<Record<DocumentKind, string>>>> = {
  en: {
    proposal: 'proposal',
    outline: 'outline',
    sector: 'sector plan',
    regional: 'regional plan',
    report: 'report',
    law: 'law',
    statistics: 'statistics',
    commentary: 'commentary',
    glossary: 'glossary',
  },
  zh: {
    proposal: '建议',
    outline: '规划纲要',
    sector: '专项规划',
    regional: '地方规划',
    report: '报告',
    law: '法律法规',
    statistics: '统计公报',
    commentary: '评论',
    glossary: '词汇表',
  },
}
