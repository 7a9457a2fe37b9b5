// What an HTML page says of itself: title, author, date, language, address; as it writes them.

import type { RawProperties } from '../core/importing/raw-document.ts'
import { collectElements, findElement, type TreeElement, textOf } from './tree.ts'

/** Names of `<meta>` in the order in which they are believed: scholarly ones, those of Chinese government sites, Dublin Core, Open Graph. */
const NAMES: Readonly<Record<'title' | 'author' | 'publisher' | 'date' | 'source', readonly string[]>> = {
  title: ['citation_title', 'articletitle', 'dc.title', 'dcterms.title', 'og:title', 'twitter:title'],
  author: ['citation_author', 'author', 'dc.creator', 'dcterms.creator', 'article:author'],
  publisher: [
    'citation_publisher',
    'contentsource',
    'dc.publisher',
    'dcterms.publisher',
    'publisher',
    'og:site_name',
    'sitename',
  ],
  date: [
    'citation_publication_date',
    'pubdate',
    'publishdate',
    'article:published_time',
    'dc.date',
    'dcterms.date',
    'dcterms.created',
    'dc.date.issued',
    'date',
  ],
  source: ['url', 'og:url', 'dc.identifier'],
}

/** Reads the head of a page, and the comment in which browsers write where they saved it from. */
export function readHtmlProperties(root: TreeElement, comments: readonly string[]): RawProperties {
  const metas = new Map<string, string>()
  for (const { attributes } of collectElements(root, ({ name }) => name === 'meta')) {
    const name = (
      attributes.get('name') ??
      attributes.get('property') ??
      attributes.get('itemprop') ??
      ''
    ).toLowerCase()
    const content = (attributes.get('content') ?? '').trim()
    if (name !== '' && content !== '' && !metas.has(name)) metas.set(name, content)
  }
  const first = (names: readonly string[]): string | undefined => {
    for (const name of names) if (metas.has(name)) return metas.get(name)
    return undefined
  }
  const head = findElement(root, ({ name }) => name === 'title')
  const titled = head && textOf(head).replace(/\s+/g, ' ').trim()
  const html = findElement(root, ({ name }) => name === 'html')
  const language =
    html?.attributes.get('lang') ??
    html?.attributes.get('xml:lang') ??
    metas.get('language') ??
    metas.get('dc.language')
  const canonical = findElement(
    root,
    ({ name, attributes }) => name === 'link' && (attributes.get('rel') ?? '').toLowerCase() === 'canonical',
  )?.attributes.get('href')
  const saved = comments.map(comment => /saved from url=\(\d{1,6}\)(\S{1,2000})/.exec(comment)?.[1]).find(Boolean)
  const source = [canonical, first(NAMES.source), saved].find(
    address => address !== undefined && /^https?:\/\//i.test(address),
  )
  const found = {
    title: first(NAMES.title) ?? titled,
    author: first(NAMES.author),
    publisher: first(NAMES.publisher),
    date: first(NAMES.date),
    language: language?.trim(),
    source,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''))
}
