// Leads from a hover on a term to its trends.

import * as vscode from 'vscode'
import type { HoverMiddleware } from 'vscode-languageclient'
import { toLspPosition } from '../active-editor.ts'
import type { Session } from '../session.ts'

type ProvideHover = NonNullable<HoverMiddleware['provideHover']>

/**
 * Adds a link to hovers on terms. It stands in a part of its own that holds no word of a text, and may run this one command:
 * what the server says stays untrusted.
 */
export function offerTrends(session: Session, inner: ProvideHover): ProvideHover {
  return async (document, position, token, next) => {
    const params = { uri: document.uri.toString(), position: toLspPosition(position), only: 'terms' } as const
    const asked = session.isRunning ? session.request('tifa/topicAt', params, token).catch(() => null) : null
    const hover = await inner(document, position, token, next)
    const found = hover && (await asked)
    if (!hover || !found) return hover
    const argument = encodeURIComponent(JSON.stringify([{ uri: params.uri, terms: [found.ask] }]))
    const link = new vscode.MarkdownString(`[${vscode.l10n.t('Show Trends')}](<command:tifa.showTrends?${argument}>)`)
    link.isTrusted = { enabledCommands: ['tifa.showTrends'] }
    return new vscode.Hover([...hover.contents, link], hover.range)
  }
}
