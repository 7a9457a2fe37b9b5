// The words of a proposal: what would be tagged, what it says, and why it is proposed.

import type { ProposedLink } from '../core/features/accept-proposals.ts'
import type { DocumentProposal, ProposalKind } from '../core/features/proposals.ts'
import { factsOf, valueText } from '../core/features/target-facts.ts'
import type { FrontField } from '../core/model/field-table.ts'
import type { TargetReading } from '../core/reading/target-reading.ts'
import { printable } from './columns.ts'
import { fieldWords } from './field-words.ts'
import { howMarkdown } from './hover/hover-plan.ts'
import type { Locale } from './locale.ts'
import { escapeMarkdown, link as linkTo } from './markdown.ts'
import { sayValue } from './value-words.ts'

/** What is known of a proposal beside itself. */
export interface ProposalFacts {
  /** Undefined where no link can stand, and for a term. */
  readonly link: ProposedLink | undefined
  /** A mark or glossary of the corpus has the id already. */
  readonly isKnown: boolean
  /** What the words of a target or an outcome say. */
  readonly reading: TargetReading | undefined
  /** The title of the document that sets the target of an outcome. */
  readonly setIn: string | undefined
}

/** The proposal in one line, plain text. */
export function titleOfProposal(proposal: DocumentProposal, link: ProposedLink | undefined): string {
  if (proposal.kind === 'field') return printable(`${proposal.field.name}: ${proposal.field.value}`)
  if (proposal.kind === 'term')
    return printable(`${proposal.term.headword} = ${proposal.term.renderings.map(({ text }) => text).join('; ')}`)
  if (link) return printable(link.address.replace(/ ".*$/, ''))
  return printable(proposal.kind === 'plan' ? proposal.pinnable.address : (proposal.finding.indicator ?? proposal.text))
}

/** What it says and why, as Markdown in which words of the corpus are words. `lineLink` gives the address of a place. */
export function describeProposal(
  proposal: DocumentProposal,
  kind: ProposalKind,
  { link, isKnown, reading, setIn }: ProposalFacts,
  locale: Locale,
  lineLink: (uri: string, offset: number) => string,
): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const lines: string[] = []
  const row = (label: string, value: string | undefined): void => {
    if (value) lines.push(`- ${label}${value}`)
  }
  if (proposal.kind === 'field') {
    lines.push(`- \`${proposal.field.name}\`${write.colon}${escapeMarkdown(proposal.field.value)}`)
    lines.push('', fieldWords(locale).front[proposal.field.name as FrontField] ?? '', '', write.doubtful)
  } else if (proposal.kind === 'term') {
    const { headword, renderings, pinyin, isSure, sentence, entry } = proposal.term
    row(write.term, escapeMarkdown(headword))
    row(write.pinyin, pinyin && escapeMarkdown(pinyin))
    const written = renderings.map(({ text, count }) => `${escapeMarkdown(text)}${count > 1 ? ` (${count})` : ''}`)
    row(write.renderings, written.join('; '))
    lines.push(
      '',
      entry ? write.extends(linkTo(entry.term.headword, lineLink(entry.uri, entry.term.start))) : write.adds,
    )
    lines.push('', isSure ? write.sure : write.unsure)
    if (sentence !== '') lines.push('', `> ${escapeMarkdown(sentence)}`)
  } else if (proposal.kind === 'plan') {
    const { plan, section, sectionName, how } = proposal.pinnable.reference
    row(write.plan, linkTo(plan.title, lineLink(plan.uri, 0)))
    row(
      write.section,
      section ? linkTo(section.title, lineLink(plan.uri, section.start)) : sectionName && escapeMarkdown(sectionName),
    )
    lines.push('', howMarkdown(how, locale), '', write.pins)
  } else {
    const isOutcome = kind === 'outcome'
    const facts = reading && factsOf(reading, isOutcome)
    const year = proposal.kind === 'outcome' && isOutcome ? String(proposal.outcome.year) : facts?.at
    row(write.indicator, facts?.indicator && escapeMarkdown(facts.indicator))
    row(write.value, facts?.value && escapeMarkdown(sayValue(facts.value, locale)))
    row(write.baseline, facts?.baseline && escapeMarkdown(facts.baseline))
    if (!isOutcome)
      row(
        write.deadline,
        facts?.deadline &&
          `${escapeMarkdown(facts.deadline)}${facts.deadlineFrom === 'period' ? write.fromPeriod : ''}`,
      )
    if (isOutcome) row(write.at, year)
    if (link) row(write.id, `\`${link.value.replaceAll('`', '')}\` ${isKnown ? write.known : write.fresh}`)
    if (proposal.kind === 'outcome') {
      const { uri, claim } = proposal.outcome.of
      const value = sayValue(valueText(claim.reading) ?? claim.indicator ?? '', locale)
      const by = claim.reading.deadline ? write.by(claim.reading.deadline.year) : ''
      lines.push('', write.of(linkTo(setIn ?? '…', lineLink(uri, claim.start)), escapeMarkdown(`${value}${by}`)))
    } else lines.push('', isOutcome ? write.asOutcome : write.ahead)
  }
  return [`**${write.kinds[kind]}**`, '', ...lines].join('\n').trim()
}

/** Why a proposal cannot be accepted. */
export function refusalMessage(kind: ProposalKind, locale: Locale): string {
  if (kind === 'term')
    return locale === 'zh'
      ? '没有可写入的词汇表：请打开文件夹，或新建 kind: glossary 的文件'
      : 'No glossary can be written: open a folder, or a document of kind: glossary'
  return locale === 'zh' ? '此处不能加链接，请手工标注' : 'No link can stand here: tag it by hand'
}

interface Words {
  readonly kinds: Readonly<Record<ProposalKind, string>>
  readonly colon: string
  readonly doubtful: string
  readonly term: string
  readonly pinyin: string
  readonly renderings: string
  readonly extends: (entry: string) => string
  readonly adds: string
  readonly sure: string
  readonly unsure: string
  readonly plan: string
  readonly section: string
  readonly pins: string
  readonly indicator: string
  readonly value: string
  readonly baseline: string
  readonly deadline: string
  readonly fromPeriod: string
  readonly at: string
  readonly id: string
  readonly known: string
  readonly fresh: string
  readonly by: (year: number) => string
  readonly of: (title: string, value: string) => string
  readonly ahead: string
  readonly asOutcome: string
}

const ENGLISH: Words = {
  kinds: {
    field: 'Front matter',
    target: 'Target',
    outcome: 'Outcome',
    term: 'Glossary entry',
    plan: 'Reference to a plan',
  },
  colon: ': ',
  doubtful: 'The import guessed it: accept it as it is, or write what is right.',
  term: 'Term: ',
  pinyin: 'Pinyin: ',
  renderings: 'Renderings: ',
  extends: entry => `The entry ${entry} lacks what the text glosses.`,
  adds: 'No glossary has this term: an entry is added to yours, with the sentence as its source.',
  sure: 'Quotes or markup bound the wordings, or several places agree on them.',
  unsure: 'Found once, and bounded by nothing: look at where the wordings begin and end.',
  plan: 'Plan: ',
  section: 'Section: ',
  pins: 'A link says so for good, whatever the corpus becomes.',
  indicator: 'Indicator: ',
  value: 'Value: ',
  baseline: 'Baseline: ',
  deadline: 'By: ',
  fromPeriod: ' (the end of the document’s period)',
  at: 'Year: ',
  id: 'Id: ',
  known: '– the corpus has it already',
  fresh: '– new',
  by: year => ` by ${year}`,
  of: (title, value) => `The text says that it was reached; ${title} sets ${value}.`,
  ahead: 'A number that the text commits to, and no mark holds.',
  asOutcome: 'To be tagged as something that was reached.',
}

const CHINESE: Words = {
  kinds: { field: '文件头', target: '目标', outcome: '完成情况', term: '词条', plan: '规划引用' },
  colon: '：',
  doubtful: '此值为导入时推断：无误则接受，有误请改正。',
  term: '术语：',
  pinyin: '拼音：',
  renderings: '英译：',
  extends: entry => `词条${entry}缺少文中给出的英译。`,
  adds: '词汇表中没有此术语：将新增词条，并注明出处原句。',
  sure: '有引号或标记界定，或多处一致。',
  unsure: '仅见一处，且无引号界定：请核对词语的起止。',
  plan: '规划：',
  section: '章节：',
  pins: '加上链接后，无论语料库如何变化，所指都不变。',
  indicator: '指标：',
  value: '数值：',
  baseline: '基期：',
  deadline: '期限：',
  fromPeriod: '（规划期末）',
  at: '年份：',
  id: '标识：',
  known: '（语料库中已有）',
  fresh: '（新）',
  by: year => `（${year}年）`,
  of: (title, value) => `文中说已经达到；${title}提出的目标是 ${value}。`,
  ahead: '文中承诺的数值，尚无标注。',
  asOutcome: '将作为已经达到的情况标注。',
}
