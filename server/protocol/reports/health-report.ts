// The state of a corpus as a report: what it holds and lacks, what is wrong with it, how far it is tagged.

import type { DocumentHealth, Health } from '../../core/features/health.ts'
import { DOCUMENT_KINDS } from '../../core/model/field-table.ts'
import type { Period } from '../../core/model/meta.ts'
import { codeSummary } from '../findings/finding-message.ts'
import { KIND_WORDS } from '../kind-words.ts'
import type { Locale } from '../locale.ts'
import { HEALTH_WORDS, type HealthWords } from './health-words.ts'
import { type Block, type Column, type Inline, joinInlines, lineLink, link, type Row, text } from './report.ts'

/** Rows of a table beyond it are left out, and it is said how many. */
const MOST_ROWS = 200
/** How many places one row names. */
const MOST_PLACES = 5

interface Manner {
  readonly locale: Locale
  /** The line of an offset, from 1. */
  readonly lineOf: (uri: string, offset: number) => number
  /** The path of a document for a reader. */
  readonly pathOf: (uri: string) => string
}

/** One report for the corpora of a workspace, each with its name where there are several. */
export function healthReport(
  corpora: readonly { readonly name: string; readonly health: Health }[],
  { locale, lineOf, pathOf }: Manner,
): Block[] {
  const words = HEALTH_WORDS[locale]
  const blocks: Block[] = [heading(1, words.title)]
  if (corpora.every(({ health }) => health.documents.length === 0)) return [...blocks, paragraph(words.empty)]
  for (const { name, health } of corpora) {
    if (corpora.length > 1) blocks.push(heading(1, name))
    blocks.push({ kind: 'paragraph', content: [text(words.summary(health))] })
    const titles = readableTitles(health.documents, pathOf, locale)
    const parts = new Parts(words, locale, lineOf, titles)
    blocks.push(
      ...parts.kinds(health),
      ...parts.periods(health),
      ...parts.gaps(health),
      ...parts.dead(health),
      ...parts.findings(health),
      ...parts.tags(health),
      ...parts.sections(health),
      ...parts.terms(health),
      ...parts.fields(health),
    )
  }
  blocks.push({ kind: 'faint', content: [text(words.basis)] })
  return blocks
}

/** The parts of the report on one corpus; a part with nothing in it says so where that is good to know. */
class Parts {
  readonly #words: HealthWords
  readonly #locale: Locale
  readonly #lineOf: Manner['lineOf']
  readonly #titles: ReadonlyMap<string, string>

  constructor(words: HealthWords, locale: Locale, lineOf: Manner['lineOf'], titles: ReadonlyMap<string, string>) {
    this.#words = words
    this.#locale = locale
    this.#lineOf = lineOf
    this.#titles = titles
  }

  kinds({ documents }: Health): Block[] {
    const { columns, none } = this.#words
    const rows = [...DOCUMENT_KINDS, undefined].flatMap((kind): Row[] => {
      const some = documents.filter(one => one.kind === kind)
      if (some.length === 0) return []
      const characters = some.reduce((sum, one) => sum + one.characters, 0)
      return [[one(kind ? KIND_WORDS[this.#locale][kind] : none), figure(some.length), figure(characters)]]
    })
    return this.#table('kinds', [{ title: columns.kind }, number(columns.documents), number(columns.characters)], rows)
  }

  periods({ documents }: Health): Block[] {
    const { columns, none } = this.#words
    const counts = new Map<string, number>()
    // What has no years of its own has none that are missing.
    const dated = documents.filter(({ kind }) => kind !== 'glossary' && kind !== 'law')
    for (const { period } of dated) {
      const name = period ? years(period) : none
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    const others = documents.length - dated.length
    const rows = [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]): Row => [one(name), figure(count)])
    const table = this.#table('periods', [{ title: columns.period }, number(columns.documents)], rows)
    return others > 0 ? [...table, paragraph(this.#words.undated(others))] : table
  }

  gaps({ gaps, missingPlans }: Health): Block[] {
    const { heads, columns, named, nothing, gap } = this.#words
    const items = gaps.map(({ uri, start, title, before, periods }): Inline[] => [
      link(title, uri, start),
      text(this.#locale === 'zh' ? '：' : ': '),
      text(gap(before, periods.map(years).join(', '))),
    ])
    const hasOthers = missingPlans.some(({ others }) => others.length > 0)
    const rows = missingPlans.map(
      ({ name, others, period, count, places, documents }): Row => [
        one(name),
        one(period ? years(period) : ''),
        figure(count),
        figure(documents),
        this.#places(places),
        ...(hasOthers ? [one(others.join(this.#comma))] : []),
      ],
    )
    const blocks: Block[] = [heading(2, heads.gaps)]
    if (items.length > 0) blocks.push(...this.#list(items))
    if (rows.length === 0 && items.length === 0) blocks.push(paragraph(nothing))
    if (rows.length === 0) return blocks
    const titles = [
      { title: columns.name },
      { title: columns.period },
      number(columns.times),
      number(columns.documents),
      { title: columns.where },
      ...(hasOthers ? [{ title: columns.others }] : []),
    ]
    return [...blocks, heading(3, named), ...this.#rows(titles, rows)]
  }

  dead({ deadMarks }: Health): Block[] {
    const { columns } = this.#words
    const rows = deadMarks.map((mark): Row => [one(mark.id), one(mark.code), this.#places([mark])])
    return this.#table('dead', [{ title: columns.id }, { title: columns.code }, { title: columns.where }], rows)
  }

  findings({ findings }: Health): Block[] {
    const { columns } = this.#words
    const rows = findings.map(
      ({ code, count, documents, first }): Row => [
        one(code),
        one(codeSummary(code, this.#locale)),
        figure(count),
        figure(documents),
        this.#places([first]),
      ],
    )
    const titles = [
      { title: columns.code },
      { title: columns.meaning },
      number(columns.count),
      number(columns.documents),
      { title: columns.first },
    ]
    return this.#table('findings', titles, rows)
  }

  tags({ documents }: Health): Block[] {
    const { columns, untouched } = this.#words
    // What an annotator has not begun with, and sets nothing, is counted and not listed.
    const listed = documents.filter(one => isTagged(one) || one.untagged > 0)
    const rows = listed.map((document): Row => {
      const { uri, marks, untagged, findings } = document
      const counts = [marks.target, untagged, marks.outcome, marks.term + marks.plan, marks.note, findings]
      return [[link(this.#titleOf(uri), uri, 0)], ...counts.map(count => figure(count))]
    })
    const titles = [
      { title: columns.document },
      ...[columns.tagged, columns.untagged, columns.outcomes, columns.links, columns.notes, columns.found].map(number),
    ]
    const others =
      documents.filter(({ kind }) => kind !== 'glossary').length -
      listed.filter(({ kind }) => kind !== 'glossary').length
    return [...this.#table('tags', titles, rows), ...(others > 0 ? [paragraph(untouched(others))] : [])]
  }

  sections({ documents }: Health): Block[] {
    const { columns, of } = this.#words
    const rows = documents
      .filter(one => isTagged(one) && one.sectionsWithoutTag.length > 0)
      .map((document): Row => {
        const { uri, sections, sectionsWithoutTag } = document
        const some = sectionsWithoutTag.slice(0, MOST_PLACES).map(section => [link(section.title, uri, section.start)])
        return [
          [link(this.#titleOf(uri), uri, 0)],
          one(of(sectionsWithoutTag.length, sections)),
          joinInlines(some, this.#comma),
        ]
      })
    return this.#table(
      'sections',
      [{ title: columns.document }, number(columns.without), { title: columns.firstOnes }],
      rows,
    )
  }

  terms({ unusedTerms, terms }: Health): Block[] {
    const { notCounted, heads, of, columns } = this.#words
    if (terms === 0) return []
    if (!unusedTerms) return [heading(2, heads.terms), paragraph(notCounted)]
    const byGlossary = new Map<string, Inline[][]>()
    for (const { uri, headword, start } of unusedTerms) {
      const known = byGlossary.get(uri)
      if (known) known.push([link(headword, uri, start)])
      else byGlossary.set(uri, [[link(headword, uri, start)]])
    }
    const rows = [...byGlossary].map(([uri, entries]): Row => {
      const some = joinInlines(entries.slice(0, 30), this.#comma)
      return [
        [link(this.#titleOf(uri), uri, 0)],
        figure(entries.length),
        entries.length > 30 ? [...some, text(' …')] : some,
      ]
    })
    const table = this.#table(
      'terms',
      [{ title: columns.document }, number(columns.count), { title: columns.firstOnes }],
      rows,
    )
    return [...table.slice(0, 1), paragraph(of(unusedTerms.length, terms)), ...table.slice(1)]
  }

  fields({ documents }: Health): Block[] {
    const { columns } = this.#words
    const rows = documents
      .filter(({ missingFields }) => missingFields.length > 0)
      .map(({ uri, missingFields }): Row => [[link(this.#titleOf(uri), uri, 0)], one(missingFields.join(', '))])
    return this.#table('fields', [{ title: columns.document }, { title: columns.missing }], rows)
  }

  get #comma(): string {
    return this.#locale === 'zh' ? '、' : ', '
  }

  #titleOf(uri: string): string {
    return this.#titles.get(uri) ?? uri
  }

  #places(places: readonly { readonly uri: string; readonly start: number }[]): Inline[] {
    const some = places
      .slice(0, MOST_PLACES)
      .map(({ uri, start }) => [
        link(this.#titleOf(uri), uri, start),
        text(' '),
        lineLink(this.#words.line(this.#lineOf(uri, start)), uri, start),
      ])
    return [...joinInlines(some, this.#comma), ...(places.length > MOST_PLACES ? [text(' …')] : [])]
  }

  #table(part: keyof HealthWords['heads'], columns: readonly Column[], rows: readonly Row[]): Block[] {
    const head = heading(2, this.#words.heads[part])
    return rows.length === 0 ? [head, paragraph(this.#words.nothing)] : [head, ...this.#rows(columns, rows)]
  }

  #rows(columns: readonly Column[], rows: readonly Row[]): Block[] {
    const table: Block = { kind: 'table', columns, rows: rows.slice(0, MOST_ROWS) }
    return rows.length > MOST_ROWS ? [table, paragraph(this.#words.more(rows.length - MOST_ROWS))] : [table]
  }

  #list(items: readonly Inline[][]): Block[] {
    const list: Block = { kind: 'list', items: items.slice(0, MOST_ROWS) }
    return items.length > MOST_ROWS ? [list, paragraph(this.#words.more(items.length - MOST_ROWS))] : [list]
  }
}

/** Titles by address: a glossary's, and one that several documents have, with the file that it is. */
function readableTitles(
  documents: readonly DocumentHealth[],
  pathOf: Manner['pathOf'],
  locale: Locale,
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const { title } of documents) counts.set(title, (counts.get(title) ?? 0) + 1)
  return new Map(
    documents.map(({ uri, title, kind }) => {
      if (kind !== 'glossary' && counts.get(title) === 1) return [uri, title]
      return [uri, locale === 'zh' ? `${title}（${pathOf(uri)}）` : `${title} (${pathOf(uri)})`]
    }),
  )
}

function isTagged({ marks }: DocumentHealth): boolean {
  return marks.target + marks.outcome + marks.term + marks.plan + marks.note > 0
}

function heading(level: 1 | 2 | 3, words: string): Block {
  return { kind: 'heading', level, content: [text(words)] }
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', content: [text(words)] }
}

function one(words: string): Inline[] {
  return [text(words)]
}

/** A number with its thousands apart: 12,345. */
function figure(count: number): Inline[] {
  return one(count.toLocaleString('en-US'))
}

function number(title: string): Column {
  return { title, isNumber: true }
}

function years({ from, to }: Period): string {
  return from === to ? `${from}` : `${from}–${to}`
}
