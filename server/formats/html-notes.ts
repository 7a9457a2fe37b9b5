// Finds the footnotes of an HTML page: calls and texts that lead to each other, or that say so by role, type or class.

import { collectElements, type TreeElement, textOf } from './tree.ts'

/** The footnotes of a page, by the elements that are their calls and their texts. */
export interface HtmlNotes {
  /** Labels by call. */
  readonly calls: ReadonlyMap<TreeElement, string>
  /** Labels by the element that is the note's text. */
  readonly texts: ReadonlyMap<TreeElement, string>
  /** Links from a text back to its call, which are no text. */
  readonly backs: ReadonlySet<TreeElement>
}

/** What may hold the text of one note. */
const HOLDERS: ReadonlySet<string> = new Set(['li', 'p', 'div', 'aside', 'dd', 'td', 'section', 'tr'])

/** Looks for the footnotes of a page. */
export function findHtmlNotes(root: TreeElement): HtmlNotes {
  const parents = new Map<TreeElement, TreeElement>()
  const byId = new Map<string, TreeElement>()
  const links: TreeElement[] = []
  for (const element of collectElements(root, () => true)) {
    for (const child of element.children) if (typeof child !== 'string') parents.set(child, element)
    for (const id of [element.attributes.get('id'), element.name === 'a' ? element.attributes.get('name') : undefined])
      if (id && !byId.has(id)) byId.set(id, element)
    if (element.name === 'a') links.push(element)
  }
  const targetOf = (link: TreeElement): TreeElement | undefined => {
    const href = link.attributes.get('href') ?? ''
    const at = href.indexOf('#')
    return at < 0 ? undefined : byId.get(decode(href.slice(at + 1)))
  }
  // The links in the text of a note, by what they lead to; looked for once.
  const kept = new Map<TreeElement, Map<TreeElement, TreeElement[]>>()
  const returnsOf = (holder: TreeElement): Map<TreeElement, TreeElement[]> => {
    let returns = kept.get(holder)
    if (returns) return returns
    returns = new Map()
    kept.set(holder, returns)
    for (const link of collectElements(holder, ({ name }) => name === 'a')) {
      const target = targetOf(link)
      if (!target) continue
      const others = returns.get(target)
      if (others) others.push(link)
      else returns.set(target, [link])
    }
    return returns
  }
  const calls = new Map<TreeElement, string>()
  const texts = new Map<TreeElement, string>()
  const backs = new Set<TreeElement>()
  const taken = new Set<string>()
  for (const link of links) {
    if (backs.has(link)) continue
    const target = targetOf(link)
    if (!target) continue
    const holder = holderOf(target, parents)
    if (!holder || isWithin(link, holder, parents)) continue
    const isSaid = saysNoteRef(link) || saysNote(holder)
    // A call is short, and the text leads back to where it stands.
    const words = textOf(link).trim()
    const returns = words.length <= 12 ? linksBack(returnsOf(holder), link, parents) : []
    if (!isSaid && returns.length === 0) continue
    if (!isSaid && !/\d|[*†‡①-⑳]/.test(words)) continue
    let label = texts.get(holder)
    if (label === undefined) {
      label = freeLabel(words.replace(/[^\p{L}\p{N}]/gu, '') || String(texts.size + 1), taken)
      texts.set(holder, label)
    }
    calls.set(link, label)
    for (const back of returns) backs.add(back)
  }
  return { calls, texts, backs }
}

function freeLabel(wanted: string, taken: Set<string>): string {
  let label = wanted
  for (let at = 2; taken.has(label); at++) label = `${wanted}-${at}`
  taken.add(label)
  return label
}

/** Links that lead to a call, or to what the call stands in. */
function linksBack(
  returns: ReadonlyMap<TreeElement, readonly TreeElement[]>,
  call: TreeElement,
  parents: ReadonlyMap<TreeElement, TreeElement>,
): TreeElement[] {
  const parent = parents.get(call)
  const near = [call, ...(parent && ['sup', 'span'].includes(parent.name) ? [parent] : []), ...call.children]
  return near.flatMap(element => (typeof element === 'string' ? [] : (returns.get(element) ?? [])))
}

function holderOf(target: TreeElement, parents: ReadonlyMap<TreeElement, TreeElement>): TreeElement | undefined {
  let element: TreeElement | undefined = target
  while (element && !HOLDERS.has(element.name)) element = parents.get(element)
  return element
}

function isWithin(element: TreeElement, other: TreeElement, parents: ReadonlyMap<TreeElement, TreeElement>): boolean {
  let at: TreeElement | undefined = element
  while (at && at !== other) at = parents.get(at)
  return at !== undefined
}

function saysNoteRef({ attributes }: TreeElement): boolean {
  return (
    attributes.get('role') === 'doc-noteref' ||
    attributes.get('epub:type') === 'noteref' ||
    /(?:^|\s)(?:footnote-ref|noteref|fnref)(?:$|\s)/.test(attributes.get('class') ?? '')
  )
}

function saysNote({ attributes }: TreeElement): boolean {
  const type = attributes.get('epub:type') ?? ''
  return (
    ['doc-footnote', 'doc-endnote'].includes(attributes.get('role') ?? '') ||
    /^(?:footnote|endnote|rearnote)$/.test(type)
  )
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
