// *Paste As…* › *Clean Markdown*: what was copied from Word, a page or a spreadsheet keeps its headings, lists, tables and links.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('markdown', 'tifa')
const HTML = 'text/html'

/** What says more than plain text has: tables, lists, headings, notes, emphasis, links. */
const FORM = /<(?:table|li|h[1-6]|sup|b|strong|i|em|a\s)[\s>/]|mso-list:/i
const PARAGRAPH = /<p[\s>]/i
/** Editors copy the colours of code, line by line, as it stands. */
const CODE = /<(?:div|pre|span)[^>]{0,400}white-space:\s?pre/i
const HEAD = 500

/** An edit whose text is made once it is wanted: whoever pastes plain text waits for nothing. */
class CleanPaste extends vscode.DocumentPasteEdit {
  readonly uri: vscode.Uri
  readonly html: string
  /** What goes around text that is more than a part of a paragraph. */
  readonly around: readonly [above: string, below: string]

  constructor(document: vscode.TextDocument, range: vscode.Range, html: string) {
    super('', vscode.l10n.t('Insert Clean Markdown'), KIND)
    this.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text]
    this.uri = document.uri
    this.html = html
    this.around = breaksAround(document, range)
  }
}

export function registerPaste(session: Session): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'markdown' },
    {
      async provideDocumentPasteEdits(document, ranges, data, _context, token) {
        const html = await data.get(HTML)?.asString()
        const [range] = ranges
        if (!session.client || !html || !range || token.isCancellationRequested) return undefined
        return hasForm(html) ? [new CleanPaste(document, range, html)] : undefined
      },
      async resolveDocumentPasteEdit(edit, token) {
        const { uri, html, around } = edit
        const made = await session.request('tifa/importPassage', { uri: uri.toString(), html }, token)
        if ('refused' in made) throw new Error(made.refused)
        edit.insertText = isBlock(made.text) ? around.join(made.text) : made.text
        return edit
      },
    } satisfies vscode.DocumentPasteEditProvider<CleanPaste>,
    { providedPasteEditKinds: [KIND], pasteMimeTypes: [HTML] },
  )
}

function hasForm(html: string): boolean {
  if (CODE.test(html.slice(0, HEAD))) return false
  return FORM.test(html) || html.split(PARAGRAPH, 3).length > 2
}

function isBlock(text: string): boolean {
  return text.includes('\n') || /^(?:#{1,6} |[-*] |\d+\. |\||>|<!--)/.test(text)
}

/** What makes blank lines above and below a range. */
function breaksAround(document: vscode.TextDocument, { start, end }: vscode.Range): [above: string, below: string] {
  const isBlank = (line: number): boolean =>
    line < 0 || line >= document.lineCount || document.lineAt(line).isEmptyOrWhitespace
  const before = document.lineAt(start.line).text.slice(0, start.character).trim()
  const after = document.lineAt(end.line).text.slice(end.character).trim()
  return [
    before !== '' ? '\n\n' : isBlank(start.line - 1) ? '' : '\n',
    after !== '' ? '\n\n' : isBlank(end.line + 1) ? '' : '\n',
  ]
}
