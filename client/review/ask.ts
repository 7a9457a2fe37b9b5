// What a review asks in the quick pick: another value, or what to do.

import * as vscode from 'vscode'
import type { ProposalItem, ProposalResult } from '../../server/wire/review.ts'
import { actionsFor, type Decided, KIND_ICONS, kindName } from './words.ts'

/** Another id, renderings or address than the proposed one; undefined where the user gives up. */
export async function askValue({ kind, title, value }: ProposalResult): Promise<string | undefined> {
  const prompts = {
    field: vscode.l10n.t('The value of the field'),
    term: vscode.l10n.t('Renderings, parted by semicolons'),
    plan: vscode.l10n.t('The id of the plan, and behind # a section of it'),
    target: vscode.l10n.t('The id: the same for the same indicator, in all documents'),
  }
  return await vscode.window.showInputBox({
    title: `${kindName(kind)}: ${title}`,
    prompt: prompts[kind === 'outcome' ? 'target' : kind],
    value,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('Something must stand here') : undefined),
  })
}

interface Standing {
  readonly items: readonly ProposalItem[]
  readonly current: ProposalItem
  readonly number: number
  readonly total: number
}

/** A command to run, or the key of a proposal to go to; undefined where the user gives up. */
export async function pickAction(
  detail: ProposalResult,
  decided: Decided,
  { items, current, number, total }: Standing,
): Promise<{ readonly command?: string; readonly key?: string } | undefined> {
  type Item = vscode.QuickPickItem & { readonly command?: string; readonly key?: string }
  const actions = actionsFor(decided).map(
    ({ command, icon, label, keys }): Item => ({ label: `$(${icon}) ${label}`, description: keys, command }),
  )
  actions.push({ label: `$(debug-restart) ${vscode.l10n.t('Start over')}`, command: 'tifa.restartReview' })
  const others = items.map(
    (item): Item => ({
      label: `$(${KIND_ICONS[item.kind]}) ${oneLine(item.text)}`,
      description: [
        kindName(item.kind),
        vscode.l10n.t('line {0}', item.range.start.line + 1),
        ...(item.key === current.key ? [vscode.l10n.t('this one')] : []),
      ].join(' · '),
      key: item.key,
    }),
  )
  const goTo: Item = { label: vscode.l10n.t('Go to'), kind: vscode.QuickPickItemKind.Separator }
  return await vscode.window.showQuickPick([...actions, goTo, ...others], {
    title: vscode.l10n.t('Review {0} of {1}', number, total),
    placeHolder: `${kindName(detail.kind)}: ${detail.title}`,
    matchOnDescription: true,
  })
}

/** A `$(name)` in words of a text would become an icon. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('$(', '$ (').slice(0, 100)
}
