// How a client starts the server, what the status bar shows, and the files of a client that reads them for the server.

export interface SessionRequests {
  /** Answers when everything that was asked for has been indexed, and all is counted that the last edits say is to be. */
  'tifa/idle'(): null
}

export interface SessionClientRequests {
  /** For a client that reads files for the server (`clientFiles`). */
  'tifa/readFolder'(params: ReadParams): ReadFolderResult
  'tifa/readFile'(params: ReadParams): ReadFileResult
}

export interface SessionClientNotifications {
  /** Whenever it changes. */
  'tifa/status'(params: StatusParams): void
}

/** Client to server: what the client starts the server with. */
export interface InitializationOptions {
  /** Uris of the glossaries that come with Tifa. */
  readonly glossaries?: readonly string[]
  /** Uri of the dictionary that comes with Tifa, for a server that has no files of its own. */
  readonly dictionary?: string
  /** Uris of the script that imports files and of the character maps for it, likewise. */
  readonly importer?: string
  readonly characterMaps?: string
  /** Uri of what was made of the glossaries when Tifa was built, for such a server. */
  readonly packedGlossaries?: string
  /** `vscode` has its own outline for Markdown: the server offers none there. */
  readonly editor?: string
  /** How many diagnostics of one document the client shows; without it all are sent. */
  readonly mostDiagnostics?: number
  /** The client reads files for the server: there is no file system beside it. */
  readonly clientFiles?: boolean
  /** The path of a folder in which the server may keep its index; without it, it takes the user's cache folder. */
  readonly cacheFolder?: string
  /** The client shows the `<span style="color:…">` of our hovers while the setting `tifa.hover.pinyin` asks for colours. */
  readonly hoverColours?: boolean
}

export interface StatusParams {
  readonly documents: number
  readonly terms: number
  readonly indexing: boolean
  /** Files that were left out; the log says which and why. */
  readonly skipped: number
}

export interface ReadParams {
  readonly uri: string
  /** The messages can carry bytes as they are: between workers they are copied, not written as JSON. */
  readonly asBytes?: boolean
}
/** File contents in base64, or as bytes where that was asked for; null where there is no such file. */
export type ReadFileResult = string | Uint8Array | null
export type ReadFolderResult = readonly {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly identity?: string
}[]
