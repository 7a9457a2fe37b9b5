// `textDocument/hover`.

import { MarkupKind } from 'vscode-languageserver'
import { explain } from '../../core/features/hover.ts'
import { hoverConfig } from '../config-file.ts'
import type { Context } from '../context.ts'
import { toLspRange } from '../convert.ts'
import { toPlainText } from '../markdown.ts'
import { hoverCounterparts } from './hover-counterpart.ts'
import { hoverField } from './hover-field.ts'
import { hoverMessage } from './hover-message.ts'
import { pinyinWriter } from './pinyin-message.ts'

export function serveHover(context: Context): void {
  const kinds = context.capabilities.textDocument?.hover?.contentFormat
  // In the order of the client's preference; one that says nothing may not know Markdown.
  const kind = kinds?.[0] === MarkupKind.Markdown ? MarkupKind.Markdown : MarkupKind.PlainText
  context.connection.onHover(({ textDocument: { uri }, position }, token) => {
    const config = context.configs.find(uri)
    if (config) return hoverConfig(config, position, context.locale)
    return context.answer('hover', uri, token, null, async ({ folder, document }) => {
      const { settings } = context.workspace
      const explanation = await explain(folder.corpus, document, document.offsetAt(position), {
        pinyin: context.ports.pinyin,
        dictionary: () => context.dictionary(),
        year: context.ports.year(),
      })
      const beside = await hoverCounterparts(context, { folder, document }, document.offsetAt(position), token)
      if (!explanation && !beside)
        return hoverField(document, document.offsetAt(position), context.locale, kind === MarkupKind.Markdown)
      const hasColours = kind === MarkupKind.Markdown && context.options.hoverColours === true
      const manner = context.manner(folder, pinyinWriter(settings.pinyin, hasColours))
      const parts = [...(explanation ? [hoverMessage(explanation, manner)] : []), ...(beside ? [beside.text] : [])]
      const markdown = parts.join('\n\n---\n\n')
      const value = kind === MarkupKind.Markdown ? markdown : toPlainText(markdown)
      const range = explanation?.range ?? beside?.range
      return { contents: { kind, value }, ...(range ? { range: toLspRange(document, range) } : {}) }
    })
  })
}
