// `textDocument/completion` and `completionItem/resolve`.

import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver'
import type { Completion, Search } from '../core/features/completion/item.ts'
import { complete } from '../core/features/completion.ts'
import { readTargetMark } from '../core/features/target-facts.ts'
import { FoldedNames } from '../core/index/terms/folded-names.ts'
import { TermSearch } from '../core/index/terms/term-search.ts'
import type { DocumentKind } from '../core/model/meta.ts'
import { completeConfig } from './config-file.ts'
import type { Context, Found } from './context.ts'
import { toLspRange } from './convert.ts'
import { type FieldWords, fieldWords } from './field-words.ts'
import { SLICE } from './folder.ts'
import { escapeMarkdown, escapeParagraphs, toPlainText } from './markdown.ts'

/** What an offer takes along, so that its documentation can be made when it is looked at. */
interface ItemData {
  readonly uri: string
  readonly kind: 'term' | 'target' | 'plan'
  readonly id: string
  /** The document that holds the entry: one id may have several. */
  readonly from?: string
}

export function serveCompletion(context: Context): void {
  const { ports } = context
  const able = context.capabilities.textDocument?.completion
  const hasDetails = able?.completionItem?.labelDetailsSupport === true
  const formats = able?.completionItem?.documentationFormat
  const isMarkdown = formats?.includes(MarkupKind.Markdown) ?? false
  const isVSCode = context.options.editor === 'vscode'
  const words = fieldWords(context.locale)
  let sliceEnd = 0
  const pause = async (): Promise<void> => {
    if (ports.now() < sliceEnd) return
    await context.turns.next()
    sliceEnd = ports.now() + SLICE
  }
  const search: Search = {
    terms: new TermSearch(ports.pinyin, pause),
    names: new FoldedNames(),
    pinyin: ports.pinyin,
  }

  context.connection.onCompletion(({ textDocument: { uri }, position, context: trigger }, token) => {
    const config = context.configs.find(uri)
    if (config) return completeConfig(config, position, context.locale, isVSCode)
    return context.answer('completion', uri, token, null, async ({ folder, document }) => {
      const isCharacter = trigger?.triggerKind === CompletionTriggerKind.TriggerCharacter
      // VS Code suggests nothing in Markdown while one types, unless it is told to: there it is a person that asks.
      const isAsked = isVSCode || trigger?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions
      const offset = document.offsetAt(position)
      const completions = await complete(folder.corpus, document, offset, search, {
        by: isCharacter ? 'character' : isAsked ? 'asked' : 'typed',
        isCancelled: () => token.isCancellationRequested,
      })
      if (completions.length === 0) return null
      const items = completions.map((completion, index): CompletionItem => {
        const { item, label, edit, filter, goesOn } = completion
        const shown = showItem(completion, words)
        const data = dataOf(uri, item)
        return {
          label,
          kind: shown.kind,
          ...(shown.detail === '' ? {} : { detail: shown.detail }),
          ...(hasDetails && shown.detail !== '' ? { labelDetails: { description: shorten(shown.detail) } } : {}),
          ...(shown.documentation === '' ? {} : { documentation: toDocumentation(shown.documentation) }),
          filterText: filter,
          // The order is ours: an editor would sort by the alphabet.
          sortText: String(index).padStart(4, '0'),
          insertTextFormat: InsertTextFormat.PlainText,
          textEdit: { range: toLspRange(document, edit), newText: edit.text },
          ...(goesOn && isVSCode ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
          ...(data ? { data } : {}),
        }
      })
      // What fits is worked out here, for pinyin is nothing that an editor filters by: it asks again for every letter.
      return { isIncomplete: true, items }
    })
  })

  context.connection.onCompletionResolve(async (item, token) => {
    const data: unknown = item.data
    if (!isItemData(data)) return item
    const text = await context.answer('completionItem/resolve', data.uri, token, '', found =>
      describe(data, found, words),
    )
    return text === '' ? item : { ...item, documentation: toDocumentation(text) }
  })

  const toDocumentation = (markdown: string): { kind: MarkupKind; value: string } =>
    isMarkdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: toPlainText(markdown) }
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > 48 ? `${characters.slice(0, 47).join('')}…` : text
}

interface Shown {
  readonly kind: CompletionItemKind
  /** One line, shown as it is. */
  readonly detail: string
  /** Markdown of ours, with nothing of the corpus in it. */
  readonly documentation: string
}

function showItem({ item }: Completion, words: FieldWords): Shown {
  const show = (kind: CompletionItemKind, detail = '', documentation = ''): Shown => ({ kind, detail, documentation })
  switch (item.kind) {
    case 'scheme':
      return show(CompletionItemKind.Keyword, words.schemes[item.scheme])
    case 'term': {
      const { headword, en } = item.entry.term
      return show(CompletionItemKind.Text, item.isChinese ? (en[0]?.text ?? '') : headword)
    }
    case 'target':
      return show(CompletionItemKind.Value, [item.words, item.plan?.title].filter(Boolean).join(' · '))
    case 'new-id':
      return show(CompletionItemKind.Value, words.newId)
    case 'plan':
      return show(CompletionItemKind.File, [item.plan?.title, item.plan?.date?.text].filter(Boolean).join(' · '))
    case 'section':
      return show(CompletionItemKind.Reference)
    case 'note':
      return show(CompletionItemKind.Enum, words.inUse(item.count))
    case 'attribute':
      return show(CompletionItemKind.Property, '', words.attributes[item.key] ?? '')
    case 'field': {
      const texts: Readonly<Record<string, string>> = item.owner === 'entry' ? words.entry : words.front
      return show(CompletionItemKind.Field, '', texts[item.name] ?? '')
    }
    case 'value': {
      if (item.count !== undefined) return show(CompletionItemKind.EnumMember, words.inUse(item.count))
      const known: Readonly<Record<string, string>> = { ...words.values, ...words.kinds }
      return show(CompletionItemKind.EnumMember, known[item.value] ?? '')
    }
  }
}

function dataOf(uri: string, item: Completion['item']): ItemData | undefined {
  if (item.kind === 'term') return { uri, kind: 'term', id: item.entry.term.id, from: item.entry.uri }
  if (item.kind === 'target') return { uri, kind: 'target', id: item.id }
  return item.kind === 'plan' ? { uri, kind: 'plan', id: item.id } : undefined
}

function isItemData(data: unknown): data is ItemData {
  return typeof data === 'object' && data !== null && 'uri' in data && 'kind' in data && 'id' in data
}

/** What the documents say of an offer, escaped. */
function describe({ kind, id, from }: ItemData, { folder: { corpus } }: Found, words: FieldWords): string {
  switch (kind) {
    case 'term': {
      const entries = corpus.entries(id)
      const term = (entries.find(entry => entry.uri === from) ?? entries[0])?.term
      if (!term) return ''
      const english = term.en.map(value => escapeMarkdown(value.text)).join('; ')
      return [`**${escapeMarkdown(term.headword)}**`, english, escapeParagraphs(term.gloss)]
        .filter(Boolean)
        .join('\n\n')
    }
    case 'target':
      return corpus
        .withKey(`target:${id}`)
        .slice(0, MOST_MARKS)
        .flatMap(symbols => {
          const document = corpus.document(symbols.uri)
          const placed = symbols.marks.find(mark => mark.kind === 'target' && mark.id === id)
          if (!document || !placed) return []
          const at = document.startOf(document.blockAt(placed.start))
          const mark = document
            .facts(document.blockAt(placed.start))
            .marks.find(mark => at + mark.start === placed.start)
          const facts = mark && readTargetMark(document, mark, at)
          const figures = [facts?.indicator, facts?.value, facts?.deadline].filter(fact => fact !== undefined)
          const said = figures.length > 0 ? `${figures.map(escapeMarkdown).join(' · ')}\n\n` : ''
          return [`${said}${escapeMarkdown(placed.text)}\n\n*${escapeMarkdown(symbols.title)}*`]
        })
        .join('\n\n---\n\n')
    case 'plan': {
      const plan = corpus.plan(id)
      if (!plan) return ''
      const { titleEn, issuer, period, kind: sort } = plan.meta
      const kindWords: Readonly<Partial<Record<DocumentKind, string>>> = words.kinds
      const facts = [issuer, plan.date?.text, period && `${period.from}–${period.to}`, sort && kindWords[sort]]
      const line = facts.filter(fact => fact !== undefined).map(escapeMarkdown)
      return [`**${escapeMarkdown(plan.title)}**`, titleEn && escapeMarkdown(titleEn), line.join(' · ')]
        .filter(Boolean)
        .join('\n\n')
    }
  }
}

/** A target's documentation shows as many of its marks; closed documents are parsed for them. */
const MOST_MARKS = 5
