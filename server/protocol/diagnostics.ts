// Findings as LSP diagnostics, by pull for one document or all; a result that did not change is not sent again.

import {
  type CancellationToken,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { diagnoseRuns, diagnoseRunsAlone, prepareDiagnosis } from '../core/features/diagnostics.ts'
import { findBadConfiguration } from '../core/features/findings/bad-configuration.ts'
import type { RunFindings } from '../core/features/findings/block-findings.ts'
import type { Corpus } from '../core/index/corpus.ts'
import type { Symbols } from '../core/index/symbols.ts'
import { parseConfig } from '../core/model/config.ts'
import { Document } from '../core/model/document.ts'
import type { ClaimPlace, Code, Finding, Place, Severity } from '../core/model/finding.ts'
import type { Block } from '../core/syntax/block.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { findingMessage } from './finding-message.ts'
import type { Folder } from './folder.ts'
import type { Locale } from './locale.ts'
import { limitDiagnostics } from './most-diagnostics.ts'
import type { Ports } from './ports.ts'
import { sayValue } from './value-words.ts'
import type { Workspace } from './workspace.ts'

const TO_LSP: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** How long the whole corpus may be checked before waiting requests get their turn, milliseconds. */
const SLICE = 10

/** What was last said of a document. */
interface Result {
  readonly document: Document
  readonly key: string
  /** As {@link Diagnostics.#severitiesOf} gave it. */
  readonly severities: object
  readonly id: string
  /** By runs of blocks, and what concerns more than a block: all that there is to say. */
  readonly runs: readonly Diagnostic[][]
  readonly rest: readonly Diagnostic[]
  /** All places of others that are named. */
  readonly others: Rendered['others']
  /** As they are sent: no more than the client shows. */
  readonly items: Diagnostic[]
}

/** What was made of the findings of a run, and what else that depends on. */
interface Rendered {
  readonly severities: object
  readonly line: number
  /** Where the places of others stood. */
  readonly others: readonly { readonly place: Place; readonly range: Range | undefined }[]
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
  readonly #rendered = new WeakMap<RunFindings, Rendered>()
  /** Places in closed documents, by their symbols, which are others when the file is. */
  readonly #places = new WeakMap<Symbols, Map<string, Range>>()
  /** The last result id of documents that are closed, by uri. */
  readonly #closed = new Map<string, Reported>()
  readonly #severities = new WeakMap<Folder, { readonly settings: number; readonly config: object }>()
  #settings = 0
  #ids = 0

  /** `most` is how many diagnostics of one document the client shows. */
  constructor(workspace: Workspace, locale: Locale, ports: Ports, most = Number.POSITIVE_INFINITY) {
    this.#most = most
    this.#workspace = workspace
    this.#locale = locale
    this.#ports = ports
  }

  /** The document is closed: what was said of it is forgotten. */
  forget(uri: string): void {
    this.#results.delete(uri)
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
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
        if (folder.corpus.originOf(uri) !== 'own' || folder.corpus.isOpen(uri)) continue
        const work = this.#reportClosed(folder, uri, left.get(uri))
        for (let step = work.next(); ; step = work.next()) {
          if (step.done && step.value) items.push(step.value)
          if (this.#ports.now() >= sliceEnd) {
            await this.#ports.nextTurn()
            if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
            sliceEnd = this.#ports.now() + SLICE
          }
          if (step.done) break
        }
        left.delete(uri)
      }
    }
    // What was reported before and is gone, open or out of scope now: nothing is left to say of it.
    for (const uri of left.keys()) {
      if (!this.#workspace.isOpen(uri)) items.push({ kind: 'full', uri, version: null, items: [] })
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
    return [{ kind: 'full', uri, version: null, items: this.#render(folder, document, findings) }]
  }

  /** What is wrong with a tifa.yaml as it stands in the editor. */
  reportConfiguration(folder: Folder, document: Document): DocumentDiagnosticReport {
    const findings = findBadConfiguration(parseConfig(document.text))
    return { kind: 'full', items: this.#render(folder, document, findings) }
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
    if (isLast && this.#areInPlace(folder, last.others)) return last
    // Until every file has been read, an id that is not there yet is no finding.
    const diagnosis = folder.corpus.isComplete
      ? diagnoseRuns(folder.corpus, document, this.#ports.year(), this.#isOff(folder))
      : diagnoseRunsAlone(folder.corpus, document, this.#isOff(folder))
    const runs = diagnosis.runs.map((found, number) => this.#renderRun(folder, document, number, found, severities))
    const rest = this.#render(folder, document, diagnosis.rest)
    const isSaid = last !== undefined && isSaidBefore(last, runs, rest)
    const items = isSaid ? last.items : limitDiagnostics(mergeInOrder(runs.flat(), rest), this.#most, this.#locale)
    const isSame = last !== undefined && (isSaid || isEqualList(items, last.items)) && !isEdited(last, document)
    const id = isSame ? last.id : `${++this.#ids}`
    const others = diagnosis.runs.flatMap(found => this.#rendered.get(found)?.others ?? NO_OTHERS)
    const result = { document, key, severities, id, runs, rest, others, items }
    if (folder.corpus.isOpen(document.uri)) this.#results.set(document.uri, result)
    return result
  }

  #isOff(folder: Folder): (code: Code) => boolean {
    return code => this.#workspace.severityOf(folder, code) === 'off'
  }

  /** The diagnostics of one run of blocks: the very same ones as long as it holds the same findings on the same lines. */
  #renderRun(folder: Folder, document: Document, number: number, found: RunFindings, severities: object): Diagnostic[] {
    const run = document.list.runs[number]
    if (found.length === 0 || !run) return NOTHING
    const line = document.list.lines[number] ?? 0
    const known = this.#rendered.get(found)
    const isCurrent = known?.severities === severities && this.#areInPlace(folder, known.others)
    if (isCurrent && known.line === line) return known.items
    const items = isCurrent
      ? known.items.map(item => ({ ...item, range: moveRange(item.range, line - known.line) }))
      : found.flatMap(({ index, findings }) => {
          const block = run.blocks[index]
          const first = line + (run.lines[index] ?? 0)
          return block
            ? this.#renderAll(folder, findings, range => rangeInBlock(document, block, range, first))
            : NOTHING
        })
    const others = isCurrent ? known.others : this.#placesOf(folder, found)
    this.#rendered.set(found, { severities, line, others, items })
    return items
  }

  #placesOf({ corpus }: Folder, found: RunFindings): Rendered['others'] {
    const others: { place: Place; range: Range | undefined }[] = []
    for (const { findings } of found)
      for (const finding of findings)
        if ('others' in finding)
          for (const place of finding.others) others.push({ place, range: this.#rangeOf(corpus, place) })
    return others.length > 0 ? others : NO_OTHERS
  }

  /** Whether the places that findings point to are on the lines where they were. */
  #areInPlace({ corpus }: Folder, others: Rendered['others']): boolean {
    return others.every(({ place, range }) => {
      const now = this.#rangeOf(corpus, place)
      return now === range || (now && range && compareRanges(now, range) === 0)
    })
  }

  /** Another object whenever the settings or the folder's configuration may give a finding another severity. */
  #severitiesOf(folder: Folder): object {
    const known = this.#severities.get(folder)
    if (known?.settings === this.#settings && known.config === folder.config) return known
    const severities = { settings: this.#settings, config: folder.config }
    this.#severities.set(folder, severities)
    return severities
  }

  #render(folder: Folder, document: Document, findings: readonly Finding[]): Diagnostic[] {
    return this.#renderAll(folder, findings, range => toLspRange(document, range))
  }

  #renderAll(folder: Folder, findings: readonly Finding[], toRange: (range: Offsets) => Range): Diagnostic[] {
    const items: Diagnostic[] = []
    for (const finding of findings) {
      const severity = this.#workspace.severityOf(folder, finding.code)
      if (severity === 'off') continue
      const related = 'others' in finding ? finding.others : []
      items.push({
        range: toRange(finding),
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

  #related({ corpus }: Folder, place: Place & Partial<ClaimPlace>, finding: Finding) {
    const range = this.#rangeOf(corpus, place)
    if (!range) return []
    const location = { uri: this.#workspace.clientUri(place.uri), range }
    // What contradicts is said by its own value, not by the finding once more.
    const message =
      place.value === undefined
        ? findingMessage(finding, this.#locale)
        : [sayValue(place.value, this.#locale), place.title].filter(part => part !== '').join(' · ')
    return [{ location, message }]
  }

  /** Where a place is; those in closed documents are looked up once. */
  #rangeOf(corpus: Corpus, place: Place): Range | undefined {
    const symbols = corpus.symbols(place.uri)
    if (!symbols) return undefined
    const isOpen = corpus.isOpen(place.uri)
    const known = this.#places.get(symbols)
    const key = `${place.start}-${place.end}`
    const before = isOpen ? undefined : known?.get(key)
    if (before) return before
    const there = corpus.document(place.uri)
    const range = there && toLspRange(there, place)
    if (!range || isOpen) return range
    if (known) known.set(key, range)
    else this.#places.set(symbols, new Map([[key, range]]))
    return range
  }
}

type Offsets = Pick<Place, 'start' | 'end'>

const NOTHING: Diagnostic[] = []
const NO_OTHERS: Rendered['others'] = []

function rangeInBlock(document: Document, block: Block, { start, end }: Offsets, first: number): Range {
  return { start: document.positionIn(block, start, first), end: document.positionIn(block, end, first) }
}

function moveRange({ start, end }: Range, by: number): Range {
  return {
    start: { line: start.line + by, character: start.character },
    end: { line: end.line + by, character: end.character },
  }
}

/** Both lists in the order of the text. */
function mergeInOrder(blocks: Diagnostic[], rest: readonly Diagnostic[]): Diagnostic[] {
  if (rest.length === 0) return blocks
  return [...blocks, ...rest].sort((a, b) => compareRanges(a.range, b.range))
}

function compareRanges(a: Range, b: Range): number {
  return compare(a.start, b.start) || compare(a.end, b.end)
}

function compare(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character
}

/** Whether nothing else is said than was; those runs alone are looked at that have other diagnostics than they had. */
function isSaidBefore(last: Result, runs: readonly Diagnostic[][], rest: readonly Diagnostic[]): boolean {
  const old = last.runs
  const most = Math.min(old.length, runs.length)
  let head = 0
  while (head < most && old[head] === runs[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === runs[runs.length - 1 - tail]) tail++
  const before = old.slice(head, old.length - tail).flat()
  return isEqualList(runs.slice(head, runs.length - tail).flat(), before) && isEqualList(rest, last.rest)
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
  const { connection, diagnostics, ports } = context
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
