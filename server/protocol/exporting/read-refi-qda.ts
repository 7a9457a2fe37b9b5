// Reads what a REFI-QDA project codes of its texts: our own, whatever another program made of it meanwhile, and those of others.

import { oneLine } from '../../core/features/annotations.ts'
import { MARK_KINDS, type MarkKind } from '../../core/syntax/mark.ts'
import { Columns } from '../../core/text/column-units.ts'
import { append } from '../../core/text/long-list.ts'
import { sha256 } from '../../core/text/sha256.ts'
import type { ReadAnnotation, ReadAnnotations, ReadText } from './read-web-annotation.ts'
import { NO_CODE, PROJECT_FILE, parseCodeName } from './refi-qda.ts'
import { parseXml, type XmlElement } from './xml.ts'

/** The codings of a project's texts; undefined where its files hold none. Files are by their names in the archive. */
export function readRefiQda(files: ReadonlyMap<string, Uint8Array>): ReadAnnotations | undefined {
  const bytes = fileNamed(files, PROJECT_FILE)
  const root = bytes && parseXml(new TextDecoder().decode(bytes))
  if (root?.name !== 'Project') return undefined
  const codes = new Map<string, Code>()
  for (const element of childrenOf(childOf(childOf(root, 'CodeBook'), 'Codes'), 'Code'))
    readCode(element, undefined, codes)
  const notes = new Map(
    childrenOf(childOf(root, 'Notes'), 'Note').map(note => [
      guidOf(note),
      childOf(note, 'PlainTextContent')?.text ?? '',
    ]),
  )
  const annotations: ReadAnnotation[] = []
  const texts: ReadText[] = []
  let skipped = 0
  for (const element of childOf(root, 'Sources')?.children ?? []) {
    if (element.name !== 'TextSource') {
      skipped += element.children.filter(({ name }) => name.endsWith('Selection')).length
      continue
    }
    const source = element.attributes.get('guid') ?? ''
    const raw = textOf(element, files)
    const text = raw?.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    const stated = childOf(element, 'Description')?.text.split('\n')[0]?.trim()
    const path = stated || element.attributes.get('name')
    texts.push({
      source,
      path,
      id: element.attributes.get('name'),
      textSha256: text === undefined ? undefined : sha256(text),
    })
    const points = raw === undefined ? undefined : new Columns(raw, 'utf-32')
    for (const selection of childrenOf(element, 'PlainTextSelection')) {
      const read =
        raw === undefined || !points ? [] : readSelection(selection, source, { raw, points }, { codes, notes })
      if (read.length === 0) skipped++
      append(annotations, read)
    }
  }
  return { annotations, texts, skipped }
}

interface Code {
  readonly kind: MarkKind
  readonly name: string
  readonly guid: string
}

/** Codes below one of ours that is called like a kind of marks are of that kind; all others are codes of notes. */
function readCode(element: XmlElement, kind: MarkKind | undefined, into: Map<string, Code>, depth = 0): void {
  if (depth > DEEPEST) return
  const guid = guidOf(element)
  const name = element.attributes.get('name') ?? ''
  const isKind =
    depth === 0 && element.attributes.get('isCodable') === 'false' ? MARK_KINDS.find(one => one === name) : undefined
  if (!isKind) into.set(guid, { kind: kind ?? 'note', name, guid })
  for (const child of childrenOf(element, 'Code')) readCode(child, isKind ?? kind, into, depth + 1)
}

const DEEPEST = 100

/** A text with the way from code points to offsets. */
interface PointedText {
  readonly raw: string
  readonly points: Columns
}

function readSelection(
  selection: XmlElement,
  source: string,
  { raw, points }: PointedText,
  { codes, notes }: { readonly codes: ReadonlyMap<string, Code>; readonly notes: ReadonlyMap<string, string> },
): ReadAnnotation[] {
  const [start, end] = ['startPosition', 'endPosition'].map(name =>
    Number(selection.attributes.get(name) ?? Number.NaN),
  )
  if (start === undefined || end === undefined || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return []
  const said = [
    childOf(selection, 'Description')?.text ?? '',
    ...childrenOf(selection, 'NoteRef').map(
      ref => notes.get(ref.attributes.get('targetGUID')?.toLowerCase() ?? '') ?? '',
    ),
  ]
  const quote = quoteAt({ raw, points }, start, end)
  return childrenOf(selection, 'Coding').flatMap((coding): ReadAnnotation[] => {
    const guid = childOf(coding, 'CodeRef')?.attributes.get('targetGUID')?.toLowerCase() ?? ''
    const code = codes.get(guid)
    if (!code) return []
    const { id, fragment } =
      code.guid === NO_CODE ? { id: '', fragment: undefined } : parseCodeName(code.kind, code.name)
    const position = raw.includes('\r') ? undefined : { start, end }
    return [{ kind: code.kind, id: oneLine(id), fragment, title: oneLine(said.join(' ')), source, ...quote, position }]
  })
}

/** How much of the text around words is compared, in code points. */
const AROUND = 32

/** The words `[start, end)`, in code points, with what stands around them. */
function quoteAt(
  { raw, points }: PointedText,
  start: number,
  end: number,
): Pick<ReadAnnotation, 'exact' | 'prefix' | 'suffix'> {
  const [from, to] = [points.offsetAt(0, raw.length, start), points.offsetAt(0, raw.length, end)]
  const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')
  const before = [...raw.slice(Math.max(0, from - 2 * AROUND), from)].slice(-AROUND).join('')
  const behind = [...raw.slice(to, to + 2 * AROUND)].slice(0, AROUND).join('')
  return { exact: clean(raw.slice(from, to)), prefix: clean(before), suffix: clean(behind) }
}

function textOf(element: XmlElement, files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const content = childOf(element, 'PlainTextContent')
  if (content) return content.text
  const path = element.attributes.get('plainTextPath')?.replace(/^internal:\/\//, '')
  const bytes = path === undefined ? undefined : fileNamed(files, path)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Some programs put everything into a folder, or write its name otherwise. */
function fileNamed(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array | undefined {
  for (const [path, bytes] of files) if (path === name || path.split('/').at(-1) === name) return bytes
  return undefined
}

function guidOf(element: XmlElement): string {
  return element.attributes.get('guid')?.toLowerCase() ?? ''
}

function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => child.name === name)
}

function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(child => child.name === name) ?? []
}
