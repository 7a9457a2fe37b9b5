// A reading copy: one HTML file with a document, its glosses, its targets and its readers' notes, to be read, sent on and printed.

import { rank } from '../../core/features/rank.ts'
import { findFirstUse } from '../../core/features/term-count.ts'
import type { Entry } from '../../core/index/corpus.ts'
import type { Mention } from '../../core/index/terms/mentions.ts'
import { foldKey } from '../../core/text/fold.ts'
import type { Pinyin } from '../../core/text/pinyin.ts'
import { toToneMarks } from '../../core/text/pinyin-style.ts'
import { hasHan } from '../../core/text/script.ts'
import { sha256Words } from '../../core/text/sha256.ts'
import type { LedgerRow, LedgerValue } from '../../wire/ledger.ts'
import { STATUS_SIGNS, STATUS_WORDS } from '../hover/hover-target.ts'
import { KIND_WORDS } from '../kind-words.ts'
import type { Locale } from '../locale.ts'
import { perTenThousand } from '../rate.ts'
import { sayValue } from '../value-words.ts'
import type { ExportedDocument, Pause } from './exported-document.ts'
import { escapeHtml } from './html-text.ts'
import type { KnownProvenance } from './provenance.ts'
import { READING_STYLE } from './reading-copy-style.ts'
import { TextWriter } from './reading-copy-text.ts'
import { READING_WORDS, type ReadingWords } from './reading-copy-words.ts'

export interface ReadingOptions {
  readonly locale: Locale
  readonly pinyin: Pinyin
  /** The ledger of the corpus, with the corpus's own addresses. */
  readonly rows: readonly LedgerRow[]
  readonly provenance: KnownProvenance
}

/** The page. It has no script, loads nothing, and leads to `http`, `https` and itself alone. */
export async function writeReadingCopy(
  exported: ExportedDocument,
  options: ReadingOptions,
  pause: Pause,
): Promise<string> {
  const page = new Page(exported, options)
  const text = await page.text(pause)
  return page.finish(text)
}

/** How many headings a table of contents may have before the innermost ones are left out. */
const MOST_HEADINGS = 150

class Page {
  readonly #exported: ExportedDocument
  readonly #options: ReadingOptions
  readonly #words: ReadingWords
  readonly #glosses = new Map<string, { readonly number: number; readonly entry: Entry; readonly title: string }>()
  readonly #rows: readonly { readonly row: LedgerRow; readonly place: number; readonly block: number }[]
  readonly #writer: TextWriter
  readonly #titleSection: number

  constructor(exported: ExportedDocument, options: ReadingOptions) {
    this.#exported = exported
    this.#options = options
    this.#words = READING_WORDS[options.locale]
    const { document, symbols, folder } = exported
    this.#titleSection = document.sections.findIndex(
      ({ depth, title }, i) => i === 0 && depth === 1 && foldKey(title) === foldKey(symbols.title),
    )
    this.#rows = this.#ownRows()
    const lead = this.#rows.map(({ block }) => block)
    this.#writer = new TextWriter(document, {
      words: this.#words,
      mentions: block => folder.corpus.mentions.inBlock(document, block),
      gloss: mention => this.#gloss(mention),
      planName: ({ id, fragment }) => [folder.corpus.plan(id)?.title ?? id, fragment ?? ''].join(' ').trim(),
      named: new Set(lead),
      title: this.#titleSection,
    })
  }

  /** The targets that the document sets or repeats, in its order. */
  #ownRows(): { row: LedgerRow; place: number; block: number }[] {
    const { document } = this.#exported
    return this.#options.rows
      .flatMap(row => {
        const place = [row.target.place, ...row.others].find(one => one?.uri === document.uri)
        if (!place) return []
        const offset = document.offsetAt(place.range.start)
        return [{ row, place: offset, block: document.blockAt(offset) }]
      })
      .sort((a, b) => a.place - b.place)
  }

  #gloss(mention: Mention): { number: number; title: string } | undefined {
    const { corpus } = this.#exported.folder
    const [first] = mention.senses
    if (first?.kind !== 'term') return undefined
    const ids = mention.senses.flatMap(sense => (sense.kind === 'term' ? sense.id : []))
    const key =
      ids.length === 1
        ? (ids[0] ?? '')
        : (rank(
            ids.flatMap(id => corpus.entries(id)),
            mention.text,
          )[0]?.term.id ?? '')
    const known = this.#glosses.get(key)
    if (known) return known
    const [entry] = corpus.entries(key)
    if (!entry) return undefined
    const { headword, en } = entry.term
    const title = hasHan(mention.text) ? (en[0]?.text ?? '') : headword
    const made = { number: this.#glosses.size + 1, entry, title }
    this.#glosses.set(key, made)
    return made
  }

  /** The text, block by block; tables of contents are left out, for the page has its own. */
  async text(pause: Pause): Promise<string> {
    const { document } = this.#exported
    const parts: string[] = []
    for (let index = 0; index < document.list.count; index++) {
      await pause()
      if (!document.toc.has(index)) parts.push(this.#writer.block(index))
    }
    return parts.join('')
  }

  finish(text: string): string {
    const { symbols, state } = this.#exported
    const { provenance } = this.#options.provenance
    const footnotes = this.#writer.footnotes()
    const hash = base64(sha256Words(READING_STYLE))
    const language = symbols.language === 'zh' ? 'zh-CN' : 'en'
    const meta = (name: string, content: string | undefined): string =>
      content === undefined ? '' : `<meta name="${name}" content="${escapeHtml(content)}">\n`
    return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${meta('generator', `${provenance.tool} ${provenance.version}`)}${meta('dcterms.title', symbols.title)}${meta('dcterms.creator', symbols.meta.issuer)}${meta('dcterms.date', symbols.date?.text)}${meta('dcterms.source', symbols.meta.source)}${meta('tifa.exported', provenance.date)}${meta('tifa.corpus-sha256', provenance.corpus.sha256)}${meta('tifa.file', state.path)}${meta('tifa.file-sha256', state.sha256)}<title>${escapeHtml(symbols.title)}</title>
<style>${READING_STYLE}</style>
</head>
<body>
<a class="skip" href="#text">${this.#ours('span', this.#words.skip)}</a>
<div class="page">
${this.#header()}${this.#contents(footnotes !== '')}<main id="text">
${text}${this.#targets()}${this.#terms()}${this.#notes()}${footnotes === '' ? '' : this.#section('footnotes', this.#words.footnotes, '', footnotes, 'doc-endnotes')}</main>
${this.#footer()}</div>
</body>
</html>
`
  }

  /** Words of ours say in which language they are. */
  #ours(tag: string, words: string): string {
    return `<${tag} lang="${this.#words.language}">${escapeHtml(words)}</${tag}>`
  }

  #header(): string {
    const { title, meta, date } = this.#exported.symbols
    const words = this.#words
    const facts: [string, string][] = []
    const add = (name: string, value: string | undefined): void => {
      if (value !== undefined && value !== '') facts.push([name, escapeHtml(value)])
    }
    add(words.issuer, meta.issuer)
    add(words.date, date?.text)
    add(words.period, meta.period && `${meta.period.from}–${meta.period.to}`)
    add(words.kind, meta.kind && KIND_WORDS[this.#options.locale][meta.kind])
    if (meta.source !== undefined && /^https?:\/\/\S{1,2000}$/i.test(meta.source))
      facts.push([
        words.source,
        `<a href="${escapeHtml(meta.source)}" rel="noopener noreferrer nofollow">${escapeHtml(meta.source)}</a>`,
      ])
    else add(words.source, meta.source)
    const other =
      meta.titleEn !== undefined && meta.titleEn !== title
        ? `<p class="lang" lang="en">${escapeHtml(meta.titleEn)}</p>\n`
        : ''
    const list = facts.map(([name, value]) => `${this.#ours('dt', name)}<dd>${value}</dd>`).join('\n')
    return `<header>
<h1>${escapeHtml(title)}</h1>
${other}${list === '' ? '' : `<dl class="facts">\n${list}\n</dl>\n`}</header>
`
  }

  #contents(hasFootnotes: boolean): string {
    const words = this.#words
    const { sections } = this.#exported.document
    const shown = sections
      .map((section, index) => ({ ...section, index }))
      .filter(({ index }) => index !== this.#titleSection)
    let depth = 6
    while (depth > 1 && shown.filter(section => section.depth <= depth).length > MOST_HEADINGS) depth--
    let html = ''
    const open: number[] = []
    for (const { index, depth: own, title } of shown) {
      if (own > depth) continue
      if (open.length === 0 || own > (open.at(-1) ?? 0)) {
        html += '<ul>\n'
        open.push(own)
      } else {
        html += '</li>\n'
        while (open.length > 1 && own < (open.at(-1) ?? 0) && own <= (open.at(-2) ?? 0)) {
          html += '</ul></li>\n'
          open.pop()
        }
      }
      html += `<li><a href="#s${index}">${escapeHtml(title)}</a>`
    }
    while (open.length > 0) {
      html += '</li></ul>'
      open.pop()
    }
    const parts: [string, string, boolean][] = [
      ['targets', words.targets, this.#rows.length > 0],
      ['terms', words.terms, this.#glosses.size > 0],
      ['notes', words.notes, this.#writer.notes.length > 0],
      ['footnotes', words.footnotes, hasFootnotes],
    ]
    const ours = parts.flatMap(([id, name, isThere]) =>
      isThere ? `<li><a href="#${id}">${this.#ours('span', name)}</a></li>` : [],
    )
    return `<nav aria-labelledby="contents" role="doc-toc">
<h2 id="contents" lang="${words.language}">${words.contents}</h2>
${html}
${ours.length === 0 ? '' : `<ul>\n${ours.join('\n')}\n</ul>\n`}</nav>
`
  }

  #section(id: string, title: string, about: string, content: string, role?: string): string {
    const said = about === '' ? '' : `<p class="about" lang="${this.#words.language}">${escapeHtml(about)}</p>\n`
    return `<section class="ours" id="${id}" aria-labelledby="${id}-title"${role === undefined ? '' : ` role="${role}"`}>
<h2 id="${id}-title" lang="${this.#words.language}">${escapeHtml(title)}</h2>
${said}${content}
</section>
`
  }

  #targets(): string {
    if (this.#rows.length === 0) return ''
    const words = this.#words
    const { locale } = this.#options
    const heads = [
      words.place,
      words.indicator,
      words.baseline,
      words.target,
      words.by,
      words.attribute,
      words.outcome,
      words.status,
    ]
    const value = (said: LedgerValue | null): string =>
      said === null ? '' : `${escapeHtml(sayValue(said.text, locale))}${said.year === null ? '' : ` (${said.year})`}`
    const rows = this.#rows.map(({ row, place, block }, i) => {
      const id = this.#writer.targets.get(place) ?? `b${block}`
      const names = [row.zh, row.en].filter(name => name !== null)
      const name = names.map(one => escapeHtml(one)).join('<br>') || escapeHtml(row.sentence.slice(0, 80))
      const tag = row.id === null ? `<br><small lang="${words.language}">${escapeHtml(words.untagged)}</small>` : ''
      const cells = [
        `<a href="#${id}">${i + 1}</a>`,
        `${name}${tag}`,
        value(row.baseline),
        escapeHtml(sayValue(row.target.text, locale)),
        String(row.target.year ?? ''),
        row.kind === null ? '' : this.#ours('span', words.kinds[row.kind]),
        value(row.outcome),
        `<span lang="${words.language}"><span aria-hidden="true">${STATUS_SIGNS[row.status]}</span> ${STATUS_WORDS[locale][row.status]}</span>`,
      ]
      return `<tr>${cells.map((cell, c) => (c === 1 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`
    })
    const table = `<div class="table"><table class="ledger">
<thead lang="${words.language}"><tr>${heads.map(head => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`
    return this.#section('targets', words.targets, words.targetsAbout, table)
  }

  #terms(): string {
    if (this.#glosses.size === 0) return ''
    const words = this.#words
    const { folder, document } = this.#exported
    const counts = folder.corpus.counts(document.uri)
    const items = [...this.#glosses.values()].map(({ number, entry: { term } }) => {
      const spoken = term.pinyin ?? (hasHan(term.headword) ? this.#options.pinyin(term.headword) : undefined)
      const total =
        (counts?.bySense.get(`zh:${term.id}`)?.total ?? 0) + (counts?.bySense.get(`en:${term.id}`)?.total ?? 0)
      const rate = counts && counts.characters >= LEAST ? perTenThousand(total, counts.characters) : undefined
      const first = findFirstUse(folder.corpus, term.id)
      const date = first?.plan.date?.text
      const call = this.#writer.firstCalls.get(number)
      const language = (text: string): string => (hasHan(text) ? 'zh-CN' : 'en')
      const said = (text: string): string => `<span lang="${language(text)}">${escapeHtml(text)}</span>`
      const also =
        term.aka.length === 0
          ? ''
          : ` <span class="figures">${this.#ours('span', words.aka + words.colon)}${term.aka.map(({ text }) => said(text)).join(words.comma)}</span>`
      const gloss = term.gloss
        .split('\n\n')
        .flatMap(part => (part === '' ? [] : `<p lang="${language(part)}">${escapeHtml(part)}</p>`))
      const figures = [
        words.count(total, rate),
        ...(first && date !== undefined ? [words.first(first.plan.title, date)] : []),
      ]
      const back =
        call === undefined ? '' : ` <a class="back" href="#${call}" aria-label="${escapeHtml(words.back)}">↩</a>`
      return `<li id="g${number}"><span class="head">${said(term.headword)}</span>${spoken === undefined ? '' : ` <span class="pinyin" lang="zh-Latn">${escapeHtml(toToneMarks(spoken))}</span>`} ${term.en.map(({ text }) => said(text)).join('; ')}${also}
<div class="gloss">${gloss.join('')}</div><span class="figures" lang="${words.language}">${escapeHtml(figures.join(words.comma))}</span>${back}</li>`
    })
    return this.#section('terms', words.terms, words.termsAbout, `<ol class="glosses">\n${items.join('\n')}\n</ol>`)
  }

  #notes(): string {
    const { notes } = this.#writer
    if (notes.length === 0) return ''
    const words = this.#words
    const items = notes.map(({ number, mark }) => {
      const said = mark.title === undefined ? '' : `${words.colon}${escapeHtml(mark.title)}`
      return `<li id="n${number}"><span class="head">${escapeHtml(mark.id)}</span> “${escapeHtml(mark.text)}”${said} <a class="back" href="#nc${number}" role="doc-backlink" aria-label="${escapeHtml(words.back)}">↩</a></li>`
    })
    return this.#section('notes', words.notes, '', `<ol class="notes">\n${items.join('\n')}\n</ol>`)
  }

  #footer(): string {
    const { provenance } = this.#options.provenance
    const { state, folder, document } = this.#exported
    const words = this.#words
    const counts = folder.corpus.counts(document.uri)
    const { images, html } = this.#writer
    const leftOut = words.leftOut(images, html)
    const unsaved = state.unsaved ? ` (${escapeHtml(words.unsaved)})` : ''
    return `<footer lang="${words.language}">
<h2>${words.about}</h2>
<p>${escapeHtml(words.madeBy(`${provenance.tool} ${provenance.version}`, provenance.date))} ${escapeHtml(words.basis(counts?.characters ?? 0, counts?.hasContents ?? false))}${leftOut === '' ? '' : ` ${leftOut}`}</p>
<p>${words.corpus}${words.colon}<code>${provenance.corpus.sha256}</code><br>
${words.file}${words.colon}<code>${state.sha256}</code> ${escapeHtml(state.path)}${unsaved}</p>
</footer>
`
  }
}

/** In fewer characters a rate says nothing. */
const LEAST = 1000

function base64(words: Uint32Array): string {
  const bytes = Array.from(words).flatMap(word => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
  return btoa(String.fromCharCode(...bytes))
}
