// Makes LSP diagnostics of findings: the very same ones as long as a run of blocks holds the same findings on the same lines.

import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Position, type Range } from 'vscode-languageserver'
import type { RunFindings } from '../../core/features/findings/block-findings.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import type { Document } from '../../core/model/document.ts'
import type { ClaimPlace, Finding, Place, Severity } from '../../core/model/finding.ts'
import type { Block } from '../../core/syntax/block.ts'
import { Beside } from '../../core/text/beside.ts'
import { toLspRange } from '../convert.ts'
import type { Folder } from '../folder.ts'
import type { Locale } from '../locale.ts'
import { sayValue } from '../value-words.ts'
import type { Workspace } from '../workspace.ts'
import { findingMessage } from './finding-message.ts'
import { compareRanges } from './most-diagnostics.ts'

/** Where the places of others stood that findings name. */
export type Others = readonly { readonly place: Place; readonly range: Range | undefined }[]

/** The line and column in which a run starts. */
interface RunPlace {
  readonly line: number
  readonly column: number
}

/** What was made of the findings of a run, and what else that depends on. */
interface Rendered extends RunPlace {
  readonly severities: object
  readonly others: Others
  readonly items: Diagnostic[]
}

type Offsets = Pick<Place, 'start' | 'end'>

export class FindingRenderer {
  readonly #workspace: Workspace
  readonly #locale: Locale
  readonly #rendered = new Beside<RunFindings, Rendered>()
  /** Places in closed documents, by their symbols, which are others when the file is. */
  readonly #places = new Beside<Symbols, Map<string, Range>>()

  constructor(workspace: Workspace, locale: Locale) {
    this.#workspace = workspace
    this.#locale = locale
  }

  /** The diagnostics of one run of blocks; `severities` is another object where a finding may have got another severity. */
  renderRun(folder: Folder, document: Document, number: number, found: RunFindings, severities: object): Diagnostic[] {
    const run = document.list.runs[number]
    if (found.length === 0 || !run) return NOTHING
    const [line, at] = [document.list.lines[number] ?? 0, document.list.firsts[number] ?? 0]
    const column = document.columnOf(at)
    const known = this.#rendered.get(found)
    const isCurrent = known?.severities === severities && this.areInPlace(folder, known.others)
    if (isCurrent && known.line === line && known.column === column) return known.items
    const items = isCurrent
      ? known.items.map(item => ({ ...item, range: moveRange(item.range, known, { line, column }) }))
      : found.flatMap(({ index, findings }) => {
          const block = run.blocks[index]
          const first = line + (run.lines[index] ?? 0)
          return block
            ? this.#renderAll(folder, findings, range =>
                rangeInBlock(document, block, range, first, document.columnOf(at + index)),
              )
            : NOTHING
        })
    const others = isCurrent ? known.others : this.#placesOf(folder, found)
    this.#rendered.set(found, { severities, line, column, others, items })
    return items
  }

  /** The places of others that the findings of all runs name, as far as these were rendered. */
  othersOf(runs: readonly RunFindings[]): Others {
    const all: Others[number][] = []
    for (const found of runs) for (const one of this.#rendered.get(found)?.others ?? NO_OTHERS) all.push(one)
    return all.length > 0 ? all : NO_OTHERS
  }

  #placesOf({ corpus }: Folder, found: RunFindings): Others {
    const others: Others[number][] = []
    for (const { findings } of found)
      for (const finding of findings)
        if ('others' in finding)
          for (const place of finding.others) others.push({ place, range: this.#rangeOf(corpus, place) })
    return others.length > 0 ? others : NO_OTHERS
  }

  /** Whether the places that findings point to are on the lines where they were. */
  areInPlace({ corpus }: Folder, others: Others): boolean {
    return others.every(({ place, range }) => {
      const now = this.#rangeOf(corpus, place)
      return now === range || (now && range && compareRanges(now, range) === 0)
    })
  }

  /** How grave a finding is, 1 for an error; 0 for what is off. */
  gravity(folder: Folder, { code }: Finding): number {
    const severity = this.#workspace.severityOf(folder, code)
    return severity === 'off' ? 0 : TO_LSP[severity]
  }

  /** The diagnostics of findings whose ranges count from the document's start. */
  render(folder: Folder, document: Document, findings: readonly Finding[]): Diagnostic[] {
    return this.#renderAll(folder, findings, range => toLspRange(document, range))
  }

  #renderAll(folder: Folder, findings: readonly Finding[], toRange: (range: Offsets) => Range): Diagnostic[] {
    const items: Diagnostic[] = []
    for (const finding of findings) {
      const severity = this.#workspace.severityOf(folder, finding.code)
      if (severity === 'off') continue
      const related = 'others' in finding ? finding.others : []
      const message = findingMessage(finding, this.#locale)
      items.push({
        range: toRange(finding),
        severity: TO_LSP[severity],
        code: finding.code,
        source: 'tifa',
        message,
        ...(finding.code === 'unused-term' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
        ...(related.length > 0
          ? { relatedInformation: related.flatMap(place => this.#related(folder, place, message)) }
          : {}),
      })
    }
    return items
  }

  #related({ corpus }: Folder, place: Place & Partial<ClaimPlace>, ofFinding: string) {
    const range = this.#rangeOf(corpus, place)
    if (!range) return []
    const location = { uri: this.#workspace.clientUri(place.uri), range }
    // What contradicts is said by its own value, not by the finding once more.
    const message =
      place.value === undefined
        ? ofFinding
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

const NOTHING: Diagnostic[] = []
const NO_OTHERS: Others = []

const TO_LSP: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

function rangeInBlock(document: Document, block: Block, { start, end }: Offsets, first: number, column: number): Range {
  return {
    start: document.positionIn(block, start, first, column),
    end: document.positionIn(block, end, first, column),
  }
}

/** A range in a run that has moved: on its first line columns, too, where it begins inside of one. */
function moveRange({ start, end }: Range, from: RunPlace, to: RunPlace): Range {
  const move = ({ line, character }: Position): Position => ({
    line: line + to.line - from.line,
    character: line === from.line ? character + to.column - from.column : character,
  })
  return { start: move(start), end: move(end) }
}
