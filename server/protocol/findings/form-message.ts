// Says in words what is wrong with the form of a document.

import type { Finding } from '../../core/model/finding.ts'
import type { FormFinding, MixedPunctuation, OcrSuspect } from '../../core/model/form-finding.ts'
import type { Locale } from '../locale.ts'

/** One sentence for the reader of the document, without a full stop at its end in neither language. */
export function formMessage(finding: FormFinding, locale: Locale): string {
  return locale === 'zh' ? inChinese(finding) : inEnglish(finding)
}

export function isFormFinding(finding: Finding): finding is FormFinding {
  return finding.code in FORM_SUMMARIES
}

type Both = Readonly<Record<Locale, string>>

export const FORM_SUMMARIES: Readonly<Record<FormFinding['code'], Both>> = {
  'empty-link': { en: 'A link that leads nowhere', zh: '没有去向的链接' },
  'broken-list-item': { en: 'An item of a list that was cut, or is no item any more', zh: '断开或已不成列表的列表项' },
  'indented-text': {
    en: 'Running text that is indented, and so code to Markdown',
    zh: '正文有缩进，在 Markdown 中成了代码',
  },
  'heading-level-jump': { en: 'A heading that skips a level', zh: '跳级的标题' },
  'repeated-text': { en: 'A long paragraph that the document has already', zh: '文件中重复出现的长段落' },
  'mixed-punctuation': {
    en: 'Half-width punctuation in Chinese, full-width in English, unlike pairs, doubled marks',
    zh: '中文用了半角标点、英文用了全角标点、首尾标点不配、标点重复',
  },
  'ocr-suspect': { en: 'What a scan was probably misread as', zh: '疑似扫描识别错误' },
  'missing-metadata': {
    en: 'Front matter without what a document of its kind needs',
    zh: '文件头缺少此类文件应有的字段',
  },
}

const LISTS: Readonly<Record<Extract<FormFinding, { code: 'broken-list-item' }>['problem'], Both>> = {
  bullet: { en: 'Bullets that are no list in Markdown', zh: '项目符号在 Markdown 中不成列表' },
  'no-text': { en: 'A list marker without text', zh: '列表标记后没有文字' },
  apart: { en: 'This goes on with the list item above', zh: '此段应接续上面的列表项' },
  cut: { en: 'This goes on with the item above and is an item of its own', zh: '此项应接续上一项，却自成一项' },
  lazy: { en: 'This line of a list item is not indented', zh: '列表项的此行没有缩进' },
}

const REPEATED: Readonly<Record<'paragraph' | 'passage', Readonly<Record<'exact' | 'near', Both>>>> = {
  paragraph: {
    exact: { en: 'The document has this paragraph already', zh: '文件中已有此段' },
    near: { en: 'The document has nearly the same paragraph already', zh: '文件中已有几乎相同的段落' },
  },
  passage: {
    exact: { en: 'The document has this paragraph and what follows it already', zh: '文件中已有此段及以下段落' },
    near: {
      en: 'The document has nearly the same paragraph and what follows it already',
      zh: '文件中已有与此段及以下几乎相同的段落',
    },
  },
}

const PUNCTUATION: Readonly<Record<MixedPunctuation['problem'], Both>> = {
  'half-width': { en: 'Half-width punctuation in Chinese', zh: '中文中的半角标点' },
  'full-width': { en: 'Full-width punctuation in English', zh: '英文中的全角标点' },
  brackets: { en: 'Half-width brackets around Chinese', zh: '中文用了半角括号' },
  'unlike-pair': { en: 'What opens and what closes are two sorts', zh: '首尾标点不配' },
  doubled: { en: 'Two punctuation marks in a row', zh: '标点重复' },
  separator: { en: 'A full-width comma inside a number', zh: '数字中的全角逗号' },
}

const SCANS: Readonly<Record<OcrSuspect['problem'], Both>> = {
  spaced: { en: 'Spaces between single characters', zh: '单字之间有空格' },
  'letter-for-digit': { en: 'A letter among digits', zh: '数字中夹有字母' },
  'one-for-dash': { en: 'The character 一 for a dash', zh: '以“一”代破折号或连接号' },
  'stray-letter': { en: 'A stray letter in Chinese', zh: '中文中夹有单个字母' },
  'odd-character': { en: 'A character that no text has', zh: '文本中不应有的字符' },
  'look-alike': { en: 'Characters that look like others', zh: '形近字' },
}

function inEnglish(finding: FormFinding): string {
  switch (finding.code) {
    case 'empty-link':
      return `This link leads nowhere${finding.text === '' ? ' and has no words' : ''}`
    case 'broken-list-item':
      return LISTS[finding.problem].en
    case 'indented-text':
      return `${finding.lines === 1 ? 'This line is' : `These ${finding.lines} lines are`} indented, and so code to Markdown: nothing in ${finding.lines === 1 ? 'it' : 'them'} is read`
    case 'heading-level-jump':
      return `A heading of level ${finding.depth} follows one of level ${finding.before}`
    case 'repeated-text':
      return REPEATED[finding.goesOn ? 'passage' : 'paragraph'][finding.isExact ? 'exact' : 'near'].en
    case 'mixed-punctuation':
      if (finding.places !== undefined) return `${PUNCTUATION[finding.problem].en} throughout: ${finding.places} places`
      return `${PUNCTUATION[finding.problem].en}: ${proposal(finding, '“', '”', ' or ')}`
    case 'ocr-suspect':
      return `${SCANS[finding.problem].en}, probably misread in a scan: ${proposal(finding, '“', '”', ' or ')}`
    case 'missing-metadata':
      return `Front matter lacks ${finding.fields.join(', ')}`
  }
}

function inChinese(finding: FormFinding): string {
  switch (finding.code) {
    case 'empty-link':
      return `此链接没有去向${finding.text === '' ? '，也没有文字' : ''}`
    case 'broken-list-item':
      return LISTS[finding.problem].zh
    case 'indented-text':
      return `此处 ${finding.lines} 行有缩进，在 Markdown 中是代码，其中内容不会读取`
    case 'heading-level-jump':
      return `${finding.before} 级标题之后是 ${finding.depth} 级标题`
    case 'repeated-text':
      return REPEATED[finding.goesOn ? 'passage' : 'paragraph'][finding.isExact ? 'exact' : 'near'].zh
    case 'mixed-punctuation':
      if (finding.places !== undefined) return `全文多用${PUNCTUATION[finding.problem].zh}：${finding.places} 处`
      return `${PUNCTUATION[finding.problem].zh}：${proposal(finding, '“', '”', '或')}`
    case 'ocr-suspect':
      return `${SCANS[finding.problem].zh}，疑为扫描识别错误：${proposal(finding, '“', '”', '或')}`
    case 'missing-metadata':
      return `文件头缺少 ${finding.fields.join('、')}`
  }
}

/** What stands there, and what could: `“1一2” → “1—2”`. What cannot be seen is named by its number. */
function proposal(
  { text, better }: { readonly text: string; readonly better: readonly string[] },
  open: string,
  close: string,
  or: string,
): string {
  const quote = (words: string): string => `${open}${shorten(visible(words))}${close}`
  const proposals = better.filter(words => words !== '').map(quote)
  return [quote(text), ...(proposals.length > 0 ? [proposals.join(or)] : [])].join(' → ')
}

function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Co}]/gu,
    one => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

function shorten(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}
