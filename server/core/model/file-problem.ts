// What is wrong with a file of a corpus, or why it is left out: plain data, which `protocol/` words for the log.

export type FileProblem =
  /** So many characters of it are no UTF-8. */
  | { readonly code: 'not-utf8'; readonly count: number }
  /** It went while it was read. */
  | { readonly code: 'gone' }
  /** Its name is no UTF-8, so that nobody can name it. */
  | { readonly code: 'bad-name' }
  /** `detail` is what the system says. */
  | { readonly code: 'unreadable'; readonly detail: string }
  /** `detail` is what was thrown. */
  | { readonly code: 'not-indexed'; readonly detail: string }
  /** Bytes. */
  | { readonly code: 'too-large'; readonly most: number; readonly size: number }
  /** What `tifa.yaml` names, and no file is called. */
  | { readonly code: 'nothing-named'; readonly globs: readonly string[] }
  /** An aligned text of so many units, none in both languages. */
  | { readonly code: 'no-pairs'; readonly units: number }
