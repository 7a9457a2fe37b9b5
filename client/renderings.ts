// *Show Official Renderings*: a list of all that parallel texts put for a term or selected words, each leading to its place.

import * as vscode from 'vscode'
import type { Session } from './session.ts'

interface Example {
  readonly uri: string
  readonly year: number | null
  readonly zh: string
  readonly en: string
  readonly line: number
}

interface Result {
  readonly wording: string
  readonly language: 'zh' | 'en'
  readonly units: number
  readonly files: number
  readonly ofFiles: number
  readonly renderings: readonly {
    readonly text: string | null
    readonly known: boolean
    readonly count: number
    readonly years: string
    readonly examples: readonly Example[]
  }[]
}

type Item = vscode.QuickPickItem & { readonly example?: Example }

/** Asks for the renderings of the active editor's selection, or of what its cursor is on, and opens the one picked. */
export async function showRenderings(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (!editor) return
  const { document, selection } = editor
  // Plain objects: what is posted to a worker loses its getters.
  const [start, end] = [selection.start, selection.end].map(({ line, character }) => ({ line, character }))
  const where = selection.isEmpty ? { position: start } : { range: { start, end } }
  const result = await session.request<Result | null>('tifa/renderings', { uri: document.uri.toString(), ...where })
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

function toItems({ renderings, units, language }: Result): Item[] {
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
