// Parses HTML as browsers do, whatever is broken in it, within the limits of size and depth.

import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'
import { checkLimit } from './limits.ts'
import type { TreeElement, TreeNode } from './tree.ts'

type Parsed = DefaultTreeAdapterTypes.DefaultTreeAdapterMap

/** A document's root element, and its comments, which browsers write where a page was saved from. */
export interface HtmlTree {
  readonly root: TreeElement
  readonly comments: readonly string[]
}

/** Parses a whole HTML document. */
export function parseHtml(text: string): HtmlTree {
  let nodes = 0
  let depth = 0
  const count = (): void => checkLimit('nodes', ++nodes)
  // Both are looked at while the tree is built: what is open too deep makes building it slow, and formatting elements multiply.
  const treeAdapter: TreeAdapter<Parsed> = {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      count()
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    createTextNode(value) {
      count()
      return defaultTreeAdapter.createTextNode(value)
    },
    onItemPush: () => checkLimit('depth', ++depth),
    onItemPop: () => {
      depth--
    },
  }
  const comments: string[] = []
  const document = parse(text, { treeAdapter, scriptingEnabled: false })
  const convert = (node: Parsed['parentNode'], level: number): TreeNode[] => {
    checkLimit('depth', level)
    const children: TreeNode[] = []
    for (const child of node.childNodes) {
      if (child.nodeName === '#text') children.push((child as Parsed['textNode']).value)
      else if (child.nodeName === '#comment') comments.push((child as Parsed['commentNode']).data)
      else if ('attrs' in child) {
        const attributes = new Map(child.attrs.map(({ name, value }) => [name, value]))
        children.push({ name: child.tagName.toLowerCase(), attributes, children: convert(child, level + 1) })
      }
    }
    return children
  }
  return { root: { name: '#document', attributes: new Map(), children: convert(document, 0) }, comments }
}
