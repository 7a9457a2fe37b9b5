// Finds out what the columns of a table of terms hold: by their names, in English or Chinese, else by what stands in them.

import { foldKey } from '../text/fold.ts'
import { late } from '../text/late.ts'
import { hasHan } from '../text/script.ts'
import type { RecordField } from './glossary-record.ts'

/** What a column is for: `other` is one that the glossary has no field for, `number` a running number. */
export type ColumnRole = RecordField | 'number' | 'other'

export interface Column {
  /** As the head has it; '' where there is no head. */
  readonly name: string
  readonly role: ColumnRole
}

export interface Columns {
  readonly hasHead: boolean
  readonly columns: readonly Column[]
  /** True where they were told by their content alone. */
  readonly isGuessed: boolean
}

/** The rows that a guess looks at. */
export const ROWS_LOOKED_AT = 200

/** The columns of a table, by its first rows; undefined where none of them holds terms. */
export function findColumns(rows: readonly (readonly string[])[]): Columns | undefined {
  const [first] = rows
  if (!first) return undefined
  const named = first.map(name => ({ name: name.trim(), role: roleOfName(name) }))
  const isHead = named.some(({ role }) => role !== undefined && TELLING.has(role))
  if (!isHead) return guessColumns(rows)
  const body = rows.slice(1, ROWS_LOOKED_AT)
  const roles = named.map(({ role }) => role ?? 'other')
  settleTerms(roles, first, body)
  if (!roles.includes('headword')) return undefined
  return { hasHead: true, columns: named.map(({ name }, i) => ({ name, role: roles[i] ?? 'other' })), isGuessed: false }
}

/** How many cells of a row are names of columns. */
export function countNames(row: readonly string[]): number {
  return row.filter(name => roleOfName(name) !== undefined).length
}

/** Names that say that the row is a head; a cell that says 来源 may well be a term. */
const TELLING: ReadonlySet<string> = new Set(['headword', 'general', 'en', 'gloss', 'aka', 'traditional'])

type NamedRole = ColumnRole | 'general' | 'traditional'

/** Of several columns that may hold the headwords one does: the one that says that it is Chinese, else the first. */
function settleTerms(
  roles: NamedRole[],
  head: readonly string[],
  body: readonly (readonly string[])[],
): asserts roles is ColumnRole[] {
  const hanOf = (i: number): number => body.filter(row => hasHan(row[i] ?? '')).length
  let headword = roles.indexOf('headword')
  if (headword < 0) headword = roles.indexOf('traditional')
  const general = roles.flatMap((role, i) => (role === 'general' ? [i] : []))
  // 术语 beside 释义 holds the terms; beside 中文, what they are in the other language.
  if (headword < 0) headword = general.find(i => hanOf(i) > 0) ?? general[0] ?? -1
  if (headword < 0) headword = head.findIndex((_, i) => roles[i] === 'other' && hanOf(i) * 2 > body.length)
  if (headword < 0) headword = roles.indexOf('en')
  for (const [i, role] of roles.entries()) {
    if (i === headword) roles[i] = 'headword'
    else if (role === 'headword' || role === 'traditional') roles[i] = 'aka'
    else if (role === 'general') roles[i] = hanOf(i) * 2 > body.length ? 'aka' : roles.includes('en') ? 'aka' : 'en'
  }
}

/** Without a head: the first column of short Chinese texts holds the terms, the first of Latin ones what they are in English. */
function guessColumns(rows: readonly (readonly string[])[]): Columns | undefined {
  const some = rows.slice(0, ROWS_LOOKED_AT)
  const width = some.reduce((most, row) => Math.max(most, row.length), 0)
  const roles: ColumnRole[] = []
  for (let i = 0; i < Math.min(width, 64); i++) {
    const cells = some.flatMap(row => ((row[i] ?? '').trim() === '' ? [] : (row[i] ?? '').trim()))
    roles.push(guessRole(cells, roles))
  }
  // A glossary of one language explains itself.
  if (!roles.includes('headword')) {
    const en = roles.indexOf('en')
    if (en >= 0 && roles.includes('gloss')) roles[en] = 'headword'
  }
  // One column of words alone may be anything.
  if (!roles.includes('headword') || !roles.some(role => role === 'en' || role === 'gloss')) return undefined
  return { hasHead: false, columns: roles.map(role => ({ name: '', role })), isGuessed: true }
}

function guessRole(cells: readonly string[], before: readonly ColumnRole[]): ColumnRole {
  if (cells.length === 0) return 'other'
  const share = (test: (cell: string) => boolean): number => cells.filter(test).length / cells.length
  const length = cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length
  if (share(cell => /^\d{1,9}[.、]?$/.test(cell)) > 0.9) return 'number'
  if (share(hasHan) > 0.6) {
    if (length <= 24 && !before.includes('headword')) return 'headword'
    return length > 16 || before.includes('gloss') ? 'gloss' : 'aka'
  }
  if (share(cell => /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i.test(cell)) > 0.6) return 'pinyin'
  if (share(cell => /[A-Za-z]{2}/.test(cell)) > 0.6) return before.includes('en') || length > 80 ? 'gloss' : 'en'
  return 'other'
}

/** What a column of this name holds; undefined for a name that says nothing to us. */
function roleOfName(name: string): NamedRole | undefined {
  const bare = name
    .replace(/[（(【[].{0,40}[）)\]】]/g, ' ')
    .replace(/[*:：#_]+/g, ' ')
    .trim()
  const whole = roles().get(foldKey(name.trim()))
  if (whole) return whole
  return bare === '' ? undefined : roles().get(foldKey(bare))
}

const NAMES: readonly (readonly [NamedRole, string])[] = [
  [
    'headword',
    'headword|chinese|chinese term|chinese name|zh|zh-cn|zh-hans|zh-chs|term zh|中文|汉语|中文术语|中文名称|中文名|中文词条|中文词语|简体|简体中文|中文提法|simplified|simplified chinese|source term',
  ],
  ['traditional', 'zh-hant|zh-tw|zh-hk|traditional|traditional chinese|繁体|繁体中文'],
  [
    'general',
    'term|terms|word|entry|name|phrase|concept|lemma|术语|词条|词语|词目|词汇|名称|名词|概念|提法|词|原文|术语名称|关键词',
  ],
  [
    'en',
    'en|english|english term|english name|english translation|translation|translations|rendering|renderings|target|target term|en-us|en-gb|term en|英文|英语|英译|英文译名|英文术语|英文名称|英文名|英文翻译|译文|译名|翻译|对应英文|英文对应|外文|官方英译',
  ],
  [
    'aka',
    'aka|alias|aliases|also known as|synonym|synonyms|variant|variants|abbreviation|abbreviations|abbr|short form|other names|别名|别称|又称|又名|亦称|同义词|近义词|异名|简称|缩写|缩略语|其他说法|其他提法|其他表述|变体',
  ],
  ['pinyin', 'pinyin|hanyu pinyin|pronunciation|拼音|汉语拼音|注音|读音'],
  ['id', 'id|identifier|key|标识|标识符|代码'],
  [
    'since',
    'since|first used|first use|first appearance|introduced|from|始于|首见|首次出现|首次提出|首次使用|最早出现|最早见于|提出时间|起始',
  ],
  ['until', 'until|last used|to|止于|停用|最后使用|截止'],
  ['see', 'see|see also|related|related terms|cross reference|cf|参见|另见|参看|相关|相关词|相关术语|相关词条'],
  ['replaced-by', 'replaced-by|replaced by|superseded by|successor|取代者|被取代|替代|替代为|现称|今称|后称|更新为'],
  ['source', 'source|sources|reference|references|citation|origin|来源|出处|资料来源|引自|文献'],
  ['unit', 'unit|units|单位|计量单位'],
  ['aim', 'aim|direction|方向|指标方向'],
  ['topic', 'topic|subject|subject field|domain|category|field|领域|主题|类别|分类|学科|专题'],
  [
    'gloss',
    'gloss|definition|definitions|meaning|explanation|description|note|notes|comment|comments|remark|remarks|释义|定义|解释|说明|含义|注释|涵义|备注|词义|内容|注解',
  ],
  ['number', 'no|no.|nr|number|#|序号|编号|号'],
]

const roles = late(() => new Map(NAMES.flatMap(([role, names]) => names.split('|').map(name => [foldKey(name), role]))))
