// The icons of the *Plans* view, all of them VS Code's own. None tells alone what the words beside it do not.

import * as vscode from 'vscode'
import type { Node } from './plan-tree.ts'

/** The icon of a node. */
export function iconOf(node: Node): vscode.ThemeIcon | undefined {
  switch (node.kind) {
    case 'contents':
      return new vscode.ThemeIcon('list-tree')
    case 'section':
      return new vscode.ThemeIcon('symbol-string')
    case 'more':
      return new vscode.ThemeIcon('ellipsis')
    case 'plan': {
      const { kind, sort, isOdd } = node.item
      if (kind === 'missing' || isOdd) return new vscode.ThemeIcon('warning', WARNING)
      if (kind === 'loop') return new vscode.ThemeIcon('sync', WARNING)
      if (kind === 'folder') return new vscode.ThemeIcon('root-folder')
      if (kind === 'before') return new vscode.ThemeIcon('arrow-up')
      if (kind === 'after') return new vscode.ThemeIcon('arrow-down')
      if (kind === 'group') return new vscode.ThemeIcon(GROUPS[sort ?? ''] ?? 'folder')
      return new vscode.ThemeIcon(KINDS[sort ?? ''] ?? 'file')
    }
  }
}

const WARNING = new vscode.ThemeColor('list.warningForeground')

const GROUPS: Readonly<Record<string, string>> = {
  missing: 'warning',
  period: 'calendar',
  line: 'history',
  single: 'files',
}

const KINDS: Readonly<Record<string, string>> = {
  proposal: 'lightbulb',
  outline: 'book',
  sector: 'layers',
  regional: 'location',
  report: 'megaphone',
  law: 'law',
  statistics: 'graph',
  commentary: 'comment-discussion',
  translation: 'globe',
  digest: 'note',
  text: 'file',
}
