// `tifa cite`: the lines of a text with where they come from, as the editor's *Copy as Citation* writes them.

import { workOutCitation } from '../../core/features/citation.ts'

import { CITATION_FORMATS, CITATION_STYLES, citationText, readManner } from '../../protocol/citation/citation-text.ts'
import { type Command, type Given, say } from './command.ts'
import { openDocument } from './paths.ts'
import { fail } from './terminal.ts'

export const CITE: Command = {
  name: 'cite',
  operands: '[--format FORMAT] FILE:LINE[-LINE]',
  summary: { en: 'lines of a text with where they come from', zh: '引用文件中的若干行并注明出处' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: CITATION_FORMATS,
      about: { en: 'what is printed (plain)', zh: '输出格式（默认 plain）' },
    },
    {
      name: 'style',
      value: 'STYLE',
      values: CITATION_STYLES,
      about: {
        en: 'the style of plain text (auto: GB/T 7714 for Chinese, Chicago notes for English)',
        zh: '纯文本的著录格式（auto：中文用 GB/T 7714，英文用芝加哥注释体）',
      },
    },
    {
      name: 'accessed',
      value: 'YYYY-MM-DD',
      about: { en: 'the day on which the source was looked up (today)', zh: '引用日期（默认今天）' },
    },
  ],
  details: [
    {
      en: 'Prints the words without markup, then title, issuer, date, section and source as front matter gives them; of a translation or digest also the original. Lines count from 1. BibTeX and CSL-JSON go into a reference manager.',
      zh: '先输出去除标记的原文，再按文件头输出题名、责任者、日期、章节与来源；译文与摘要注明原文。行号从 1 起。BibTeX 与 CSL-JSON 可导入文献管理软件。',
    },
  ],
  examples: [
    ['tifa cite plans/fyp-14.md:120', { en: 'a paragraph', zh: '一段' }],
    ['tifa cite --format bibtex plans/fyp-14.md:120-124', { en: 'several, for LaTeX', zh: '多行，供 LaTeX 使用' }],
  ],
  exits: { en: '0 done, 1 nothing to quote there, 2 could not run', zh: '0 完成，1 该处无可引文字，2 无法运行' },
  run: cite,
}

async function cite(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  const [, file, first, last] = /^(.+?):(\d{1,9})(?:-(\d{1,9}))?$/.exec(operands[0] ?? '') ?? []
  const isPlace = file !== undefined && Number(last ?? first) >= Number(first) && !/:\d{1,9}$/.test(file)
  if (!isPlace || operands.length !== 1)
    return fail(say(locale, 'name lines as FILE:LINE or FILE:LINE-LINE', '请以“文件:行”或“文件:行-行”指定位置'))
  const accessed = given.value('accessed') ?? today()
  if (!isDay(accessed))
    return fail(say(locale, '--accessed is a day as YYYY-MM-DD', '--accessed 应为 YYYY-MM-DD 形式的日期'))
  const found = await openDocument(file, cwd, locale)
  if (typeof found === 'string') return fail(found)
  const { document, folder } = found
  const from = Math.max(0, Number(first) - 1)
  const to = Math.max(from, Number(last ?? first) - 1)
  const range = {
    start: document.offsetAt({ line: from, character: 0 }),
    end: document.offsetAt({ line: to, character: Number.MAX_SAFE_INTEGER }),
  }
  const work = workOutCitation(folder.corpus, document, range)
  let step = work.next()
  while (!step.done) step = work.next()
  const citation = step.value
  // Lines behind the last one are the end of the text, which is a place without words.
  if (!citation || citation.quote.length === 0 || range.end === range.start) {
    process.stderr.write(`tifa: ${operands[0]}: ${say(locale, 'nothing to quote there', '该处没有可引用的文字')}\n`)
    return 1
  }
  const text = citationText(
    citation,
    readManner({ format: given.value('format'), style: given.value('style'), accessed }),
  )
  process.stdout.write(`${text}\n`)
  return 0
}

/** True of a day that the calendar has. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The day that it is here. */
function today(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
