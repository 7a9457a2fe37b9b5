// Renders cards as HTML that may stand in a line of text: the Markdown of a hover, with blocks as spans.

import type { MarkdownIt, Token } from 'markdown-it'

/** What hovers make use of; corpus text in them is escaped, and what it might become all the same stays off. */
const OFF = [
  'html_block',
  'html_inline',
  'image',
  'autolink',
  'code',
  'fence',
  'reference',
  'table',
  'heading',
  'lheading',
]

export class CardRenderer {
  readonly #md: MarkdownIt

  /** `md` gives its class alone: its plugins and its HTML are for documents. */
  constructor(md: MarkdownIt) {
    const Markdown = md.constructor as new (options: object) => MarkdownIt
    this.#md = new Markdown({ html: false, linkify: false, typographer: false, breaks: false })
    this.#md.disable(OFF, true)
    this.#md.renderer.rules['hr'] = () => '<span class="tifa-hr"></span>'
  }

  /** HTML of phrasing content alone. */
  html(markdown: string): string {
    const env = {}
    const tokens = this.#md.parse(markdown, env)
    for (const token of tokens) {
      if (token.type === 'inline') keepInside(token.children ?? [])
      else if (token.tag !== 'hr') asSpan(token)
    }
    return this.#md.renderer.render(tokens, this.#md.options, env).trim()
  }

  /** The words alone, a line for each paragraph. */
  text(markdown: string): string {
    const lines: string[] = []
    for (const { type, children } of this.#md.parse(markdown, {})) {
      if (type === 'inline') lines.push((children ?? []).map(wordsOf).join(''))
    }
    return lines.join('\n')
  }
}

function wordsOf({ type, content }: Token): string {
  return type === 'softbreak' || type === 'hardbreak' ? '\n' : content
}

/** A paragraph in a paragraph would end it. */
function asSpan(token: Token): void {
  if (token.nesting >= 0) token.attrs = [['class', `tifa-${token.tag}`]]
  token.tag = 'span'
}

/** Links lead to files as seen from the document, and nowhere else. */
function keepInside(tokens: readonly Token[]): void {
  let isInside = true
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '')
      isInside = isRelative(href)
      token.attrs = isInside
        ? [
            ['href', href],
            ['data-href', href],
          ]
        : []
    }
    if (!isInside && (token.type === 'link_open' || token.type === 'link_close')) token.tag = 'span'
  }
}

/** True for the address of a file as seen from another: no scheme, no host, no root. */
export function isRelative(href: string): boolean {
  return /^[^/\\#?:][^\\:]{0,4000}$/.test(href)
}
