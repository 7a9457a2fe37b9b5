// *Clear Index Cache*: removes what the server keeps on disk, and has everything read again.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'

export async function clearIndexCache(session: Session): Promise<void> {
  const wasRunning = session.isRunning
  await session.stop()
  try {
    await vscode.workspace.fs.delete(session.cacheFolder, { recursive: true })
  } catch (error) {
    // There may be none yet.
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileNotFound') session.log.warn(String(error))
  }
  if (wasRunning) await session.start()
  vscode.window.setStatusBarMessage(`Tifa: ${vscode.l10n.t('the index cache is cleared')}`, 5000)
}
