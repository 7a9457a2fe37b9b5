// The port through which a host gives files to the rest: Node's file system, or the editor's in a browser.

/** A folder's item; `identity` is set where the item is a link, and is the uri of what it leads to in the end. */
export interface FolderItem {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly identity?: string
}

/** What is known of a file without reading it. */
export interface FileState {
  /** Bytes. */
  readonly size: number
  readonly stamp?: string
}

/** Reads files by uri. All methods reject with an Error whose message can be shown where a file cannot be read. */
export interface Files {
  readFolder(uri: string): Promise<readonly FolderItem[]>
  /** The bytes of a file; `undefined` where there is no such file. */
  readFile(uri: string): Promise<Uint8Array | undefined>
  /** The uri of a file or folder once links on the way to it are followed; undefined where there is none. Absent where nobody can say. */
  readonly realOf?: (uri: string) => Promise<string | undefined>
  /** Bytes in a file, or undefined where that is not known without reading it. */
  sizeOf(uri: string): Promise<number | undefined>
  /**
   * Of files in a folder the size with a stamp: two equal ones, and the content is the same. Without a stamp where that cannot be said, as of
   * a file that was written this moment; undefined where there is no such file, an error where it cannot be looked at. Absent where nothing is
   * known without reading.
   */
  readonly statesOf?: (folder: string, names: readonly string[]) => Promise<readonly (FileState | Error | undefined)[]>
  /** The bytes of a file at once; absent where files cannot be read so, and their texts have to be kept. */
  readonly readNow?: (uri: string) => Uint8Array | undefined
  /** Of bytes: two files with one hash are equal. Absent where {@link readNow} is. */
  readonly hashOf?: (bytes: Uint8Array) => string
  /** The same, quicker: equal for two files that nobody has made to look alike. */
  readonly sumOf?: (bytes: Uint8Array) => string
  /** The text of bytes that are UTF-8, a mark at its head included; undefined where they are not. Absent where nothing is quicker than `TextDecoder`. */
  readonly decodeUtf8?: (bytes: Uint8Array) => string | undefined
}

/** A log that a user can read: one line a call. */
export interface Log {
  info(line: string): void
  warn(line: string): void
  error(line: string): void
}
