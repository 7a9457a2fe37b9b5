// The words of the report on the state of a corpus.

import type { Health } from '../../core/features/health.ts'
import type { Locale } from '../locale.ts'

export interface HealthWords {
  readonly title: string
  readonly basis: string
  readonly summary: (health: Health) => string
  readonly notCounted: string
  readonly nothing: string
  /** Where there is no document at all. */
  readonly empty: string
  readonly more: (count: number) => string
  readonly heads: Readonly<
    Record<'kinds' | 'periods' | 'gaps' | 'dead' | 'findings' | 'tags' | 'sections' | 'terms' | 'fields', string>
  >
  readonly columns: Readonly<
    Record<
      | 'kind'
      | 'period'
      | 'documents'
      | 'characters'
      | 'name'
      | 'times'
      | 'where'
      | 'document'
      | 'code'
      | 'meaning'
      | 'count'
      | 'first'
      | 'tagged'
      | 'untagged'
      | 'outcomes'
      | 'links'
      | 'notes'
      | 'found'
      | 'without'
      | 'firstOnes'
      | 'missing'
      | 'id'
      | 'others',
      string
    >
  >
  readonly none: string
  readonly named: string
  /** How many documents the table of periods leaves out. */
  readonly undated: (count: number) => string
  readonly gap: (before: string, periods: string) => string
  readonly of: (some: number, all: number) => string
  readonly untouched: (count: number) => string
  readonly line: (line: number) => string
}

export const HEALTH_WORDS: Readonly<Record<Locale, HealthWords>> = {
  en: {
    title: 'Corpus Health',
    basis:
      'Characters are readable ones, without white space, front matter and tables of contents. Findings are those that the settings do not turn off. Show it again to look anew.',
    summary: ({ documents, deadMarks, missingPlans }) =>
      [
        many(documents.length, 'document', 'documents'),
        many(
          sum(documents, one => one.findings),
          'finding',
          'findings',
        ),
        many(deadMarks.length, 'mark that leads nowhere', 'marks that lead nowhere'),
        many(missingPlans.length, 'plan that is missing', 'plans that are missing'),
      ].join(', '),
    notCounted: 'Documents are still being counted: terms that nobody uses are not known yet.',
    nothing: 'None.',
    empty: 'There is no document here.',
    more: count => `and ${count} more: tifa status --format json lists all`,
    heads: {
      kinds: 'Documents by kind',
      periods: 'Documents by period',
      gaps: 'Gaps',
      dead: 'Marks that lead nowhere',
      findings: 'Findings by code',
      tags: 'Tags by document',
      sections: 'Sections without a tag',
      terms: 'Terms never used',
      fields: 'Front matter without needed fields',
    },
    columns: {
      kind: 'Kind',
      period: 'Period',
      documents: 'Documents',
      characters: 'Characters',
      name: 'Plan',
      times: 'Times',
      where: 'Where',
      document: 'Document',
      code: 'Code',
      meaning: 'Meaning',
      count: 'Count',
      first: 'First',
      tagged: 'Targets tagged',
      untagged: 'Untagged',
      outcomes: 'Outcomes',
      links: 'Terms and plans',
      notes: 'Notes',
      found: 'Findings',
      without: 'Without',
      firstOnes: 'The first ones',
      missing: 'Missing',
      id: 'Address',
      others: 'Also called',
    },
    none: 'not said',
    named: 'Named or built on, and not in the corpus',
    undated: count =>
      count === 1
        ? '1 glossary or law, which has no years, is left out.'
        : `${count} glossaries and laws, which have no years, are left out.`,
    gap: (before, periods) => `no plan for ${periods} since ${before}`,
    of: (some, all) => `${some} of ${all}`,
    untouched: count =>
      count === 1 ? '1 more document has no tag at all.' : `${count} more documents have no tag at all.`,
    line: line => `line ${line}`,
  },
  zh: {
    title: '语料库状况',
    basis: '字数为可读字符，不计空白、文件头和目录。检查结果不含设置中关闭者。再次打开即重新检查。',
    summary: ({ documents, deadMarks, missingPlans }) =>
      `${documents.length} 个文件，${sum(documents, one => one.findings)} 个检查结果，${deadMarks.length} 处标注没有去向，缺 ${missingPlans.length} 个规划`,
    notCounted: '文件尚在统计，未使用的术语暂不可知。',
    nothing: '无。',
    empty: '这里没有文件。',
    more: count => `另有 ${count} 项：tifa status --format json 列出全部`,
    heads: {
      kinds: '按类型',
      periods: '按时期',
      gaps: '缺失',
      dead: '没有去向的标注',
      findings: '按代码的检查结果',
      tags: '各文件的标注',
      sections: '没有标注的章节',
      terms: '从未使用的术语',
      fields: '文件头缺少应有字段',
    },
    columns: {
      kind: '类型',
      period: '时期',
      documents: '文件数',
      characters: '字数',
      name: '规划',
      times: '次数',
      where: '位置',
      document: '文件',
      code: '代码',
      meaning: '含义',
      count: '数量',
      first: '首处',
      tagged: '已标目标',
      untagged: '未标目标',
      outcomes: '完成情况',
      links: '术语与规划',
      notes: '批注',
      found: '检查结果',
      without: '无标注',
      firstOnes: '最前几处',
      missing: '缺少',
      id: '地址',
      others: '又称',
    },
    none: '未注明',
    named: '文中或文件头提到而语料库中没有',
    undated: count => `词汇表和法规没有时期，未计入：${count} 个。`,
    gap: (before, periods) => `自${before}以来缺 ${periods} 的规划`,
    of: (some, all) => `${some}/${all}`,
    untouched: count => `另有 ${count} 个文件没有任何标注。`,
    line: line => `第 ${line} 行`,
  },
}

function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0)
}
