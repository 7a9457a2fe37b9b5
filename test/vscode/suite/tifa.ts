// The extension under test.

import * as vscode from 'vscode'
import type { Tifa } from '../../../client/activation.ts'
import { until } from './until.ts'

/** What the extension exports, once VS Code has activated it by itself: that it does so is part of what is tested. */
export async function activated(): Promise<Tifa> {
  const extension = vscode.extensions.getExtension<Tifa>('tifa.tifa')
  if (!extension) throw new Error('The extension is not installed')
  await until('activation', () => extension.isActive)
  return extension.exports
}

/** The extension with its server running and the corpus read. */
export async function ready(): Promise<Tifa> {
  const tifa = await activated()
  await until('running server', () => tifa.running)
  await tifa.idle()
  return tifa
}
