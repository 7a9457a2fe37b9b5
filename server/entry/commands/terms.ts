// `tifa terms`: how terms and words fare over the plans of a line, over all documents by date, or over sections.

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { collectTelling } from '../../core/features/trends/trend.ts'
import { collectColumns, type TrendScope } from '../../core/features/trends/trend-columns.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { countedDocuments } from '../../core/index/terms/tally.ts'
import { finish } from '../../core/text/steps.ts'
import { readProvenance } from '../../protocol/exporting/provenance.ts'
import { dispersionToText, trendsToText } from '../../protocol/trends/trend-export.ts'
import { workOutDispersion, workOutTrends } from '../../protocol/trends/trend-result.ts'
import type { DispersionResult, TrendsResult } from '../../wire/trends.ts'
import { type Command, type Given, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

const BY = ['plan', 'document', 'section'] as const
const FORMATS = ['text', 'csv', 'json'] as const
/** How many terms are printed where none is named. */
const MOST = 30

export const TERMS: Command = {
  name: 'terms',
  operands: '[OPTION…] [TERM…] [PATH…]',
  summary: { en: 'how often plans use terms and words', zh: '术语与词语在各规划中的频次' },
  options: [
    {
      name: 'by',
      value: 'UNIT',
      values: BY,
      about: {
        en: 'count over the plans of each line, over all documents by date, or over the sections of each document (plan)',
        zh: '按各沿革中的规划、按日期排列的所有文件，或按各文件的章节计数（默认 plan）',
      },
    },
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
  ],
  details: [
    {
      en: 'Counts terms of the glossaries with all their wordings, and other words as they are: raw, per 10,000 characters, with first mention, absence and return, what was counted, and what makes the figures hard to compare. Without a term those are printed whose use differs most between the texts (log-likelihood), of sections the most frequent ones; what is no file or folder is a term. The words are Chinese where the locale is.',
      zh: '统计词汇表中术语（含其所有词形）以及所给词语的频次：原始次数、每万字次数、首次出现、缺席与再现，并说明统计口径与可比性。未给出术语时输出各文件间用量差别最显著者（对数似然值），按章节时输出最常见者；不是文件或文件夹的参数视为术语。',
    },
  ],
  examples: [
    ['tifa terms 高质量发展 新质生产力 plans/', { en: 'from plan to plan', zh: '逐个规划比较' }],
    ['tifa terms --by section plans/fyp-14.md', { en: 'over the sections of one', zh: '按章节' }],
  ],
  exits: { en: '0 done, 2 could not run', zh: '0 完成，2 无法运行' },
  run: terms,
}

async function terms(given: Given, folder: string): Promise<number> {
  const { locale } = given
  const by = BY.find(known => known === given.value('by')) ?? 'plan'
  const format = FORMATS.find(known => known === given.value('format')) ?? 'text'
  const words: string[] = []
  const files: string[] = []
  for (const positional of given.operands)
    ((await isPath(resolve(folder, positional), positional)) ? files : words).push(positional)
  // A path that was mistyped is no word to be counted.
  const missed = words.find(word => /[/\\]|\.(?:md|markdown)$/i.test(word))
  if (missed !== undefined) return fail(`${missed}: ${say(locale, 'no such file or folder', '没有此文件或文件夹')}`)
  const paths = await resolvePaths(files, folder, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const { workspace, ports, isWanted, pathOf, unread } = await openPaths(paths, folder, locale)
  const trends: TrendsResult[] = []
  const sections: DispersionResult[] = []
  const missing = new Set(words)
  for (const { corpus } of workspace.folders()) {
    const wanted = [...countedDocuments(corpus)].flatMap(({ uri }) => (isWanted(uri) ? uri : []))
    if (wanted.length === 0) continue
    const lines = linesOf(corpus, wanted).map(line => ({ line }))
    for (const over of by === 'section' ? [] : by === 'plan' ? lines : [{ only: wanted }]) {
      const scope: TrendScope = 'line' in over ? { kind: 'line', uri: over.line } : { kind: 'dated', ...over }
      const asked = words.length > 0 ? words : tellingIn(corpus, scope)
      const result = finish(workOutTrends(corpus, { terms: asked, over }, locale, uri => uri))
      for (const word of words) if (!result.unknown.includes(word)) missing.delete(word)
      trends.push(result)
    }
    for (const uri of by === 'section' ? wanted : []) {
      const document = corpus.document(uri)
      if (!document) continue
      const asked = words.length > 0 ? words : frequentInDocument(corpus, uri)
      const result = finish(workOutDispersion(corpus, document, { terms: asked }, locale, one => one))
      for (const word of words) if (!result.unknown.includes(word)) missing.delete(word)
      sections.push(result)
    }
  }
  if (by === 'plan' && trends.length === 0)
    return fail(
      say(
        locale,
        'no line of plans here: none says or shows what it supersedes; try --by document',
        '此处没有规划沿革：没有规划说明或表明它接替了谁；可试 --by document',
      ),
    )
  const known = format === 'text' ? undefined : await readProvenance(workspace.folders(), ports, async () => {})
  process.stdout.write(
    by === 'section'
      ? dispersionToText(sections, format, pathOf, known)
      : finish(trendsToText(trends, format, pathOf, known)),
  )
  const problems = [
    ...unread,
    ...[...missing].map(word => `${word}: ${say(locale, 'no such term, file or folder', '没有此术语、文件或文件夹')}`),
  ]
  return problems.length > 0 ? fail(problems.join('\ntifa: ')) : 0
}

/** One document of each line that holds something that was named. */
function linesOf(corpus: Corpus, wanted: readonly string[]): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  for (const uri of wanted) {
    const work = corpus.lines.workOf(uri)
    if (!work || seen.has(work.main.uri)) continue
    const line = corpus.lines.line(work)
    for (const link of line) seen.add(link.work.main.uri)
    if (line.length > 1) found.push(work.main.uri)
  }
  return found
}

function tellingIn(corpus: Corpus, scope: TrendScope): string[] {
  return finish(collectTelling(corpus, collectColumns(corpus, scope), MOST)).map(({ key }) => key)
}

function frequentInDocument(corpus: Corpus, uri: string): string[] {
  const language = corpus.symbols(uri)?.language ?? 'zh'
  const counts = [...(corpus.counts(uri)?.bySense ?? [])].filter(([key]) => key.startsWith(`${language}:`))
  counts.sort((a, b) => b[1].total - a[1].total)
  return counts.slice(0, MOST).map(([key]) => `term:${key.slice(3)}`)
}

/** A path that is there, or a glob of files; words have no stars, but a pattern of theirs is none of files. */
async function isPath(path: string, given: string): Promise<boolean> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  return isThere || (/\.(?:md|markdown)$/i.test(given) && /[*?[{]/.test(given))
}
