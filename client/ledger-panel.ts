// The panel of the ledger: keeps its rows up to date, and opens, copies and exports what the page asks for.

import * as vscode from 'vscode'
import type { Help, Part, ToPage, ToPanel } from './ledger/messages.ts'
import { exportLedger, formatOf } from './ledger-export.ts'
import { holds, type Place, pickPlace, placesOf, type Result, type Row, toPage } from './ledger-rows.ts'
import { ledgerWords } from './ledger-words.ts'
import type { Session } from './session.ts'

/** The panel's type: VS Code keeps it in the layout of the window, so it never changes. */
export const VIEW = 'tifa.ledger'

/** Milliseconds without a change before targets are asked for again; longer where the last answer took long. */
const QUIET = 500

/** The longest that a slow corpus makes us wait, milliseconds. */
const LONGEST_QUIET = 4000

/** Milliseconds between two looks at whether the server has come up, and how many of them make a problem. */
const PATIENCE = 500
const LOOKS = 8

/** What the command gives back: how many rows are on the screen. */
export interface Shown {
  readonly shown: number
  readonly total: number
}

export class Ledger implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel
  readonly #session: Session
  readonly #subscriptions: vscode.Disposable[]
  /** The rows that the page has, by their names. */
  #rows = new Map<string, Row>()
  /** What the page is to be given when it comes up again; undefined where that would be out of date. */
  #result: Result | undefined
  #scope: string | undefined
  #isReady = false
  #isReading = false
  #isStale = true
  #isWaiting = false
  /** How often the server was not there in a row. */
  #looks = 0
  #took = 0
  #pause = QUIET
  #timer: ReturnType<typeof setTimeout> | undefined
  #wanted: { key?: string; at?: Place | undefined } | undefined
  #waiting: ((shown: Shown | undefined) => void)[] = []

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, session: Session, scope: string | undefined) {
    this.#panel = panel
    this.#session = session
    this.#scope = scope
    const dist = vscode.Uri.joinPath(extensionUri, 'dist')
    panel.title = vscode.l10n.t('Target Ledger')
    panel.iconPath = ICON
    // A restored panel has the options of the version that made it.
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] }
    const changes = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown,yaml,tmx}')
    const changed = (): void => this.#soon(2 * QUIET)
    const edited = ({ languageId }: vscode.TextDocument): void => {
      if (languageId === 'markdown') this.#soon(QUIET)
    }
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: ToPanel) => this.#take(message)),
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
      changes.onDidChange(changed),
      changes.onDidCreate(changed),
      changes.onDidDelete(changed),
    ]
    panel.webview.html = pageHtml(panel.webview, dist)
  }

  get scope(): string | undefined {
    return this.#scope
  }

  get isOnScreen(): boolean {
    return this.#isReady && this.#panel.visible
  }

  /** Brings the panel up, at the rows of an indicator or the one at a place; resolves when rows are on the screen. */
  show(key: string | undefined, at: Place | undefined, scope: string | undefined): Promise<Shown | undefined> {
    if (scope !== this.#scope) {
      this.#scope = scope
      this.#result = undefined
    }
    this.#wanted = key === undefined ? (at ? { at } : undefined) : { key }
    const shown = new Promise<Shown | undefined>(resolve => this.#waiting.push(resolve))
    this.#panel.reveal(this.#panel.viewColumn)
    if (this.#isReady) this.#soon(0)
    return shown
  }

  post(message: ToPage): void {
    void this.#panel.webview.postMessage(message)
  }

  dispose(): void {
    this.#panel.dispose()
  }

  #end(): void {
    this.#isReady = false
    clearTimeout(this.#timer)
    vscode.Disposable.from(...this.#subscriptions).dispose()
    for (const resolve of this.#waiting.splice(0)) resolve(undefined)
  }

  #take(message: ToPanel): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true
        this.post({
          type: 'setup',
          words: ledgerWords(),
          language: vscode.env.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
          locale: vscode.env.language,
        })
        if (this.#result) this.#give(this.#result)
        if (this.#isStale || !this.#result?.isComplete) this.#soon(0)
        break
      case 'shown':
        for (const resolve of this.#waiting.splice(0)) resolve({ shown: message.shown, total: message.total })
        break
      case 'open':
        void this.#guard(() => this.#open(message.ref, message.part, message.inPlace))
        break
      case 'export': {
        const format = formatOf(message.format)
        if (format) void exportLedger(this.#session, format, this.#scope, message.refs)
        break
      }
      case 'copy':
        void vscode.env.clipboard.writeText(message.text).then(() => {
          const said =
            message.rows === 1 ? vscode.l10n.t('Copied a row') : vscode.l10n.t('Copied {0} rows', message.rows)
          vscode.window.setStatusBarMessage(said, 3000)
        })
        break
      case 'help':
        if (Object.hasOwn(HELP, message.help)) void vscode.commands.executeCommand(HELP[message.help])
        break
    }
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
    if (!this.#session.isRunning) {
      this.#looks++
      const problem = this.#session.isStarted ? 'stopped' : 'no-corpus'
      if (this.#looks >= LOOKS) this.post({ type: 'problem', problem })
      this.#soon(PATIENCE)
      return
    }
    this.#isReading = true
    this.#isStale = false
    const began = Date.now()
    const scope = this.#scope
    try {
      const result = await this.#session.request<Result>('tifa/ledger', scope === undefined ? {} : { uri: scope })
      this.#looks = 0
      this.#took = Date.now() - began
      if (scope !== this.#scope) this.#isStale = true
      else {
        this.#result = result
        this.#give(result)
      }
      // While documents are read, more rows come: often at first, then less so.
      this.#pause = result.isComplete ? QUIET : Math.min(8000, this.#pause * 1.5)
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
        this.#session.log.error(`the ledger cannot be read: ${error instanceof Error ? error.message : String(error)}`)
        this.post({ type: 'problem', problem: 'stopped' })
      }
      this.#pause = this.#looks < LOOKS ? PATIENCE : 8000
    } finally {
      this.#isReading = false
      if (this.#isStale) this.#soon(this.#pause)
    }
  }

  /** The last rows come when all has been read, and not when somebody looks. */
  async #readWhenIdle(): Promise<void> {
    // Once for each time that the corpus is read: what is still not complete then is looked at now and again.
    if (this.#isWaiting) return
    this.#isWaiting = true
    try {
      await this.#session.idle()
      this.#soon(0)
    } catch {
      // The server stopped; whoever reads finds out.
      this.#isWaiting = false
    }
  }

  #give(result: Result): void {
    if (!this.#isReady) return
    const { isComplete, documents } = result
    const hasFolders = (vscode.workspace.workspaceFolders?.length ?? 0) > 1
    this.#rows = new Map(result.rows.map(row => [row.ref, row]))
    this.post({ type: 'rows', rows: result.rows.map(row => toPage(row, hasFolders)), isComplete, documents })
    const wanted = this.#wanted
    const at = wanted?.at
    // What was asked for may be in a document that is still to be read.
    if (isComplete || wanted?.key !== undefined) this.#wanted = undefined
    if (wanted?.key !== undefined) this.post({ type: 'select', key: wanted.key })
    else if (at) {
      const row = result.rows.find(row => placesOf(row, 'sources').some(place => holds(place, at)))
      if (!row) return
      this.#wanted = undefined
      this.post({ type: 'select', ref: row.ref })
    }
  }

  async #open(ref: string, part: Part, inPlace: boolean): Promise<void> {
    const row = this.#rows.get(ref)
    if (!row) return
    const places = placesOf(row, part)
    const place = places.length > 1 ? await pickPlace(places) : places[0]
    if (!place) return
    const { client } = this.#session
    const uri = client ? client.protocol2CodeConverter.asUri(place.uri) : vscode.Uri.parse(place.uri)
    const { start, end } = place.range
    const selection = new vscode.Range(start.line, start.character, end.line, end.character)
    const viewColumn = inPlace ? (this.#panel.viewColumn ?? vscode.ViewColumn.Active) : this.#besides(uri)
    const editor = await vscode.window.showTextDocument(uri, { selection, viewColumn, preview: true })
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  }

  /** Another column than the ledger's: the one that shows the document, else the first, else a new one. */
  #besides(uri: vscode.Uri): vscode.ViewColumn {
    const others = vscode.window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== this.#panel.viewColumn)
    const shows = ({ tabs }: vscode.TabGroup): boolean =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
    return (others.find(shows) ?? others[0])?.viewColumn ?? vscode.ViewColumn.Beside
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#session.log.error(`the ledger: ${error instanceof Error ? error.message : String(error)}`)
      void vscode.window.showErrorMessage(vscode.l10n.t('The document cannot be opened; the log says why.'))
    }
  }
}

const HELP: Readonly<Record<Help, string>> = {
  openSampleCorpus: 'tifa.openSampleCorpus',
  restartServer: 'tifa.restartServer',
}

/** Panels take no icon of the theme in the versions of VS Code that we run in, so it is drawn, grey as those are. */
const ICON = {
  light: icon('#424242'),
  dark: icon('#c5c5c5'),
}

function icon(colour: string): vscode.Uri {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="${colour}"><rect x="1.5" y="2.5" width="13" height="11" rx="1"/><path d="M1.5 6h13M6 2.5v11"/><path d="m8 10.5 1.5 1.5L13 8.500"/></svg>`
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(drawn)}`)
}

export function createPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(VIEW, vscode.l10n.t('Target Ledger'), vscode.ViewColumn.Active, {
    enableScripts: true,
  })
}

/** The page without any data: it is given all of it as messages, and has neither inline scripts nor a way to the network. */
function pageHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(24))].map(byte => byte.toString(16).padStart(2, '0')).join('')
  const file = (name: string): string => escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString())
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${file('ledger.css')}">
<title></title>
</head>
<body>
<script nonce="${nonce}" src="${file('ledger.js')}"></script>
</body>
</html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
