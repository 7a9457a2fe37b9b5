// Reads what the front matter says of a document.

import { findFrontMatter } from '../syntax/front-matter.ts'
import { FRONT_FIELDS, FRONT_SHAPES, type FrontField } from './field-table.ts'
import { parseYaml, type YamlNode } from './yaml.ts'

export type DocumentKind = (typeof FRONT_SHAPES.kind.values)[number]

export interface Range {
  readonly start: number
  readonly end: number
}

/** Years that a plan covers, both included. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** What a document says of itself. Texts are as written; a field that is missing or unreadable is undefined. */
export interface Meta {
  readonly id?: string
  readonly title?: string
  readonly titleEn?: string
  readonly names: readonly string[]
  readonly kind?: DocumentKind
  readonly issuer?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string
  readonly period?: Period
  readonly parent?: string
  readonly supersedes?: string
  readonly expresses?: string
  readonly language?: 'zh' | 'en'
  readonly source?: string
  /** Where each field's value stands, from the document's start. */
  readonly ranges: ReadonlyMap<string, Range>
  readonly problems: readonly MetaProblem[]
}

/** What is wrong with front matter, with its range in the document; `detail` is the part that is meant. */
export interface MetaProblem extends Range {
  readonly code:
    | 'yaml'
    | 'unclosed'
    | 'odd-fence'
    | 'not-a-map'
    | 'not-text'
    | 'kind'
    | 'date'
    | 'period'
    | 'language'
    | 'names'
  readonly detail: string
}

const NO_META: Meta = { names: [], ranges: new Map(), problems: [] }
/** The fields that hold one text. */
const TEXT_FIELDS = FRONT_FIELDS.filter((name): name is TextField => FRONT_SHAPES[name].kind === 'text')
type TextField = { [F in FrontField]: (typeof FRONT_SHAPES)[F] extends { kind: 'text' } ? F : never }[FrontField]

/** Reads the front matter at the head of `text` (the document, or its first block). Never throws. */
export function parseMeta(text: string): Meta {
  const front = findFrontMatter(text)
  if (!front) return NO_META
  const problems: MetaProblem[] = []
  if (front.problem) problems.push({ ...front.problem, detail: text.slice(front.problem.start, front.problem.end) })
  const { contents, errors } = parseYaml(text.slice(front.yamlStart, front.yamlEnd))
  for (const { detail, start, end } of errors)
    problems.push({ code: 'yaml', detail, start: front.yamlStart + start, end: front.yamlStart + end })
  const ranges = new Map<string, Range>()
  if (contents?.kind !== 'map') {
    if (contents && errors.length === 0) {
      problems.push({ code: 'not-a-map', detail: '', start: front.yamlStart, end: front.yamlEnd })
    }
    return { ...NO_META, ranges, problems }
  }
  const fields = new Map<string, Field>()
  for (const { key: at, value: node } of contents.items) {
    const key = at?.kind === 'scalar' ? String(at.value) : ''
    const { start, end } = node ?? { start: at?.end ?? 0, end: at?.end ?? 0 }
    const range = { start: front.yamlStart + start, end: front.yamlStart + end }
    fields.set(key, { node, text: scalarText(node), range })
    ranges.set(key, range)
  }
  const textOf = (key: string): string | undefined => {
    const field = fields.get(key)
    if (!field) return undefined
    if (field.text === undefined) problems.push({ code: 'not-text', detail: key, ...field.range })
    return field.text === '' ? undefined : field.text
  }
  const texts: { [F in TextField]?: string | undefined } = Object.fromEntries(
    TEXT_FIELDS.map(key => [key, textOf(key)] as const),
  )
  const names = readNames(fields.get('names'), problems)
  const kind = checked('kind', fields, problems, text => FRONT_SHAPES.kind.values.find(kind => kind === text))
  const date = checked('date', fields, problems, parseDate)
  const period = checked('period', fields, problems, parsePeriod)
  const language = checked('language', fields, problems, parseLanguage)
  const source = fields.get('source')?.text
  return {
    ...defined({ ...texts, titleEn: texts['title_en'], title_en: undefined }),
    ...defined({ kind, date, period, language, source }),
    names,
    ranges,
    problems,
  }
}

/** The value of a key. */
interface Field {
  readonly node: YamlNode | undefined
  /** What it says where it is one text; empty where it says nothing. */
  readonly text: string | undefined
  /** Where it stands in the document. */
  readonly range: Range
}

function scalarText(node: YamlNode | undefined): string | undefined {
  if (!node) return ''
  return node.kind === 'scalar' ? node.text.trim() : undefined
}

function readNames(field: Field | undefined, problems: MetaProblem[]): string[] {
  if (!field) return []
  if (field.text !== undefined) return field.text === '' ? [] : [field.text]
  const names = field.node?.kind === 'list' ? field.node.items.map(scalarText) : [undefined]
  if (names.includes(undefined)) problems.push({ code: 'names', detail: 'names', ...field.range })
  return names.filter(name => name !== undefined && name !== '') as string[]
}

function checked<T>(
  key: 'kind' | 'date' | 'period' | 'language',
  fields: ReadonlyMap<string, Field>,
  problems: MetaProblem[],
  parse: (text: string) => T | undefined,
): T | undefined {
  const field = fields.get(key)
  if (!field || field.text === '') return undefined
  const value = field.text === undefined ? undefined : parse(field.text)
  if (value === undefined) problems.push({ code: key, detail: field.text ?? '', ...field.range })
  return value
}

/** `2021`, `2021-03` or `2021-03-11`, also with `/` or `.`, in ISO form; undefined where it is no calendar date. */
export function parseDate(text: string): string | undefined {
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:T[\d:.Z+-]*)?$/.exec(text)
  if (!match) return undefined
  const [year = '', month, day] = match.slice(1)
  if (month === undefined) return year
  if (+month < 1 || +month > 12) return undefined
  if (day === undefined) return `${year}-${month.padStart(2, '0')}`
  const isLeap = +year % 4 === 0 && (+year % 100 !== 0 || +year % 400 === 0)
  const last = +month === 2 && isLeap ? 29 : (DAYS[+month - 1] ?? 0)
  return +day > 0 && +day <= last ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `2021-2025`, with any dash; undefined where it is not two years in order, at most 100 apart. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^(\d{4})\s?[-–—－~～至]\s?(\d{4})$/.exec(text) ?? /^(\d{4})()$/.exec(text)
  if (!match) return undefined
  const from = Number(match[1])
  const to = match[2] ? Number(match[2]) : from
  return to >= from && to - from <= 100 ? { from, to } : undefined
}

function parseLanguage(text: string): 'zh' | 'en' | undefined {
  const tag = text.toLowerCase()
  const { values } = FRONT_SHAPES.language
  const found = values.findIndex(value => tag.startsWith(value))
  return found < 0 ? undefined : found < values.indexOf('en') ? 'zh' : 'en'
}

/** The object without the keys whose value is undefined. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
