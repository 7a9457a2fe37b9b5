// `tifa kwic`: a concordance in aligned columns, or as CSV or JSON; with --collocates the words beside the keyword.

import { parseArgs } from 'node:util'
import type { ConcordanceSort } from '../core/features/concordance/order.ts'
import { SORT_KEYS } from '../core/features/concordance/order.ts'
import { type ConcordanceQuery, collectConcordance } from '../core/features/concordance.ts'
import { type ConcordanceFilter, viewConcordance } from '../core/features/concordance-view.ts'
import type { Corpus } from '../core/index/corpus.ts'
import type { Dictionary } from '../core/text/dictionary.ts'
import { fitColumns, printable, widthOf } from '../protocol/columns.ts'
import { figuresToText, linesToText } from '../protocol/concordance-export.ts'
import { basisOf, collectFigures, LineItems, rateOf } from '../protocol/concordance-items.ts'
import { problemMessage } from '../protocol/concordance-message.ts'
import type { ConcordanceFiguresResult, ConcordanceProblem, LineItem } from '../protocol/concordance-requests.ts'
import { localeOf } from '../protocol/locale.ts'
import { createNodePorts } from './node-ports.ts'
import { fail, type Opened, openPaths, resolvePaths } from './paths.ts'

const OPTIONS = {
  sort: { type: 'string', multiple: true },
  term: { type: 'boolean' },
  pattern: { type: 'boolean' },
  format: { type: 'string' },
  window: { type: 'string' },
  width: { type: 'string' },
  limit: { type: 'string' },
  collocates: { type: 'boolean' },
  ngrams: { type: 'boolean' },
  documents: { type: 'boolean' },
  'function-words': { type: 'boolean' },
  plan: { type: 'string' },
  period: { type: 'string' },
  kind: { type: 'string' },
  language: { type: 'string' },
} as const

type What = 'lines' | 'collocates' | 'ngrams' | 'documents'
type Format = 'text' | 'csv' | 'json'

interface Asked {
  readonly query: ConcordanceQuery
  readonly paths: readonly string[]
  readonly what: What
  readonly format: Format
  readonly sorts: readonly ConcordanceSort[]
  readonly filter: ConcordanceFilter
  readonly window: number
  readonly width: number
  readonly limit: number
  readonly functionWords: boolean
}

/** Runs the command; returns its exit code: 0 something was found, 1 nothing was, 2 could not run. */
export async function kwic(args: readonly string[], folder: string): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') return fail(asked)
  const paths = await resolvePaths(asked.paths, folder)
  if (typeof paths === 'string') return fail(paths)
  const opened = await openPaths(paths, folder)
  const dictionary = asked.what === 'collocates' ? await createNodePorts(SILENT).dictionary() : undefined
  const parts: Part[] = []
  for (const { corpus } of opened.workspace.folders()) {
    const isWanted = [...corpus.uris()].some(uri => corpus.originOf(uri) === 'own' && opened.isWanted(uri))
    if (!isWanted) continue
    const part = searchIn(corpus, opened, asked, dictionary)
    // One glossary of several may lack a term.
    if (typeof part !== 'string') parts.push(part)
    else if (part !== 'unknown-term') return fail(problemMessage(part, LOCALE))
  }
  if (parts.length === 0 && opened.unread.length === 0)
    return fail(asked.query.kind === 'term' ? problemMessage('unknown-term', LOCALE) : 'no document to search')
  write(joined(parts), asked, opened)
  if (opened.unread.length > 0) return fail(opened.unread.join('\ntifa: '))
  return parts.some(({ basis }) => basis.total > 0) ? 0 : 1
}

const LOCALE = localeOf(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'])

/** What one corpus has. */
interface Part {
  readonly basis: ReturnType<typeof basisOf>
  readonly lines: readonly LineItem[]
  readonly lineCount: number
  readonly figures: ConcordanceFiguresResult | undefined
  /** True where more was found than lines are kept. */
  readonly isCut: boolean
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }

/** `--sort -date` as `--sort=-date`: else the key would be taken for an option. */
function joinSort(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    if (joined.at(-1) === '--sort' && /^-[a-z]/.test(arg)) joined[joined.length - 1] = `--sort=${arg}`
    else joined.push(arg)
  }
  return joined
}

function readArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({ args: joinSort(args), options: OPTIONS, allowPositionals: true })
    const [text, ...paths] = positionals
    if (text === undefined) return 'nothing to look for; see tifa --help'
    if (values.term && values.pattern) return 'it is --term or --pattern, not both'
    const format = (['text', 'csv', 'json'] as const).find(known => known === (values.format ?? 'text'))
    if (!format) return `--format is text or csv or json, not “${values.format}”`
    const sorts: ConcordanceSort[] = []
    for (const name of (values.sort ?? []).flatMap(one => one.split(','))) {
      const by = SORT_KEYS.find(key => key === name.replace(/^-/, ''))
      if (!by) return `--sort is ${SORT_KEYS.join(' or ')}, not “${name}”`
      sorts.push({ by, descending: name.startsWith('-') })
    }
    const numbers = { window: 5, width: 0, limit: Number.POSITIVE_INFINITY }
    for (const name of ['window', 'width', 'limit'] as const) {
      const given = values[name]
      if (given === undefined) continue
      if (!/^[1-9]\d{0,8}$/.test(given)) return `--${name} is a number, not “${given}”`
      numbers[name] = Number(given)
    }
    const { plan, period, kind, language } = values
    return {
      query: { kind: values.term ? 'term' : values.pattern ? 'pattern' : 'phrase', text },
      paths: paths.length > 0 ? paths : ['.'],
      what: values.collocates ? 'collocates' : values.ngrams ? 'ngrams' : values.documents ? 'documents' : 'lines',
      format,
      sorts,
      filter: {
        ...(plan === undefined ? {} : { plan }),
        ...(period === undefined ? {} : { period }),
        ...(kind === undefined ? {} : { kind }),
        ...(language === undefined ? {} : { language }),
      },
      functionWords: values['function-words'] === true,
      ...numbers,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function runAll<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** What a corpus has, or why nothing can be looked for in it. */
function searchIn(
  corpus: Corpus,
  opened: Opened,
  asked: Asked,
  dictionary: Dictionary | undefined,
): Part | ConcordanceProblem {
  const { what, limit, window, functionWords } = asked
  const found = runAll(collectConcordance(corpus, asked.query))
  if (found.problem) return found.problem
  // The rest of the corpus was read with it, and is not what was asked about.
  const filter = { ...asked.filter, isIn: opened.isWanted }
  // Words sort as readers of their language look them up: Chinese by pinyin wherever the terminal stands.
  const view = runAll(viewConcordance(corpus, found, filter, asked.sorts, 'zh'))
  const items = new LineItems(corpus, uri => uri)
  return {
    basis: basisOf(corpus, view, LOCALE),
    lines: what === 'lines' ? view.lines.slice(0, limit).map(line => items.of(line)) : [],
    lineCount: view.lines.length,
    figures:
      what === 'lines'
        ? undefined
        : runAll(collectFigures(corpus, view, { what, window, functionWords }, dictionary, uri => uri)),
    isCut: found.kept < found.total,
  }
}

/** One corpus after the other: figures of several are not mixed, sums are. */
function joined(parts: readonly Part[]): Part {
  const [first, ...others] = parts
  const nothing = { total: 0, documents: 0, scope: 0, characters: 0, rate: null, warnings: [] }
  let all: Part = first ?? { basis: nothing, lines: [], lineCount: 0, figures: undefined, isCut: false }
  for (const part of others) {
    const { basis, figures } = part
    const [total, characters] = [all.basis.total + basis.total, all.basis.characters + basis.characters]
    all = {
      basis: {
        total,
        documents: all.basis.documents + basis.documents,
        scope: all.basis.scope + basis.scope,
        characters,
        rate: rateOf(total, characters),
        warnings: [...all.basis.warnings, ...basis.warnings],
      },
      lines: [...all.lines, ...part.lines],
      lineCount: all.lineCount + part.lineCount,
      figures: figures &&
        all.figures && {
          ...all.figures,
          documents: [...all.figures.documents, ...figures.documents],
          collocates: [...all.figures.collocates, ...figures.collocates],
          ngrams: [...all.figures.ngrams, ...figures.ngrams],
        },
      isCut: all.isCut || part.isCut,
    }
  }
  return all
}

function write(part: Part, { what, format, limit, width }: Asked, { pathOf }: Opened): void {
  const { basis, figures } = part
  process.stderr.write(`${summary(part)}\n`)
  for (const warning of basis.warnings) process.stderr.write(`tifa: ${warning}\n`)
  if (what === 'lines' || !figures) {
    const lines = part.lines.slice(0, limit)
    if (format === 'text') process.stdout.write([...toColumns(lines, width, pathOf)].join(''))
    else process.stdout.write(linesToText(lines, format, pathOf, basis))
    return
  }
  const cut = {
    ...figures,
    documents: figures.documents.slice(0, limit),
    collocates: figures.collocates.slice(0, limit),
    ngrams: figures.ngrams.slice(0, limit),
  }
  if (format === 'text') process.stdout.write(figuresTable(what, cut, pathOf))
  else process.stdout.write(figuresToText(what, cut, format, pathOf, basis))
}

function summary({ basis, lineCount, isCut }: Part): string {
  const { total, documents, scope, characters, rate } = basis
  const number = new Intl.NumberFormat('en')
  const cut = isCut && lineCount < total ? `, the first ${number.format(lineCount)} of them` : ''
  const share = `${rate === null ? '–' : rate.toFixed(2)} per 10,000 of ${number.format(characters)} characters`
  return `tifa: ${number.format(total)} in ${number.format(documents)} of ${number.format(scope)} documents${cut}, ${share}`
}

/** The fewest and the most columns of context on either side where nobody says how many. */
const LEAST = 20
const MOST = 60

function* toColumns(lines: readonly LineItem[], width: number, pathOf: (uri: string) => string): Generator<string> {
  const places = lines.map(({ uri, range }) => printable(`${pathOf(uri)}:${range.start.line + 1}`))
  const widest = Math.min(
    40,
    lines.reduce((most, { keyword }) => Math.max(most, widthOf(printable(keyword))), 0),
  )
  const room = (process.stdout.columns ?? 120) - widest - 24
  const side = width > 0 ? width : Math.max(LEAST, Math.min(MOST, Math.floor(room / 2)))
  for (const [index, { left, keyword, right }] of lines.entries()) {
    const before = fitColumns(printable(left).trimEnd(), side, 'start')
    const middle = fitColumns(printable(keyword), widest, 'end')
    yield `${before}  ${middle}  ${fitColumns(printable(right).trimStart(), side, 'end')}  ${places[index]}\n`
  }
}

function figuresTable(
  what: Exclude<What, 'lines'>,
  figures: ConcordanceFiguresResult,
  pathOf: (uri: string) => string,
): string {
  const rows =
    figuresToText(what, figures, 'tsv', pathOf)
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split('\t').map(cell => printable(cell))) ?? []
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.min(60, Math.max(...rows.map(row => widthOf(row[column] ?? '')))),
  )
  return rows
    .map(
      row =>
        `${row
          .map((cell, i) => fitColumns(cell, widths[i] ?? 0, 'end'))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
