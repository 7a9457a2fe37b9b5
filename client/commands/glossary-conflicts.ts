// Walks through entries that a glossary and a file have in other words, and has each decided by keyboard.

import * as vscode from 'vscode'
import type { GlossaryChoice, GlossaryConflict } from '../../server/wire/glossary-exchange.ts'

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: GlossaryChoice
  readonly forAll?: boolean
}

/** A choice for each conflict, in order; undefined where the walk was left: then nothing is to be written. */
export async function decideConflicts(
  conflicts: readonly GlossaryConflict[],
  notes: readonly string[],
): Promise<readonly GlossaryChoice[] | undefined> {
  const choices: GlossaryChoice[] = []
  for (let at = 0; at < conflicts.length; ) {
    const conflict = conflicts[at]
    if (!conflict) break
    const answer = await decide(conflict, at, conflicts.length, choices[at], notes)
    if (answer === undefined) return undefined
    if (answer === 'back') at = Math.max(0, at - 1)
    else if (answer.forAll) {
      while (at < conflicts.length) choices[at++] = answer.choice
    } else choices[at++] = answer.choice
  }
  return choices
}

type Answer = { readonly choice: GlossaryChoice; readonly forAll: boolean } | 'back' | undefined

function decide(
  { headword, differences }: GlossaryConflict,
  at: number,
  count: number,
  before: GlossaryChoice | undefined,
  notes: readonly string[],
): Promise<Answer> {
  const pick = vscode.window.createQuickPick<ChoiceItem>()
  pick.title = vscode.l10n.t('Import Glossary, conflict {0} of {1}: {2}', at + 1, count, headword)
  pick.placeholder = at === 0 && notes.length > 0 ? notes.join(' · ') : vscode.l10n.t('What the entry is to say')
  pick.ignoreFocusOut = true
  if (at > 0) pick.buttons = [vscode.QuickInputButtons.Back]
  pick.items = itemsOf(differences, count - at - 1)
  const chosen = pick.items.find(({ choice, forAll }) => choice === before && forAll !== true)
  if (before !== undefined && chosen) pick.activeItems = [chosen]
  return new Promise(resolve => {
    pick.onDidTriggerButton(() => {
      resolve('back')
      pick.hide()
    })
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems
      if (item?.choice) resolve({ choice: item.choice, forAll: item.forAll === true })
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      pick.dispose()
    })
    pick.show()
  })
}

function itemsOf(differences: GlossaryConflict['differences'], left: number): ChoiceItem[] {
  const say = (side: 'mine' | 'theirs'): string =>
    differences.map(one => `${one.field}: ${one[side] === '' ? '–' : shorten(one[side])}`).join(' · ')
  const both = differences.map(
    ({ field, mine, theirs }) => `${field}: ${mine === '' ? shorten(theirs) : `${shorten(mine)} + ${shorten(theirs)}`}`,
  )
  const items: ChoiceItem[] = [
    { label: vscode.l10n.t('Keep mine'), detail: say('mine'), choice: 'keep' },
    { label: vscode.l10n.t('Take theirs'), detail: say('theirs'), choice: 'take' },
    { label: vscode.l10n.t('Keep both'), detail: both.join(' · '), choice: 'both' },
  ]
  if (left === 0) return items
  return [
    ...items,
    {
      label: vscode.l10n.t('For this and all others that are left: {0}', left),
      kind: vscode.QuickPickItemKind.Separator,
    },
    { label: vscode.l10n.t('Keep mine everywhere'), choice: 'keep', forAll: true },
    { label: vscode.l10n.t('Take theirs everywhere'), choice: 'take', forAll: true },
    { label: vscode.l10n.t('Keep both everywhere'), choice: 'both', forAll: true },
  ]
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${[...line].slice(0, 78).join('')}…` : line
}
