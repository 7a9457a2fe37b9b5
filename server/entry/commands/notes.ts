// `tifa notes`: the notes of files and folders, by code, as lines, CSV, JSON or Markdown.

import { collectNotes } from '../../core/features/notes.ts'
import { append } from '../../core/text/long-list.ts'
import { finish } from '../../core/text/steps.ts'
import { readProvenance } from '../../protocol/exporting/provenance.ts'
import { notesToText } from '../../protocol/notes/note-export.ts'
import { collectNoteItems } from '../../protocol/notes/note-items.ts'
import type { NoteItem } from '../../wire/notes.ts'
import { type Command, type Given, nearest, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

const FORMATS = ['text', 'csv', 'json', 'markdown'] as const

export const NOTES: Command = {
  name: 'notes',
  operands: '[OPTION…] [PATH…]',
  summary: { en: 'what readers remarked, by code', zh: '列出批注，可按编码筛选' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
    {
      name: 'code',
      value: 'CODE',
      isMany: true,
      about: { en: 'only notes with this code; may be repeated', zh: '只列出此编码的批注，可重复' },
    },
    {
      name: 'find',
      value: 'WORDS',
      about: {
        en: 'only notes that hold these words: in code, remark, marked words, section or title',
        zh: '只列出编码、批注、所标文字、章节或标题中含有这些词的批注',
      },
    },
  ],
  details: [
    {
      en: 'Prints all note: marks, by date of the document, then as they stand in it: file, line and column, code, the marked words and the remark. CSV, JSON and Markdown have the document’s title and date and the section as well; JSON: {"notes": [{"code", "remark", "quote", "document", "date", "section", "file", "line", "column", "start", "end"}]}, with UTF-16 offsets of the mark. Markdown has a heading for each code.',
      zh: '列出全部 note: 标注，先按文件日期，再按文中次序：文件、行与列、编码、所标文字与批注。CSV、JSON 与 Markdown 另有文件标题、日期与章节；JSON：{"notes": [{"code", "remark", "quote", "document", "date", "section", "file", "line", "column", "start", "end"}]}，偏移为标注的 UTF-16 偏移。Markdown 每个编码一个标题。',
    },
  ],
  examples: [
    ['tifa notes plans/', { en: 'all notes in a folder', zh: '文件夹中的全部批注' }],
    [
      'tifa notes --code finance --format csv > finance.csv',
      { en: 'one code, for a spreadsheet', zh: '单个编码，供电子表格使用' },
    ],
    ['tifa notes --format markdown > notes.md', { en: 'a list to be read', zh: '供阅读的列表' }],
  ],
  exits: { en: '0 done, 2 could not run or no note has the code', zh: '0 完成，2 无法运行或没有此编码的批注' },
  run: notes,
}

async function notes(given: Given, cwd: string): Promise<number> {
  const { locale } = given
  const paths = await resolvePaths(given.operands, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const format = FORMATS.find(known => known === given.value('format')) ?? 'text'
  const codes = given.has('code') ? new Set(given.values('code')) : undefined
  const text = given.value('find')
  const { workspace, ports, isWanted, pathOf, unread } = await openPaths(paths, cwd, locale, false)
  const found: NoteItem[] = []
  const known = new Set<string>()
  for (const { corpus } of workspace.folders()) {
    const uris = new Set([...corpus.uris()].filter(isWanted))
    if (codes) for (const { mark } of finish(collectNotes(corpus, { uris }))) known.add(mark.id)
    const wanted = { uris, ...(codes ? { codes } : {}), ...(text === undefined ? {} : { text }) }
    append(found, finish(collectNoteItems(corpus, wanted, uri => uri)))
  }
  const provenance = format === 'text' ? undefined : await readProvenance(workspace.folders(), ports, async () => {})
  process.stdout.write(notesToText(found, format, pathOf, locale, provenance))
  const problems = [...unread]
  for (const code of codes ?? []) {
    if (known.has(code)) continue
    const near = nearest(code, [...known])
    const hint = near === undefined ? '' : say(locale, `; did you mean ${near}?`, `；是否要用 ${near}？`)
    problems.push(say(locale, `no note has the code ${code}${hint}`, `没有编码为 ${code} 的批注${hint}`))
  }
  return problems.length > 0 ? fail(problems.join('\ntifa: ')) : 0
}
