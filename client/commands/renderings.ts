// *Show Official Renderings*: a list of all that parallel texts put for a term or selected words, each leading to its place.

import * as vscode from 'vscode'
import type { ExampleItem, RenderingsResult } from '../../server/wire/renderings.ts'
import { toLspRange } from '../active-editor.ts'
import type { Session } from '../session.ts'

type Item = vscode.QuickPickItem & { readonly example?: ExampleItem }

/** Asks for the renderings of the active editor's selection, or of what its cursor is on, and opens the one picked. */
export async function showRenderings(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (!editor) return
  const { document, selection } = editor
  const range = toLspRange(selection)
  const where = selection.isEmpty ? { position: range.start } : { range }
  const result = await session.request('tifa/renderings', { uri: document.uri.toString(), ...where })
  if (!result) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The parallel texts (TMX files) of this corpus hold nothing of these words.'),
    )
    return
  }
  const title = vscode.l10n.t(
    'Official renderings of {0}: units: {1}, files: {2} of {3}',
    result.wording,
    result.units,
    result.files,
    result.ofFiles,
  )
  const picked = await vscode.window.showQuickPick(toItems(result), {
    title,
    placeHolder: vscode.l10n.t('Pick an example to open it'),
    matchOnDescription: true,
    matchOnDetail: true,
  })
  if (!picked?.example) return
  const { uri, line } = picked.example
  const place = new vscode.Range(line, 0, line, 0)
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: place, preview: true })
}

function toItems({ renderings, units, language }: RenderingsResult): Item[] {
  return renderings.flatMap(({ text, known, count, years, examples }): Item[] => {
    const words = text ?? vscode.l10n.t('no rendering found')
    const figures = [`${count}/${units}`, ...(years === '' ? [] : [years])].join(' · ')
    const listed = known ? ` · ${vscode.l10n.t('in the glossary')}` : ''
    const items = examples.map((example): Item => {
      const [label, detail] = language === 'zh' ? [example.en, example.zh] : [example.zh, example.en]
      return { label: around(label, text), description: String(example.year ?? ''), detail, example }
    })
    const left = count - examples.length
    if (left > 0) items.push({ label: vscode.l10n.t('units that are not listed: {0}', left) })
    return [{ label: `${words} · ${figures}${listed}`, kind: vscode.QuickPickItemKind.Separator }, ...items]
  })
}

/** A label is one line: what stands before the rendering is cut where that would hide it. */
function around(text: string, rendering: string | null): string {
  const at = rendering === null ? -1 : text.toLowerCase().indexOf(rendering.toLowerCase())
  // A `$(name)` would become an icon.
  const shown = at > 60 ? `…${text.slice(at - 50)}` : text
  return shown.replaceAll('$(', '$ (')
}
