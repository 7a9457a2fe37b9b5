// *New Corpus*: the client writes the files, never over what is there.

export interface NewCorpusRequests {
  /** Gives the files of a new corpus, in the language of the interface; the one to be opened is the first. */
  'tifa/newCorpus'(): NewCorpusResult
}

export interface NewCorpusResult {
  readonly files: readonly { readonly path: string; readonly text: string }[]
}
