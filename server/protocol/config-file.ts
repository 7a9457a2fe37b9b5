// tifa.yaml while it is open in an editor: its text, what may be written in it, what its keys mean, and what is wrong with it.

import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver'
import { type ConfigOffer, type ConfigPlace, findConfigPlace, offerAt } from '../core/features/config-place.ts'
import { Document } from '../core/model/document.ts'
import { CONFIG_KEYS } from '../core/model/field-table.ts'
import { CODES, DEFAULT_SEVERITY } from '../core/model/finding.ts'
import type { ColumnUnit } from '../core/text/column-units.ts'
import { toLspRange } from './convert.ts'
import { fieldWords } from './field-words.ts'
import { codeSummary } from './findings/finding-message.ts'
import type { Locale } from './locale.ts'

type Position = { readonly line: number; readonly character: number }

/** True for the address of a tifa.yaml: it is no document of a corpus. */
export function isConfigUri(uri: string): boolean {
  return /\/tifa\.yaml$/.test(uri)
}

/** The texts of open tifa.yaml files, by the addresses that the client gives. */
export class ConfigFiles {
  readonly #unit: ColumnUnit
  readonly #open = new Map<string, Document>()

  constructor(unit: ColumnUnit) {
    this.#unit = unit
  }

  open(uri: string, text: string): void {
    this.#open.set(uri, Document.parse(uri, text, this.#unit))
  }

  change(uri: string, changes: readonly { text: string; range?: { start: Position; end: Position } }[]): void {
    for (const { text, range } of changes) {
      const before = this.#open.get(uri)
      if (!before) return
      const [start, end] = range ? [before.offsetAt(range.start), before.offsetAt(range.end)] : [0, before.length]
      this.open(uri, `${before.text.slice(0, start)}${text}${before.text.slice(end)}`)
    }
  }

  close(uri: string): void {
    this.#open.delete(uri)
  }

  /** The text as it is in the editor; undefined where it is not open. */
  find(uri: string): Document | undefined {
    return this.#open.get(uri)
  }
}

/** What may be written at a position; null where nothing is known. */
export function completeConfig(
  document: Document,
  position: Position,
  locale: Locale,
  isVSCode: boolean,
): CompletionItem[] | null {
  const place = findConfigPlace(document.text, document.offsetAt(position))
  const offers = place ? offerAt(place) : []
  if (!place || offers.length === 0) return null
  return offers.map(
    (offer, index): CompletionItem => ({
      label: offer.label,
      kind: KINDS[offer.kind],
      documentation: markdown(explain(offer.kind, offer.label, locale)),
      filterText: `${place.typed.match(/^["']/)?.[0] ?? ''}${offer.label}`,
      sortText: String(index).padStart(4, '0'),
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { range: toLspRange(document, place), newText: offer.text },
      ...(offer.kind === 'code' && isVSCode ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
    }),
  )
}

const KINDS: Readonly<Record<ConfigOffer['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Field,
  code: CompletionItemKind.Property,
  severity: CompletionItemKind.EnumMember,
  glob: CompletionItemKind.File,
}

/** What the key or code at a position means; null where none stands. */
export function hoverConfig(document: Document, position: Position, locale: Locale): Hover | null {
  const { text } = document
  const place = findConfigPlace(text, document.offsetAt(position))
  const said = place && sayPlace(place, text.slice(place.start, place.end), locale)
  if (!place || !said) return null
  return { contents: markdown(said), range: toLspRange(document, place) }
}

function sayPlace(place: ConfigPlace, word: string, locale: Locale): string | undefined {
  switch (place.part) {
    case 'key':
      return explain('key', word, locale)
    case 'code':
      return explain('code', word, locale)
    case 'severity':
      return explain('code', place.code, locale)
    case 'item':
      return explain('key', place.key, locale)
  }
}

/** Words of ours alone. */
function explain(kind: ConfigOffer['kind'], name: string, locale: Locale): string {
  if (kind === 'key') {
    const key = CONFIG_KEYS.find(known => known === name)
    return key ? fieldWords(locale).config[key] : ''
  }
  const code = kind === 'code' ? CODES.find(known => known === name) : undefined
  if (!code) return ''
  const usual = locale === 'zh' ? '默认' : 'by default'
  return `${codeSummary(code, locale)}\n\n${usual}: \`${DEFAULT_SEVERITY[code]}\``
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value }
}
