// Findings as LSP diagnostics, by pull for one document or all; a result that did not change is not sent again.

import {
  type CancellationToken,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { diagnoseRuns, prepareDiagnosis } from '../../core/features/diagnostics.ts'
import { findBadConfiguration } from '../../core/features/findings/bad-configuration.ts'
import type { RunFindings } from '../../core/features/findings/block-findings.ts'
import { compareSnapshots, takeSnapshot } from '../../core/features/snapshot.ts'
import { parseConfig } from '../../core/model/config.ts'
import { Document } from '../../core/model/document.ts'
import type { Code } from '../../core/model/finding.ts'
import { isSameList } from '../../core/syntax/slot.ts'
import { append } from '../../core/text/long-list.ts'
import type { Context } from '../context.ts'
import type { Folder } from '../folder.ts'
import type { Locale } from '../locale.ts'
import type { Ports } from '../ports.ts'
import { Slices } from '../slices.ts'
import type { Workspace } from '../workspace.ts'
import { FindingRenderer, type Others } from './finding-renderer.ts'
import { compareRanges, gravestOf, limitDiagnostics } from './most-diagnostics.ts'

/** What was last said of a document. */
interface Result {
  readonly document: Document
  readonly key: string
  /** As {@link Diagnostics.#severitiesOf} gave it. */
  readonly severities: object
  readonly id: string
  /** By runs of blocks, as findings and as diagnostics, and what concerns more than a block: all that there is to say, but for `left`. */
  readonly found: readonly RunFindings[]
  readonly runs: readonly Diagnostic[][]
  readonly rest: readonly Diagnostic[]
  readonly left: number
  /** All places of others that are named. */
  readonly others: Others
  /** As they are sent: no more than the client shows. */
  readonly items: Diagnostic[]
}

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
  readonly #most: number
  /** The last result of each open document. */
  readonly #results = new Map<string, Result>()
  readonly #renderings: FindingRenderer
  /** The last result id of documents that are closed, by uri. */
  readonly #closed = new Map<string, Reported>()
  /** Documents that were closed, and of which the client may still show what was said of them while they were open. */
  readonly #stale = new Set<string>()
  readonly #severities = new WeakMap<Folder, { readonly settings: number; readonly config: object }>()
  #settings = 0
  #ids = 0

  /** `most` is how many diagnostics of one document the client shows. */
  constructor(workspace: Workspace, locale: Locale, ports: Ports, most = Number.POSITIVE_INFINITY) {
    this.#most = most
    this.#workspace = workspace
    this.#locale = locale
    this.#ports = ports
    this.#renderings = new FindingRenderer(workspace, locale)
  }

  /** The document is closed: what was said of it is forgotten here, and taken back by the next report on all. */
  forget(uri: string): void {
    this.#results.delete(uri)
    this.#stale.add(uri)
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
    for (const uri of this.#stale) {
      // A client that names the document has heard of it since it was closed.
      if (known.has(uri) || this.#workspace.isOpen(uri)) this.#stale.delete(uri)
      else left.set(uri, '')
    }
    const slices = new Slices(this.#ports, token)
    for (const folder of this.#workspace.folders()) {
      append(items, this.#configuration(folder, left))
      if (this.#workspace.settings.scope !== 'corpus') continue
      for (const uri of [...folder.corpus.uris()]) {
        if (folder.corpus.originOf(uri) !== 'own' || folder.corpus.isOpen(uri)) continue
        const work = this.#reportClosed(folder, uri, left.get(uri))
        let step = work.next()
        for (; !step.done; step = work.next()) await slices.pause()
        if (step.value) items.push(step.value)
        await slices.pause()
        left.delete(uri)
      }
    }
    // What was reported before and is gone, open or out of scope now: nothing is left to say of it.
    for (const uri of left.keys()) {
      const resultId = this.#stale.has(uri) ? { resultId: 'gone' } : {}
      if (!this.#workspace.isOpen(uri)) items.push({ kind: 'full', uri, version: null, ...resultId, items: [] })
      this.#closed.delete(uri)
    }
    return { items }
  }

  *#reportClosed(
    folder: Folder,
    uri: string,
    previous: string | undefined,
  ): Generator<undefined, WorkspaceDocumentDiagnosticReport | undefined> {
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
    yield
    yield* prepareDiagnosis(folder.corpus, document, this.#isOff(folder))
    // Others may have been opened or changed between two steps.
    if (folder.corpus.isOpen(uri) || folder.corpus.symbols(uri) !== symbols) return undefined
    const { id, items } = this.#result(folder, document)
    this.#closed.set(uri, { symbols, key, id, isClean: items.length === 0 })
    if (items.length === 0 && previous === undefined) return undefined
    return { kind: 'full', uri, version: null, resultId: id, items }
  }

  #configuration(folder: Folder, left: Map<string, string>): WorkspaceDocumentDiagnosticReport[] {
    if (folder.root === undefined || folder.configText === undefined) return []
    const uri = `${folder.root}/tifa.yaml`
    left.delete(uri)
    const document = Document.parse(uri, folder.configText, folder.corpus.unit)
    const findings = findBadConfiguration(folder.config)
    return [{ kind: 'full', uri, version: null, items: this.#renderings.render(folder, document, findings) }]
  }

  /** What is wrong with a tifa.yaml as it stands in the editor. */
  reportConfiguration(folder: Folder, document: Document): DocumentDiagnosticReport {
    const findings = findBadConfiguration(parseConfig(document.text))
    return { kind: 'full', items: this.#renderings.render(folder, document, findings) }
  }

  /** What findings depend on beside the document itself. */
  #key({ corpus }: Folder, uri: string, isGlossary: boolean): string {
    // Whether an entry is used, any edit of any document may change.
    const edits = isGlossary ? corpus.phrases.revision : ''
    const claims = corpus.isOpen(uri) ? corpus.claims.revision : corpus.claims.revisionFor(uri)
    return [corpus.revision, corpus.countsRevision, corpus.tally.isComplete, edits, claims, this.#settings].join('/')
  }

  #result(folder: Folder, document: Document): Result {
    const key = this.#key(folder, document.uri, document.meta.kind === 'glossary')
    const last = this.#results.get(document.uri)
    const severities = this.#severitiesOf(folder)
    const isLast = last?.key === key && last.document === document && last.severities === severities
    // Lines may have moved in another document, and nothing else.
    if (isLast && this.#renderings.areInPlace(folder, last.others)) return last
    const diagnosis = diagnoseRuns(folder.corpus, document, this.#ports.year(), this.#isOff(folder))
    const { runs: found } = diagnosis
    const runs = found.map((of, number) => this.#renderings.renderRun(folder, document, number, of, severities))
    const { kept, left } = gravestOf(diagnosis.rest, this.#most, finding => this.#renderings.gravity(folder, finding))
    const rest = this.#renderings.render(folder, document, kept)
    const isSaid = last !== undefined && left === last.left && isSaidBefore(last, runs, rest)
    const items = isSaid ? last.items : limitDiagnostics(runs, rest, this.#most, this.#locale, left)
    const isSame = last !== undefined && (isSaid || isEqualList(items, last.items)) && !isEdited(last, document)
    const id = isSame ? last.id : `${++this.#ids}`
    const others = last && isSameList(last.found, found) ? last.others : this.#renderings.othersOf(found)
    const result = { document, key, severities, id, found, runs, rest, left, others, items }
    if (folder.corpus.isOpen(document.uri)) this.#results.set(document.uri, result)
    return result
  }

  #isOff(folder: Folder): (code: Code) => boolean {
    return code => this.#workspace.severityOf(folder, code) === 'off'
  }

  /** Another object whenever the settings or the folder's configuration may give a finding another severity. */
  #severitiesOf(folder: Folder): object {
    const known = this.#severities.get(folder)
    if (known?.settings === this.#settings && known.config === folder.config) return known
    const severities = { settings: this.#settings, config: folder.config }
    this.#severities.set(folder, severities)
    return severities
  }
}

/** Whether nothing else is said than was; those runs alone are looked at that have other diagnostics than they had. */
function isSaidBefore(last: Result, runs: readonly Diagnostic[][], rest: readonly Diagnostic[]): boolean {
  const old = last.runs
  const most = Math.min(old.length, runs.length)
  let head = 0
  while (head < most && old[head] === runs[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === runs[runs.length - 1 - tail]) tail++
  if (!isEqualList(rest, last.rest)) return false
  if (head === old.length && head === runs.length) return true
  return isEqualList(runs.slice(head, runs.length - tail).flat(), old.slice(head, old.length - tail).flat())
}

/** Whether text under one of the last diagnostics was replaced: what an editor underlines goes with the text. */
function isEdited(last: Result, document: Document): boolean {
  const { at, removed } = document.since(last.document)
  if (removed.length === 0) return false
  const from = last.document.list.lineOf(at)
  const to = last.document.list.lineOf(at + removed.length - 1) + (removed.at(-1)?.lineBreaks ?? 0)
  return last.items.some(({ range }) => range.start.line <= to && range.end.line >= from)
}

function isEqualList(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((item, index) => isEqual(item, b[index]))
}

function isEqual(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (a === b) return true
  if (!b || a.message !== b.message || a.code !== b.code || a.severity !== b.severity) return false
  if (compareRanges(a.range, b.range) !== 0) return false
  if (!a.relatedInformation && !b.relatedInformation) return true
  return JSON.stringify(a.relatedInformation) === JSON.stringify(b.relatedInformation)
}

const OUTDATED: DiagnosticServerCancellationData = { retriggerRequest: false }
const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] }

export function serveDiagnostics(context: Context): void {
  const { connection, ports, workspace, locale, options } = context
  const diagnostics = new Diagnostics(workspace, locale, ports, options.mostDiagnostics)
  context.diagnostics = diagnostics
  context.verify = () => workspace.verify(takeSnapshot, compareSnapshots)
  /** The last request for each document, by a number that grows. */
  const asked = new Map<string, number>()
  let requests = 0
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) => {
    const config = context.configs.find(uri)
    if (config) return diagnostics.reportConfiguration(context.workspace.folderOf(ports.normalUri(uri)), config)
    const request = ++requests
    asked.set(uri, request)
    const answer = context.answer('diagnostic', uri, token, NO_DIAGNOSTICS, ({ folder, document }) => {
      // Of those that come with a burst of keystrokes the last is answered.
      if (asked.get(uri) !== request) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'asked again', OUTDATED)
      return diagnostics.report(folder, document, previousResultId)
    })
    return answer.finally(() => {
      if (asked.get(uri) === request) asked.delete(uri)
    })
  })
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [ports.normalUri(uri), value]))
    return context.answerAll('workspace/diagnostic', token, { items: [] }, () => diagnostics.reportAll(known, token))
  })
}
