// The report of an import: what became of each file, what is to be checked, and all that was left out or changed.

import { append } from '../../core/text/long-list.ts'
import type { ImportedItem, ImportNoteItem } from '../../wire/imports.ts'
import { decodeAddress } from '../decode-address.ts'
import type { Locale } from '../locale.ts'
import { type Block, type Inline, link, strong, text } from '../reports/report.ts'
import { type GatheredNote, gatherNotes } from './gathered-notes.ts'
import { importKindMessage, importReasonMessage } from './import-message.ts'

/** The report; the offsets of its links are lines. What was left out stands there word for word. */
export function importReport(files: readonly ImportedItem[], locale: Locale): Block[] {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const blocks: Block[] = [{ kind: 'heading', level: 1, content: [text(write.title)] }]
  for (const file of files) {
    if ('refused' in file) {
      blocks.push({ kind: 'heading', level: 2, content: [text(file.name)] })
      blocks.push({ kind: 'warning', content: [text(`${write.refused}${file.refused}`)] })
      continue
    }
    const { name, uri, isOutside, readAs, notes } = file
    blocks.push({ kind: 'heading', level: 2, content: [text(`${name} → `), link(nameIn(uri), uri, 0)] })
    blocks.push({ kind: 'paragraph', content: [text(`${write.readAs}${readAs}`)] })
    if (isOutside) blocks.push({ kind: 'warning', content: [text(write.outside)] })
    const kinds = [...new Set([...FIRST, ...notes.map(({ kind }) => kind)])]
    for (const kind of kinds) {
      const some = notes.filter(note => note.kind === kind)
      if (some.length > 0) append(blocks, writeKind(kind, some, uri, locale))
    }
    if (!notes.some(({ kind }) => FIRST.includes(kind)))
      blocks.push({ kind: 'paragraph', content: [text(write.nothing)] })
  }
  return blocks
}

/** What somebody should look at comes first. */
const FIRST: readonly string[] = ['doubtful-field', 'omitted', 'removed', 'fenced']

/** How many places of a kind are listed, and how much of each. */
const MOST_LISTED = 1000
const LONGEST = 2000

function writeKind(kind: string, notes: readonly ImportNoteItem[], uri: string, locale: Locale): Block[] {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const gathered = gatherNotes(notes)
  const more = gathered.length - MOST_LISTED
  return [
    { kind: 'heading', level: 3, content: [text(`${importKindMessage(kind, locale)} (${notes.length})`)] },
    {
      kind: 'list',
      items: gathered.slice(0, MOST_LISTED).map(note => writeNote(note, uri, locale)),
    },
    ...(more > 0 ? [{ kind: 'faint' as const, content: [text(write.more(more))] }] : []),
  ]
}

function writeNote({ reason, text: words, line, count }: GatheredNote, uri: string, locale: Locale): Inline[] {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const why = importReasonMessage(reason, locale)
  const shown = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
  return [
    ...(line === undefined ? [] : [link(write.line(line + 1), uri, line), text(' ')]),
    ...(shown === '' ? [] : [strong(shown), text(' ')]),
    ...(count > 1 ? [text(`× ${count} `)] : []),
    text(write.because(why)),
  ]
}

function nameIn(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  return decodeAddress(name)
}

interface Words {
  readonly title: string
  readonly refused: string
  readonly readAs: string
  readonly outside: string
  readonly nothing: string
  readonly more: (count: number) => string
  readonly line: (line: number) => string
  readonly because: (why: string) => string
}

const ENGLISH: Words = {
  title: 'Imported documents',
  refused: 'Not imported: ',
  readAs: 'Read as ',
  outside: 'It does not belong to the corpus, by what tifa.yaml, .gitignore or files.exclude leave out.',
  nothing: 'Nothing was left out, and no field is doubtful.',
  more: count => `and ${count} more`,
  line: line => `line ${line}`,
  because: why => `(${why})`,
}

const CHINESE: Words = {
  title: '导入的文件',
  refused: '未导入：',
  readAs: '读取为 ',
  outside: '此处的文件不属于语料库：被 tifa.yaml、.gitignore 或 files.exclude 排除。',
  nothing: '没有删去任何内容，也没有待核的字段。',
  more: count => `另有 ${count} 处`,
  line: line => `第 ${line} 行`,
  because: why => `（${why}）`,
}
