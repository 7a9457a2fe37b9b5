// Files read by the client: in a browser, and for workspaces that are no folders of a machine.

import type { Connection } from 'vscode-languageserver'
import type { Files } from '../core/model/files.ts'
import { READ_FILE, READ_FOLDER, type ReadFileResult, type ReadFolderResult } from './requests.ts'

export function createClientFiles(connection: Connection): Files {
  return {
    readFolder: uri => connection.sendRequest<ReadFolderResult>(READ_FOLDER, { uri }),
    readFile: async uri => {
      const base64 = await connection.sendRequest<ReadFileResult>(READ_FILE, { uri })
      return base64 === null ? undefined : Uint8Array.from(atob(base64), character => character.charCodeAt(0))
    },
    sizeOf: async () => undefined,
  }
}
