// Why selected words cannot be a note, in words.

import type { NoteRefusal } from '../../core/features/add-note.ts'
import type { Locale } from '../locale.ts'

export function noteRefusalMessage(refusal: NoteRefusal, locale: Locale): string {
  return MESSAGES[refusal][locale]
}

const MESSAGES: Readonly<Record<NoteRefusal, Readonly<Record<Locale, string>>>> = {
  nothing: {
    en: 'Select the words that the note is about.',
    zh: '请先选中要批注的文字。',
  },
  blocks: {
    en: 'A note stands within one paragraph, list item or table cell: select less.',
    zh: '批注只能在一个段落、列表项或单元格之内，请缩小选择范围。',
  },
  'front-matter': {
    en: 'The front matter takes no notes.',
    zh: '文件头中不能加批注。',
  },
  code: {
    en: 'Code, HTML and comments take no notes.',
    zh: '代码、HTML 与注释中不能加批注。',
  },
  mark: {
    en: 'These words touch a mark already, and one link cannot stand in another: select words beside it.',
    zh: '所选文字已有标注，链接中不能再有链接，请选择其外的文字。',
  },
  markup: {
    en: 'No link can stand around these words: they are part of another link, or begin or end inside other markup.',
    zh: '这些文字外不能加链接：它们属于另一链接，或起止于其他标记之中。',
  },
  'code-name': {
    en: 'A code is a name: not empty, without control characters, at most 200 characters.',
    zh: '编码是一个名称：不能为空，不含控制字符，至多 200 个字符。',
  },
}
