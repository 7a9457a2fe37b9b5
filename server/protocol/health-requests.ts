// The request about the state of the corpora, and the address under which the report on it stands.

/** The scheme of the virtual document that holds the report. */
export const HEALTH_SCHEME = 'tifa-health'

/** Client to server: `tifa/health` looks at all documents anew; the report is then the text of the virtual document. */
export const HEALTH = 'tifa/health'
export interface HealthResult {
  /** For `workspace/textDocumentContent`. */
  readonly uri: string
  /** The report as Markdown, for editors without such documents. */
  readonly text: string
  /** False while documents are still to be read. */
  readonly isComplete: boolean
}
