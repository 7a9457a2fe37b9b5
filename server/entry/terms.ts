// `tifa terms`: how terms and words fare over the plans of a line, over all documents by date, or over sections.

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { collectFrequent } from '../core/features/trend.ts'
import { collectColumns, type TrendScope } from '../core/features/trend-columns.ts'
import type { Corpus } from '../core/index/corpus.ts'
import { countedDocuments } from '../core/index/tally.ts'
import { finish } from '../core/text/steps.ts'
import { localeOf } from '../protocol/locale.ts'
import { dispersionToText, trendsToText } from '../protocol/trend-export.ts'
import type { DispersionResult, TrendsResult } from '../protocol/trend-requests.ts'
import { workOutDispersion, workOutTrends } from '../protocol/trend-result.ts'
import { fail, openPaths, parsePaths } from './paths.ts'

const BY = ['plan', 'document', 'section'] as const
const FORMATS = ['text', 'csv', 'json'] as const
/** How many terms are printed where none is named. */
const MOST = 30

/** Runs the command; returns its exit code: 0 done, 2 could not run. What is no file or folder is a term. */
export async function terms(args: readonly string[], folder: string): Promise<number> {
  let parsed: { values: { format?: string; by?: string }; positionals: string[] }
  try {
    const options = { format: { type: 'string' }, by: { type: 'string' } } as const
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
  const { by: given = 'plan', format: named = 'text' } = parsed.values
  const by = BY.find(known => known === given)
  if (!by) return fail(`--by is plan, document or section, not “${given}”`)
  const format = FORMATS.find(known => known === named)
  if (!format) return fail(`--format is text, csv or json, not “${named}”`)
  const words: string[] = []
  const files: string[] = []
  for (const positional of parsed.positionals)
    ((await exists(resolve(folder, positional))) ? files : words).push(positional)
  // A path that was mistyped is no word to be counted.
  const missed = words.find(word => /[/\\]|\.(?:md|markdown)$/i.test(word))
  if (missed !== undefined) return fail(`${missed}: no such file or folder`)
  const paths = await parsePaths(files.length > 0 ? files : ['.'], FORMATS, folder)
  if (typeof paths === 'string') return fail(paths)
  const { workspace, isWanted, pathOf, unread } = await openPaths(paths.paths, folder)
  const locale = localeOf(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'])
  const trends: TrendsResult[] = []
  const sections: DispersionResult[] = []
  const missing = new Set(words)
  for (const { corpus } of workspace.folders()) {
    const wanted = [...countedDocuments(corpus)].flatMap(({ uri }) => (isWanted(uri) ? uri : []))
    if (wanted.length === 0) continue
    const lines = linesOf(corpus, wanted).map(line => ({ line }))
    for (const over of by === 'section' ? [] : by === 'plan' ? lines : [{ only: wanted }]) {
      const scope: TrendScope = 'line' in over ? { kind: 'line', uri: over.line } : { kind: 'dated', ...over }
      const asked = words.length > 0 ? words : frequentIn(corpus, scope)
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
    return fail('no line of plans here: none says or shows what it supersedes; try --by document')
  process.stdout.write(
    by === 'section' ? dispersionToText(sections, format, pathOf) : finish(trendsToText(trends, format, pathOf)),
  )
  const problems = [...unread, ...[...missing].map(word => `${word}: no such term, file or folder`)]
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

function frequentIn(corpus: Corpus, scope: TrendScope): string[] {
  return finish(collectFrequent(corpus, collectColumns(corpus, scope), MOST)).map(({ topic }) => topic.key)
}

function frequentInDocument(corpus: Corpus, uri: string): string[] {
  const language = corpus.symbols(uri)?.language ?? 'zh'
  const counts = [...(corpus.counts(uri)?.bySense ?? [])].filter(([key]) => key.startsWith(`${language}:`))
  counts.sort((a, b) => b[1].total - a[1].total)
  return counts.slice(0, MOST).map(([key]) => `term:${key.slice(3)}`)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
