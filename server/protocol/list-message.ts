// The words of the lists in the side bar: of a target in one line, and a short card of a term.

import type { DocumentTarget } from '../core/features/document-targets.ts'
import { countTerm } from '../core/features/term-count.ts'
import type { Corpus, Entry } from '../core/index/corpus.ts'
import type { Document } from '../core/model/document.ts'
import type { Pinyin } from '../core/text/pinyin.ts'
import { hasHan } from '../core/text/script.ts'
import { printable } from './columns.ts'
import { STATUS_SIGNS, STATUS_WORDS } from './hover/hover-target.ts'
import type { WritePinyin } from './hover/pinyin-message.ts'
import type { Locale } from './locale.ts'
import { escapeMarkdown } from './markdown.ts'
import { perTenThousand } from './rate.ts'
import { sayValue } from './value-words.ts'

/** What a target is called in a list: its indicator, else how its sentence begins. */
export function targetLabel({ indicator, sentence }: DocumentTarget): string {
  const words = printable(indicator === '' ? sentence : indicator).trim()
  return words.length > LONGEST ? `${[...words].slice(0, LONGEST - 2).join('')}…` : words || '…'
}

const LONGEST = 80

/** Value, deadline, status and outcome, plain text. */
export function targetDetail(target: DocumentTarget, locale: Locale): string {
  const { value, deadline, status, outcome, isConflicting } = target
  const isChinese = locale === 'zh'
  const parts: string[] = []
  if (value !== undefined) parts.push(printable(sayValue(value, locale)))
  if (deadline !== undefined) parts.push(isChinese ? `${deadline}年` : `by ${deadline}`)
  if (status !== undefined)
    parts.push(
      `${STATUS_SIGNS[status]} ${STATUS_WORDS[locale][status]}${outcome ? ` ${printable(sayValue(outcome, locale))}` : ''}`,
    )
  if (isConflicting) parts.push(isChinese ? '⚠ 与他处不一' : '⚠ contradicted')
  return parts.join(' · ')
}

interface GlossManner {
  readonly locale: Locale
  readonly pinyin: Pinyin
  readonly write: WritePinyin
}

/** Headword, pinyin, renderings, the first lines of the gloss, and counts with their basis. */
export function termGloss(
  corpus: Corpus,
  document: Document,
  entry: Entry,
  { locale, pinyin, write }: GlossManner,
): string {
  const { term } = entry
  const isChinese = locale === 'zh'
  const spoken = hasHan(term.headword) ? write(term.pinyin ?? pinyin(term.headword)) : ''
  const lines = [`**${escapeMarkdown(term.headword)}**${spoken === '' ? '' : ` ${spoken}`}`]
  if (term.en.length > 0) lines.push(term.en.map(({ text }) => escapeMarkdown(text)).join('; '))
  const gloss = (term.gloss ?? '').split(/\n{2,}/)[0]?.trim() ?? ''
  if (gloss !== '') lines.push(escapeMarkdown(gloss.length > MOST_GLOSS ? `${gloss.slice(0, MOST_GLOSS)}…` : gloss))
  for (const language of ['zh', 'en'] as const) {
    const count = countTerm(corpus, document, entry, language)
    if (!count || count.here.total === 0) continue
    const { total, inner, characters } = count.here
    const rate = characters >= 1000 ? perTenThousand(total, characters) : undefined
    const wordings = escapeMarkdown(count.wordings.slice(0, MOST_WORDINGS).join(isChinese ? '、' : ', '))
    lines.push(
      isChinese
        ? `本文 ${total} 次${inner > 0 ? `（其中 ${inner} 次在更长的术语内）` : ''}${rate === undefined ? '' : `，每万字 ${rate} 次`}。统计：${wordings}；全文 ${characters} 字，目录与文件头不计。`
        : `${total} here${inner > 0 ? ` (${inner} of them inside longer terms)` : ''}${rate === undefined ? '' : `, ${rate} per 10,000 characters`}. Counted: ${wordings}; in ${characters} characters, without contents and front matter.`,
    )
  }
  return lines.join('\n\n')
}

const MOST_GLOSS = 300
const MOST_WORDINGS = 6
