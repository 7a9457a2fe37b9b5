// The plugin for the Markdown preview: marks as what they are, each with its card, and glosses above terms.

import type { MarkdownIt, RendererRule, Token } from 'markdown-it'
import type { PreviewMark } from '../../server/wire/preview.ts'
import { KINDS } from './answer.ts'
import { CardRenderer, isRelative } from './card.ts'
import { lettersOf } from './letters.ts'
import { findRuby, type RubyPiece } from './ruby.ts'
import type { Shown } from './shown.ts'

/** What the plugin is told. */
export interface PreviewSource {
  /** What is to be shown in a document, by its uri, and whether marks are; undefined where Tifa has no say: then nothing is changed. */
  readonly find: (document: unknown) => { readonly shown: Shown; readonly hasMarks: boolean } | undefined
  /** What the kinds are called. */
  readonly words: Readonly<Record<PreviewMark['kind'], string>>
}

/** One run of the renderer. */
interface Run {
  readonly shown: Shown
  readonly hasMarks: boolean
  /** How many marks of each look have been passed. */
  readonly passed: Map<string, number>
  cards: number
  /** What closes the mark that is open. */
  closing: string | undefined
  isHeading: boolean
  readonly ruby: Map<readonly Token[], ReadonlyMap<number, readonly RubyPiece[]>>
}

/**
 * Extends the parser of VS Code's preview. All of it happens when tokens are rendered: VS Code keeps them as long as the text stays,
 * and tells which document they are of only then.
 */
export function showMarks(md: MarkdownIt, { find, words }: PreviewSource): MarkdownIt {
  const { rules } = md.renderer
  const { escapeHtml } = md.utils
  const cards = new CardRenderer(md)
  const runs = new WeakMap<object, { readonly run: Run | undefined }>()

  const runOf = (env: unknown): Run | undefined => {
    if (typeof env !== 'object' || env === null) return undefined
    const known = runs.get(env)
    if (known) return known.run
    const document = 'currentDocument' in env ? env.currentDocument : undefined
    const found = document === undefined ? undefined : find(document)
    const run = found && {
      ...found,
      passed: new Map(),
      cards: 0,
      closing: undefined,
      isHeading: false,
      ruby: new Map(),
    }
    runs.set(env, { run })
    return run
  }
  /** Puts `rule` before the one that is there; where it returns nothing, that one has its way. */
  const before = (name: string, rule: (run: Run, tokens: Token[], index: number) => string | undefined): void => {
    const inner: RendererRule =
      rules[name] ?? ((tokens, index, options, _, self) => self.renderToken(tokens, index, options))
    rules[name] = (tokens, index, options, env, self) => {
      const run = runOf(env)
      return (run && rule(run, tokens, index)) ?? inner(tokens, index, options, env, self)
    }
  }

  before('heading_open', run => {
    run.isHeading = true
    return undefined
  })
  before('heading_close', run => {
    run.isHeading = false
    return undefined
  })
  before('link_open', (run, tokens, index) => {
    const mark = run.hasMarks ? readMark(tokens, index) : undefined
    if (!mark) return undefined
    const { kind, id } = mark
    const said = run.shown.mark(mark, key => {
      const nth = run.passed.get(key) ?? 0
      run.passed.set(key, nth + 1)
      return nth
    })
    const markdown = said?.card === undefined ? undefined : run.shown.card(said.card)
    const href = said?.href !== undefined && isRelative(said.href) ? escapeHtml(said.href) : undefined
    const link = href === undefined ? 'tabindex="0"' : `href="${href}" data-href="${href}"`
    const opening = `<span class="tifa-mark tifa-${kind}"><a class="tifa-words" ${link}`
    const plain = [id, mark.title ?? ''].filter(text => text !== '').join('\n')
    // Cards of targets, outcomes and notes begin with what they are.
    const label = markdown === undefined || kind === 'term' || kind === 'plan' ? [words[kind]] : []
    if (run.isHeading) {
      // Tables of contents are made of all the text in a heading: there the card is in an attribute.
      const text = markdown === undefined ? plain : cards.text(markdown)
      run.closing = '</a></span>'
      return `${opening} aria-description="${escapeHtml([...label, text].join('\n'))}">`
    }
    const name = `tifa-card-${run.cards++}`
    const body =
      markdown === undefined || said?.card === undefined ? escapeHtml(plain) : htmlOf(run, said.card, markdown)
    const above = label.map(word => `<span class="tifa-kind">${escapeHtml(word)}</span>`).join('')
    run.closing = `</a><span class="tifa-card" id="${name}" role="group">${above}${body}</span></span>`
    return `${opening} aria-describedby="${name}">`
  })
  before('link_close', run => {
    const { closing } = run
    run.closing = undefined
    return closing
  })
  before('text', (run, tokens, index) => {
    if (!run.shown.hasGlosses) return undefined
    let ruby = run.ruby.get(tokens)
    if (!ruby) run.ruby.set(tokens, (ruby = findRuby(tokens, run.shown)))
    const pieces = ruby.get(index)
    if (!pieces) return undefined
    const content = tokens[index]?.content ?? ''
    let html = ''
    let at = 0
    for (const { start, end, gloss } of pieces) {
      const base = escapeHtml(content.slice(start, end))
      // In an attribute it is no text: neither copied, nor searched, nor part of a heading's name.
      html += `${escapeHtml(content.slice(at, start))}<ruby class="tifa-ruby">${base}<rt data-tifa="${escapeHtml(gloss)}"></rt></ruby>`
      at = end
    }
    return html + escapeHtml(content.slice(at))
  })

  function htmlOf({ shown }: Run, number: number, markdown: string): string {
    const known = shown.rendered.get(number)
    if (known !== undefined) return known
    const html = cards.html(markdown)
    shown.rendered.set(number, html)
    return html
  }
  return md
}

const ADDRESS = new RegExp(`^(${KINDS.join('|')}):([^#]*)(?:#(.*))?$`, 's')

/** The mark that a link opens; undefined for any other link. */
function readMark(
  tokens: readonly Token[],
  index: number,
): { kind: PreviewMark['kind']; id: string; fragment?: string; title?: string; letters: string } | undefined {
  const open = tokens[index]
  const [, kind, id, fragment] = ADDRESS.exec(String(open?.attrGet('href') ?? '')) ?? []
  if (kind === undefined || id === undefined) return undefined
  const title = open?.attrGet('title') ?? undefined
  let text = ''
  for (let at = index + 1; at < tokens.length && tokens[at]?.type !== 'link_close'; at++) {
    const { type, content } = tokens[at] ?? {}
    if (type === 'text' || type === 'code_inline') text += content
  }
  return {
    kind: kind as PreviewMark['kind'],
    id: decode(id),
    ...(fragment === undefined ? {} : { fragment: decode(fragment) }),
    ...(title === undefined ? {} : { title: String(title) }),
    letters: lettersOf(text),
  }
}

/** An address as the server reads it. */
function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
