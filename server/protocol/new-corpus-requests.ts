// The request behind *New Corpus*. The client writes the files, never over what is there.

/** Client to server: `tifa/newCorpus` gives the files of a new corpus, in the language of the interface; the one to be opened is the first. */
export const NEW_CORPUS = 'tifa/newCorpus'
export interface NewCorpusResult {
  readonly files: readonly { readonly path: string; readonly text: string }[]
}
