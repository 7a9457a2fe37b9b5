// A panel whose page shows what the server says of the corpus, and keeps it true while texts change.

import * as vscode from 'vscode'
import type { FromPage, Help } from '../pages/page/messages.ts'
import { type Place, showPlace } from '../place.ts'
import type { Session } from '../session.ts'
import { pageHtml } from './page-html.ts'

/** Milliseconds without a change before the server is asked again; longer where the last answer took long. */
const QUIET = 500

/** The longest that a slow corpus makes us wait, milliseconds. */
const LONGEST_QUIET = 4000

/** How files are called that a corpus may be made of. */
const OF_A_CORPUS = /\.(?:md|markdown|yaml|tmx|tbx|csv|tsv|tab)$/i

/** Milliseconds between two looks at whether the server has come up, and how many of them make a problem. */
const PATIENCE = 500
const LOOKS = 8

/** What every answer says beside its own. */
export interface Answer {
  /** False while documents are still to be read: then the panel asks again by itself. */
  readonly isComplete: boolean
}

/** What the command that opens a panel gives back: how much is on the screen. */
export interface Shown {
  readonly shown: number
  readonly total: number
}

export interface PanelOptions {
  readonly panel: vscode.WebviewPanel
  readonly extensionUri: vscode.Uri
  readonly session: Session
  /** The name of the page's bundle. */
  readonly page: string
  readonly title: string
  /** The paths of its icon, 16 by 16, drawn in lines. */
  readonly icon: string
}

/**
 * Asks when the page is ready, when documents, files or settings change, and again until the corpus has been read. `Result` is what
 * the server answers, `Message` what the page says.
 */
export abstract class LivePanel<Result extends Answer, Message extends { readonly type: string }>
  implements vscode.Disposable
{
  protected readonly panel: vscode.WebviewPanel
  protected readonly session: Session
  /** What the page is to be given when it comes up again; undefined where that would be out of date. */
  protected result: Result | undefined
  readonly #subscriptions: vscode.Disposable[]
  #isReady = false
  #isReading = false
  #isStale = true
  #isWaiting = false
  /** How often the server was not there in a row. */
  #looks = 0
  #took = 0
  #pause = QUIET
  /** Counts what is asked for: an answer to an older question is dropped. */
  #question = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiting: ((shown: Shown | undefined) => void)[] = []

  constructor({ panel, extensionUri, session, page, title, icon }: PanelOptions) {
    this.panel = panel
    this.session = session
    const dist = vscode.Uri.joinPath(extensionUri, 'dist')
    panel.title = title
    panel.iconPath = { light: draw(icon, '#424242'), dark: draw(icon, '#c5c5c5') }
    // A restored panel has the options of the version that made it.
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] }
    // Folders too: renaming or deleting one is told as one event, without its files.
    const changes = vscode.workspace.createFileSystemWatcher('**/*')
    const changed = (): void => this.#soon(2 * QUIET)
    const written = ({ path }: vscode.Uri): void => {
      if (OF_A_CORPUS.test(path)) changed()
    }
    const cameOrWent = ({ path }: vscode.Uri): void => {
      if (!/\/(?:\.git|node_modules)(?:\/|$)/.test(path)) changed()
    }
    const edited = ({ languageId }: vscode.TextDocument): void => {
      if (languageId === 'markdown') this.#soon(QUIET)
    }
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: Message | FromPage) => this.#take(message)),
      panel.onDidChangeViewState(() => {
        // The page of a hidden panel is gone, and says so when it is there again.
        if (!panel.visible) this.#isReady = false
      }),
      panel.onDidDispose(() => this.#end()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) edited(document)
      }),
      // What was not saved is gone with it.
      vscode.workspace.onDidCloseTextDocument(edited),
      vscode.workspace.onDidChangeWorkspaceFolders(changed),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('tifa')) changed()
      }),
      changes,
      changes.onDidChange(written),
      changes.onDidCreate(cameOrWent),
      changes.onDidDelete(cameOrWent),
    ]
    panel.webview.html = pageHtml(panel.webview, dist, page)
  }

  /** Asks the server for what is to be shown. */
  protected abstract ask(): Promise<Result>

  /** Gives an answer to the page. */
  protected abstract give(result: Result): void

  /** What the page is told first, beside language and locale. */
  protected abstract setup(): object

  /** Takes what only this page says. */
  protected abstract take(message: Message): void

  get isOnScreen(): boolean {
    return this.#isReady && this.panel.visible
  }

  get isActive(): boolean {
    return this.panel.active
  }

  dispose(): void {
    this.panel.dispose()
  }

  /** Brings the panel up and asks; resolves when the page says what it shows, with undefined where it was closed first. */
  protected bringUp(): Promise<Shown | undefined> {
    const shown = new Promise<Shown | undefined>(resolve => this.#waiting.push(resolve))
    this.panel.reveal(this.panel.viewColumn)
    if (this.#isReady) this.#soon(0)
    return shown
  }

  /** Something else is to be shown: what is known is out of date, and what is being asked for is not waited for. */
  protected askAnew(): void {
    this.#question++
    this.result = undefined
    this.#soon(0)
  }

  protected send(message: object): void {
    void this.panel.webview.postMessage(message)
  }

  /** Shows a place in another column, or in the panel's own. */
  protected open(place: Pick<Place, 'uri' | 'range'>, inPlace: boolean): void {
    const column = (uri: vscode.Uri): vscode.ViewColumn =>
      inPlace ? (this.panel.viewColumn ?? vscode.ViewColumn.Active) : this.#besides(uri)
    void this.guard(() => showPlace(this.session, place, column))
  }

  /** Runs what may fail since files come and go; a failure is logged and said. */
  protected async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.session.log.error(`${this.panel.title}: ${error instanceof Error ? error.message : String(error)}`)
      void vscode.window.showErrorMessage(vscode.l10n.t('The document cannot be opened; the log says why.'))
    }
  }

  #end(): void {
    this.#isReady = false
    clearTimeout(this.#timer)
    vscode.Disposable.from(...this.#subscriptions).dispose()
    for (const resolve of this.#waiting.splice(0)) resolve(undefined)
  }

  #take(message: Message | FromPage): void {
    if (isReady(message)) {
      this.#isReady = true
      const language = vscode.env.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
      this.send({ type: 'setup', language, locale: vscode.env.language, ...this.setup() })
      if (this.result) this.give(this.result)
      if (this.#isStale || !this.result?.isComplete) this.#soon(0)
    } else if (isShown(message)) {
      for (const resolve of this.#waiting.splice(0)) resolve({ shown: message.shown, total: message.total })
    } else if (isHelp(message)) {
      if (Object.hasOwn(HELP, message.help)) void vscode.commands.executeCommand(HELP[message.help])
    } else this.take(message as Message)
  }

  /** Asks again after a while without further changes; for a page that nobody sees, when it is seen. */
  #soon(delay: number): void {
    this.#isStale = true
    clearTimeout(this.#timer)
    if (!this.#isReady) return
    // A corpus that takes long to be listed is not listed at every pause in typing.
    this.#timer = setTimeout(
      () => void this.#read(),
      delay === 0 ? 0 : Math.max(delay, Math.min(3 * this.#took, LONGEST_QUIET)),
    )
  }

  async #read(): Promise<void> {
    if (!this.#isReady) return
    // Whoever reads looks again when it is done.
    if (this.#isReading) return
    if (!this.session.isRunning) {
      this.#looks++
      const problem = this.session.isStarted ? 'stopped' : 'no-corpus'
      if (this.#looks >= LOOKS) this.send({ type: 'problem', problem })
      this.#soon(PATIENCE)
      return
    }
    this.#isReading = true
    this.#isStale = false
    const began = Date.now()
    const question = this.#question
    try {
      const result = await this.ask()
      this.#looks = 0
      this.#took = Date.now() - began
      if (question !== this.#question) this.#isStale = true
      else {
        this.result = result
        if (this.#isReady) this.give(result)
      }
      // While documents are read, more comes: often at first, then less so.
      this.#pause = question !== this.#question ? 0 : result.isComplete ? QUIET : Math.min(8000, this.#pause * 1.5)
      if (result.isComplete) this.#isWaiting = false
      else {
        this.#isStale = true
        void this.#readWhenIdle()
      }
    } catch (error) {
      this.#looks++
      this.#isStale = true
      // A server that is being restarted is asked again; it need not be said.
      if (this.#looks === LOOKS) {
        this.session.log.error(
          `${this.panel.title} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        )
        this.send({ type: 'problem', problem: 'stopped' })
      }
      this.#pause = this.#looks < LOOKS ? PATIENCE : 8000
    } finally {
      this.#isReading = false
      if (this.#isStale) this.#soon(this.#pause)
    }
  }

  /** The last of it comes when all has been read, and not when somebody looks. */
  async #readWhenIdle(): Promise<void> {
    // Once for each time that the corpus is read: what is still not complete then is looked at now and again.
    if (this.#isWaiting) return
    this.#isWaiting = true
    try {
      await this.session.idle()
      this.#soon(0)
    } catch {
      // The server stopped; whoever reads finds out.
      this.#isWaiting = false
    }
  }

  /** Another column than the panel's: the one that shows the document, else the first, else a new one. */
  #besides(uri: vscode.Uri): vscode.ViewColumn {
    const others = vscode.window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== this.panel.viewColumn)
    const shows = ({ tabs }: vscode.TabGroup): boolean =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
    return (others.find(shows) ?? others[0])?.viewColumn ?? vscode.ViewColumn.Beside
  }
}

const HELP: Readonly<Record<Help, string>> = {
  openSampleCorpus: 'tifa.openSampleCorpus',
  restartServer: 'tifa.restartServer',
}

function isReady(message: { readonly type: string }): message is Extract<FromPage, { type: 'ready' }> {
  return message.type === 'ready'
}

function isShown(message: { readonly type: string }): message is Extract<FromPage, { type: 'shown' }> {
  return message.type === 'shown'
}

function isHelp(message: { readonly type: string }): message is Extract<FromPage, { type: 'help' }> {
  return message.type === 'help'
}

/** Panels take no icon of the theme in the versions of VS Code that we run in, so it is drawn, grey as those are. */
function draw(paths: string, colour: string): vscode.Uri {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="${colour}">${paths}</svg>`
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(drawn)}`)
}
