// Says in words what reading and merging glossaries came to.

import type { Merged } from '../../core/features/glossary/merge-glossary.ts'
import { fileProblemMessage } from '../file-problem-message.ts'
import type { Locale } from '../locale.ts'
import { systemMessage } from '../system-message.ts'
import type { FileNote } from './glossary-files.ts'

/** One sentence about a file, without a full stop at its end. */
export function fileNoteMessage(note: FileNote, locale: Locale): string {
  const said = locale === 'zh' ? inChinese(note) : inEnglish(note)
  return locale === 'zh' ? `${note.file}：${said}` : `${note.file}: ${said}`
}

function inEnglish(note: FileNote): string {
  switch (note.code) {
    case 'unreadable':
      return `cannot be read: ${systemMessage(note.error, 'en')}`
    case 'no-text':
      return 'it is no text, workbook or TBX: it may be of another format'
    case 'gone':
      return 'no such file'
    case 'too-large':
      return `larger than ${note.most / 1e6} MB (${(note.bytes / 1e6).toFixed(1)} MB)`
    case 'workbook':
      return `${WORKBOOK[note.problem.code].en}: ${note.problem.detail}`
    case 'encoding':
      return fileProblemMessage(note.problem, 'en')
    case 'no-terms':
      return `no terms found${note.sheet === undefined ? '' : ` in the sheet “${note.sheet}”`}: a table needs a column of terms with another of renderings or glosses, best with a head such as 中文, 英文, 释义 or term, en, gloss`
    case 'no-tbx':
      return 'this is XML, but not TBX'
    case 'columns':
      return `columns taken by their content, there being no head: ${note.columns.map(({ role }, i) => `${i + 1} ${ROLES[role]?.en ?? role}`).join(', ')}`
    case 'unused-columns':
      return `columns not used: ${note.names.join(', ')}`
    case 'rows-without-term':
      return `${note.count} ${note.count === 1 ? 'row has' : 'rows have'} no term and ${note.count === 1 ? 'was' : 'were'} left out`
    case 'rows-too-long':
      return `${note.count} ${note.count === 1 ? 'row has' : 'rows have'} more cells than there are columns, the first of them row ${note.first}: what stands there was left out; a cell that holds the separator needs quotes around it`
    case 'joined':
      return `${note.count} ${note.count === 1 ? 'row says' : 'rows say'} more of a term that a row before has, and went to its entry`
    case 'concepts-without-term':
      return `${note.count} ${note.count === 1 ? 'concept has' : 'concepts have'} neither a Chinese nor an English term and ${note.count === 1 ? 'was' : 'were'} left out`
    case 'other-languages':
      return `${note.count} ${note.count === 1 ? 'term' : 'terms'} in other languages left out (${note.languages.join(', ')})`
  }
}

function inChinese(note: FileNote): string {
  switch (note.code) {
    case 'unreadable':
      return `无法读取：${systemMessage(note.error, 'zh')}`
    case 'no-text':
      return '不是文本、工作簿或 TBX，可能是其他格式'
    case 'gone':
      return '没有此文件'
    case 'too-large':
      return `超过 ${note.most / 1e6} MB（${(note.bytes / 1e6).toFixed(1)} MB）`
    case 'workbook':
      return `${WORKBOOK[note.problem.code].zh}：${note.problem.detail}`
    case 'encoding':
      return fileProblemMessage(note.problem, 'zh')
    case 'no-terms':
      return `${note.sheet === undefined ? '' : `工作表“${note.sheet}”中`}未找到术语：表格须有术语列，并有译文列或释义列，最好带表头，如 中文、英文、释义，或 term、en、gloss`
    case 'no-tbx':
      return '是 XML，但不是 TBX'
    case 'columns':
      return `没有表头，按内容判定各列：${note.columns.map(({ role }, i) => `${i + 1} ${ROLES[role]?.zh ?? role}`).join('，')}`
    case 'unused-columns':
      return `未使用的列：${note.names.join('、')}`
    case 'rows-without-term':
      return `${note.count} 行没有术语，未导入`
    case 'rows-too-long':
      return `${note.count} 行的单元格多于列数（首见于第 ${note.first} 行），多出的内容未导入；含分隔符的单元格须加引号`
    case 'joined':
      return `${note.count} 行与前面某行术语相同，已并入其词条`
    case 'concepts-without-term':
      return `${note.count} 个概念既无中文术语也无英文术语，未导入`
    case 'other-languages':
      return `其他语言的 ${note.count} 个术语未导入（${note.languages.join('、')}）`
  }
}

const WORKBOOK = {
  'no-workbook': { en: 'this is no workbook that can be read', zh: '不是可读取的工作簿' },
  encrypted: {
    en: 'this workbook has a password, or is of the old format: save it as .xlsx',
    zh: '工作簿有密码或为旧格式，请另存为 .xlsx',
  },
  'too-large': { en: 'this workbook is beyond the limits', zh: '工作簿超出限度' },
  damaged: { en: 'this workbook is damaged', zh: '工作簿已损坏' },
} as const

const ROLES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  headword: { en: 'term', zh: '术语' },
  en: { en: 'rendering', zh: '英译' },
  gloss: { en: 'gloss', zh: '释义' },
  aka: { en: 'other wording', zh: '别名' },
  pinyin: { en: 'pinyin', zh: '拼音' },
  number: { en: 'running number', zh: '序号' },
  other: { en: 'not used', zh: '未使用' },
}

/** What a reader should look at after a merge, a sentence each. */
export function mergeNotes(
  { undecided, escaped, refused }: Merged,
  joined: readonly string[],
  locale: Locale,
): string[] {
  const zh = locale === 'zh'
  const list = (texts: readonly string[]): string => {
    const some = texts.slice(0, MOST_NAMED).join(zh ? '、' : ', ')
    return texts.length > MOST_NAMED
      ? zh
        ? `${some} 等 ${texts.length} 条`
        : `${some} and ${texts.length - MOST_NAMED} more`
      : some
  }
  const notes: string[] = []
  if (joined.length > 0)
    notes.push(
      zh
        ? `文件中多次出现的术语已合并：${list(joined)}`
        : `terms that the files have more than once were put together: ${list(joined)}`,
    )
  if (undecided.length > 0) {
    const fields = list(undecided.map(({ headword, field }) => `${headword} (${field})`))
    notes.push(
      zh
        ? `只容一个值的字段保留了原值：${fields}`
        : `fields with room for one value kept the one that was there: ${fields}`,
    )
  }
  if (escaped.length > 0)
    notes.push(
      zh
        ? `释义会被误读为其他标记，已转义：${list(escaped)}`
        : `glosses that Markdown would have misread were escaped: ${list(escaped)}`,
    )
  if (refused.length > 0)
    notes.push(
      zh
        ? `无法写成词条，未写入：${list(refused)}`
        : `cannot be written as entries, and were left out: ${list(refused)}`,
    )
  return notes
}

const MOST_NAMED = 8

/** What a merge did, in one line. */
export function mergeSummary(
  { added, changed, kept }: Pick<Merged, 'added' | 'changed' | 'kept'>,
  same: number,
  locale: Locale,
): string {
  return locale === 'zh'
    ? `新增 ${added} 条，更改 ${changed} 条，保留 ${kept} 条，相同 ${same} 条`
    : `${added} added, ${changed} changed, ${kept} kept, ${same} the same`
}
