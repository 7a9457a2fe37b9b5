// `tifa kwic`: a concordance in aligned columns, or as CSV or JSON; with --collocates the words beside the keyword.

import {
  type ConcordanceFilter,
  NOT_SAID,
  valuesOf,
  viewConcordance,
} from '../../core/features/concordance/concordance-view.ts'
import type { ConcordanceSort } from '../../core/features/concordance/order.ts'
import { SORT_KEYS } from '../../core/features/concordance/order.ts'
import { type ConcordanceQuery, collectConcordance } from '../../core/features/concordance.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { DOCUMENT_KINDS } from '../../core/model/field-table.ts'
import type { Dictionary } from '../../core/text/dictionary.ts'
import { hasLoneBracket } from '../../core/text/pattern-syntax.ts'
import { fitColumns, printable, widthOf } from '../../protocol/columns.ts'
import { figuresToText, linesToText } from '../../protocol/concordance/concordance-export.ts'
import { basisOf, collectFigures, LineItems, rateOf } from '../../protocol/concordance/concordance-items.ts'
import { problemMessage } from '../../protocol/concordance/concordance-message.ts'
import { type KnownProvenance, readProvenance } from '../../protocol/exporting/provenance.ts'
import type { Locale } from '../../protocol/locale.ts'
import type { ConcordanceFiguresResult, ConcordanceProblem, LineItem } from '../../wire/concordance.ts'
import { type Command, counted, type Given, nearest, notOneOf, numberIn, say } from './command.ts'
import { figuresTable } from './figures-table.ts'
import { type Opened, openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

const FORMATS = ['text', 'csv', 'json'] as const

export const KWIC: Command = {
  name: 'kwic',
  operands: '[OPTION…] QUERY [PATH…]',
  summary: { en: 'every place of words in their context', zh: '语境检索：词语的每一处及其上下文' },
  options: [
    {
      name: 'pattern',
      about: {
        en: 'QUERY has * (the rest of a word, or up to 20 Chinese characters), ?, a|b and brackets',
        zh: '检索式可含 *（词的其余部分，或至多 20 个汉字）、?、a|b 与括号',
      },
    },
    {
      name: 'term',
      about: {
        en: 'QUERY is the id or a wording of a glossary entry: all its wordings, in both languages',
        zh: '检索式为词条的 id 或词形：包括其两种语言的所有词形',
      },
    },
    {
      name: 'sort',
      value: 'KEY[,KEY…]',
      isMany: true,
      about: {
        en: `sorted by ${SORT_KEYS.join(', ')}; -KEY is the other way round`,
        zh: `排序依据：${SORT_KEYS.join('、')}；-KEY 为逆序`,
      },
    },
    { name: 'plan', value: 'ID', about: { en: 'only documents of this plan', zh: '限于此规划' } },
    { name: 'period', value: '2021-2025', about: { en: 'only of this period', zh: '限于此期间' } },
    {
      name: 'kind',
      value: 'KIND',
      values: [...DOCUMENT_KINDS.filter(kind => kind !== 'glossary'), NOT_SAID],
      about: { en: 'only of this kind; - is none', zh: '限于此类；- 为未注明者' },
    },
    {
      name: 'language',
      value: 'LANGUAGE',
      values: ['zh', 'en'],
      about: { en: 'only in this language', zh: '限于此语言' },
    },
    { name: 'collocates', about: { en: 'the words near it, with log-Dice', zh: '列出搭配词（log-Dice）' } },
    {
      name: 'window',
      value: 'N',
      about: {
        en: 'so many words or Chinese characters on either side count as near (5)',
        zh: '左右各多少词或汉字以内算作邻近（默认 5）',
      },
    },
    {
      name: 'function-words',
      about: { en: 'list the, of and 的 as collocates, too', zh: '搭配词中也列出 the、of、的等虚词' },
    },
    { name: 'ngrams', about: { en: 'how it begins and goes on', zh: '列出其前后延伸的词串' } },
    { name: 'documents', about: { en: 'counts and rates by document', zh: '各文件的次数与频率' } },
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
    { name: 'limit', value: 'N', about: { en: 'no more lines than this', zh: '至多输出多少行' } },
    { name: 'width', value: 'N', about: { en: 'columns of context on either side', zh: '左右上下文各多少列' } },
  ],
  details: [
    {
      en: 'Prints a concordance: what stands before, the keyword, what follows, and path:line. QUERY is words as they are, unless an option says otherwise. Counts, their basis and what makes them hard to compare go to standard error.',
      zh: '输出语境检索：前文、检索词、后文，以及“路径:行”。除非另有选项，检索式即词语本身。次数、统计口径与可比性说明输出到标准错误。',
    },
  ],
  examples: [
    ['tifa kwic --sort right --kind outline 高质量发展', { en: 'by what follows', zh: '按后文排序' }],
    ["tifa kwic --pattern '高质量*发展' plans/", { en: 'with what stands between', zh: '中间可有他字' }],
    ['tifa kwic --term --collocates dual-circulation', { en: 'words near a term', zh: '术语的搭配词' }],
  ],
  exits: { en: '0 something was found, 1 nothing was, 2 could not run', zh: '0 有结果，1 无结果，2 无法运行' },
  run: kwic,
}

type What = 'lines' | 'collocates' | 'ngrams' | 'documents'
type Format = (typeof FORMATS)[number]

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

async function kwic(given: Given, folder: string): Promise<number> {
  const { locale } = given
  const asked = readQuery(given)
  if (typeof asked === 'string') return fail(asked)
  const paths = await resolvePaths(asked.paths, folder, locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const opened = await openPaths(paths, folder, locale)
  const unknown = unknownValue(opened, asked.filter, locale)
  if (unknown !== undefined) return fail([unknown, ...opened.unread].join('\ntifa: '))
  const dictionary = asked.what === 'collocates' ? await opened.ports.dictionary() : undefined
  const parts: Part[] = []
  for (const { corpus } of opened.workspace.folders()) {
    const isWanted = [...corpus.uris()].some(uri => corpus.originOf(uri) === 'own' && opened.isWanted(uri))
    if (!isWanted) continue
    const part = searchIn(corpus, opened, asked, dictionary, locale)
    // One glossary of several may lack a term.
    if (typeof part !== 'string') parts.push(part)
    else if (part !== 'unknown-term') return fail(problemMessage(part, locale))
  }
  if (parts.length === 0 && opened.unread.length === 0)
    return fail(
      asked.query.kind === 'term'
        ? problemMessage('unknown-term', locale)
        : say(locale, 'no document to search', '没有可检索的文件'),
    )
  const isFile = asked.format === 'csv' || asked.format === 'json'
  const known = isFile ? await readProvenance(opened.workspace.folders(), opened.ports, async () => {}) : undefined
  write(joined(parts), asked, opened, locale, known)
  if (opened.unread.length > 0) return fail(opened.unread.join('\ntifa: '))
  if (parts.some(({ basis }) => basis.total > 0)) return 0
  const { kind, text } = asked.query
  if (kind === 'phrase' && /[*?|]/.test(text))
    process.stderr.write(
      `tifa: ${say(locale, 'the signs were looked for as they are; with --pattern they are a pattern', '符号按原样检索；加 --pattern 则作为检索式')}\n`,
    )
  return 1
}

/** What one corpus has. */
interface Part {
  readonly basis: ReturnType<typeof basisOf>
  readonly lines: readonly LineItem[]
  readonly lineCount: number
  readonly figures: ConcordanceFiguresResult | undefined
  /** True where more was found than lines are kept. */
  readonly isCut: boolean
}

function readQuery(given: Given): Asked | string {
  const { locale } = given
  const [text, ...paths] = given.operands
  if (text === undefined)
    return say(locale, 'nothing to look for; see tifa kwic --help', '未给出检索式；详见 tifa kwic --help')
  if (given.has('term') && given.has('pattern'))
    return say(locale, 'it is --term or --pattern, not both', '--term 与 --pattern 不能同时使用')
  const sorts: ConcordanceSort[] = []
  for (const name of given.values('sort')) {
    const by = SORT_KEYS.find(key => key === name.replace(/^-/, ''))
    if (!by) return notOneOf('--sort', SORT_KEYS, name, locale)
    sorts.push({ by, descending: name.startsWith('-') })
  }
  const [window, width, limit] = [
    numberIn(given, 'window', 5),
    numberIn(given, 'width', 0),
    numberIn(given, 'limit', Number.POSITIVE_INFINITY),
  ]
  for (const number of [window, width, limit]) if (typeof number === 'string') return number
  const [plan, period, kind, language] = [
    given.value('plan'),
    given.value('period'),
    given.value('kind'),
    given.value('language'),
  ]
  return {
    query: { kind: given.has('term') ? 'term' : given.has('pattern') ? 'pattern' : 'phrase', text },
    paths,
    what: given.has('collocates')
      ? 'collocates'
      : given.has('ngrams')
        ? 'ngrams'
        : given.has('documents')
          ? 'documents'
          : 'lines',
    format: FORMATS.find(known => known === given.value('format')) ?? 'text',
    sorts,
    filter: {
      ...(plan === undefined ? {} : { plan }),
      ...(period === undefined ? {} : { period }),
      ...(kind === undefined ? {} : { kind }),
      ...(language === undefined ? {} : { language }),
    },
    functionWords: given.has('function-words'),
    window: Number(window),
    width: Number(width),
    limit: Number(limit),
  }
}

/** Says which plan or period was asked for that no document here has, so that nobody takes it for a word that is not used. */
function unknownValue(opened: Opened, filter: ConcordanceFilter, locale: Locale): string | undefined {
  for (const facet of ['plan', 'period'] as const) {
    const asked = filter[facet]
    if (asked === undefined) continue
    const known = new Set<string>()
    for (const { corpus } of opened.workspace.folders())
      for (const symbols of corpus.allSymbols())
        if (opened.isWanted(symbols.uri) && symbols.meta.kind !== 'glossary')
          known.add(valuesOf(corpus, symbols)[facet])
    const isKnown = [...opened.workspace.folders()].some(({ corpus }) => known.has(valueIn(corpus, facet, asked)))
    if (isKnown) continue
    const near = nearest(asked, [...known])
    const hint = near === undefined ? '' : say(locale, `; did you mean ${near}?`, `；是否要用 ${near}？`)
    return facet === 'plan'
      ? say(locale, `no document here is of the plan ${asked}${hint}`, `此处没有规划 ${asked} 的文件${hint}`)
      : say(locale, `no document here is of the period ${asked}${hint}`, `此处没有期间为 ${asked} 的文件${hint}`)
  }
  return undefined
}

/** What a facet's value is called in a corpus: a plan may be named by the id of any of its texts. */
function valueIn(corpus: Corpus, facet: 'plan' | 'period', value: string): string {
  const plan = facet === 'plan' ? corpus.plan(value) : undefined
  return plan ? valuesOf(corpus, plan).plan : value
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
  locale: Locale,
): Part | ConcordanceProblem {
  const { what, limit, window, functionWords } = asked
  const found = runAll(collectConcordance(corpus, asked.query))
  if (found.problem) return found.problem
  // The rest of the corpus was read with it, and is not what was asked about.
  const { plan } = asked.filter
  const filter = {
    ...asked.filter,
    ...(plan === undefined ? {} : { plan: valueIn(corpus, 'plan', plan) }),
    isIn: opened.isWanted,
  }
  // Words sort as readers of their language look them up: Chinese by pinyin wherever the terminal stands.
  const view = runAll(viewConcordance(corpus, found, filter, asked.sorts, 'zh'))
  const items = new LineItems(corpus, uri => uri)
  return {
    basis: basisOf(corpus, view, locale),
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

function write(
  part: Part,
  { query, what, format, limit, width }: Asked,
  { pathOf }: Opened,
  locale: Locale,
  known: KnownProvenance | undefined,
): void {
  const { basis, figures } = part
  process.stderr.write(`${summary(part, locale)}\n`)
  if (query.kind === 'pattern' && hasLoneBracket(query.text))
    process.stderr.write(
      `tifa: ${say(locale, 'a bracket without its other half is looked for as it is', '不成对的括号按原样检索')}\n`,
    )
  for (const warning of basis.warnings) process.stderr.write(`tifa: ${warning}\n`)
  if (what === 'lines' || !figures) {
    const lines = part.lines.slice(0, limit)
    if (format === 'text') process.stdout.write([...toColumns(lines, width, pathOf)].join(''))
    else process.stdout.write(linesToText(lines, format, pathOf, basis, known))
    return
  }
  const cut = {
    ...figures,
    documents: figures.documents.slice(0, limit),
    collocates: figures.collocates.slice(0, limit),
    ngrams: figures.ngrams.slice(0, limit),
  }
  if (format === 'text') process.stdout.write(figuresTable(what, cut, pathOf, locale))
  else process.stdout.write(figuresToText(what, cut, format, pathOf, basis, known))
}

function summary({ basis, lineCount, isCut }: Part, locale: Locale): string {
  const { total, documents, scope, characters, rate } = basis
  const number = (value: number): string => new Intl.NumberFormat('en').format(value)
  const per = rate === null ? '–' : rate.toFixed(2)
  const isShort = isCut && lineCount < total
  return say(
    locale,
    `tifa: ${number(total)} in ${number(documents)} of ${counted(scope, 'document')}${isShort ? `, the first ${number(lineCount)} of them` : ''}, ${per} per 10,000 of ${number(characters)} characters`,
    `tifa: ${number(scope)} 个文件中的 ${number(documents)} 个，共 ${number(total)} 处${isShort ? `（列出前 ${number(lineCount)} 处）` : ''}，每万字 ${per} 处（共 ${number(characters)} 字）`,
  )
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
