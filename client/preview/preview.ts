// Brings VS Code's Markdown preview what the server says of documents: asks ahead, since a preview is rendered without waiting.

import type { MarkdownIt } from 'markdown-it'
import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { PreviewCardsResult } from '../../server/wire/preview.ts'
import { ask, listen } from '../ask.ts'
import type { Session } from '../session.ts'
import type { AboveTerms } from './above-terms.ts'
import { NOTHING } from './answer.ts'
import { showMarks } from './plugin.ts'
import { Shown } from './shown.ts'

/** A document of which there was a preview. */
interface Previewed {
  readonly uri: vscode.Uri
  shown: Shown
  /** What {@link shown} was made of, and what was rendered last. */
  text: string
  rendered: string | undefined
  /** What was asked for, that the same is not asked twice. */
  asked: string | undefined
  token: vscode.CancellationTokenSource | undefined
}

/** Milliseconds after an edit until cards are asked for: VS Code renders 300 ms after it, and they should be there by then. */
const SOON = 30
/** Milliseconds without an edit until a preview is rendered again for what came too late, and for figures in cards alone. */
const QUIET = 700
const LONG_QUIET = 3000
/**
 * Milliseconds between two renderings: where the page of one is loaded only after the next one has come, VS Code never shows the next.
 */
const APART = 500
/** How often a preview is asked for again that does not come: it may be hidden, or be one of another document by now. */
const MOST_WISHES = 3
/** Documents that are kept in mind. */
const MOST = 20

/** What is shown before the server has said something. */
const EMPTY = textOf(NOTHING)

export class Preview implements vscode.Disposable {
  readonly #session: Session
  readonly #above: AboveTerms
  /** The one rendered last comes last. */
  readonly #previewed = new Map<string, Previewed>()
  readonly #disposables: vscode.Disposable[]
  #listening: vscode.Disposable | undefined
  #asking: ReturnType<typeof setTimeout> | undefined
  #refreshing: ReturnType<typeof setTimeout> | undefined
  #refreshAt = 0
  #edited = 0
  #renderedAt = 0
  #wishes = 0
  /** Grows with each word of the server that what it said may have changed. */
  #round = 0

  constructor(session: Session, above: AboveTerms) {
    this.#session = session
    this.#above = above
    this.#disposables = [
      session.onDidChange(client => this.#sessionChanged(client)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        // What is typed elsewhere moves figures in cards.
        if (document.languageId === 'markdown') this.#edited = Date.now()
        if (this.#previewed.has(document.uri.toString())) this.#askSoon()
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('tifa.preview.marks') && this.#previewed.size > 0) void refresh()
      }),
      above.onDidChange(() => this.#askSoon()),
    ]
  }

  dispose(): void {
    clearTimeout(this.#asking)
    clearTimeout(this.#refreshing)
    this.#listening?.dispose()
    vscode.Disposable.from(...this.#disposables).dispose()
  }

  /** What VS Code calls once for its parser. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
    showMarks(md, {
      find: document => (document instanceof vscode.Uri ? this.#find(document) : undefined),
      words: {
        term: vscode.l10n.t('Glossary term'),
        target: vscode.l10n.t('Target'),
        outcome: vscode.l10n.t('Outcome'),
        plan: vscode.l10n.t('Plan'),
        note: vscode.l10n.t('Note'),
      },
    })

  /** The documents that were previewed, the last one first. */
  get documents(): vscode.Uri[] {
    return [...this.#previewed.values()].map(({ uri }) => uri).reverse()
  }

  /** Called while a preview is rendered: gives what is there, and asks for what is not. */
  #find(uri: vscode.Uri): { shown: Shown; hasMarks: boolean } | undefined {
    const key = uri.toString()
    const known = this.#previewed.get(key)
    const previewed = known ?? {
      uri,
      shown: new Shown(NOTHING),
      text: EMPTY,
      rendered: undefined,
      asked: undefined,
      token: undefined,
    }
    this.#previewed.delete(key)
    this.#previewed.set(key, previewed)
    if (this.#previewed.size > MOST) this.#previewed.delete(this.#previewed.keys().next().value ?? '')
    previewed.rendered = previewed.text
    this.#renderedAt = Date.now()
    this.#wishes = 0
    // Where there is no corpus, Markdown is nobody's business but its author's.
    const hasMarks = this.#above.showsMarks(uri)
    if (!this.#session.isStarted || (!hasMarks && this.#above.of(uri).ruby === 'off')) return undefined
    // Not now: that would hold up what is being rendered.
    setTimeout(() => void this.#ask(previewed), 0)
    return { shown: previewed.shown, hasMarks }
  }

  #sessionChanged(client: BaseLanguageClient | undefined): void {
    this.#listening?.dispose()
    this.#listening =
      client &&
      listen(client, 'tifa/previewChanged', () => {
        this.#round++
        this.#askSoon()
      })
    for (const previewed of this.#previewed.values()) {
      previewed.asked = undefined
      if (client) continue
      previewed.shown = new Shown(NOTHING)
      previewed.text = EMPTY
    }
    if (client) this.#askSoon()
    else this.#refreshWhereOld(0)
  }

  get #isOld(): boolean {
    return [...this.#previewed.values()].some(({ text, rendered }) => rendered !== text)
  }

  #askSoon(delay = SOON): void {
    clearTimeout(this.#asking)
    this.#asking = setTimeout(() => {
      if (!this.#session.client || !isPreviewOpen()) return
      for (const previewed of this.#previewed.values()) void this.#ask(previewed)
    }, delay)
  }

  async #ask(previewed: Previewed): Promise<void> {
    const { uri } = previewed
    const { client } = this.#session
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString())
    if (!client || !document || document.languageId !== 'markdown') return
    const { ruby, mentions } = this.#above.of(uri)
    const asked = `${document.version} ${this.#round} ${ruby} ${mentions}`
    if (previewed.asked === asked) return
    previewed.asked = asked
    previewed.token?.cancel()
    const source = new vscode.CancellationTokenSource()
    previewed.token = source
    const params = { uri: client.code2ProtocolConverter.asUri(uri), ruby, mentions }
    try {
      const answer = await ask(client, 'tifa/previewCards', params, source.token)
      if (previewed.token === source && this.#session.client === client) this.#take(previewed, answer ?? NOTHING)
    } catch {
      if (previewed.token !== source) return
      // Overtaken by an edit of another document: the server is asked again once it rests.
      previewed.asked = undefined
      this.#askSoon(QUIET)
    } finally {
      source.dispose()
    }
  }

  #take(previewed: Previewed, answer: PreviewCardsResult): void {
    const text = textOf(answer)
    if (text === previewed.text) return
    const isOnlyFigures = previewed.text !== EMPTY && withoutCards(previewed.text) === withoutCards(text)
    previewed.text = text
    previewed.shown = new Shown(answer)
    if (answer.isCut) this.#session.log.info(`${previewed.uri}: the preview has cards and glosses up to a limit only`)
    // While one types VS Code is about to render by itself.
    const quiet = isOnlyFigures ? LONG_QUIET : QUIET
    this.#refreshWhereOld(Math.max(0, this.#edited + quiet - Date.now()), quiet)
  }

  /** Has VS Code render previews again, if by then one shows something old; later where somebody types. */
  #refreshWhereOld(delay: number, quiet = QUIET): void {
    const at = Date.now() + delay
    if (this.#refreshing !== undefined && this.#refreshAt <= at) return
    clearTimeout(this.#refreshing)
    this.#refreshAt = at
    this.#refreshing = setTimeout(() => {
      this.#refreshing = undefined
      const rest = Math.max(this.#edited + quiet, this.#renderedAt + APART) - Date.now()
      if (rest > 0) this.#refreshWhereOld(rest, quiet)
      else if (this.#isOld) {
        void refresh()
        // VS Code drops a wish that comes while it is about to look whether the text has changed.
        if (this.#wishes++ < MOST_WISHES) this.#refreshWhereOld(QUIET, quiet)
      }
    }, delay)
  }
}

/** An answer as text, to be compared: another version may well say the same. */
function textOf({ marks, cards, glosses, leaves, isCut }: PreviewCardsResult): string {
  return JSON.stringify({ marks, cards, glosses, leaves, isCut })
}

/** What of an answer is seen without a card being opened. */
function withoutCards(text: string): string {
  return text.replace(/,"cards":\[.*?\],"glosses":/s, '')
}

function isPreviewOpen(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs)
  return tabs.some(
    ({ input }) =>
      (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
      /markdown\.preview(?:\.editor)?$/.test(input.viewType),
  )
}

async function refresh(): Promise<void> {
  // It fails where VS Code's own Markdown support is switched off: then there is no preview either.
  await vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => {})
}
