// Reads Web Annotations, ours and those of others: which words of which text, and what is said of them.

import { type MarkName, oneLine } from '../../core/features/annotations.ts'
import { decodeAddress } from '../../core/syntax/address.ts'
import { MARK_KINDS } from '../../core/syntax/mark.ts'
import { append } from '../../core/text/long-list.ts'

/** An annotation as a file has it. */
export interface ReadAnnotation extends MarkName {
  /** The text that it is about. */
  readonly source: string
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** In code points. */
  readonly position: { readonly start: number; readonly end: number } | undefined
}

/** A text that the annotations of a file are about, as far as the file says. */
export interface ReadText {
  readonly source: string
  readonly path: string | undefined
  readonly id: string | undefined
  readonly textSha256: string | undefined
}

export interface ReadAnnotations {
  readonly annotations: readonly ReadAnnotation[]
  readonly texts: readonly ReadText[]
  /** Annotations of other things than words of a text. */
  readonly skipped: number
}

/** Reads a collection, a page, a list of annotations or a single one; undefined where the text is none of these. */
export function readWebAnnotations(text: string): ReadAnnotations | undefined {
  const root = parseJson(text)
  if (root === undefined) return undefined
  const items = collectItems(root)
  if (!items) return undefined
  const annotations: ReadAnnotation[] = []
  let skipped = 0
  for (const item of items) {
    const read = readAnnotation(item)
    if (read) annotations.push(read)
    else skipped++
  }
  const texts = listOf(fieldOf(root, 'texts')).flatMap((item): ReadText[] => {
    const source = stringOf(item, 'source')
    if (source === undefined) return []
    return [
      { source, path: stringOf(item, 'path'), id: stringOf(item, 'id'), textSha256: stringOf(item, 'textSha256') },
    ]
  })
  return { annotations, texts, skipped }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

function collectItems(root: unknown): unknown[] | undefined {
  if (Array.isArray(root)) return root
  const types = listOf(fieldOf(root, 'type'))
  if (types.includes('Annotation')) return [root]
  if (types.includes('AnnotationPage')) return itemsOf(root)
  if (!types.includes('AnnotationCollection')) return undefined
  return itemsOf(fieldOf(root, 'first'))
}

/** The items of a page and of the pages in it that follow. */
function itemsOf(first: unknown): unknown[] {
  const items: unknown[] = []
  for (let page = first; isObject(page); page = page['next']) append(items, listOf(page['items']))
  return items
}

function readAnnotation(item: unknown): ReadAnnotation | undefined {
  const target = listOf(fieldOf(item, 'target')).find(one => fieldOf(one, 'selector') !== undefined)
  const source = fieldOf(target, 'source')
  const address = typeof source === 'string' ? source : stringOf(source, 'id')
  const selectors = listOf(fieldOf(target, 'selector'))
  const quote = selectors.find(one => stringOf(one, 'type') === 'TextQuoteSelector')
  const exact = stringOf(quote, 'exact')
  if (address === undefined || exact === undefined) return undefined
  const place = selectors.find(one => stringOf(one, 'type') === 'TextPositionSelector')
  const [start, end] = [fieldOf(place, 'start'), fieldOf(place, 'end')]
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end)
  return {
    ...readName(item),
    source: address,
    exact,
    prefix: stringOf(quote, 'prefix') ?? '',
    suffix: stringOf(quote, 'suffix') ?? '',
    position: isPlace ? { start: Number(start), end: Number(end) } : undefined,
  }
}

/** What the bodies say: one of our addresses, else a note under a tag, else one under the reason that the annotation gives. */
function readName(item: unknown): MarkName {
  const bodies = [...listOf(fieldOf(item, 'body')), ...listOf(fieldOf(item, 'bodyValue'))]
  const addresses = bodies.flatMap(body =>
    typeof body === 'string' ? body : [stringOf(body, 'source'), stringOf(body, 'id')],
  )
  const texts = (isMeant: (purpose: string | undefined) => boolean): string[] =>
    bodies.flatMap(body => {
      const value = stringOf(body, 'value')
      return value !== undefined && isMeant(stringOf(body, 'purpose')) ? value : []
    })
  for (const address of addresses) {
    const kind = MARK_KINDS.find(kind => address?.startsWith(`${kind}:`))
    if (kind === undefined || address === undefined) continue
    const [id = '', ...fragment] = address.slice(kind.length + 1).split('#')
    return {
      kind,
      id: decodeAddress(id),
      fragment: fragment.length > 0 ? decodeAddress(fragment.join('#')) : undefined,
      title: oneLine(texts(purpose => purpose !== 'tagging').join(' ')),
    }
  }
  const [tag] = texts(purpose => purpose === 'tagging')
  const plain = bodies.flatMap(body => (typeof body === 'string' ? body : []))
  const reason = listOf(fieldOf(item, 'motivation')).find(one => typeof one === 'string')
  return {
    kind: 'note',
    id: tag === undefined ? String(reason ?? 'commenting').slice(0, 200) : oneLine(tag),
    fragment: undefined,
    title: oneLine([...texts(purpose => purpose !== 'tagging'), ...plain].join(' ')),
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined
}

function stringOf(value: unknown, key: string): string | undefined {
  const field = fieldOf(value, key)
  return typeof field === 'string' ? field : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}
