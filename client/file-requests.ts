// Reads files for a server that has no file system beside it.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { ReadFolderResult } from '../server/wire/session.ts'
import { answer } from './ask.ts'

/** Answers `tifa/readFolder` and `tifa/readFile` through the editor's file system. */
export function registerFileRequests(client: BaseLanguageClient): vscode.Disposable[] {
  return [
    answer(client, 'tifa/readFolder', async ({ uri }) => {
      const items = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri, true))
      return items.flatMap(([name, type]): ReadFolderResult => {
        if (type & vscode.FileType.Directory) {
          // The editor does not say where a link leads; following one could lead around for ever.
          return type & vscode.FileType.SymbolicLink ? [] : [{ name, kind: 'folder' }]
        }
        return type & vscode.FileType.File ? [{ name, kind: 'file' }] : []
      })
    }),
    answer(client, 'tifa/readFile', async ({ uri, asBytes }) => {
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true))
        // A copy: what is sent is all of the memory that the bytes lie in.
        return asBytes ? bytes.slice() : toBase64(bytes)
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code !== 'FileNotFound') throw error
        return null
      }
    }),
  ]
}

/** By pieces: a call with a million arguments would overflow the stack. */
function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(text)
}
