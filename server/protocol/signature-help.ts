// `textDocument/signatureHelp`: the fields of a link title, of a glossary entry, of front matter.

import { MarkupKind, type SignatureInformation } from 'vscode-languageserver'
import { findSignature, type Signature } from '../core/features/signature-help.ts'
import type { Context } from './context.ts'
import { type FieldWords, fieldWords } from './field-words.ts'
import type { Locale } from './locale.ts'
import { toPlainText } from './markdown.ts'

export function serveSignatureHelp(context: Context): void {
  const able = context.capabilities.textDocument?.signatureHelp?.signatureInformation
  const isMarkdown = able?.documentationFormat?.includes(MarkupKind.Markdown) ?? false
  const words = fieldWords(context.locale)
  const documentation = (markdown: string): { kind: MarkupKind; value: string } =>
    isMarkdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: toPlainText(markdown).replaceAll('`', '') }

  context.connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
    context.answer('signatureHelp', uri, token, null, ({ folder, document }) => {
      const found = findSignature(folder.corpus, document, document.offsetAt(position))
      if (!found) return null
      const texts = textsOf(found, words)
      const head = `${HEADS[context.locale][found.of]}: `
      let label = head
      const parameters = found.fields.map((field, index) => {
        if (index > 0) label += ' · '
        const start = label.length
        label += field
        return { label: [start, label.length] as [number, number], documentation: documentation(texts[field] ?? '') }
      })
      const signature: SignatureInformation = { label, parameters }
      // Without a field of its own an editor would take the first one for active.
      const none = able?.noActiveParameterSupport ? null : found.fields.length
      return { signatures: [signature], activeSignature: 0, activeParameter: found.active ?? none }
    }),
  )
}

function textsOf({ of }: Signature, words: FieldWords): Readonly<Record<string, string>> {
  return of === 'entry' ? words.entry : of === 'front matter' ? words.front : words.attributes
}

const HEADS: Readonly<Record<Locale, Readonly<Record<Signature['of'], string>>>> = {
  en: { target: 'target', outcome: 'outcome', entry: 'entry', 'front matter': 'front matter' },
  zh: { target: '目标', outcome: '完成情况', entry: '词条', 'front matter': '前置信息' },
}
