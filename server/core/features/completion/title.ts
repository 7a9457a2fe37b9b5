// Offers the keys and values of a target's or outcome's link title: `"value=>7% by=2025 kind=expected"`.

import type { Document } from '../../model/document.ts'
import { LEGAL_KEYS, MODIFIERS } from '../../reading/target-attributes.ts'
import type { OpenTitle } from '../../syntax/open-address.ts'
import { type Completion, filterBy } from './item.ts'

/** The part of a title that the cursor stands in. Offsets are into the line. */
export interface TitlePart {
  /** The key whose value the cursor stands in; undefined where a key is being written. */
  readonly key: string | undefined
  readonly typed: string
  readonly start: number
  readonly end: number
  /** The keys that the title has beside this one. */
  readonly others: ReadonlySet<string>
}

/** The offers at `column` of a line, in `title`; `at` is the offset of the line in the document. */
export function completeTitle(
  document: Document,
  line: string,
  column: number,
  title: OpenTitle,
  at: number,
): Completion[] {
  const part = partOfTitle(line, column, title)
  const edit = (text: string): Completion['edit'] => ({ start: at + part.start, end: at + part.end, text })
  if (part.key === undefined) {
    const hasSign = line[part.end] === '='
    return [...LEGAL_KEYS[title.kind]]
      .filter(key => key.startsWith(part.typed.toLowerCase()) && !part.others.has(key))
      .map(key => ({
        item: { kind: 'attribute', key },
        label: key,
        edit: edit(hasSign ? key : `${key}=`),
        filter: filterBy(part.typed, key),
        goesOn: true,
      }))
  }
  const { key } = part
  return valuesOf(key, document)
    .filter(value => value.startsWith(part.typed.toLowerCase()))
    .map(value => ({
      item: { kind: 'value', of: key, value, count: undefined },
      label: value,
      edit: edit(value),
      filter: filterBy(part.typed, value),
    }))
}

/** What stands at `column` in a title: a key, or the value of one. */
export function partOfTitle(line: string, column: number, title: OpenTitle): TitlePart {
  const text = line.slice(title.start, title.end)
  const cursor = column - title.start
  const others = new Set<string>()
  let part: { key: string | undefined; start: number; end: number } | undefined
  for (const match of text.matchAll(/([A-Za-z][\w-]{0,40})=('[^']{0,400}'?|“[^”]{0,400}”?|[^\s]{0,400})|[^\s=]+/g)) {
    const key = match[1]?.toLowerCase()
    const start = match.index
    const end = start + match[0].length
    if (cursor < start || cursor > end || part) {
      if (key !== undefined) others.add(key)
      continue
    }
    const valueStart = start + (match[1]?.length ?? 0) + 1
    if (key === undefined) part = { key, start, end }
    else if (cursor >= valueStart) part = { key, start: valueStart, end }
    else part = { key: undefined, start, end: valueStart - 1 }
  }
  part ??= { key: undefined, start: cursor, end: cursor }
  return {
    key: part.key,
    typed: text.slice(part.start, cursor),
    start: title.start + part.start,
    end: title.start + part.end,
    others,
  }
}

/** The values that suit a key; `[]` for one that takes any number. */
function valuesOf(key: string, { meta }: Document): string[] {
  switch (key) {
    case 'kind':
      return ['binding', 'expected']
    case 'per':
      return ['year']
    case 'definition':
      return ['changed']
    case 'modifier':
      return [...MODIFIERS]
    case 'by':
      return meta.period ? [meta.period.to, meta.period.to + 5, meta.period.to + 10].map(String) : []
    case 'at': {
      const { from, to } = meta.period ?? {}
      const date = meta.date ? [Number(meta.date.slice(0, 4)), Number(meta.date.slice(0, 4)) - 1] : []
      const years =
        from !== undefined && to !== undefined ? Array.from({ length: to - from + 1 }, (_, i) => to - i) : []
      return [...new Set([...date, ...years])].map(String)
    }
    case 'base-year':
    case 'from':
      return meta.period ? [String(meta.period.from - 1)] : []
    default:
      return []
  }
}
