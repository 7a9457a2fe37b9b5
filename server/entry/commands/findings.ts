// Findings as they leave the command line: as text, JSON, SARIF, or what GitHub shows beside a line.

import { CODES, type Code, DEFAULT_SEVERITY, type Severity } from '../../core/model/finding.ts'
import { printable } from '../../protocol/columns.ts'
import { type KnownProvenance, provenanceField } from '../../protocol/exporting/provenance.ts'
import { codeSummary } from '../../protocol/findings/finding-message.ts'
import type { Locale } from '../../protocol/locale.ts'
import type { Paint, Style } from './terminal.ts'

/** One finding as it is printed; `start` and `end` are UTF-16 offsets, `range` zero-based. */
export interface Row {
  readonly path: string
  readonly code: Code
  readonly severity: Exclude<Severity, 'off'>
  readonly message: string
  readonly range: { readonly start: Position; readonly end: Position }
  readonly start: number
  readonly end: number
  /** Other places that have to do with it. */
  readonly related: readonly Related[]
}

export interface Related {
  readonly path: string
  readonly message: string
  readonly range: Row['range']
  readonly start: number
  readonly end: number
}

interface Position {
  readonly line: number
  readonly character: number
}

/** A file that was checked. */
export interface CheckedFile {
  readonly path: string
  /** Of its bytes; of the text in UTF-8 where that came from standard input. */
  readonly sha256: string
}

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof FORMATS)[number]

interface Checked {
  readonly rows: readonly Row[]
  readonly documents: number
  /** What was checked, and of which corpus: where the format says so ({@link saysProvenance}). */
  readonly files: readonly CheckedFile[]
  readonly known: KnownProvenance | undefined
  readonly locale: Locale
  readonly paint: Paint
}

/** Whether a format says of which texts its findings are: a line of text has no place for it. */
export function saysProvenance(format: Format): boolean {
  return format === 'json' || format === 'sarif'
}

export function writeFindings(format: Format, checked: Checked): string {
  return WRITERS[format](checked)
}

const WRITERS: Readonly<Record<Format, (checked: Checked) => string>> = {
  text: ({ rows, paint }) => rows.map(row => toLine(row, paint)).join(''),
  json: ({ rows, documents, known }) =>
    `${JSON.stringify({ ...provenanceField(known), findings: rows.map(({ related: _, ...row }) => row), documents })}\n`,
  sarif: checked => `${JSON.stringify(toSarif(checked), undefined, 2)}\n`,
  github: ({ rows }) => rows.map(toCommand).join(''),
}

const STYLES: Readonly<Record<Row['severity'], Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
}

function toLine({ path, range, severity, code, message }: Row, paint: Paint): string {
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`
  return `${paint('bold', printable(place))} ${paint(STYLES[severity], severity)} ${code} ${printable(message)}\n`
}

/** A workflow command (GitHub Docs, “Workflow commands for GitHub Actions”); a hint is a notice like an information. */
function toCommand({ path, range, severity, code, message }: Row): string {
  const { start, end } = range
  const kind = severity === 'error' || severity === 'warning' ? severity : 'notice'
  const columns = start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : ''
  const place = `file=${inProperty(path)},line=${start.line + 1},endLine=${end.line + 1}${columns}`
  return `::${kind} ${place},title=${code}::${inData(message)}\n`
}

function inData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function inProperty(text: string): string {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Static Analysis Results Interchange Format 2.1.0 (OASIS Standard, 27 March 2020). */
function toSarif({ rows, files, known, locale }: Checked): object {
  const indexes = new Map(files.map(({ path }, index) => [path, index]))
  const locationOf = (place: Row | Related): object => toLocation(place, indexes.get(place.path))
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Tifa',
            version: VERSION,
            semanticVersion: VERSION,
            language: locale === 'zh' ? 'zh-CN' : 'en',
            rules: CODES.map(code => ({
              id: code,
              shortDescription: { text: `${codeSummary(code, locale)}${locale === 'zh' ? '。' : '.'}` },
              defaultConfiguration: configurationOf(DEFAULT_SEVERITY[code]),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path, sha256 }) => ({
          location: { uri: uriOf(path) },
          mimeType: path.endsWith('.md') ? 'text/markdown' : 'text/yaml',
          hashes: { 'sha-256': sha256 },
        })),
        ...(known
          ? { properties: { corpusSha256: known.provenance.corpus.sha256, exported: known.provenance.date } }
          : {}),
        results: rows.map(row => ({
          ruleId: row.code,
          ruleIndex: CODES.indexOf(row.code),
          level: LEVELS[row.severity],
          message: { text: row.message },
          locations: [{ physicalLocation: locationOf(row) }],
          ...(row.related.length > 0
            ? {
                relatedLocations: row.related.map((related, id) => ({
                  id,
                  physicalLocation: locationOf(related),
                  message: { text: related.message },
                })),
              }
            : {}),
        })),
      },
    ],
  }
}

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const

function configurationOf(severity: Severity): object {
  return severity === 'off' ? { enabled: false } : { level: LEVELS[severity] }
}

function uriOf(path: string): string {
  return path.split(/[\\/]/).map(encodeURIComponent).join('/')
}

/** A place with the index of its file among the artifacts, where it is one of them (3.4.5). */
function toLocation(
  { path, range: { start, end }, start: from, end: to }: Row | Related,
  index: number | undefined,
): object {
  return {
    artifactLocation: { uri: uriOf(path), ...(index === undefined ? {} : { index }) },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      charOffset: from,
      charLength: to - from,
    },
  }
}

declare const VERSION: string
