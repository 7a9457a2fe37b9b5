// Says in a hover which plan is meant, and how that is known: by its name, or inferred from what the document says.

import type { Part } from '../../core/features/hover.ts'
import type { How, Step } from '../../core/index/plans/how.ts'
import { KIND_WORDS } from '../kind-words.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown, link } from '../markdown.ts'
import type { LineLink } from './hover-message.ts'

/** The part of a hover about a plan. */
export function renderPlan(part: Extract<Part, { kind: 'plan' }>, locale: Locale, lineLink: LineLink): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const { plan, section, sectionName, how, isPeriod } = part
  const { meta } = plan
  const title = `**${link(plan.title, lineLink(plan.uri, 0))}**`
  const english = meta.titleEn && meta.titleEn !== plan.title ? escapeMarkdown(meta.titleEn) : ''
  const facts = [
    meta.issuer,
    plan.date?.text,
    meta.period && `${meta.period.from}–${meta.period.to}`,
    meta.kind && write.kinds[meta.kind],
  ]
  const line = facts.filter(fact => fact !== undefined && fact !== '').map(fact => escapeMarkdown(String(fact)))
  const where = section
    ? link(section.title, lineLink(plan.uri, section.start))
    : sectionName
      ? write.noSection(escapeMarkdown(sectionName))
      : ''
  const expresses = meta.expresses ? write.expresses(escapeMarkdown(meta.expresses)) : ''
  const known = how ? renderHow(how, write) : ''
  const years = isPeriod ? write.isPeriod : ''
  return [title, english, line.join(' · '), where, years, known, expresses].filter(Boolean).join('\n\n')
}

/** The part of a hover about words that refer to a plan and lead nowhere. */
export function renderUnresolved(
  { reference: { text, reason } }: Extract<Part, { kind: 'unresolved' }>,
  locale: Locale,
): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  return `**${escapeMarkdown(text)}**\n\n*${write.unresolved[reason]}*`
}

/** How words came to mean a document, as Markdown; '' where its name says all. */
export function howMarkdown(how: How, locale: Locale): string {
  return renderHow(how, locale === 'zh' ? CHINESE : ENGLISH)
}

function renderHow({ by, steps }: How, write: Words): string {
  const said = steps.map(step => sayStep(step, write)).join(write.semicolon)
  if (by === 'inferred') return `*${write.inferred}* ${said}`
  return said === '' ? '' : `*${said}*`
}

function sayStep(step: Step, write: Words): string {
  switch (step.kind) {
    case 'about':
      return step.by === 'date'
        ? write.inForce(step.year ?? 0, step.number ?? 0)
        : write.about(step.number ?? 0, write.aboutBy[step.by])
    case 'supersedes':
      return write.supersedes(escapeMarkdown(step.of))
    case 'superseded':
      return write.superseded(escapeMarkdown(step.by))
    case 'series':
      return step.direction === 'before' ? write.before(escapeMarkdown(step.of)) : write.after(escapeMarkdown(step.of))
    case 'number':
      return write.number(step.number)
    case 'self':
      return write.self
    case 'short':
      return write.short(escapeMarkdown(step.of))
    case 'antecedent':
      return write.antecedent(escapeMarkdown(step.of))
    case 'quotation':
      return write.quotation(escapeMarkdown(step.of))
    case 'proposal':
      return write.proposal(step.number)
    case 'version':
      return step.date === undefined ? write.latest(step.count) : write.version(escapeMarkdown(step.date), step.count)
    case 'years':
      return write.years(step.from, step.to)
  }
}

interface Words {
  kinds: Readonly<Record<string, string>>
  noSection: (name: string) => string
  expresses: (id: string) => string
  isPeriod: string
  unresolved: Readonly<Record<'missing' | 'unclear', string>>
  inferred: string
  semicolon: string
  about: (number: number, by: string) => string
  aboutBy: Readonly<Record<'self' | 'expresses' | 'title' | 'parent' | 'period' | 'opening', string>>
  inForce: (year: number, number: number) => string
  supersedes: (of: string) => string
  superseded: (by: string) => string
  before: (of: string) => string
  after: (of: string) => string
  number: (number: number) => string
  self: string
  short: (of: string) => string
  antecedent: (of: string) => string
  quotation: (of: string) => string
  proposal: (number: number) => string
  version: (date: string, count: number) => string
  latest: (count: number) => string
  years: (from: number, to: number) => string
}

const ENGLISH: Words = {
  kinds: KIND_WORDS.en,
  noSection: name => `It has no section “${name}”.`,
  expresses: id => `A translation or digest of ${id}`,
  isPeriod: 'The years of this plan are meant.',
  unresolved: {
    missing: 'The corpus lacks this document.',
    unclear: 'Which document of the corpus is meant cannot be told here, or the corpus lacks it.',
  },
  inferred: 'Inferred:',
  semicolon: '; ',
  about: (number, by) => `this document is about the ${ordinal(number)} Five-Year Plan (${by})`,
  aboutBy: {
    self: 'it is one',
    expresses: 'its expresses',
    title: 'its title',
    parent: 'its parent',
    period: 'its period',
    opening: 'its opening lines',
  },
  inForce: (year, number) => `this document is of ${year}, when the ${ordinal(number)} Five-Year Plan was in force`,
  supersedes: of => `what “${of}” says it supersedes`,
  superseded: by => `“${by}” says that it supersedes this plan`,
  before: of => `the one before “${of}” by years, which names none itself`,
  after: of => `the one after “${of}” by years`,
  number: number => `by its number, the ${ordinal(number)} Five-Year Plan`,
  self: 'this document speaks of itself',
  short: of => `Short for “${of}”, as this document says`,
  antecedent: of => `the last full name before it is “${of}”`,
  quotation: of => `quoted from “${of}”`,
  proposal: number => `the proposal for the ${ordinal(number)} Five-Year Plan`,
  version: (date, count) => `The version of ${count} that was the last one at this document's date, ${date}`,
  latest: count => `The latest of ${count} versions; this document has no date`,
  years: (from, to) => `the plan of ${from} to ${to}`,
}

const CHINESE: Words = {
  kinds: KIND_WORDS.zh,
  noSection: name => `其中没有“${name}”。`,
  expresses: id => `${id} 的译文或摘要`,
  isPeriod: '指该规划所涵盖的时期。',
  unresolved: {
    missing: '语料库未收此文件。',
    unclear: '此处无法断定所指为语料库中的哪份文件，或语料库未收该文件。',
  },
  inferred: '推断：',
  semicolon: '；',
  about: (number, by) => `本文所论为第 ${number} 个五年规划（据${by}）`,
  aboutBy: {
    self: '本文即是',
    expresses: '文件头 expresses',
    title: '标题',
    parent: '文件头 parent',
    period: '规划期',
    opening: '开头文字',
  },
  inForce: (year, number) => `本文成于 ${year} 年，正值第 ${number} 个五年规划`,
  supersedes: of => `“${of}”的文件头指明所取代者`,
  superseded: by => `“${by}”的文件头指明取代本规划`,
  before: of => `按年份在“${of}”之前，该文件未指明所取代者`,
  after: of => `按年份在“${of}”之后`,
  number: number => `按序号为第 ${number} 个五年规划`,
  self: '指本文自身',
  short: of => `“${of}”的简称，见本文`,
  antecedent: of => `前文最近的全称为“${of}”`,
  quotation: of => `引自“${of}”`,
  proposal: number => `第 ${number} 个五年规划的建议`,
  version: (date, count) => `${count} 个版本中，本文日期（${date}）之时的最新版本`,
  latest: count => `${count} 个版本中的最新版本；本文无日期`,
  years: (from, to) => `${from} 年至 ${to} 年的规划`,
}

function ordinal(number: number): string {
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}
