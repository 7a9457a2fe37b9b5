// What fields, keys and values are for, in the words of both languages.

import type { ConfigKey, FrontField } from '../core/model/field-table.ts'
import type { DocumentKind } from '../core/model/meta.ts'
import type { TermField } from '../core/model/term.ts'
import type { MarkKind } from '../core/syntax/mark.ts'
import type { Locale } from './locale.ts'

/** The words of one language. Each is a sentence or less, with Markdown of ours and nothing of the corpus. */
export interface FieldWords {
  readonly schemes: Readonly<Record<MarkKind, string>>
  readonly front: Readonly<Record<FrontField, string>>
  readonly config: Readonly<Record<ConfigKey, string>>
  readonly entry: Readonly<Record<TermField, string>>
  /** By the key of a link title. */
  readonly attributes: Readonly<Record<string, string>>
  /** By value, of those that need a word. */
  readonly kinds: Readonly<Record<DocumentKind, string>>
  readonly values: Readonly<Record<string, string>>
  readonly newId: string
  readonly inUse: (count: number) => string
}

export function fieldWords(locale: Locale): FieldWords {
  return locale === 'zh' ? CHINESE : ENGLISH
}

const ENGLISH: FieldWords = {
  schemes: {
    term: 'says which glossary entry the words mean',
    target: 'tags a quantitative target',
    outcome: 'tags what became of a target',
    plan: 'refers to a plan, with # to one of its sections',
    note: 'a remark of your own, with a code',
  },
  front: {
    id: 'The name by which others refer to this document; unique in the corpus. Without it, the file’s name counts.',
    title: 'The full title, in the document’s own language.',
    title_en: 'The title in English.',
    names: 'How other texts call it, as a list: `[“十四五”规划, 14th FYP]`.',
    kind: 'What kind of document it is.',
    issuer: 'The body that issued it.',
    date: 'When it was issued: `2021-03-11`, `2021-03` or `2021`.',
    period: 'The years that the plan covers: `2021-2025`.',
    parent: 'The id of the plan one level up, which this one carries out.',
    supersedes: 'The id of the plan of the same kind that came before.',
    expresses: 'Of a translation or digest: the id of the plan whose text it gives.',
    language: 'The language of the text: `zh` or `en`.',
    source: 'Where the text is from: an address or a citation.',
  },
  config: {
    include:
      'Which Markdown files, glossaries and aligned texts belong to the corpus, as globs relative to this file. Without it all do.',
    exclude: 'What is left out of it again, as globs.',
    glossaries: 'Glossaries that `include` leaves out, as globs.',
    severities:
      'How loudly findings speak, by their codes: `error`, `warning`, `information`, `hint` or `off`. A setting of yours goes before it.',
  },
  entry: {
    id: 'The id by which marks refer to the entry; without it, it is made of the first English rendering.',
    en: 'English renderings, the best first, parted by `;`.',
    aka: 'Other Chinese wordings of the same term, parted by commas.',
    pinyin: 'How the headword is read, where the computed pinyin is wrong.',
    since: 'The id of the plan that used the term first.',
    until: 'The id of the last plan that used it.',
    see: 'Related entries, by headword or id, parted by commas.',
    'replaced-by': 'The term that took its place.',
    source: 'Where the rendering or the gloss is from.',
    unit: 'What the indicator is measured in; it makes the entry an indicator, whose wordings join targets in the ledger.',
    aim: '`higher` or `lower`: what is better, where the words of a target do not say.',
    topic: 'The topic under which the ledger lists the indicator.',
  },
  attributes: {
    value: 'The value, with a sign and a unit: `>7%`, `10..12%`, `1.2万亿元`.',
    unit: 'The unit, where the value does not say it: `万人`.',
    per: '`year` for a value that holds for each year.',
    by: 'The year by which it is to be reached.',
    from: 'The year of the baseline, or its value.',
    base: 'The value of the baseline.',
    'base-year': 'The year of the baseline.',
    kind: '`binding` (约束性) or `expected` (预期性).',
    modifier: 'How the value binds: `at-least`, `about`, `up-to` and so on.',
    at: 'The year of the outcome.',
    definition: '`changed` where the outcome measures something else than the target did.',
  },
  kinds: {
    proposal: 'proposal of the Central Committee (建议)',
    outline: 'outline of a plan (规划纲要)',
    sector: 'sector plan (专项规划)',
    regional: 'regional plan (地方规划)',
    report: 'report (报告)',
    law: 'law or regulation (法律法规)',
    statistics: 'statistics (统计公报)',
    commentary: 'commentary on plans (评论)',
    glossary: 'glossary: one heading a term (词汇表)',
  },
  values: {
    zh: 'Chinese',
    en: 'English',
    binding: '约束性',
    expected: '预期性',
    year: 'each year',
    higher: 'more is better',
    lower: 'less is better',
    changed: 'another definition',
  },
  newId: 'new id, made of the words',
  inUse: count => (count === 1 ? 'used once' : `used ${count} times`),
}

const CHINESE: FieldWords = {
  schemes: {
    term: '指明所指的词条',
    target: '标注量化目标',
    outcome: '标注目标的完成情况',
    plan: '指向某一规划，# 后为其章节',
    note: '读者自己的批注，附分类代码',
  },
  front: {
    id: '其他文件引用本文件所用的标识，在语料库中唯一；未写时以文件名为准。',
    title: '完整标题，用文件本身的语言。',
    title_en: '英文标题。',
    names: '其他文本对它的称呼，写成列表：`[“十四五”规划, 14th FYP]`。',
    kind: '文件的种类。',
    issuer: '发布机关。',
    date: '发布日期：`2021-03-11`、`2021-03` 或 `2021`。',
    period: '规划期：`2021-2025`。',
    parent: '上一级规划的标识，即本规划所落实的规划。',
    supersedes: '前一个同类规划的标识。',
    expresses: '译文或摘要：所表述的规划的标识。',
    language: '正文语言：`zh` 或 `en`。',
    source: '文本来源：网址或引文出处。',
  },
  config: {
    include: '哪些 Markdown 文件、词汇表与对齐文本属于语料库，以相对于本文件的通配符表示；省略则全部属于。',
    exclude: '其中排除哪些，以通配符表示。',
    glossaries: '`include` 未包括的词汇表，以通配符表示。',
    severities: '各项检查结果的级别，以其代码为键：`error`、`warning`、`information`、`hint` 或 `off`。个人设置优先。',
  },
  entry: {
    id: '标注引用本词条所用的标识；未写时由第一个英文译法生成。',
    en: '英文译法，最好的在前，用 `;` 隔开。',
    aka: '同一词语的其他中文写法，用逗号或顿号隔开。',
    pinyin: '词目的读音；自动注音有误时填写。',
    since: '最早使用该词语的规划的标识。',
    until: '最后使用该词语的规划的标识。',
    see: '相关词条，写词目或标识，用逗号或顿号隔开。',
    'replaced-by': '取而代之的词语。',
    source: '译法或释义的出处。',
    unit: '指标的单位；写了它，词条即为指标，台账按其各种写法归并目标。',
    aim: '`higher`（越高越好）或 `lower`（越低越好），目标文字未说明时填写。',
    topic: '台账中指标所属的主题。',
  },
  attributes: {
    value: '数值，可带符号和单位：`>7%`、`10..12%`、`1.2万亿元`。',
    unit: '单位，数值中未写时填写：`万人`。',
    per: '`year` 表示每年的数值。',
    by: '应当达到的年份。',
    from: '基期年份，或基期数值。',
    base: '基期数值。',
    'base-year': '基期年份。',
    kind: '`binding`（约束性）或 `expected`（预期性）。',
    modifier: '数值的约束方式：`at-least`（不低于）、`about`（左右）、`up-to`（至多）等。',
    at: '完成情况所属的年份。',
    definition: '`changed` 表示口径已变，与目标不可比。',
  },
  kinds: {
    proposal: '中央建议',
    outline: '规划纲要',
    sector: '专项规划',
    regional: '地方规划',
    report: '报告',
    law: '法律法规',
    statistics: '统计公报',
    commentary: '评论',
    glossary: '词汇表：一个标题一个词条',
  },
  values: {
    zh: '中文',
    en: '英文',
    binding: '约束性',
    expected: '预期性',
    year: '每年',
    higher: '越高越好',
    lower: '越低越好',
    changed: '口径已变',
  },
  newId: '新标识，由所标词语生成',
  inUse: count => `已用 ${count} 次`,
}
