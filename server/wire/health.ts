// The state of the corpora.

export interface HealthRequests {
  /** Looks at all documents anew; the report is then the text of the virtual document. */
  'tifa/health'(): HealthResult
}

export interface HealthResult {
  /** For `workspace/textDocumentContent`. */
  readonly uri: string
  /** The report as Markdown, for editors without such documents. */
  readonly text: string
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}
