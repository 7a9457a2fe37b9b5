// Reads tifa.yaml, the optional file at the root of a corpus.

import { CONFIG_KEYS, CONFIG_SHAPES } from './field-table.ts'
import { CODES, type Code, SEVERITIES, type Severity } from './finding.ts'
import type { Range } from './meta.ts'
import { parseYaml, type YamlNode } from './yaml.ts'

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
  if (contents && contents.kind !== 'map') {
    problems.push({ code: 'not-a-map', detail: '', start: 0, end: text.length })
  }
  for (const pair of contents?.kind === 'map' ? contents.items : []) {
    const key = nameOf(pair.key)
    const list = lists.get(key)
    if (list) readList(pair.value, list, key, problems)
    else if (key === 'severities') readSeverities(pair.value, severities, problems)
    else problems.push({ code: 'unknown-key', detail: key, ...rangeOf(pair.key) })
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

function readList(node: YamlNode | undefined, into: string[], key: string, problems: ConfigProblem[]): void {
  if (isNothing(node)) return
  for (const item of node?.kind === 'list' ? node.items : [node]) {
    if (item?.kind === 'scalar' && typeof item.value === 'string') into.push(item.value)
    else problems.push({ code: 'not-a-list', detail: key, ...rangeOf(item) })
  }
}

function readSeverities(node: YamlNode | undefined, into: Map<Code, Severity>, problems: ConfigProblem[]): void {
  if (node?.kind !== 'map') {
    if (!isNothing(node)) problems.push({ code: 'not-a-map', detail: 'severities', ...rangeOf(node) })
    return
  }
  for (const { key, value } of node.items) {
    const name = nameOf(key)
    const code = CODES.find(code => code === name)
    // YAML 1.1 readers take a bare `off` for false: both mean off.
    const written = value?.kind === 'scalar' ? String(value.value === false ? 'off' : value.value) : ''
    const severity = SEVERITIES.find(severity => severity === written)
    if (!code) problems.push({ code: 'unknown-code', detail: name, ...rangeOf(key) })
    else if (!severity) problems.push({ code: 'severity', detail: written, ...rangeOf(value ?? key) })
    else into.set(code, severity)
  }
}

function nameOf(key: YamlNode | undefined): string {
  return key?.kind === 'scalar' ? String(key.value) : ''
}

function isNothing(node: YamlNode | undefined): boolean {
  return !node || (node.kind === 'scalar' && node.value === null)
}

function rangeOf(node: YamlNode | undefined): Range {
  const { start, end } = node ?? { start: 0, end: 0 }
  return { start, end }
}
