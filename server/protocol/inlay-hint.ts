// `textDocument/inlayHint`: English, pinyin or the Chinese term behind mentions; off unless a setting asks for them.

import { type InlayHint as LspHint, MarkupKind } from 'vscode-languageserver'
import { explainEntries } from '../core/features/hover.ts'
import { collectInlayHints } from '../core/features/inlay-hint.ts'
import { rank } from '../core/features/rank.ts'
import type { Context } from './context.ts'
import { hoverMessage } from './hover/hover-message.ts'
import { pinyinWriter } from './hover/pinyin-message.ts'

/** What a hint keeps for its tooltip. */
interface Data {
  readonly uri: string
  readonly id: string
  readonly words: string
}

export function serveInlayHints(context: Context): void {
  const { connection, ports, workspace } = context
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    context.answer('inlayHint', uri, token, null, async ({ folder, document }): Promise<LspHint[] | null> => {
      const { terms, show } = workspace.settings.inlayHints
      if (terms === 'off') return null
      const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
      const hints = await collectInlayHints(folder.corpus, document, span, { terms, show }, ports.pinyin)
      return hints.map(({ offset, text, id, words }) => ({
        position: document.positionAt(offset),
        label: text,
        paddingLeft: true,
        data: { uri, id, words } satisfies Data,
      }))
    }),
  )
  connection.languages.inlayHint.resolve((hint, token) => {
    const data = readData(hint.data)
    if (!data) return hint
    return context.answer('inlayHint/resolve', data.uri, token, hint, async ({ folder, document }) => {
      const entries = rank(folder.corpus.entries(data.id), data.words)
      if (entries.length === 0) return hint
      const part = await explainEntries(folder.corpus, document, entries, data.words, ports.pinyin)
      const value = hoverMessage(
        { range: { start: 0, end: 0 }, parts: [part] },
        context.manner(folder, pinyinWriter(workspace.settings.pinyin, false)),
      )
      return { ...hint, tooltip: { kind: MarkupKind.Markdown, value } }
    })
  })
  if (context.capabilities.workspace?.inlayHint?.refreshSupport) {
    // An edit of this document is followed by a question of its own; other documents' texts change no hint.
    context.onRefresh(async reason => {
      if (reason === 'corpus') await connection.languages.inlayHint.refresh()
    })
  }
}

function readData(data: unknown): Data | undefined {
  return typeof data === 'object' && data !== null && 'words' in data ? (data as Data) : undefined
}
