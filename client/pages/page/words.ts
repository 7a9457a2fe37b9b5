// The words that every page has, which its panel hands over in the language of the interface.

export interface PageWords {
  readonly title: string
  /** While the server reads. */
  readonly reading: string
  /** Which keys do what, for screen readers. */
  readonly keys: string
  readonly noCorpus: string
  readonly noCorpusHelp: string
  readonly stopped: string
  readonly stoppedHelp: string
  readonly openSample: string
  readonly restart: string
}

/** Those of a page whose rows are copied and exported. */
export interface CopyWords {
  readonly copy: string
  readonly export: string
  /** Of the buttons together. */
  readonly actions: string
  readonly copyMarkdown: string
  readonly copyTsv: string
  readonly exportCsv: string
  readonly exportJson: string
}
