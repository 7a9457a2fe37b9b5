// Parses XML within limits. Entities are never declared: a file that does so is refused, so that none expands.

import { SaxesParser } from 'saxes'
import { decodeEntity } from '../core/text/entities.ts'
import { checkLimit, Refused } from './limits.ts'
import type { TreeElement, TreeNode } from './tree.ts'

/** Prefixes by namespace: names of elements and attributes get these, whatever prefix a file uses; others lose theirs. */
export type Prefixes = ReadonlyMap<string, string>

/** What was parsed; `problem` says what is not well-formed in it. */
export interface ParsedXml {
  readonly root: TreeElement
  readonly problem?: string
}

const NO_PREFIXES: Prefixes = new Map()

/** Parses a document; its root is an element that holds the outermost one. */
export function parseXml(text: string, prefixes: Prefixes = NO_PREFIXES, where?: string): ParsedXml {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const root: Building = { name: '#document', attributes: new Map(), children: [] }
  const open: Building[] = [root]
  let nodes = 0
  let problem: string | undefined
  const nameOf = (local: string, uri: string): string => {
    const prefix = prefixes.get(uri)
    return prefix === undefined ? local : `${prefix}:${local}`
  }
  const addText = (words: string): void => {
    checkLimit('nodes', ++nodes, where)
    open.at(-1)?.children.push(words)
  }
  parser.on('doctype', doctype => {
    if (/<!ENTITY/i.test(doctype)) throw new Refused({ code: 'unsafe', what: 'entities', where: where ?? 'DOCTYPE' })
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    checkLimit('nodes', ++nodes, where)
    checkLimit('depth', open.length, where)
    const element: Building = { name: nameOf(local, uri), attributes: new Map(), children: [] }
    for (const { local, uri, value } of Object.values(attributes)) element.attributes.set(nameOf(local, uri), value)
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    if (open.length > 1) open.pop()
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('error', ({ message }) => {
    problem ??= message
  })
  parser.write(expandNamed(text)).close()
  return { root, ...(problem === undefined ? {} : { problem }) }
}

interface Building {
  readonly name: string
  readonly attributes: Map<string, string>
  readonly children: TreeNode[]
}

const XML_OWN: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

/** XHTML may name characters (`&nbsp;`), which XML itself knows nothing of. */
function expandNamed(text: string): string {
  return text.replace(/&([A-Za-z][A-Za-z0-9]{1,31});/g, (all, name: string) => {
    const character = XML_OWN.has(name) ? undefined : decodeEntity(name)
    return character ?? all
  })
}
