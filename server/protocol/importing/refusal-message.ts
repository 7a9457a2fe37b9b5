// Why a file was not imported, in words.

import type { RawFormat } from '../../core/importing/raw-document.ts'
import type { LimitName, Refusal } from '../../core/importing/refusal.ts'
import type { Locale } from '../locale.ts'

/** One line without a full stop, which names the limit where there is one. */
export function refusalMessage(refusal: Refusal, locale: Locale): string {
  const isChinese = locale === 'zh'
  switch (refusal.code) {
    case 'limit': {
      const { limit, most, found, where } = refusal
      const at = where === undefined ? '' : `${plain(where)}${isChinese ? '：' : ': '}`
      const { en, zh } = LIMIT_WORDS[limit]
      if (isChinese) return `${at}超出限制：${zh}${found === undefined ? '' : ` ${count(found)}`}，上限 ${count(most)}`
      return `${at}beyond the limit of ${count(most)} ${en}${found === undefined ? '' : `: ${count(found)}`}`
    }
    case 'empty':
      return isChinese ? '文件是空的' : 'the file is empty'
    case 'no-text':
      if (refusal.pages === undefined) return isChinese ? '没有文字' : 'it holds no text'
      return isChinese
        ? `没有文字层：${refusal.pages} 页均为图像，请先做文字识别（OCR）`
        : `it has no layer of text: its pages (${refusal.pages}) are pictures; recognise their text (OCR) first`
    case 'encrypted':
      return isChinese ? '已加密，须先解除密码保护' : 'it is encrypted: save it without a password first'
    case 'unknown-format':
      if (refusal.kind === undefined) return isChinese ? '无法识别的格式' : 'it is of no format that can be read'
      // The name says one thing and the content another.
      if (READ.includes(refusal.kind))
        return isChinese
          ? `名为 ${refusal.kind}，内容却不是，或已损坏`
          : `it is called ${refusal.kind}, but its content is no such file, or is damaged`
      if (/^(?:tbx|xlsx)$/.test(refusal.kind))
        return isChinese
          ? `${refusal.kind} 是词汇表的格式：请用“导入词汇表…”`
          : `${refusal.kind} is a format of glossaries: use Import Glossary…`
      if (/^(?:csv|tsv)$/.test(refusal.kind))
        return isChinese
          ? `${refusal.kind} 是表格：词汇表请用“导入词汇表…”，规划中的表格请从电子表格软件复制后粘贴`
          : `${refusal.kind} is a table: Import Glossary… reads glossaries; copy a plan’s table out of a spreadsheet and paste it`
      if (refusal.kind === 'tmx')
        return isChinese
          ? 'tmx 文件无须导入：放入语料库的文件夹即可'
          : 'tmx needs no import: put it into the folder of the corpus'
      return notReadMessage(refusal.kind, isChinese)
    case 'broken': {
      const name = FORMAT_NAMES[refusal.format][locale]
      const detail = [refusal.where ?? '', refusal.detail ?? ''].filter(Boolean).map(plain).join(': ')
      const after = detail === '' ? '' : isChinese ? `（${detail}）` : ` (${detail})`
      return isChinese ? `不是有效的 ${name}，或已损坏${after}` : `it is damaged, or no ${name}${after}`
    }
    case 'unsafe': {
      const { en, zh } = UNSAFE_WORDS[refusal.what]
      return isChinese
        ? `${plain(refusal.where)}：含有${zh}，已拒绝`
        : `${plain(refusal.where)}: it holds ${en}, which is refused`
    }
    case 'unavailable':
      return isChinese
        ? `此处无法导入：${plain(refusal.detail)}`
        : `nothing can be imported here: ${plain(refusal.detail)}`
    case 'encoding':
      return isChinese ? `未知编码 ${plain(refusal.encoding)}` : `there is no encoding ${plain(refusal.encoding)}`
  }
}

/** The same of a text that a document of the corpus has. */
export function sameTextMessage(path: string, locale: Locale): string {
  return locale === 'zh' ? `语料库中已有此文本：${plain(path)}` : `its text is in the corpus already: ${plain(path)}`
}

/** A format's name, as people write it. */
export function formatName(format: RawFormat, locale: Locale): string {
  return FORMAT_NAMES[format][locale]
}

type Words = Readonly<Record<Locale, string>>

/** That files of a kind are not read, and as what they can be saved so that they are. */
function notReadMessage(kind: string, isChinese: boolean): string {
  const other = SAVED_AS.find(([kinds]) => kinds.test(kind))?.[1]
  if (other !== undefined)
    return isChinese
      ? `不支持的格式：${kind}；请先另存为 ${other}`
      : `files of the kind ${kind} are not read: save it as ${other} first`
  return isChinese
    ? `不支持的格式：${kind}；可读取 ${READ.join('、')}`
    : `files of the kind ${kind} are not read; ${READ.join(', ')} are`
}

/** As what the programs that write such files save them, too. */
const SAVED_AS: readonly (readonly [kinds: RegExp, other: string])[] = [
  [/^(?:docm?|wps|rtf|odt)$/, 'docx'],
  [/^mht(?:ml)?$/, 'html'],
  [/^(?:ofd|djvu|ps)$/, 'pdf'],
]

const READ = ['txt', 'md', 'html', 'docx', 'pdf', 'epub']

const FORMAT_NAMES: Readonly<Record<RawFormat, Words>> = {
  text: { en: 'plain text', zh: '纯文本' },
  markdown: { en: 'Markdown', zh: 'Markdown' },
  html: { en: 'HTML', zh: 'HTML' },
  docx: { en: 'DOCX', zh: 'DOCX' },
  pdf: { en: 'PDF', zh: 'PDF' },
  epub: { en: 'EPUB', zh: 'EPUB' },
}

const LIMIT_WORDS: Readonly<Record<LimitName, Words>> = {
  'file-bytes': { en: 'bytes of a file', zh: '文件字节数' },
  'archive-entries': { en: 'entries of an archive', zh: '压缩包内文件数' },
  'archive-bytes': { en: 'bytes unpacked of an archive', zh: '压缩包解压后总字节数' },
  'entry-bytes': { en: 'bytes unpacked of one entry', zh: '单个文件解压后字节数' },
  'archive-ratio': { en: 'times the packed size', zh: '压缩比' },
  pages: { en: 'pages', zh: '页数' },
  nodes: { en: 'elements', zh: '元素数' },
  depth: { en: 'elements in each other', zh: '嵌套层数' },
  characters: { en: 'characters', zh: '字符数' },
  seconds: { en: 'seconds', zh: '秒数' },
  megabytes: { en: 'megabytes of memory', zh: '内存兆字节数' },
}

const UNSAFE_WORDS: Readonly<Record<'path' | 'link' | 'entities', Words>> = {
  path: { en: 'a path that leads out of the archive', zh: '指向压缩包之外的路径' },
  link: { en: 'a link in place of a file', zh: '以链接代替的文件' },
  entities: { en: 'declared XML entities', zh: '自定义 XML 实体' },
}

function count(number: number): string {
  return Math.round(number)
    .toString()
    .replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
}

/** A name out of a file, without what would move a cursor, and short. */
function plain(words: string): string {
  const line = words.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
