// `textDocument/hover`.

import { MarkupKind } from 'vscode-languageserver'
import { explain } from '../core/features/hover.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { hoverMessage } from './hover-message.ts'
import { toPlainText } from './markdown.ts'
import { pinyinWriter } from './pinyin-message.ts'

export function serveHover(context: Context): void {
  const kinds = context.capabilities.textDocument?.hover?.contentFormat
  // In the order of the client's preference; one that says nothing may not know Markdown.
  const kind = kinds?.[0] === MarkupKind.Markdown ? MarkupKind.Markdown : MarkupKind.PlainText
  context.connection.onHover(({ textDocument: { uri }, position }, token) =>
    context.answer('hover', uri, token, null, async ({ folder, document }) => {
      const { settings } = context.workspace
      const explanation = await explain(folder.corpus, document, document.offsetAt(position), {
        pinyin: context.ports.pinyin,
        dictionary: () => context.dictionary(),
        year: context.ports.year(),
      })
      if (!explanation) return null
      const hasColours = kind === MarkupKind.Markdown && context.options.hoverColours === true
      const markdown = hoverMessage(explanation, context.manner(folder, pinyinWriter(settings.pinyin, hasColours)))
      const value = kind === MarkupKind.Markdown ? markdown : toPlainText(markdown)
      return { contents: { kind, value }, range: toLspRange(document, explanation.range) }
    }),
  )
}
