// YAML of front matter and tifa.yaml as plain data. Nearly all of it is keys with a line, a list or a folded text each, which is read here; the rest
// takes a parser, which takes longer to load than a document to be read.

import type { Range } from './meta.ts'
import { parseAnyYaml } from './yaml-parser.ts'

/** A value with its UTF-16 range in the text. */
export type YamlNode = YamlScalar | YamlList | YamlMap | (Range & { readonly kind: 'other' })

export interface YamlScalar extends Range {
  readonly kind: 'scalar'
  /** By YAML's core schema: `yes` is a text, `2021` a number. */
  readonly value: unknown
  /** The value where that is a text, else as it is written. */
  readonly text: string
}

export interface YamlList extends Range {
  readonly kind: 'list'
  readonly items: readonly (YamlNode | undefined)[]
}

export interface YamlMap extends Range {
  readonly kind: 'map'
  readonly items: readonly { readonly key: YamlNode | undefined; readonly value: YamlNode | undefined }[]
}

export interface Yaml {
  /** Undefined where nothing is said. */
  readonly contents: YamlNode | undefined
  /** The first errors in the order of the text, each with its message; one slip can make hundreds. */
  readonly errors: readonly (Range & { readonly detail: string })[]
}

/** Never throws; in time that grows with the text. */
export function parseYaml(text: string): Yaml {
  const contents = readPlainYaml(text)
  return contents ? { contents, errors: [] } : parseAnyYaml(text)
}

/** What stands before a line's words, with a key or an indent in it, and these. */
const FIELD = /^(([a-z][a-z_-]{0,99}):(?: +|$))(.*)$/
const ITEM = /^(( *)- +)(.*)$/
const FOLDED = /^(( +))([^ ].*)$/
/** Begins, holds or ends what is not simply words. */
const ODD = /^[-?:,[\]{}#&*!|>'"%@`]|: | #|:$/
const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/
/** What the core schema takes for nothing, a truth or a number. */
const NO_TEXT =
  /^(?:~|null|true|false|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i
const YEAR = /^[1-9]\d{3}$/

/** What the parser makes of a text where that has fields of these three forms alone; undefined where it has anything else. */
export function readPlainYaml(text: string): YamlMap | undefined {
  const lines = new Lines(text)
  const items: YamlMap['items'][number][] = []
  const keys = new Set<string>()
  while (lines.at < text.length) {
    const field = lines.take(FIELD)
    if (!field || keys.has(field.lead) || NO_TEXT.test(field.lead)) return undefined
    const { at, lead: key, from, words } = field
    keys.add(key)
    const value = words === '' ? readList(lines) : words === '>-' ? readFolded(lines, from) : readScalar(field)
    if (!value) return undefined
    items.push({ key: { kind: 'scalar', value: key, text: key, start: at, end: at + key.length }, value })
  }
  return items.length > 0 ? { kind: 'map', items, start: 0, end: text.length } : undefined
}

function readScalar({ words: text, from: start }: Line): YamlScalar | undefined {
  if (text === '' || ODD.test(text) || CONTROL.test(text)) return undefined
  const value = YEAR.test(text) ? Number(text) : NO_TEXT.test(text) ? undefined : text
  return value === undefined ? undefined : { kind: 'scalar', value, text, start, end: start + text.length }
}

function readList(lines: Lines): YamlList | undefined {
  const all = lines.takeAll(ITEM)
  const items = all.map(readScalar)
  const [first] = all
  return first && isAligned(all) && !items.includes(undefined)
    ? { kind: 'list', items, start: first.at + first.lead.length, end: lines.at }
    : undefined
}

/** The text below a line with the sign of it at `start`. */
function readFolded(lines: Lines, start: number): YamlScalar | undefined {
  const all = lines.takeAll(FOLDED)
  if (all.length === 0 || !isAligned(all) || all.some(({ words, isTrimmed }) => !isTrimmed || CONTROL.test(words)))
    return undefined
  const text = all.map(({ words }) => words).join(' ')
  return { kind: 'scalar', value: text, text, start, end: lines.at }
}

function isAligned(lines: readonly Line[]): boolean {
  return lines.every(({ lead }) => lead === lines[0]?.lead)
}

interface Line {
  /** Where it begins, and where its words do. */
  readonly at: number
  readonly from: number
  /** The key or indent. */
  readonly lead: string
  /** Without spaces behind them. */
  readonly words: string
  /** No space stood there. */
  readonly isTrimmed: boolean
}

/** A text as lines that each end with a break. */
class Lines {
  readonly #text: string
  /** Where the next one begins. */
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next line, if it matches; the one behind it is the next then. */
  take(pattern: RegExp): Line | undefined {
    const { at } = this
    const end = this.#text.indexOf('\n', at)
    const [, before = '', lead = '', rest = ''] =
      pattern.exec(this.#text.slice(at, end > at && this.#text[end - 1] === '\r' ? end - 1 : Math.max(at, end))) ?? []
    if (before === '') return undefined
    this.at = end + 1
    let length = rest.length
    while (rest[length - 1] === ' ') length--
    return { at, from: at + before.length, lead, words: rest.slice(0, length), isTrimmed: length === rest.length }
  }

  takeAll(pattern: RegExp): Line[] {
    const all: Line[] = []
    for (let line = this.take(pattern); line; line = this.take(pattern)) all.push(line)
    return all
  }
}
