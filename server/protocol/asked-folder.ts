// Whose corpus a question is about that is asked at a document, such as what the ledger or a concordance shows.

import type { Context } from './context.ts'
import type { Folder } from './folder.ts'

/**
 * The folder of the document; where it lies outside of all folders, as an untitled one and the bundled glossary do, or none is named,
 * the first folder that has documents. What lies outside is a corpus by itself only where no folder has any.
 */
export function askedFolder({ workspace, ports }: Context, uri: string | undefined): Folder {
  const around = uri === undefined ? undefined : workspace.folderOf(ports.normalUri(uri))
  if (around?.root !== undefined) return around
  const folders = [...workspace.folders()]
  return (
    folders.find(folder => folder.root !== undefined && hasOwn(folder)) ??
    around ??
    folders.find(hasOwn) ??
    workspace.folderOf('')
  )
}

function hasOwn({ corpus }: Folder): boolean {
  for (const uri of corpus.uris()) if (corpus.originOf(uri) === 'own') return true
  return false
}
