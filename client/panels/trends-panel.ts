// The panel of trends: asks the server for what the page asks, keeps the addresses, opens and exports.

import * as vscode from 'vscode'
import type { DispersionResult, TrendsResult } from '../../server/wire/trends.ts'
import { exportText } from '../export-text.ts'
import {
  type Choice,
  type Column,
  type Format,
  NO_QUESTION,
  type Question,
  type ToPanel,
  type Trends,
} from '../pages/trends/messages.ts'
import type { Place } from '../place.ts'
import type { Session } from '../session.ts'
import { type Answer, LivePanel, type Shown } from './live-panel.ts'
import { trendsWords } from './trends-words.ts'

/** The panel's type: VS Code keeps it in the layout of the window, so it never changes. */
export const VIEW = 'tifa.trends'

type LspRange = Place['range']

interface Result extends Answer {
  readonly question: Question
  readonly trends: TrendsResult
  readonly dispersion: DispersionResult | null
}

export class TrendsPanel extends LivePanel<Result, ToPanel> {
  #question: Question | null = null
  /** The document from which trends were asked for. */
  #uri: string | undefined
  /** The addresses behind the names that the page has been given, the first for each. */
  readonly #lines = new Map<string, string>()
  readonly #groups = new Map<string, string>()
  readonly #documents = new Map<string, string>()

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, session: Session) {
    super({ panel, extensionUri, session, page: 'trends', title: vscode.l10n.t('Trends'), icon: ICON })
  }

  /** Brings the panel up with terms beside those that it has; resolves when they are on the screen. */
  show(terms: readonly string[], uri: string | undefined): Promise<Shown | undefined> {
    if (uri !== undefined) this.#uri = uri
    const before = this.#question
    if (terms.length > 0 || before === null) {
      const known = before?.terms ?? []
      const added = terms.filter((term, i) => !known.includes(term) && terms.indexOf(term) === i)
      this.#question = { ...(before ?? NO_QUESTION), terms: [...known, ...added] }
      this.send({ type: 'question', question: this.#question })
      this.askAnew()
    }
    return this.bringUp()
  }

  protected override async ask(): Promise<Result> {
    const question = this.#question ?? NO_QUESTION
    const trends = await this.session.request('tifa/trends', this.#paramsOf(question))
    this.#remember(trends)
    const uri = this.#documentOf(question, trends)
    const { depth, terms } = question
    const dispersion =
      question.view === 'document' && uri !== undefined
        ? await this.session.request('tifa/dispersion', {
            uri,
            terms,
            ...(depth === null ? {} : { depth }),
          })
        : null
    return { question, trends, dispersion, isComplete: trends.isComplete }
  }

  protected override setup(): object {
    return { words: trendsWords(), question: this.#question }
  }

  protected override give({ question, trends, dispersion, isComplete }: Result): void {
    const { line, columns, lines, groups, isComplete: _, ...rest } = trends
    const page: Trends = {
      ...rest,
      line: line === null ? null : (nameOf(this.#lines, line) ?? null),
      columns: columns.map(toColumn),
      lines: choicesOf(this.#lines, new Map(lines.map(({ uri, title, plans }) => [uri, `${title} (${plans})`]))),
      groups: choicesOf(this.#groups, new Map(groups.map(({ key, title, terms }) => [key, `${title} (${terms})`]))),
      documents: choicesOf(
        this.#documents,
        new Map(columns.flatMap(one => (one.kind === 'text' ? [[one.uri, one.label] as const] : []))),
      ),
    }
    this.send({
      type: 'result',
      question,
      trends: page,
      isComplete,
      dispersion: dispersion && {
        ...dispersion,
        uri: undefined,
        document: nameOf(this.#documents, dispersion.uri) ?? '',
        parts: dispersion.parts.map(({ title, at, characters }) => ({ title, at, characters })),
        rows: dispersion.rows.map(row => ({ ...row, places: row.places.map(({ at, part }) => ({ at, part })) })),
      },
    })
  }

  protected override take(message: ToPanel): void {
    switch (message.type) {
      case 'ask':
        this.#question = message.question
        this.askAnew()
        break
      case 'openColumn':
        void this.guard(() => this.#openColumn(message.column, message.ask, message.inPlace))
        break
      case 'openPlace':
        this.#openRange(this.result?.dispersion?.rows[message.row]?.places[message.place]?.range, message.inPlace)
        break
      case 'openPart':
        this.#openRange(this.result?.dispersion?.parts[message.part]?.range, message.inPlace)
        break
      case 'export':
        void this.guard(() => this.#export(message.format, message.text))
        break
    }
  }

  #paramsOf(question: Question): object {
    const { terms, isDated, kind, language } = question
    const line = question.line === null ? undefined : this.#lines.get(question.line)
    const group = question.group === null ? undefined : this.#groups.get(question.group)
    const dated = { ...(kind === null ? {} : { kinds: [kind] }), ...(language === null ? {} : { language }) }
    const over = isDated ? dated : line === undefined ? undefined : { line }
    return {
      terms,
      ...(over ? { over } : {}),
      ...(group === undefined ? {} : { group }),
      ...(this.#uri === undefined ? {} : { uri: this.#uri }),
    }
  }

  /** Gives each line, glossary and document a name, which stays as long as the panel. */
  #remember({ lines, groups, columns }: TrendsResult): void {
    for (const { uri, title } of lines) remember(this.#lines, title, uri)
    for (const { key, title } of groups) remember(this.#groups, title, key)
    for (const column of columns) if (column.kind === 'text') remember(this.#documents, column.label, column.uri)
  }

  /** The document whose sections are shown: the chosen one, that which was asked from, else the last text. */
  #documentOf({ document }: Question, { columns }: TrendsResult): string | undefined {
    const chosen = document === null ? undefined : this.#documents.get(document)
    return chosen ?? this.#uri ?? columns.flatMap(column => (column.kind === 'text' ? column.uri : [])).at(-1)
  }

  async #openColumn(at: number, ask: string | null, inPlace: boolean): Promise<void> {
    const column = this.result?.trends.columns[at]
    if (column?.kind !== 'text') return
    const { uri } = column
    const params = { uri, ...(ask === null ? {} : { ask }) }
    const place = await this.session.request('tifa/topicPlace', params)
    if (place) this.open(place, inPlace)
  }

  #openRange(range: LspRange | undefined, inPlace: boolean): void {
    const uri = this.result?.dispersion?.uri
    if (range && uri !== undefined) this.open({ uri, range }, inPlace)
  }

  async #export(format: Format, drawn: string | undefined): Promise<void> {
    const question = this.#question ?? NO_QUESTION
    const sectionsOf = question.view === 'document' ? this.result?.dispersion?.uri : undefined
    await exportText(
      this.session,
      {
        title: vscode.l10n.t('Export Trends'),
        name: `trends.${format}`,
        written: name => vscode.l10n.t('The figures were written to {0}.', name),
        failed: vscode.l10n.t('The figures cannot be exported; the log says why.'),
      },
      async () => {
        if (format === 'svg') return drawn
        const params = {
          ...this.#paramsOf(question),
          format,
          ...(sectionsOf === undefined ? {} : { sectionsOf }),
          ...(question.depth === null ? {} : { depth: question.depth }),
        }
        return (await this.session.request('tifa/exportTrends', params)).text
      },
    )
  }
}

const ICON = '<path d="M2 2v12h12"/><path d="m4 11 3-4 3 2 4-6"/>'

export function createTrendsPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(VIEW, vscode.l10n.t('Trends'), vscode.ViewColumn.Active, {
    enableScripts: true,
  })
}

function toColumn(column: TrendsResult['columns'][number]): Column {
  if (column.kind === 'missing') {
    const { label, years } = column
    const nothing = { title: label, language: null, characters: 0, isAbridged: false, isCounted: false }
    return { ...nothing, isMissing: true, label, years }
  }
  const { title, label, years, language, characters, isAbridged, isCounted } = column
  return { isMissing: false, title, label, years, language, characters, isAbridged, isCounted }
}

/** Gives an address a name that no other has. */
function remember(names: Map<string, string>, title: string, address: string): void {
  for (let number = 1; ; number++) {
    const name = number === 1 ? title : `${title} #${number}`
    const known = names.get(name)
    if (known === address) return
    if (known !== undefined) continue
    names.set(name, address)
    return
  }
}

function nameOf(names: ReadonlyMap<string, string>, address: string): string | undefined {
  for (const [name, known] of names) if (known === address) return name
  return undefined
}

/** What can be chosen of `offered`, texts by address, by the names of `names`. */
function choicesOf(names: ReadonlyMap<string, string>, offered: ReadonlyMap<string, string>): Choice[] {
  return [...names].flatMap(([name, address]) => {
    const text = offered.get(address)
    return text === undefined ? [] : [{ name, text }]
  })
}
