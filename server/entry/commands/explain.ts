// `tifa explain` and `tifa gloss`: what the editor's hover says, of a place or of words.

import { type Explanation, explain as explainAt } from '../../core/features/hover.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { Document } from '../../core/model/document.ts'
import { printable } from '../../protocol/columns.ts'
import { explainWords, markdownOf, textOf } from '../../protocol/tools/lookup-term.ts'
import { FilePlaces } from '../../protocol/tools/tool.ts'
import { type Command, type Given, say } from './command.ts'
import { type Opened, openDocument, openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

const FORMAT = {
  name: 'format',
  value: 'FORMAT',
  values: ['text', 'md'],
  about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
} as const

export const EXPLAIN: Command = {
  name: 'explain',
  operands: 'FILE:LINE:COLUMN',
  summary: { en: 'what stands at a place', zh: '解释某一位置' },
  options: [FORMAT],
  details: [
    {
      en: 'Prints what the editor’s hover says there: the term with pinyin, renderings, gloss, first use and counts, the plan, the target with its outcome, the number, the phrase. Line and column count from 1, the column in UTF-16 units, as tifa check prints them.',
      zh: '输出编辑器悬停所示内容：术语及其拼音、英译、释义、首次使用与次数，规划，目标及完成情况，数量，提法。行列从 1 起，列以 UTF-16 单位计，与 tifa check 的输出一致。',
    },
  ],
  examples: [['tifa explain plans/fyp-14.md:12:5', { en: 'a place', zh: '某一位置' }]],
  exits: { en: '0 something stands there, 1 nothing does, 2 could not run', zh: '0 有内容，1 无内容，2 无法运行' },
  run: explain,
}

export const GLOSS: Command = {
  name: 'gloss',
  operands: '[--format text|md] TERM [PATH…]',
  summary: { en: 'what a term means and how it is rendered', zh: '术语的含义与英译' },
  options: [FORMAT],
  details: [
    {
      en: 'TERM is words in either language, or the id of a glossary entry. Prints entry, renderings in the texts, counts and first use in the corpus of PATH (this folder), and the dictionary where no glossary has them.',
      zh: 'TERM 为任一语言的词语，或词条的 id。输出词条、文中的英译、在 PATH 所属语料库（默认当前文件夹）中的次数与首次使用；词汇表未收的查词典。',
    },
  ],
  examples: [
    ['tifa gloss 新质生产力', { en: 'a term', zh: '术语' }],
    ['tifa gloss "dual circulation" plans', { en: 'from the English', zh: '从英文查' }],
  ],
  exits: { en: '0 it is known, 1 it is not, 2 could not run', zh: '0 已知，1 未知，2 无法运行' },
  run: gloss,
}

async function explain(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  const [, file, line, column] = /^(.+?):(\d{1,9}):(\d{1,9})$/.exec(operands[0] ?? '') ?? []
  if (file === undefined || operands.length !== 1)
    return fail(say(locale, 'name a place as FILE:LINE:COLUMN', '请以“文件:行:列”指定位置'))
  const found = await openDocument(file, cwd, locale)
  if (typeof found === 'string') return fail(found)
  const { document, folder, opened } = found
  const position = { line: Math.max(0, Number(line) - 1), character: Math.max(0, Number(column) - 1) }
  const explanation = await explanationAt(opened, folder.corpus, document, document.offsetAt(position))
  if (!explanation) {
    process.stderr.write(`tifa: ${operands[0]}: ${say(locale, 'nothing to explain there', '此处没有可解释的内容')}\n`)
    return 1
  }
  write(explanation, opened, folder.corpus, given)
  return 0
}

async function gloss(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  const [term, ...named] = operands
  if (term === undefined || term.trim() === '')
    return fail(say(locale, 'name a term; see tifa gloss --help', '请给出术语；详见 tifa gloss --help'))
  const paths = await resolvePaths(named, cwd, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const opened = await openPaths(paths, cwd, locale)
  let isKnown = false
  for (const { corpus, root } of opened.workspace.folders()) {
    if (root === undefined && isKnown) continue
    const words = corpus.entries(term)[0]?.term.headword ?? term
    const document = Document.parse('untitled:gloss', words)
    const explanation = await explainWords(corpus, document, opened)
    if (explanation) {
      if (isKnown) process.stdout.write('\n')
      write(explanation, opened, corpus, given)
      isKnown = true
    }
    if (root !== undefined && isKnown) break
  }
  if (isKnown) return opened.unread.length > 0 ? fail(opened.unread.join('\ntifa: ')) : 0
  process.stderr.write(`tifa: ${term}: ${say(locale, 'nothing is known of it', '没有相关内容')}\n`)
  return 1
}

function explanationAt(
  { ports, year }: Opened,
  corpus: Corpus,
  document: Document,
  offset: number,
): Promise<Explanation | undefined> {
  return explainAt(corpus, document, offset, { pinyin: ports.pinyin, dictionary: ports.dictionary, year })
}

function write(explanation: Explanation, { pathOf }: Opened, corpus: Corpus, given: Given): void {
  const written = given.value('format') === 'md' ? markdownOf : textOf
  const text = written(explanation, corpus, new FilePlaces({ pathOf }), { locale: given.locale, pathOf })
  process.stdout.write(`${given.value('format') === 'md' ? text : text.split('\n').map(printable).join('\n')}\n`)
}
