// Parses YAML for front matter and tifa.yaml: never throws, in time that grows with the text.

import { isMap, isScalar, type ParsedNode, parseDocument, type YAMLMap } from 'yaml'
import type { Range } from './meta.ts'

export interface Yaml {
  readonly contents: ParsedNode | null
  /** The first errors in the order of the text, each with its message and UTF-16 range in it; one slip can make hundreds. */
  readonly errors: readonly (Range & { readonly detail: string })[]
}

/** Keys that stand twice are errors at the top and one level below: the parser's own check holds each key against each other. */
export function parseYaml(text: string): Yaml {
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
  return { contents, errors: all.slice(0, MOST_ERRORS) }
}

const MOST_ERRORS = 10

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
