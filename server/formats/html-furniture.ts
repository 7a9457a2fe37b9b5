// Tells what of an HTML page is its text and what is around it: navigation, page heads and feet, forms, what nobody sees.

import { collectElements, type TreeElement } from './tree.ts'

/** Elements that are around a text, whatever is in them, by what they are called in a report. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ['nav', 'nav'],
  ['aside', 'aside'],
  ['menu', 'nav'],
  ['button', 'form'],
  ['select', 'form'],
  ['textarea', 'form'],
  ['datalist', 'form'],
  ['dialog', 'dialog'],
  ['noscript', 'hidden'],
  ['rt', 'ruby'],
  ['rp', 'ruby'],
])

/** The same by role (WAI-ARIA 1.2, landmark roles). */
const BY_ROLE: ReadonlyMap<string, string> = new Map([
  ['navigation', 'nav'],
  ['banner', 'header'],
  ['contentinfo', 'footer'],
  ['complementary', 'aside'],
  ['search', 'form'],
  ['dialog', 'dialog'],
  ['alertdialog', 'dialog'],
])

/** Classes and ids that say so, as whole words of a name. */
const BY_CLASS =
  /(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|crumbs?|footer|share|sharing|social|sidebar|related|recommend(?:ed|ation)?|adverts?|advertisement|ads?|cookie|banner|pagination|pager|copyright|toolbar|tools|newsletter|subscribe|editsection|jump-link|navbox|catlinks|printfooter|ambox|hatnote|sitesub|noprint|qrcode)(?:$|[\s_-])/i

/** The share of a page's text that stands in its main part, where something says what that is. */
const MAIN_SHARE = 0.3
/** The share of a part that holds nearly all of it, so that what stands beside it is looked at closely. */
const DOMINANT = 0.7
/** A part with so large a share of its letters in links to elsewhere is a list of links. */
const LINKED = 0.6
/** What is named like furniture may still hold the text of a page: it does where it is so long, in letters, or so large a share. */
const LONG = 600
const SMALL_SHARE = 0.1
/** So few letters are a label, however short the page is. */
const LABEL = 40

interface Measure {
  /** Letters, white space aside. */
  readonly all: number
  /** Of them, those in links to elsewhere. */
  readonly linked: number
}

/** What of a book is no text: it has nothing around it but what says so. */
export function bookFurniture(element: TreeElement): string | undefined {
  const named = BY_NAME.get(element.name)
  return isHidden(element) ? 'hidden' : named === 'ruby' ? named : undefined
}

/** Tells of each element of a page what furniture it is; undefined where it is text. */
export type FurnitureOf = (element: TreeElement) => string | undefined

/** Looks at a whole page. */
export function findFurniture(body: TreeElement): FurnitureOf {
  const measures = new Map<TreeElement, Measure>()
  measure(body, false, measures)
  const sizeOf = (element: TreeElement): Measure => measures.get(element) ?? { all: 0, linked: 0 }
  const total = Math.max(1, sizeOf(body).all)
  const isLinks = (element: TreeElement): boolean => sizeOf(element).linked >= LINKED * Math.max(1, sizeOf(element).all)
  const outside = new Map<TreeElement, string>()
  const main = findMain(body, sizeOf, total)
  let container: TreeElement = body
  while (true) {
    const largest: TreeElement | undefined = largestChild(container, sizeOf)
    const isMainWithin: boolean = main !== undefined && main !== container && contains(container, main)
    const next: TreeElement | undefined = isMainWithin
      ? container.children.find(
          (child): child is TreeElement =>
            typeof child !== 'string' && main !== undefined && (child === main || contains(child, main)),
        )
      : largest && sizeOf(largest).all >= DOMINANT * sizeOf(container).all
        ? largest
        : undefined
    if (!next) break
    for (const child of container.children) {
      if (typeof child === 'string' || child === next || sizeOf(child).all === 0) continue
      if (isMainWithin && !hasHeading(child)) outside.set(child, 'outside')
      else if (isLinks(child)) outside.set(child, 'links')
    }
    container = next
  }
  const within = new Set(collectElements(container, () => true))
  return element => {
    if (isHidden(element)) return 'hidden'
    const role = element.attributes.get('role') ?? ''
    const byName = BY_NAME.get(element.name) ?? BY_ROLE.get(role)
    if (byName) return byName
    // A head or foot of the page; an article may have its own, which holds its title.
    if (element.name === 'footer' || (element.name === 'header' && !within.has(element) && !hasHeading(element)))
      return element.name
    const there = outside.get(element)
    if (there) return there
    const named = `${element.attributes.get('class') ?? ''} ${element.attributes.get('id') ?? ''}`
    const { all } = sizeOf(element)
    const isSmall = all > 0 && all <= LONG && (all <= SMALL_SHARE * total || (all <= LABEL && all * 2 < total))
    if (isSmall && BY_CLASS.test(named) && !hasHeading(element)) return 'aside'
    return undefined
  }
}

/** What no reader sees: `hidden`, `display: none`, `visibility: hidden`. */
function isHidden({ attributes }: TreeElement): boolean {
  if (attributes.has('hidden')) return true
  const style = attributes.get('style') ?? ''
  return /(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(style)
}

/** The part that says of itself that it is the main one and holds enough to be. */
function findMain(
  body: TreeElement,
  sizeOf: (element: TreeElement) => Measure,
  total: number,
): TreeElement | undefined {
  const isEnough = (element: TreeElement): boolean => sizeOf(element).all >= MAIN_SHARE * total
  const said = collectElements(body, ({ name, attributes }) => name === 'main' || attributes.get('role') === 'main')
  const articles = collectElements(
    body,
    ({ name, attributes }) => name === 'article' || attributes.get('role') === 'article',
  )
  const [article] = articles
  return said.find(isEnough) ?? (article && articles.length === 1 && isEnough(article) ? article : undefined)
}

function largestChild(element: TreeElement, sizeOf: (element: TreeElement) => Measure): TreeElement | undefined {
  let largest: TreeElement | undefined
  for (const child of element.children)
    if (typeof child !== 'string' && (!largest || sizeOf(child).all > sizeOf(largest).all)) largest = child
  return largest
}

function contains(element: TreeElement, other: TreeElement): boolean {
  return element.children.some(child => typeof child !== 'string' && (child === other || contains(child, other)))
}

function hasHeading(element: TreeElement): boolean {
  return /^h[1-6]$/.test(element.name) || element.children.some(child => typeof child !== 'string' && hasHeading(child))
}

function measure(element: TreeElement, isLinked: boolean, measures: Map<TreeElement, Measure>): Measure {
  let [all, linked] = [0, 0]
  const href = element.name === 'a' ? element.attributes.get('href') : undefined
  const isLink = isLinked || (href !== undefined && !href.startsWith('#'))
  if (!SILENT.has(element.name) && !isHidden(element)) {
    for (const child of element.children) {
      if (typeof child === 'string') {
        const { length } = child.replace(/\s+/g, '')
        all += length
        if (isLink) linked += length
      } else {
        const below = measure(child, isLink, measures)
        all += below.all
        linked += below.linked
      }
    }
  }
  const result = { all, linked }
  measures.set(element, result)
  return result
}

/** What holds no text of the page at all. */
export const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'svg',
  'noscript',
])
