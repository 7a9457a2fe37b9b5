// Files read by the client: in a browser, and for workspaces that are no folders of a machine.

import type { Connection } from 'vscode-languageserver'
import type { Files } from '../core/model/files.ts'
import type { ReadFileResult, ReadFolderResult } from '../wire/session.ts'

/** Files read by the client over `connection`; `asBytes` where its messages can carry bytes. */
export function createClientFiles(connection: Connection, asBytes = false): Files {
  return {
    readFolder: uri => connection.sendRequest<ReadFolderResult>('tifa/readFolder', { uri }),
    readFile: async uri => {
      const content = await connection.sendRequest<ReadFileResult>('tifa/readFile', {
        uri,
        ...(asBytes ? { asBytes } : {}),
      })
      if (content === null || typeof content !== 'string') return content ?? undefined
      return Uint8Array.from(atob(content), character => character.charCodeAt(0))
    },
    sizeOf: async () => undefined,
  }
}
