// The words of the tree and of the hierarchy of plans.

import type { Group, Missing, PlanNode } from '../../core/features/plan-tree.ts'
import { isCalledAbridged } from '../../core/index/plans/coverage.ts'
import type { TextRole } from '../../core/index/plans/plan-levels.ts'
import type { Work } from '../../core/index/plans/plan-line.ts'
import { nationalPeriod } from '../../core/index/plans/plan-names.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import type { DocumentKind, Period } from '../../core/model/meta.ts'
import { planPeriod } from '../../core/reading/plan-period.ts'
import { hasHan } from '../../core/text/script.ts'
import { KIND_WORDS } from '../kind-words.ts'
import type { Locale } from '../locale.ts'
import { planLabelInList } from './plan-label.ts'

/** A node in words: what it is called, and what stands behind that; the latter may be empty. */
export interface NodeWords {
  readonly label: string
  readonly detail: string
}

/** The words for a node of the tree; `size` is how many nodes of works and missing ones it holds. */
export function nodeMessage(node: PlanNode, size: number, locale: Locale): NodeWords {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  switch (node.kind) {
    case 'group':
      return groupMessage(node.group, size, locale)
    case 'work': {
      const { work, isDuplicate, how } = node
      const notes = [
        isDuplicate ? write.duplicate(work.id) : '',
        work.main.meta.expresses && work.main.id !== work.id ? write.noOriginal : '',
        how === 'inferred' ? write.inferred : '',
      ]
      return {
        label: labelOf(work, locale),
        detail: join([...notes.filter(note => note !== ''), factsOf(work.main, locale)]),
      }
    }
    case 'text': {
      const { text, role } = node
      return {
        label: ownTitle(text, locale),
        detail: join([write.roles[role], text.date?.text ?? '', text.meta.issuer ?? '']),
      }
    }
    case 'before':
    case 'after':
      return {
        label: write[node.kind](labelOf(node.work, locale)),
        detail: join([node.how === 'inferred' ? write.inferred : '', yearsOf(node.work)]),
      }
    case 'missing':
      return missingMessage(node.missing, locale)
    case 'loop':
      return { label: labelOf(node.work, locale), detail: write.loop(node.field) }
  }
}

/** What a plan is called in the language of the interface: its title there, else that of its text in that language, else its own. */
export function titleOf(work: Work, locale: Locale): string {
  // The title of a digest says that it is one; the work is not.
  const whole = work.others.filter(text => !isCalledAbridged(text))
  const texts = [work.main, ...whole]
  if (locale === 'en') {
    const named = texts.find(({ meta }) => meta.titleEn !== undefined)?.meta.titleEn
    return named ?? texts.find(({ language, title }) => language === 'en' && !hasHan(title))?.title ?? work.main.title
  }
  return texts.find(({ title }) => hasHan(title))?.title ?? work.main.title
}

function labelOf(work: Work, locale: Locale): string {
  return planLabelInList(work.main, titleOf(work, locale), locale)
}

function ownTitle(text: Symbols, locale: Locale): string {
  return locale === 'en' ? (text.meta.titleEn ?? text.title) : text.title
}

/** Kind · period · issuer of a document; of the period the year of its date where there is none. */
export function factsOf(symbols: Symbols, locale: Locale): string {
  const { meta, date } = symbols
  const period = meta.period ?? nationalPeriod(meta, symbols.title)
  const kind = meta.kind ? KIND_WORDS[locale][meta.kind] : ''
  return join([kind, period ? periodText(period) : (date?.text ?? ''), meta.issuer ?? ''])
}

/** What is missing, in words that say so. */
function missingMessage(missing: Missing, locale: Locale): NodeWords {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  if (missing.what === 'id') {
    const label = missing.field === 'supersedes' ? write.before(missing.id) : write.parent(missing.id)
    return { label, detail: write.missingId }
  }
  const [first, last] = [missing.periods[0], missing.periods.at(-1)]
  const years = first && last ? periodText({ from: first.from, to: last.to }) : ''
  const [from, to] = [first && numberOf(first), last && numberOf(last)]
  const isNamed = missing.isNational && from !== undefined && to !== undefined
  return { label: isNamed ? write.plans(from, to, years) : years, detail: write.missingPeriod }
}

/** The words behind a plan in the hierarchy where the way to it goes round. */
export function loopMessage(locale: Locale): string {
  return (locale === 'zh' ? CHINESE : ENGLISH).loop('parent')
}

/** Says of an id in the hierarchy that no document has it. */
export function missingIdMessage(locale: Locale): string {
  return (locale === 'zh' ? CHINESE : ENGLISH).missingId
}

/** What is known of a document, a line each, plain text: titles, facts, id, what it carries out and came after. */
export function planDetails(
  symbols: Symbols,
  known: {
    readonly parent: string | undefined
    readonly before: string | undefined
    readonly sections: number
    readonly path: string
  },
  locale: Locale,
): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const { meta, title, id, date } = symbols
  const lines = [
    title,
    meta.titleEn !== undefined && meta.titleEn !== title ? meta.titleEn : '',
    factsOf(symbols, locale),
    meta.period && date && date.from !== 'period' ? write.dated(date.text) : '',
    write.id(id),
    meta.expresses ? write.expresses(meta.expresses) : '',
    known.parent === undefined ? '' : write.parent(known.parent),
    known.before === undefined ? '' : write.before(known.before),
    known.sections === 0 ? '' : write.sections(known.sections),
    known.path,
  ]
  return lines.filter(line => line !== '').join('\n')
}

function groupMessage(group: Group, size: number, locale: Locale): NodeWords {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const detail = String(size)
  switch (group.by) {
    case 'kind':
      return { label: group.kind ? write.groups[group.kind] : write.otherKind, detail }
    case 'missing':
      return { label: write.missingParents, detail }
    case 'single':
      return { label: write.single, detail }
    case 'line':
      return {
        label: group.isNational ? write.national : labelOf(group.newest, locale),
        detail: write.versions(group.size),
      }
    case 'period': {
      const { period } = group
      if (!period) return { label: write.undated, detail }
      if (period.from === 0) return { label: write.beforePlans(period.to + 1), detail }
      const number = numberOf(period)
      return { label: periodText(period), detail: join([number === undefined ? '' : write.planPeriod(number), detail]) }
    }
  }
}

function yearsOf({ main: { meta, title, date } }: Work): string {
  const period = meta.period ?? nationalPeriod(meta, title)
  return period ? periodText(period) : (date?.text ?? '')
}

function periodText({ from, to }: Period): string {
  return from === to ? String(from) : `${from}–${to}`
}

/** Which national five-year plan has exactly these years. */
function numberOf(period: Period): number | undefined {
  for (let number = 1; number <= 30; number++) {
    const years = planPeriod(number)
    if (years?.from === period.from && years.to === period.to) return number
  }
  return undefined
}

function join(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' · ')
}

interface Words {
  readonly groups: Readonly<Record<DocumentKind, string>>
  readonly otherKind: string
  readonly missingParents: string
  readonly single: string
  readonly national: string
  readonly undated: string
  readonly beforePlans: (year: number) => string
  readonly planPeriod: (number: number) => string
  readonly plans: (from: number, to: number, years: string) => string
  readonly versions: (count: number) => string
  readonly roles: Readonly<Record<TextRole, string>>
  readonly before: (title: string) => string
  readonly after: (title: string) => string
  readonly parent: (title: string) => string
  readonly inferred: string
  readonly missingId: string
  readonly missingPeriod: string
  readonly loop: (field: string) => string
  readonly duplicate: (id: string) => string
  readonly noOriginal: string
  readonly dated: (date: string) => string
  readonly id: (id: string) => string
  readonly expresses: (id: string) => string
  readonly sections: (count: number) => string
}

const ENGLISH: Words = {
  groups: {
    proposal: 'Proposals',
    outline: 'Outlines',
    sector: 'Sector plans',
    regional: 'Regional plans',
    report: 'Reports',
    law: 'Laws and regulations',
    statistics: 'Statistics',
    commentary: 'Commentary',
    glossary: 'Glossaries',
  },
  otherKind: 'Other documents',
  missingParents: 'Below plans that the corpus lacks',
  single: 'One version only',
  national: 'National five-year plans',
  undated: 'Undated',
  beforePlans: year => `Before ${year}`,
  planPeriod: number => `${ordinal(number)} Five-Year Plan`,
  plans: (from, to, years) =>
    from === to
      ? `${ordinal(from)} Five-Year Plan (${years})`
      : `${ordinal(from)} to ${ordinal(to)} Five-Year Plans (${years})`,
  versions: count => `${count} version${count === 1 ? '' : 's'}`,
  roles: { translation: 'translation', digest: 'digest', text: 'another text' },
  before: title => `Before: ${title}`,
  after: title => `After: ${title}`,
  parent: title => `Part of: ${title}`,
  inferred: 'inferred',
  missingId: 'missing: no document has this id',
  missingPeriod: 'missing from the corpus',
  loop: field => `loop: ${field} leads back here`,
  duplicate: id => `id used twice: ${id}`,
  noOriginal: 'original not in the corpus',
  dated: date => `Date: ${date}`,
  id: id => `Id: ${id}`,
  expresses: id => `A translation or digest of ${id}`,
  sections: count => `${count} section${count === 1 ? '' : 's'}`,
}

const CHINESE: Words = {
  groups: KIND_WORDS.zh,
  otherKind: '其他文件',
  missingParents: '上级规划不在语料库',
  single: '仅有一个版本',
  national: '国家五年规划',
  undated: '无日期',
  beforePlans: year => `${year} 年以前`,
  planPeriod: number => `“${han(number)}五”时期`,
  plans: (from, to, years) => `${from === to ? '' : `“${han(from)}五”至`}“${han(to)}五”规划（${years}）`,
  versions: count => `${count} 个版本`,
  roles: { translation: '译文', digest: '摘要', text: '另一文本' },
  before: title => `此前：${title}`,
  after: title => `此后：${title}`,
  parent: title => `上级：${title}`,
  inferred: '推断',
  missingId: '缺失：没有文件使用这个 id',
  missingPeriod: '语料库中缺失',
  loop: field => `循环：${field} 又指回此处`,
  duplicate: id => `id 重复：${id}`,
  noOriginal: '原文不在语料库',
  dated: date => `日期：${date}`,
  id: id => `id：${id}`,
  expresses: id => `${id} 的译文或摘要`,
  sections: count => `${count} 个章节`,
}

function ordinal(number: number): string {
  const tens = Math.floor(number / 10) % 10
  return `${number}${tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

/** 1 to 30 in Chinese: 十四. */
function han(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10]}`
}
