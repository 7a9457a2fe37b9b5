// Parses YAML of any form. On Node a bundle by itself, which a text loads that is not plain (`yaml.ts`).

import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import type { Yaml, YamlNode } from './yaml.ts'

/** Keys that stand twice are errors at the top and one level below: the parser's own check holds each key against each other. */
export function parseAnyYaml(text: string): Yaml {
  const deep = findTooDeep(text)
  if (deep !== undefined) {
    const error = { detail: 'Nested too deep', start: deep, end: deep + 1 }
    return { contents: undefined, errors: [error] }
  }
  // A carriage return alone ends a line, too, which the parser does not know.
  const lines = text.replace(/\r(?!\n)/g, '\n')
  const { contents, errors } = parseDocument(lines, { strict: false, uniqueKeys: false, merge: false })
  const all = errors.map(({ message, pos: [start, end] }) => ({
    detail: message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
    start: Math.min(start, text.length),
    end: Math.min(Math.max(end, start + 1), text.length),
  }))
  if (isMap(contents)) {
    for (const start of collectRepeated(contents))
      all.push({ detail: 'Map keys must be unique', start, end: Math.min(start + 1, text.length) })
    all.sort((a, b) => a.start - b.start)
  }
  return { contents: nodeOf(contents), errors: all.slice(0, MOST_ERRORS) }
}

const MOST_ERRORS = 10

/** Levels of nesting. The parser calls itself for each, and where that leaves V8 too little room to compile a pattern, the process ends. */
const DEEPEST = 400

/** Where a text is nested deeper than that: in brackets, or in signs before the words of a line. */
function findTooDeep(text: string): number | undefined {
  const line = /^[ \t]*(?:[-?:][ \t]+){400}/m.exec(text)
  if (line) return line.index
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[[{\]}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    if (depth > DEEPEST) return index
  }
  return undefined
}

/** Levels that anybody asks for. */
const ASKED = 3

function nodeOf(node: unknown, depth = 0): YamlNode | undefined {
  if (node === null || node === undefined) return undefined
  const [start, end] = (node as { range?: [number, number, number] | null }).range ?? [0, 0]
  if (isScalar(node)) {
    const { value, source } = node
    return {
      kind: 'scalar',
      value,
      text: typeof value === 'string' ? value : (source ?? String(value ?? '')),
      start,
      end,
    }
  }
  if (depth < ASKED && isSeq(node))
    return { kind: 'list', items: node.items.map(item => nodeOf(item, depth + 1)), start, end }
  if (depth < ASKED && isMap(node)) {
    const items = node.items.map(({ key, value }) => ({ key: nodeOf(key, depth + 1), value: nodeOf(value, depth + 1) }))
    return { kind: 'map', items, start, end }
  }
  return { kind: 'other', start, end }
}

/** The offsets of keys that their map has already. */
function collectRepeated(top: YAMLMap): number[] {
  const repeated: number[] = []
  for (const map of [top, ...top.items.map(({ value }) => value).filter(value => isMap(value))]) {
    const known = new Set<unknown>()
    for (const { key } of map.items) {
      if (!isScalar(key)) continue
      if (known.has(key.value)) repeated.push(key.range?.[0] ?? 0)
      known.add(key.value)
    }
  }
  return repeated
}
