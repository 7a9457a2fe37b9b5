// Says what is being written, or stands, at an offset of tifa.yaml: a key, a code under `severities`, a value.

import { CONFIG_KEYS, CONFIG_SHAPES, type ConfigKey } from '../model/field-table.ts'
import type { Range } from '../model/meta.ts'

/** The place; ranges and offsets are into the text. */
export type ConfigPlace = Range & {
  /** What is written as far as the offset. */
  readonly typed: string
} & (
    | { readonly part: 'key'; readonly needsColon: boolean; readonly given: ReadonlySet<string> }
    | { readonly part: 'code'; readonly needsColon: boolean; readonly given: ReadonlySet<string> }
    | { readonly part: 'severity'; readonly code: string; readonly hasSpace: boolean }
    | { readonly part: 'item'; readonly key: ConfigKey; readonly hasSpace: boolean }
  )

/** What may be written at a place, in the order in which to offer it. */
export interface ConfigOffer {
  readonly kind: 'key' | 'code' | 'severity' | 'glob'
  readonly label: string
  readonly text: string
}

/** How much of the file is looked at: nobody writes more by hand. */
const REACH = 200_000

/** The place at `offset`; undefined in comments, in what is nested deeper, and where no key is known. */
export function findConfigPlace(text: string, offset: number): ConfigPlace | undefined {
  if (offset > REACH) return undefined
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 10_000))?.[0] ?? ''
  const before = text.slice(start, offset)
  if (/(?:^|\s)#/.test(before)) return undefined
  const indent = /^ */.exec(line)?.[0].length ?? 0
  const key = /^ {0,40}([\w-]{0,60})/.exec(line)?.[1] ?? ''
  const isName = /^ {0,40}[\w-]{0,60}$/.test(before)
  const needsColon = !/^[ \t]*:/.test(line.slice(indent + key.length))
  const name = { typed: before.slice(indent), start: start + indent, end: start + indent + key.length, needsColon }
  if (isName && indent === 0) return { part: 'key', ...name, given: namesAt(text, 0, text.length, key) }
  const above = keyAbove(text, indent === 0 && !/^\s*-/.test(line) ? start + line.length : start)
  const own = /^([\w-]{1,60})[ \t]*:([ \t]*)/.exec(line)
  if (own && indent === 0) {
    const known = CONFIG_KEYS.find(one => one === own[1])
    if (!known || CONFIG_SHAPES[known].kind !== 'texts') return undefined
    return valueAt({ part: 'item', key: known, hasSpace: own[2] !== '' }, line, start, offset, own[0].length)
  }
  if (!above) return undefined
  const known = CONFIG_KEYS.find(one => one === above.name)
  if (known === undefined) return undefined
  if (CONFIG_SHAPES[known].kind === 'texts') {
    const item = /^[ \t]*-([ \t]*)/.exec(line)
    if (!item || offset < start + item[0].length) return undefined
    return valueAt({ part: 'item', key: known, hasSpace: item[1] !== '' }, line, start, offset, item[0].length)
  }
  if (isName) return { part: 'code', ...name, given: namesAt(text, above.end, nextKey(text, above.end), key) }
  const pair = /^[ \t]+([\w-]{1,60})[ \t]*:([ \t]*)/.exec(line)
  if (!pair || offset < start + pair[0].length) return undefined
  return valueAt(
    { part: 'severity', code: pair[1] ?? '', hasSpace: pair[2] !== '' },
    line,
    start,
    offset,
    pair[0].length,
  )
}

/** What may stand at a place, as far as it begins with what is typed. */
export function offerAt(place: ConfigPlace): ConfigOffer[] {
  const typed = place.typed.replace(/^["']/, '').toLowerCase()
  const names = (
    kind: 'key' | 'code',
    all: readonly string[],
    given: ReadonlySet<string>,
    colon: string,
  ): ConfigOffer[] => all.filter(name => !given.has(name)).map(name => ({ kind, label: name, text: `${name}${colon}` }))
  const offers = ((): ConfigOffer[] => {
    switch (place.part) {
      case 'key':
        return names('key', CONFIG_KEYS, place.given, place.needsColon ? ':' : '')
      case 'code':
        return names('code', CONFIG_SHAPES.severities.keys, place.given, place.needsColon ? ': ' : '')
      case 'severity':
        return CONFIG_SHAPES.severities.values.map(value => ({
          kind: 'severity',
          label: value,
          text: `${place.hasSpace ? '' : ' '}${value}`,
        }))
      case 'item':
        return (place.key === 'glossaries' ? ['glossary/**/*.md'] : ['plans/**/*.md', '**/*.md', 'drafts/**']).map(
          glob => ({
            kind: 'glob',
            label: glob,
            text: `${place.hasSpace ? '' : ' '}"${glob}"`,
          }),
        )
    }
  })()
  return offers.filter(({ label }) => label.toLowerCase().startsWith(typed))
}

function valueAt<const P extends object>(
  part: P,
  line: string,
  start: number,
  offset: number,
  from: number,
): P & Range & { readonly typed: string } {
  const rest = line.slice(from)
  const comment = rest.search(/\s#/)
  const written = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd()
  const at = start + from
  return {
    ...part,
    typed: line.slice(from, Math.max(from, offset - start)),
    start: at,
    end: Math.max(offset, at + written.length),
  }
}

/** The top key under which what stands before `end` is written. */
function keyAbove(text: string, end: number): { readonly name: string; readonly end: number } | undefined {
  let found: { name: string; end: number } | undefined
  for (const match of text.slice(0, Math.min(end, REACH)).matchAll(TOP_KEY))
    found = { name: match[1] ?? '', end: match.index + match[0].length }
  return found
}

const TOP_KEY = /^([\w-]{1,60})[ \t]*:/gm

function nextKey(text: string, from: number): number {
  TOP_KEY.lastIndex = from
  const next = TOP_KEY.exec(text)?.index ?? text.length
  TOP_KEY.lastIndex = 0
  return next
}

/** The names that are given in a stretch, at its depth, but `except`. */
function namesAt(text: string, from: number, to: number, except: string): Set<string> {
  const isTop = from === 0
  const names = new Set<string>()
  for (const match of text.slice(from, Math.min(to, REACH)).matchAll(/^( *)([\w-]{1,60})[ \t]*:/gm))
    if ((match[1] === '') === isTop) names.add(match[2] ?? '')
  names.delete(except)
  return names
}
