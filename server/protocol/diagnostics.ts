// Findings as LSP diagnostics, by pull for one document or all; a result that did not change is not sent again.

import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { diagnose, diagnoseAlone } from '../core/features/diagnostics.ts'
import { findBadConfiguration } from '../core/features/findings/bad-configuration.ts'
import { Document } from '../core/model/document.ts'
import type { ClaimPlace, Finding, Place, Severity } from '../core/model/finding.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { findingMessage } from './finding-message.ts'
import type { Folder } from './folder.ts'
import type { Locale } from './locale.ts'
import type { Ports } from './ports.ts'
import { runSafe } from './run-safe.ts'
import type { Workspace } from './workspace.ts'

const TO_LSP: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** How long the whole corpus may be checked before waiting requests get their turn, milliseconds. */
const SLICE = 10

/** What was last said of a document that is closed, and what it was made from. */
interface Reported {
  readonly symbols: object
  readonly key: string
  readonly id: string
  readonly isClean: boolean
}

export class Diagnostics {
  readonly #workspace: Workspace
  readonly #locale: Locale
  readonly #ports: Ports
  /** The last result of each document, with what it was made from; dropped with the document. */
  readonly #results = new WeakMap<
    Document,
    { readonly key: string; readonly id: string; readonly items: Diagnostic[] }
  >()
  /** The last result id of documents that are closed, by uri. */
  readonly #closed = new Map<string, Reported>()
  #settings = 0
  #ids = 0

  constructor(workspace: Workspace, locale: Locale, ports: Ports) {
    this.#workspace = workspace
    this.#locale = locale
    this.#ports = ports
  }

  settingsChanged(): void {
    this.#settings++
  }

  report(folder: Folder, document: Document, previous: string | undefined): DocumentDiagnosticReport {
    const { id, items } = this.#result(folder, document)
    return previous === id ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items }
  }

  /** The diagnostics of one document as they are now. */
  collect(folder: Folder, document: Document): Diagnostic[] {
    return this.#result(folder, document).items
  }

  async reportAll(known: ReadonlyMap<string, string>, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    this.#workspace.flush()
    const items: WorkspaceDocumentDiagnosticReport[] = []
    const left = new Map(known)
    let sliceEnd = this.#ports.now() + SLICE
    for (const folder of this.#workspace.folders()) {
      items.push(...this.#configuration(folder, left))
      if (this.#workspace.settings.scope !== 'corpus') continue
      for (const uri of [...folder.corpus.uris()]) {
        if (token.isCancellationRequested) return { items: [] }
        if (folder.corpus.originOf(uri) !== 'own' || folder.corpus.isOpen(uri)) continue
        const report = this.#reportClosed(folder, uri, left.get(uri))
        left.delete(uri)
        if (report) items.push(report)
        if (this.#ports.now() < sliceEnd) continue
        await this.#ports.nextTurn()
        sliceEnd = this.#ports.now() + SLICE
      }
    }
    // What was reported before and is gone, open or out of scope now: nothing is left to say of it.
    for (const uri of left.keys()) {
      if (!this.#workspace.isOpen(uri)) items.push({ kind: 'full', uri, version: null, items: [] })
      this.#closed.delete(uri)
    }
    return { items }
  }

  #reportClosed(
    folder: Folder,
    uri: string,
    previous: string | undefined,
  ): WorkspaceDocumentDiagnosticReport | undefined {
    const symbols = folder.corpus.symbols(uri)
    if (!symbols) return undefined
    const key = this.#key(folder, uri, symbols.meta.kind === 'glossary')
    const last = this.#closed.get(uri)
    if (last && last.symbols === symbols && last.key === key) {
      if (previous === last.id) return { kind: 'unchanged', uri, version: null, resultId: last.id }
      if (previous === undefined && last.isClean) return undefined
    }
    const document = folder.corpus.document(uri)
    if (!document) return undefined
    const { id, items } = this.#result(folder, document)
    this.#closed.set(uri, { symbols, key, id, isClean: items.length === 0 })
    if (items.length === 0 && previous === undefined) return undefined
    return { kind: 'full', uri, version: null, resultId: id, items }
  }

  #configuration(folder: Folder, left: Map<string, string>): WorkspaceDocumentDiagnosticReport[] {
    if (folder.root === undefined || folder.configText === undefined) return []
    const uri = `${folder.root}/tifa.yaml`
    left.delete(uri)
    const document = Document.parse(uri, folder.configText)
    const findings = findBadConfiguration(folder.config)
    return [{ kind: 'full', uri, version: null, items: this.#render(folder, document, findings) }]
  }

  /** What findings depend on beside the document itself. */
  #key({ corpus }: Folder, uri: string, isGlossary: boolean): string {
    // Whether an entry is used, any edit of any document may change.
    const edits = isGlossary ? corpus.phrases.revision : ''
    const claims = corpus.claims.revisionFor(uri)
    return [corpus.revision, corpus.countsRevision, corpus.tally.isComplete, edits, claims, this.#settings].join('/')
  }

  #result(folder: Folder, document: Document): { readonly id: string; readonly items: Diagnostic[] } {
    const key = this.#key(folder, document.uri, document.meta.kind === 'glossary')
    const last = this.#results.get(document)
    if (last?.key === key) return last
    // Until every file has been read, an id that is not there yet is no finding.
    const findings = folder.corpus.isComplete
      ? diagnose(
          folder.corpus,
          document,
          this.#ports.year(),
          code => this.#workspace.severityOf(folder, code) === 'off',
        )
      : diagnoseAlone(folder.corpus, document)
    const items = this.#render(folder, document, findings)
    const same = last && JSON.stringify(last.items) === JSON.stringify(items)
    const result = { key, id: same ? last.id : `${++this.#ids}`, items }
    this.#results.set(document, result)
    return result
  }

  #render(folder: Folder, document: Document, findings: readonly Finding[]): Diagnostic[] {
    const items: Diagnostic[] = []
    for (const finding of findings) {
      const severity = this.#workspace.severityOf(folder, finding.code)
      if (severity === 'off') continue
      const related = 'others' in finding ? finding.others : []
      items.push({
        range: toLspRange(document, finding),
        severity: TO_LSP[severity],
        code: finding.code,
        source: 'tifa',
        message: findingMessage(finding, this.#locale),
        ...(finding.code === 'unused-term' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
        ...(related.length > 0
          ? { relatedInformation: related.flatMap(place => this.#related(folder, place, finding)) }
          : {}),
      })
    }
    return items
  }

  #related(folder: Folder, place: Place & Partial<ClaimPlace>, finding: Finding) {
    const there = folder.corpus.document(place.uri)
    if (!there) return []
    const location = { uri: this.#workspace.clientUri(place.uri), range: toLspRange(there, place) }
    // What contradicts is said by its own value, not by the finding once more.
    const message =
      place.value === undefined
        ? findingMessage(finding, this.#locale)
        : [place.value, place.title].filter(part => part !== '').join(' · ')
    return [{ location, message }]
  }
}

const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] }

export function serveDiagnostics(context: Context): ServerCapabilities {
  const { connection, diagnostics, ports } = context
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    context.answer('diagnostic', uri, token, NO_DIAGNOSTICS, ({ folder, document }) =>
      diagnostics.report(folder, document, previousResultId),
    ),
  )
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [ports.normalUri(uri), value]))
    return runSafe(ports.log, ports.nextTurn, 'workspace/diagnostic', '', token, { items: [] }, () =>
      context.workspace.onPresentFiles(() => diagnostics.reportAll(known, token)),
    )
  })
  if (!context.pulls) return {}
  return { diagnosticProvider: { identifier: 'tifa', interFileDependencies: true, workspaceDiagnostics: true } }
}
