// Under which name the server keeps a file, whoever names it.

import { URI } from 'vscode-uri'

/** The same for all uris that name one file; one that is none stays as it is: clients send what others made up, and URI refuses `file:////a`. */
export function normalUri(uri: string): string {
  try {
    return URI.parse(uri).toString()
  } catch {
    return uri
  }
}
