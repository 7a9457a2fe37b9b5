// Reads tifa.yaml, the optional file at the root of a corpus.

import { isMap, isScalar, isSeq } from 'yaml'
import { CONFIG_KEYS, CONFIG_SHAPES } from './field-table.ts'
import { CODES, type Code, SEVERITIES, type Severity } from './finding.ts'
import type { Range } from './meta.ts'
import { parseYaml } from './yaml.ts'

/** What tifa.yaml says. Globs are relative to the folder that holds it. */
export interface Config {
  /** Which Markdown files belong to the corpus; none given means all. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Glossaries outside what `include` names. */
  readonly glossaries: readonly string[]
  readonly severities: ReadonlyMap<Code, Severity>
  readonly problems: readonly ConfigProblem[]
}

export interface ConfigProblem extends Range {
  readonly code: 'yaml' | 'not-a-map' | 'unknown-key' | 'not-a-list' | 'unknown-code' | 'severity'
  readonly detail: string
}

export const NO_CONFIG: Config = { include: [], exclude: [], glossaries: [], severities: new Map(), problems: [] }

/** Reads the text of a tifa.yaml. Never throws: what cannot be read is a problem, and the rest counts. */
export function parseConfig(text: string): Config {
  const problems: ConfigProblem[] = []
  const { contents, errors } = parseYaml(text)
  for (const error of errors) problems.push({ code: 'yaml', ...error })
  const lists = new Map(
    CONFIG_KEYS.flatMap(key => (CONFIG_SHAPES[key].kind === 'texts' ? [[key as string, [] as string[]] as const] : [])),
  )
  const severities = new Map<Code, Severity>()
  if (contents !== null && !isMap(contents)) {
    problems.push({ code: 'not-a-map', detail: '', start: 0, end: text.length })
  }
  for (const pair of isMap(contents) ? contents.items : []) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const at = rangeOf(pair.key)
    const list = lists.get(key)
    if (list) readList(pair.value, list, key, problems)
    else if (key === 'severities') readSeverities(pair.value, severities, problems)
    else problems.push({ code: 'unknown-key', detail: key, ...at })
  }
  const listOf = (key: 'include' | 'exclude' | 'glossaries'): string[] => lists.get(key) ?? []
  return {
    include: listOf('include'),
    exclude: listOf('exclude'),
    glossaries: listOf('glossaries'),
    severities,
    problems,
  }
}

function readList(node: unknown, into: string[], key: string, problems: ConfigProblem[]): void {
  if (node === null || (isScalar(node) && node.value === null)) return
  const items: unknown[] = isSeq(node) ? node.items : [node]
  for (const item of items) {
    if (isScalar(item) && typeof item.value === 'string') into.push(item.value)
    else problems.push({ code: 'not-a-list', detail: key, ...rangeOf(item) })
  }
}

function readSeverities(node: unknown, into: Map<Code, Severity>, problems: ConfigProblem[]): void {
  if (!isMap(node)) {
    if (node !== null && !(isScalar(node) && node.value === null))
      problems.push({ code: 'not-a-map', detail: 'severities', ...rangeOf(node) })
    return
  }
  for (const pair of node.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : ''
    const code = CODES.find(code => code === name)
    // YAML 1.1 readers take a bare `off` for false: both mean off.
    const written = isScalar(pair.value) ? String(pair.value.value === false ? 'off' : pair.value.value) : ''
    const severity = SEVERITIES.find(severity => severity === written)
    if (!code) problems.push({ code: 'unknown-code', detail: name, ...rangeOf(pair.key) })
    else if (!severity) problems.push({ code: 'severity', detail: written, ...rangeOf(pair.value ?? pair.key) })
    else into.set(code, severity)
  }
}

function rangeOf(node: unknown): Range {
  const [start, end] = (node as { range?: [number, number, number] } | null)?.range ?? [0, 0]
  return { start, end }
}
