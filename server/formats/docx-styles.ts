// The styles of a DOCX file: which paragraphs are headings, what is bold, which numbering a style has.

import { childElements, type TreeElement } from './tree.ts'

/** What properties of a paragraph or run say, with all that they inherit; absent is what nobody says. */
export interface Properties {
  /** From 1. */
  readonly heading?: number
  /** The title of the whole document. */
  readonly isTitle?: boolean
  /** A line of a table of contents. */
  readonly isContents?: boolean
  readonly isQuote?: boolean
  readonly centred?: boolean
  readonly bold?: boolean
  readonly italic?: boolean
  readonly hidden?: boolean
  readonly numbering?: { readonly id: string; readonly level: number }
}

/** A heading's style in the languages that Word names it in for readers of our texts; `w:name` is English in most files, not in all. */
const HEADING = /^(?:heading|标题|標題|見出し|제목|überschrift|titre|título|заголовок)\s{0,3}([1-9])$/i
/** How templates of offices name their own: 一级标题, 标题二, 公文标题3. */
const OWN_HEADING = /^(?:公文|正文|文件)?(?:([一二三四五六])级标题|标题\s?([一二三四五六]|[1-9]))(?:$|[（(\s])/
const TITLE = /^(?:title|标题|標題|文档标题|大标题|主标题|文件标题|公文标题)$/i
const CONTENTS = /^(?:toc|目录|目錄|table of contents)\s{0,3}(?:[1-9]|heading|标题)?$/i
const QUOTE = /^(?:quote|intense quote|block text|引用|明显引用|引文)$/i
/** A style that builds on others: no more than so many. */
const MOST_PARENTS = 20

/** Styles by id. */
export class Styles {
  readonly #elements = new Map<string, TreeElement>()
  readonly #kept = new Map<string, Properties>()
  readonly #default: string | undefined

  constructor(root: TreeElement | undefined) {
    let standard: string | undefined
    for (const style of root ? childElements(root, 'w:style') : []) {
      const id = style.attributes.get('w:styleId')
      if (id === undefined) continue
      this.#elements.set(id, style)
      const isDefault = style.attributes.get('w:default')
      if (isOn(isDefault ?? 'false') && style.attributes.get('w:type') === 'paragraph') standard = id
    }
    this.#default = standard
  }

  /** What a style says, with what it builds on. */
  of(id: string | undefined): Properties {
    const name = id ?? this.#default
    if (name === undefined) return {}
    const known = this.#kept.get(name)
    if (known) return known
    let properties: Properties = {}
    const chain: TreeElement[] = []
    for (let at: string | undefined = name; at !== undefined && chain.length < MOST_PARENTS; ) {
      const style = this.#elements.get(at)
      if (!style || chain.includes(style)) break
      chain.unshift(style)
      at = wordValue(style, 'w:basedOn')
    }
    for (const style of chain) properties = { ...properties, ...readStyle(style) }
    // Styles that Word has built in need not stand in the file.
    if (chain.length === 0 && id !== undefined) properties = readName(id)
    this.#kept.set(name, properties)
    return properties
  }
}

function readStyle(style: TreeElement): Properties {
  return {
    ...readParagraphProperties(childElements(style, 'w:pPr')[0]),
    ...readRunProperties(childElements(style, 'w:rPr')[0]),
    ...readName(wordValue(style, 'w:name') ?? ''),
  }
}

function readName(name: string): Properties {
  const own = OWN_HEADING.exec(name)
  const heading = HEADING.exec(name)?.[1] ?? own?.[1] ?? own?.[2]
  const depth = heading === undefined ? 0 : '一二三四五六'.indexOf(heading) + 1 || Number(heading)
  return {
    ...(depth > 0 ? { heading: depth } : {}),
    ...(TITLE.test(name) ? { isTitle: true } : {}),
    ...(CONTENTS.test(name) ? { isContents: true } : {}),
    ...(QUOTE.test(name) ? { isQuote: true } : {}),
  }
}

/** What a `w:pPr` itself says. */
export function readParagraphProperties(element: TreeElement | undefined): Properties {
  if (!element) return {}
  const level = wordValue(element, 'w:outlineLvl')
  const align = wordValue(element, 'w:jc')
  const numbering = childElements(element, 'w:numPr')[0]
  const id = numbering && wordValue(numbering, 'w:numId')
  return {
    // 9 means: body text.
    ...(level !== undefined && /^[0-8]$/.test(level) ? { heading: Number(level) + 1 } : {}),
    ...(align === undefined ? {} : { centred: align === 'center' }),
    ...(id === undefined
      ? {}
      : { numbering: { id, level: Number(wordValue(numbering ?? element, 'w:ilvl') ?? 0) || 0 } }),
  }
}

/** What a `w:rPr` itself says. */
export function readRunProperties(element: TreeElement | undefined): Properties {
  if (!element) return {}
  const toggle = (name: string): boolean | undefined => {
    const [found] = childElements(element, name)
    return found && isOn(found.attributes.get('w:val'))
  }
  const [bold, italic, hidden] = [toggle('w:b'), toggle('w:i'), toggle('w:vanish')]
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(hidden === undefined ? {} : { hidden }),
  }
}

/** The `w:val` of a child. */
export function wordValue(element: TreeElement, name: string): string | undefined {
  return childElements(element, name)[0]?.attributes.get('w:val')
}

/** A switch without a value is on (ISO/IEC 29500-1, 22.9.2.7). */
function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value)
}
