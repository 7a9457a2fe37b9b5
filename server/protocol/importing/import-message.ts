// What an import did to a text and could not know, in words.

import type { ImportNote } from '../../core/importing/import-document.ts'
import type { Locale } from '../locale.ts'

/** One line for a note of an import's report: what was done, why, and the words concerned, the first of them where there are many. */
export function importNoteMessage({ kind, text, reason }: ImportNote, locale: Locale): string {
  const done = KINDS[kind]?.[locale] ?? kind
  const why = REASONS[reason]?.[locale] ?? reason
  const words = shorten(text)
  if (locale === 'zh') return `${done}（${why}）${words === '' ? '' : `：${words}`}`
  return `${done} (${why})${words === '' ? '' : `: ${words}`}`
}

/** What a kind of note says was done, for a heading of a report. */
export function importKindMessage(kind: string, locale: Locale): string {
  return KINDS[kind]?.[locale] ?? kind
}

/** Why something was done to a text. */
export function importReasonMessage(reason: string, locale: Locale): string {
  return REASONS[reason]?.[locale] ?? reason
}

const LONGEST = 120

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`
}

type Words = Readonly<Record<Locale, string>>

const KINDS: Readonly<Record<string, Words>> = {
  removed: { en: 'Removed', zh: '已删除' },
  fenced: { en: 'Kept as a comment', zh: '已转为注释' },
  joined: { en: 'Joined', zh: '已合并' },
  heading: { en: 'Taken for a heading', zh: '识别为标题' },
  list: { en: 'Made a list', zh: '已转为列表' },
  table: { en: 'Made a table', zh: '已转为表格' },
  footnote: { en: 'Made a footnote', zh: '已转为脚注' },
  markup: { en: 'Read as Markdown', zh: '按 Markdown 读取' },
  'doubtful-field': { en: 'To be checked', zh: '待核' },
  omitted: { en: 'Not imported', zh: '未导入' },
  changed: { en: 'Other characters', zh: '已换字符' },
}

const REASONS: Readonly<Record<string, Words>> = {
  'page-number': { en: 'page number', zh: '页码' },
  'running-head': { en: 'running head', zh: '页眉页脚' },
  contents: { en: 'table of contents', zh: '目录' },
  advertisement: { en: 'no text of the article', zh: '广告或网页按钮' },
  byline: { en: 'date, source and buttons of the page', zh: '网页的日期、来源和按钮' },
  title: { en: 'the title, said once more', zh: '重复的标题' },
  rubric: { en: 'section of a site, over the headline', zh: '标题上方的栏目名' },
  hyphen: { en: 'word broken at a hyphen', zh: '断行连字符' },
  numbered: { en: 'numbered', zh: '有编号' },
  bold: { en: 'bold', zh: '粗体' },
  size: { en: 'large letters', zh: '大字号' },
  'short-line': { en: 'a short line by itself', zh: '单独的短行' },
  signs: { en: 'the text uses its signs', zh: '原文使用其符号' },
  bullets: { en: 'bullets', zh: '项目符号' },
  tabs: { en: 'cells parted by tabs', zh: '以制表符分隔' },
  strokes: { en: 'cells parted by strokes', zh: '以线条分隔' },
  columns: { en: 'columns', zh: '按列对齐' },
  'bracketed-number': { en: 'a number in brackets that a note answers', zh: '方括号编号与注文对应' },
  'empty-link': { en: 'link that leads nowhere; its words stay', zh: '空链接，文字保留' },
  'unsafe-link': {
    en: 'link with an address that is not for the web; its words stay',
    zh: '非网页地址的链接，文字保留',
  },
  'from-file-name': { en: 'from the name of the file', zh: '取自文件名' },
  'from-properties': { en: 'from the properties of the file', zh: '取自文件属性' },
  'from-head': { en: 'from the first lines', zh: '取自开头几行' },
  'from-end': { en: 'from the last lines', zh: '取自末尾几行' },
  'from-title': { en: 'from the title', zh: '据标题推断' },
  'from-text': { en: 'from the text', zh: '据正文推断' },
  'made-up': { en: 'made for want of a better one', zh: '自动生成' },
  nav: { en: 'navigation', zh: '导航' },
  header: { en: 'header', zh: '页眉' },
  footer: { en: 'footer', zh: '页脚' },
  aside: { en: 'beside the text', zh: '边栏' },
  hidden: { en: 'hidden', zh: '隐藏内容' },
  picture: { en: 'picture', zh: '图片' },
  'broken-characters': { en: 'bytes that are no characters', zh: '无法解码的字节' },
  'embedded-object': { en: 'embedded object', zh: '嵌入对象' },
  script: { en: 'script', zh: '脚本' },
  links: { en: 'list of links', zh: '链接列表' },
  outside: { en: 'outside of the main text', zh: '正文之外' },
  form: { en: 'form', zh: '表单' },
  dialog: { en: 'dialogue', zh: '对话框' },
  ruby: { en: 'gloss above the line', zh: '注音' },
  comment: { en: 'comment', zh: '批注' },
  deleted: { en: 'deleted by a tracked change', zh: '修订中已删除' },
  aslant: { en: 'aslant on the page', zh: '斜排文字' },
  symbol: { en: 'sign of a font of signs', zh: '符号字体中的符号' },
  radicals: { en: 'radicals of a font, written as the characters that they are', zh: '字体中的部首已改为相应汉字' },
  'missing-part': { en: 'part that is not in the file', zh: '文件中缺少的部分' },
  'page-without-text': { en: 'page without text', zh: '没有文字的页' },
}
