// Asks which plan another one is to be compared with, the likeliest first.

import * as vscode from 'vscode'
import type { ComparableItem, ComparableResult, Pair } from '../../server/wire/comparison.ts'

/** Side by side, or as a report. */
export type View = 'sideBySide' | 'report'

/** Resolves to what was picked and how it is to be shown; a button of the list turns to the other view. Without a view both are to be read in step. */
export function pickComparable(
  { title, items, missing }: ComparableResult,
  view: View | undefined,
): Promise<{ readonly item: ComparableItem; readonly view: View | undefined } | undefined> {
  const list = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly item?: ComparableItem }>()
  let wanted = view
  const name = (shown: View): string =>
    shown === 'report' ? vscode.l10n.t('as a report') : vscode.l10n.t('side by side')
  const dress = (): void => {
    const plan = clean(title ?? '')
    list.title = wanted ? vscode.l10n.t('Compare “{0}” with…', plan) : vscode.l10n.t('Scroll “{0}” in step with…', plan)
    if (!wanted) return
    const other = wanted === 'report' ? 'sideBySide' : 'report'
    list.placeholder = vscode.l10n.t('Enter shows both {0}', name(wanted))
    list.buttons = [
      {
        iconPath: new vscode.ThemeIcon(other === 'report' ? 'output' : 'split-horizontal'),
        tooltip: vscode.l10n.t('Show them {0} instead', name(other)),
      },
    ]
  }
  dress()
  list.matchOnDescription = true
  list.matchOnDetail = true
  list.items = withHeadings(items, missing)
  return new Promise(resolve => {
    list.onDidTriggerButton(() => {
      wanted = wanted === 'report' ? 'sideBySide' : 'report'
      dress()
    })
    list.onDidAccept(() => {
      const item = list.selectedItems[0]?.item
      if (!item) return
      resolve({ item, view: wanted })
      list.hide()
    })
    list.onDidHide(() => {
      resolve(undefined)
      list.dispose()
    })
    list.show()
  })
}

/** Which of the two comes before. */
export function pairWith(uri: string, item: ComparableItem): Pair {
  return item.isBefore ? { before: item.uri, after: uri } : { before: uri, after: item.uri }
}

type Item = vscode.QuickPickItem & { readonly item?: ComparableItem }

function withHeadings(items: readonly ComparableItem[], missing: string | null): Item[] {
  const rows: Item[] = []
  let last: string | undefined
  if (missing !== null) {
    const kind = vscode.QuickPickItemKind.Separator
    rows.push({ label: vscode.l10n.t('The plan before it is not in the corpus: {0}', clean(missing)), kind })
  }
  for (const item of items) {
    const heading = headingOf(item.relation)
    if (heading !== last) rows.push({ label: heading, kind: vscode.QuickPickItemKind.Separator })
    last = heading
    rows.push({
      label: clean(item.title),
      description: [item.date, vscode.workspace.asRelativePath(vscode.Uri.parse(item.uri))].filter(Boolean).join(' · '),
      ...(saidOf(item) === '' ? {} : { detail: saidOf(item) }),
      item,
    })
  }
  return rows
}

function headingOf(relation: ComparableItem['relation']): string {
  switch (relation) {
    case 'previous':
      return vscode.l10n.t('the plan before it')
    case 'next':
      return vscode.l10n.t('the plan after it')
    case 'parent':
      return vscode.l10n.t('its proposal or the plan above it')
    case 'child':
      return vscode.l10n.t('plans below it')
    case 'text':
      return vscode.l10n.t('translations and digests')
    case 'line':
      return vscode.l10n.t('further away in its line')
    case 'other':
      return vscode.l10n.t('other documents')
  }
}

/** Whether the neighbour is certain, and what lies between. */
export function saidOf({ how, gaps }: ComparableItem): string {
  const parts = [
    how === 'supersedes' ? vscode.l10n.t('by what the texts say they supersede') : '',
    how === 'inferred' ? vscode.l10n.t('inferred from titles and years') : '',
    gaps.length > 0 ? vscode.l10n.t('no plan in the corpus for {0}', gaps.join(', ')) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** A `$(name)` would become an icon. */
function clean(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200).replaceAll('$(', '$ (')
}
