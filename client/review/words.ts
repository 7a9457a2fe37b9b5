// The words of a review: kinds, and what can be done with a proposal, each with its keys.

import * as vscode from 'vscode'
import type { ProposalKind } from '../../server/wire/review.ts'

export function kindName(kind: ProposalKind): string {
  switch (kind) {
    case 'field':
      return vscode.l10n.t('Front matter')
    case 'target':
      return vscode.l10n.t('Target')
    case 'outcome':
      return vscode.l10n.t('Outcome')
    case 'term':
      return vscode.l10n.t('Glossary entry')
    case 'plan':
      return vscode.l10n.t('Reference to a plan')
  }
}

/** All of a kind, as they are accepted together. */
function allOfKind(kind: ProposalKind, count: number): string {
  switch (kind) {
    case 'field':
      return vscode.l10n.t('Accept all fields: {0}', count)
    case 'target':
      return vscode.l10n.t('Accept all targets: {0}', count)
    case 'outcome':
      return vscode.l10n.t('Accept all outcomes: {0}', count)
    case 'term':
      return vscode.l10n.t('Accept all glossary entries: {0}', count)
    case 'plan':
      return vscode.l10n.t('Accept all references: {0}', count)
  }
}

export const KIND_ICONS: Readonly<Record<ProposalKind, string>> = {
  field: 'symbol-field',
  target: 'target',
  outcome: 'pass',
  term: 'symbol-text',
  plan: 'references',
}

/** Something that can be done; `keys` as they are set by default, '' for none. */
export interface Action {
  readonly command: string
  readonly icon: string
  readonly label: string
  readonly keys: string
}

/** A proposal as far as its actions depend on it. */
export interface Decided {
  readonly kind: ProposalKind
  readonly other: 'target' | 'outcome' | null
  readonly isRefused: boolean
  /** How many of its kind are left. */
  readonly ofKind: number
}

const isMac =
  typeof navigator === 'object' ? /mac/i.test(navigator.userAgent) : globalThis.process?.platform === 'darwin'

export function actionsFor({ kind, other, isRefused, ofKind }: Decided): Action[] {
  const alt = isMac ? '⌥' : 'Alt+'
  const editLabel =
    kind === 'field'
      ? vscode.l10n.t('Edit value…')
      : kind === 'term'
        ? vscode.l10n.t('Edit renderings…')
        : kind === 'plan'
          ? vscode.l10n.t('Edit address…')
          : vscode.l10n.t('Edit id…')
  const actions: (Action | undefined)[] = [
    isRefused
      ? undefined
      : { command: 'tifa.acceptProposal', icon: 'check', label: vscode.l10n.t('Accept'), keys: `${alt}Enter` },
    isRefused ? undefined : { command: 'tifa.editProposal', icon: 'edit', label: editLabel, keys: 'F2' },
    other === null
      ? undefined
      : {
          command: 'tifa.switchProposal',
          icon: 'arrow-swap',
          label: other === 'outcome' ? vscode.l10n.t('As outcome') : vscode.l10n.t('As target'),
          keys: '',
        },
    { command: 'tifa.skipProposal', icon: 'arrow-down', label: vscode.l10n.t('Skip'), keys: `${alt}]` },
    { command: 'tifa.previousProposal', icon: 'arrow-up', label: vscode.l10n.t('Back'), keys: `${alt}[` },
    {
      command: 'tifa.neverPropose',
      icon: 'circle-slash',
      label: kind === 'target' ? vscode.l10n.t('Not a target') : vscode.l10n.t('Never'),
      keys: isMac ? '⌃⌘⌫' : 'Alt+Delete',
    },
    ofKind > 1
      ? {
          command: 'tifa.acceptAllProposals',
          icon: 'check-all',
          label: allOfKind(kind, ofKind),
          keys: isMac ? '⌥⇧Enter' : 'Alt+Shift+Enter',
        }
      : undefined,
    { command: 'tifa.stopReview', icon: 'close', label: vscode.l10n.t('Stop'), keys: 'Escape' },
  ]
  return actions.filter(action => action !== undefined)
}
