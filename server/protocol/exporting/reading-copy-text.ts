// The text of a document as HTML: what Markdown makes of it, with its terms, targets and notes led to what is said of them.

import type { Mention } from '../../core/index/terms/mentions.ts'
import type { Document } from '../../core/model/document.ts'
import type { Block } from '../../core/syntax/block.ts'
import { type Flow, type Inline, parseFlow, type Words } from '../../core/syntax/flow.ts'
import type { Mark } from '../../core/syntax/mark.ts'
import { type Leaf, toSource, toText } from '../../core/syntax/prose.ts'
import { foldKey } from '../../core/text/fold.ts'
import { decodeAddress } from '../decode-address.ts'
import { escapeHtml } from './html-text.ts'
import type { ReadingWords } from './reading-copy-words.ts'

/** What the text is dressed with. Numbers count from 1. */
export interface Dress {
  readonly words: ReadingWords
  /** The mentions of terms in a block, outermost ones; offsets count from its start. */
  readonly mentions: (block: number) => readonly Mention[]
  /** The number of the gloss of a mention, and what a reader sees where the pointer rests; undefined where there is none. */
  readonly gloss: (mention: Mention) => { readonly number: number; readonly title: string } | undefined
  /** The name of the plan that a mark means. */
  readonly planName: (mark: Mark) => string
  /** The blocks that something behind the text leads to. */
  readonly named: ReadonlySet<number>
  /** The heading that repeats the title of the page is left out: its section, or -1. */
  readonly title: number
}

/** A reader's remark, with the number that stands in the text. */
export interface FoundNote {
  readonly number: number
  readonly mark: Mark
}

/** Writes a document block by block; what it met on its way is said afterwards. */
export class TextWriter {
  readonly notes: FoundNote[] = []
  /** Where each target mark has its name: by its offset in the document. */
  readonly targets = new Map<number, string>()
  /** The first place of each gloss: the id of its call. */
  readonly firstCalls = new Map<number, string>()
  images = 0
  html = 0
  readonly #document: Document
  readonly #dress: Dress
  readonly #sections: ReadonlyMap<number, number>
  readonly #byTitle = new Map<string, number>()
  readonly #footnotes = new Map<string, { number: number; called: boolean }>()
  readonly #definitions = new Map<string, { readonly content: readonly Flow[]; readonly place: Place }>()
  /** The glosses that have been called in the section at hand. */
  #called = new Set<number>()
  #calls = 0

  constructor(document: Document, dress: Dress) {
    this.#document = document
    this.#dress = dress
    this.#sections = new Map(document.sections.map(({ start }, index) => [start, index]))
    document.sections.forEach(({ title }, index) => {
      if (!this.#byTitle.has(foldKey(title))) this.#byTitle.set(foldKey(title), index)
    })
  }

  /** One block. */
  block(index: number): string {
    const block = this.#document.list.block(index)
    if (!block || block.isFrontMatter) return ''
    const { flows, place } = this.#read(block, index)
    const html = flows.map(flow => this.#flow(flow, place)).join('')
    this.html += this.#document
      .factsOf(block)
      .html.filter(({ start }) => !block.source.startsWith('<!--', start)).length
    return this.#dress.named.has(index) && html !== '' ? `<div id="b${index}">${html}</div>\n` : html
  }

  /** The footnotes in the order of their calls, those that nobody calls last; '' where there are none. */
  footnotes(): string {
    for (const label of this.#definitions.keys()) this.#numberOf(label)
    const items: string[] = []
    for (const [label, { called }] of this.#footnotes) {
      const definition = this.#definitions.get(label)
      const { number } = this.#numberOf(label)
      const content = definition?.content.map(flow => this.#flow(flow, definition.place)).join('') ?? ''
      const back = called
        ? ` <a class="back" href="#fc${number}" role="doc-backlink" aria-label="${escapeHtml(this.#dress.words.back)}">↩</a>`
        : ''
      items.push(`<li id="f${number}">${content}${back}</li>`)
    }
    return items.length === 0 ? '' : `<ol class="foot">\n${items.join('\n')}\n</ol>`
  }

  #read(block: Block, index: number): { flows: readonly Flow[]; place: Place } {
    const flows = parseFlow(block.source, block.usedOf(this.#document.addressedDefinitions))
    const marks = new Map(this.#document.factsOf(block).marks.map(mark => [mark.start, mark]))
    return { flows, place: { at: this.#document.startOf(index), marks, mentions: this.#dress.mentions(index) } }
  }

  #flow(flow: Flow, place: Place): string {
    switch (flow.kind) {
      case 'heading':
      case 'paragraph':
        return this.#paragraph(flow, place)
      case 'list': {
        const items = flow.items.map(item => `<li>${this.#item(item, place)}</li>`).join('\n')
        if (!flow.isOrdered) return `<ul>\n${items}\n</ul>\n`
        return `<ol${flow.first === 1 ? '' : ` start="${flow.first}"`}>\n${items}\n</ol>\n`
      }
      case 'quote':
        return `<blockquote>\n${flow.content.map(one => this.#flow(one, place)).join('')}</blockquote>\n`
      case 'table': {
        const cell = (words: Words, column: number, name: 'th' | 'td'): string => {
          const aligned = flow.aligned[column]
          const side = aligned === 'right' || aligned === 'center' ? ` class="${aligned}"` : ''
          return `<${name}${name === 'th' ? ' scope="col"' : ''}${side}>${this.#words(words, place)}</${name}>`
        }
        const rows = flow.rows.map(
          (row, r) => `<tr>${row.map((words, c) => cell(words, c, r === 0 ? 'th' : 'td')).join('')}</tr>`,
        )
        const [head = '', ...body] = rows
        return `<div class="table"><table>\n<thead>${head}</thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>\n`
      }
      case 'code':
        return `<pre><code>${escapeHtml(flow.text)}</code></pre>\n`
      case 'rule':
        return '<hr>\n'
      case 'footnote':
        if (!this.#definitions.has(flow.label)) this.#definitions.set(flow.label, { content: flow.content, place })
        return ''
    }
  }

  /** An item of one paragraph needs no paragraph in it. */
  #item(item: readonly Flow[], place: Place): string {
    return item
      .map((flow, i) =>
        i === 0 && flow.kind === 'paragraph' ? this.#words(flow.words, place) : this.#flow(flow, place),
      )
      .join('\n')
  }

  #paragraph({ words }: Extract<Flow, { kind: 'heading' | 'paragraph' }>, place: Place): string {
    const { leaf } = words
    const [start] = toSource(leaf, 0, leaf.text.length)
    const index = this.#sections.get(place.at + start)
    const section = index === undefined ? undefined : this.#document.sections[index]
    if (!section) {
      const content = this.#words(words, place)
      return content === '' ? '' : `<p>${content}</p>\n`
    }
    this.#called = new Set()
    if (index === this.#dress.title) return ''
    const level = Math.min(6, section.depth + 1)
    return `<h${level} id="s${index}">${this.#words(words, place)}</h${level}>\n`
  }

  #words({ leaf, content }: Words, place: Place): string {
    const mentions = place.mentions
      .filter(({ start, end }) => leaf.start <= start && end <= leaf.end)
      .map(mention => ({ mention, from: toText(leaf, mention.start) ?? 0, to: toText(leaf, mention.end) ?? 0 }))
    return this.#inlines(content, { ...place, leaf, found: mentions, isLink: false })
  }

  #inlines(content: readonly Inline[], at: InLeaf): string {
    return content.map(inline => this.#inline(inline, at)).join('')
  }

  #inline(inline: Inline, at: InLeaf): string {
    switch (inline.kind) {
      case 'text':
        return this.#text(inline.from, inline.to, at)
      case 'emphasis':
        return `<em>${this.#inlines(inline.content, at)}</em>`
      case 'strong':
        return `<strong>${this.#inlines(inline.content, at)}</strong>`
      case 'code':
        return `<code>${escapeHtml(inline.text)}</code>`
      case 'break':
        return '<br>'
      case 'image': {
        this.images++
        const { image, colon } = this.#dress.words
        return `<span class="image">[${image}${inline.text === '' ? '' : colon}${escapeHtml(inline.text)}]</span>`
      }
      case 'call': {
        const footnote = this.#numberOf(inline.label)
        const id = footnote.called || at.isLink ? '' : ` id="fc${footnote.number}"`
        if (at.isLink) return `<sup>[${footnote.number}]</sup>`
        footnote.called = true
        return `<sup><a${id} href="#f${footnote.number}" role="doc-noteref">[${footnote.number}]</a></sup>`
      }
      case 'link': {
        const href = at.isLink ? undefined : this.#href(inline.address)
        if (href === undefined) return this.#inlines(inline.content, at)
        const outside = href.startsWith('#') ? '' : ' rel="noopener noreferrer nofollow"'
        return `<a href="${escapeHtml(href)}"${outside}>${this.#inlines(inline.content, { ...at, isLink: true })}</a>`
      }
      case 'mark':
        return this.#mark(inline, at)
    }
  }

  /** Addresses of the web, and headings of this text. */
  #href(address: string): string | undefined {
    if (/^https?:\/\/[^\s\u0000-\u001f]{1,2000}$/i.test(address)) return address
    if (!address.startsWith('#')) return undefined
    const section = this.#byTitle.get(foldKey(decodeAddress(address.slice(1))))
    return section === undefined ? undefined : `#s${section}`
  }

  #mark({ start, content }: Extract<Inline, { kind: 'mark' }>, at: InLeaf): string {
    const mark = at.marks.get(start)
    if (mark?.kind === 'target' || mark?.kind === 'outcome') {
      const id = `t${this.targets.size + 1}`
      this.targets.set(at.at + start, id)
      return `<span class="target" id="${id}">${this.#inlines(content, at)}</span>`
    }
    if (mark?.kind === 'note') {
      const number = this.notes.push({ number: this.notes.length + 1, mark })
      const words = this.#inlines(content, at)
      const name = `${this.#dress.words.note} ${number}`
      const call = at.isLink ? name : `<a id="nc${number}" href="#n${number}" role="doc-noteref">${name}</a>`
      return `<mark>${words}</mark><sup>${call}</sup>`
    }
    const words = this.#inlines(content, at)
    return mark?.kind === 'plan' ? `<cite title="${escapeHtml(this.#dress.planName(mark))}">${words}</cite>` : words
  }

  /** `[from, to)` of a leaf's text, with the parts of mentions that lie in it. */
  #text(from: number, to: number, at: InLeaf): string {
    const { leaf, found } = at
    let html = ''
    let last = from
    for (const { mention, from: start, to: end } of found) {
      if (end <= last || start >= to) continue
      const [first, behind] = [Math.max(start, last), Math.min(end, to)]
      const gloss = this.#dress.gloss(mention)
      if (!gloss) continue
      html += escapeHtml(leaf.text.slice(last, first))
      html += this.#gloss(leaf.text.slice(first, behind), gloss, at.isLink, behind === end)
      last = behind
    }
    return html + escapeHtml(leaf.text.slice(last, to))
  }

  /** Led to its gloss where it stands first in a section, and below its last word: elsewhere a keyboard would stop too often. */
  #gloss(
    words: string,
    { number, title }: { number: number; title: string },
    isLink: boolean,
    isLast: boolean,
  ): string {
    const said = escapeHtml(words)
    const hint = title === '' ? '' : ` title="${escapeHtml(title)}"`
    if (isLink || !isLast || this.#called.has(number)) return `<span class="t"${hint}>${said}</span>`
    this.#called.add(number)
    const id = `c${++this.#calls}`
    if (!this.firstCalls.has(number)) this.firstCalls.set(number, id)
    return `<a class="g" id="${id}" href="#g${number}"${hint}>${said}<sup>${number}</sup></a>`
  }

  #numberOf(label: string): { number: number; called: boolean } {
    const known = this.#footnotes.get(label)
    if (known) return known
    const made = { number: this.#footnotes.size + 1, called: false }
    this.#footnotes.set(label, made)
    return made
  }
}

/** A block in its document. */
interface Place {
  readonly at: number
  readonly marks: ReadonlyMap<number, Mark>
  readonly mentions: readonly Mention[]
}

interface InLeaf extends Place {
  readonly leaf: Leaf
  readonly found: readonly { readonly mention: Mention; readonly from: number; readonly to: number }[]
  /** Inside a link, which cannot hold another. */
  readonly isLink: boolean
}
