// The panel of the concordance: asks the server for windows of lines and for figures, opens, copies and exports.

import * as vscode from 'vscode'
import type { ConcordanceParams, ConcordanceResult, LineItem } from '../../server/wire/concordance.ts'
import { exportText } from '../export-text.ts'
import type { Options, PageDocument, PageLine, Query, Question, Tab, ToPanel } from '../pages/concordance/messages.ts'
import type { Session } from '../session.ts'
import { concordanceWords } from './concordance-words.ts'
import { LivePanel, type Shown } from './live-panel.ts'

/** The panel's type: VS Code keeps it in the layout of the window, so it never changes. */
export const VIEW = 'tifa.concordance'

/** Where what was looked for is kept, and how much of it. */
const HISTORY = 'tifa.concordance.history'
const MOST_KEPT = 40

/** Milliseconds after which the page is given what there is: soon at first, then less often. */
const FIRST_LOOK = 120
const NEXT_LOOK = 500

const CHUNK = 200

/** An answer, or that there is nothing to look for yet. */
type Answer = ConcordanceResult | { readonly isComplete: true; readonly nothing: true }

export class ConcordancePanel extends LivePanel<Answer, ToPanel> {
  readonly #memory: vscode.Memento
  #scope: string | undefined
  #question: Question | undefined
  /** Where the lines are that the page has, by their index in {@link #version}. */
  #places = new Map<number, LineItem>()
  #version = -1
  #from = 0
  #documents: readonly string[] = []
  /** Counts what the page asks: an answer to an older question is not waited for. */
  #asked = 0

  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    session: Session,
    memory: vscode.Memento,
    scope: string | undefined,
    question: Question | undefined,
  ) {
    super({ panel, extensionUri, session, page: 'concordance', title: vscode.l10n.t('Concordance'), icon: ICON })
    this.#memory = memory
    this.#scope = scope
    this.#question = question
  }

  /** Brings the panel up, at a query where there is one; resolves when its lines are on the screen. */
  show(question: Question | undefined, scope: string | undefined): Promise<Shown | undefined> {
    this.#scope = scope ?? this.#scope
    if (question) {
      this.#question = question
      this.#asked++
      this.#from = 0
      this.#remember(question.query)
      this.send({ type: 'question', question, history: this.#history })
      this.askAnew()
    }
    return this.bringUp()
  }

  protected override setup(): object {
    return { words: concordanceWords(), history: this.#history, question: this.#question }
  }

  protected override async ask(): Promise<Answer> {
    const question = this.#question
    if (!question?.query) return { isComplete: true, nothing: true }
    const asked = this.#asked
    for (let patience = FIRST_LOOK; ; patience = NEXT_LOOK) {
      const from = Math.floor(this.#from / CHUNK) * CHUNK
      const result = await this.#request(question, { from, count: 2 * CHUNK, patience })
      if (asked !== this.#asked || result.searched >= result.ofDocuments || result.problem !== null) return result
      this.give(result)
    }
  }

  protected override give(answer: Answer): void {
    if ('nothing' in answer) this.send({ type: 'nothing' })
    else this.#give(answer)
  }

  #give(result: ConcordanceResult): void {
    if (result.version !== this.#version) this.#places = new Map()
    this.#version = result.version
    for (const [i, line] of result.lines.entries()) this.#places.set(result.from + i, line)
    const lines = result.lines.map(
      ({ left, keyword, right, title, section, date, period, kind }): PageLine => ({
        left,
        keyword,
        right,
        title,
        section,
        date,
        period,
        kind,
      }),
    )
    this.send({ type: 'found', found: { ...result, lines } })
  }

  protected override take(message: ToPanel): void {
    switch (message.type) {
      case 'ask': {
        const isOther = message.question.query?.text !== this.#question?.query?.text
        this.#question = message.question
        this.#asked++
        this.#from = 0
        if (isOther) this.#remember(message.question.query)
        this.askAnew()
        break
      }
      case 'window':
        void this.#giveWindow(message.from, message.count)
        break
      case 'figures':
        void this.#giveFigures(message.what, message.options)
        break
      case 'open':
        if (message.what === 'line') {
          const line = this.#places.get(message.index)
          if (line) this.open(line, message.inPlace)
        } else void this.#openDocument(message.index, message.inPlace)
        break
      case 'export':
        void this.#export(message)
        break
      case 'copyLines':
        void this.#copyLines(message)
        break
      case 'copy':
        void this.#copied(message.text, message.rows)
        break
    }
  }

  #paramsOf({ query, filter, sort }: Question): ConcordanceParams {
    return {
      ...(this.#scope === undefined ? {} : { uri: this.#scope }),
      query: { kind: query?.kind ?? 'phrase', text: query?.text ?? '' },
      filter,
      sort,
    }
  }

  #request(question: Question, more: Partial<ConcordanceParams>): Promise<ConcordanceResult> {
    return this.session.request('tifa/concordance', { ...this.#paramsOf(question), ...more })
  }

  async #giveWindow(from: number, count: number): Promise<void> {
    const question = this.#question
    const asked = this.#asked
    this.#from = from
    if (!question) return
    await this.#try(async () => {
      const result = await this.#request(question, { from, count: Math.min(2000, count), patience: FIRST_LOOK })
      if (asked === this.#asked) this.#give(result)
    })
  }

  async #giveFigures(what: Exclude<Tab, 'lines'>, options: Options): Promise<void> {
    const question = this.#question
    const asked = this.#asked
    if (!question) return
    await this.#try(async () => {
      const params = { ...this.#paramsOf(question), what, ...options }
      const result = await this.session.request('tifa/concordanceFigures', params)
      if (asked !== this.#asked) return
      if (what === 'documents') this.#documents = result.documents.map(({ uri }) => uri)
      const documents = result.documents.map(({ uri: _, ...rest }): PageDocument => rest)
      this.send({ type: 'figures', what, version: this.#version, figures: { ...result, documents } })
    })
  }

  /** The first place in a document. */
  async #openDocument(index: number, inPlace: boolean): Promise<void> {
    const uri = this.#documents[index]
    const question = this.#question
    if (uri === undefined || !question) return
    await this.#try(async () => {
      const filter = { ...question.filter, document: uri }
      const { lines } = await this.#request({ ...question, sort: [] }, { filter, count: 1 })
      const [first] = lines
      if (first) this.open(first, inPlace)
    })
  }

  /** All that a tab of the page shows. */
  async #export({ format, what, options }: Extract<ToPanel, { type: 'export' }>): Promise<void> {
    if (!this.#question) return
    const ending = format === 'json' ? 'json' : 'csv'
    const params = { ...this.#paramsOf(this.#question), ...options, what, format: ending } as const
    await exportText(
      this.session,
      {
        title: vscode.l10n.t('Export Concordance'),
        name: `concordance.${ending}`,
        written: name => vscode.l10n.t('The concordance was written to {0}.', name),
        failed: vscode.l10n.t('The concordance cannot be exported; the log says why.'),
      },
      async () => (await this.session.request('tifa/exportConcordance', params)).text,
    )
  }

  async #copyLines({ format, from, to }: Extract<ToPanel, { type: 'copyLines' }>): Promise<void> {
    const question = this.#question
    if (!question) return
    await this.#try(async () => {
      const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
      const { text, rows } = await this.session.request('tifa/exportConcordance', {
        ...this.#paramsOf(question),
        what: 'lines',
        format: format === 'markdown' ? 'markdown' : 'tsv',
        ...range,
      })
      await this.#copied(text, rows)
    })
  }

  async #copied(text: string, rows: number): Promise<void> {
    await vscode.env.clipboard.writeText(text)
    const said = rows === 1 ? vscode.l10n.t('Copied a row') : vscode.l10n.t('Copied {0} rows', rows)
    vscode.window.setStatusBarMessage(said, 3000)
  }

  /** A server that is gone is asked again by what keeps the lines true; here it is enough to say it in the log. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.session.log.error(`the concordance: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  get #history(): readonly Query[] {
    const kept: unknown = this.#memory.get(HISTORY)
    return Array.isArray(kept) ? kept.filter(isQuery) : []
  }

  /** What was looked for last comes first. */
  #remember(query: Query | undefined): void {
    if (!query || query.text === '') return
    const others = this.#history.filter(({ kind, text }) => kind !== query.kind || text !== query.text)
    void this.#memory.update(HISTORY, [query, ...others].slice(0, MOST_KEPT))
  }
}

function isQuery(value: unknown): value is Query {
  if (typeof value !== 'object' || value === null) return false
  const { kind, text, label } = value as Record<string, unknown>
  return (
    (kind === 'phrase' || kind === 'term' || kind === 'pattern') &&
    typeof text === 'string' &&
    typeof label === 'string'
  )
}

const ICON =
  '<path d="M1.5 3.5h4M10.500 3.500h4M1.500 8h4M10.500 8h4M1.500 12.500h4M10.500 12.500h4"/><path d="M7 3.500h2M7 8h2M7 12.500h2" stroke-width="2.200"/>'

export function createPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(VIEW, vscode.l10n.t('Concordance'), vscode.ViewColumn.Active, {
    enableScripts: true,
  })
}
