// The words of ours in a reading copy, in English and Chinese.

import type { Locale } from '../locale.ts'

export interface ReadingWords {
  readonly language: string
  readonly contents: string
  readonly skip: string
  readonly issuer: string
  readonly date: string
  readonly period: string
  readonly kind: string
  readonly source: string
  readonly targets: string
  readonly targetsAbout: string
  readonly indicator: string
  readonly baseline: string
  readonly target: string
  readonly by: string
  readonly attribute: string
  readonly outcome: string
  readonly status: string
  readonly kinds: Readonly<Record<'binding' | 'expected', string>>
  readonly untagged: string
  readonly place: string
  readonly terms: string
  readonly termsAbout: string
  readonly aka: string
  readonly count: (total: number, rate: string | undefined) => string
  readonly first: (title: string, date: string) => string
  readonly back: string
  readonly notes: string
  readonly footnotes: string
  readonly note: string
  readonly image: string
  readonly plan: string
  readonly about: string
  readonly madeBy: (tool: string, date: string) => string
  readonly corpus: string
  readonly file: string
  readonly unsaved: string
  readonly basis: (characters: number, hasContents: boolean) => string
  readonly leftOut: (images: number, html: number) => string
  readonly comma: string
  readonly colon: string
}

export const READING_WORDS: Readonly<Record<Locale, ReadingWords>> = {
  en: {
    language: 'en',
    contents: 'Contents',
    skip: 'Skip to the text',
    issuer: 'Issued by',
    date: 'Date',
    period: 'Period',
    kind: 'Kind',
    source: 'Source',
    targets: 'Targets',
    targetsAbout: 'What this text commits to, and what is known of it in the corpus. Numbers lead to the text.',
    indicator: 'Indicator',
    baseline: 'Baseline',
    target: 'Target',
    by: 'By',
    attribute: 'Kind',
    outcome: 'Outcome',
    status: 'Status',
    kinds: { binding: 'binding', expected: 'expected' },
    untagged: 'not tagged',
    place: 'No.',
    terms: 'Glosses',
    termsAbout:
      'Terms of the glossary that the text uses, in the order of their first places. A raised number stands at the first place in each section.',
    aka: 'Also',
    count: (total, rate) => `${total} here${rate === undefined ? '' : ` (${rate} per 10,000 characters)`}`,
    first: (title, date) => `first dated use in the corpus: ${title}, ${date}`,
    back: 'back to the text',
    notes: 'Notes',
    footnotes: 'Footnotes',
    note: 'note',
    image: 'picture',
    plan: 'plan',
    about: 'About this copy',
    madeBy: (tool, date) => `Made with ${tool} on ${date}.`,
    corpus: 'Corpus version (SHA-256)',
    file: 'File (SHA-256)',
    unsaved: 'not saved when this was made',
    basis: (characters, hasContents) =>
      `Counts are of mentions in all wordings; rates per 10,000 of ${characters.toLocaleString('en')} readable characters, front matter${hasContents ? ' and table of contents' : ''} left out.`,
    leftOut: (images, html) =>
      [
        images > 0 ? `Pictures are shown by their names (${images}).` : '',
        html > 0 ? `Of raw HTML the words alone are shown (${html}).` : '',
      ]
        .filter(part => part !== '')
        .join(' '),
    comma: ', ',
    colon: ': ',
  },
  zh: {
    language: 'zh-CN',
    contents: '目录',
    skip: '跳到正文',
    issuer: '发布机关',
    date: '日期',
    period: '规划期',
    kind: '类别',
    source: '来源',
    targets: '目标台账',
    targetsAbout: '本文提出的目标，以及语料库中已知的情况。编号链接到正文。',
    indicator: '指标',
    baseline: '基期',
    target: '目标',
    by: '期限',
    attribute: '属性',
    outcome: '完成情况',
    status: '状态',
    kinds: { binding: '约束性', expected: '预期性' },
    untagged: '未标注',
    place: '编号',
    terms: '释义',
    termsAbout: '正文用到的词汇表术语，按首次出现的先后排列。每一章节中首次出现之处标有上标编号。',
    aka: '又作',
    count: (total, rate) => `本文 ${total} 次${rate === undefined ? '' : `（每万字 ${rate} 次）`}`,
    first: (title, date) => `语料库中最早见于（按日期）：${title}，${date}`,
    back: '回到正文',
    notes: '批注',
    footnotes: '脚注',
    note: '批',
    image: '图',
    plan: '规划',
    about: '关于本阅读本',
    madeBy: (tool, date) => `由 ${tool} 于 ${date} 生成。`,
    corpus: '语料库版本（SHA-256）',
    file: '文件（SHA-256）',
    unsaved: '生成时尚未保存',
    basis: (characters, hasContents) =>
      `次数为各种词形的提及总数；比率以 ${characters.toLocaleString('en')} 个可读字符为基数，文件头${hasContents ? '和目录' : ''}不计。`,
    leftOut: (images, html) =>
      [images > 0 ? `图片以名称代替（${images} 幅）。` : '', html > 0 ? `原始 HTML 只显示文字（${html} 处）。` : '']
        .filter(part => part !== '')
        .join(''),
    comma: '，',
    colon: '：',
  },
}
