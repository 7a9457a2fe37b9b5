// What an assistant in the editor asks of the corpus.

export interface AssistantsRequests {
  /** Runs one of the tools that the client offers to language models. */
  'tifa/assistantTool'(params: AssistantToolParams): AssistantToolResult
}

export interface AssistantToolParams {
  readonly name: string
  readonly input: unknown
}
/** The answer, or in words that a model can act upon why there is none. */
export interface AssistantToolResult {
  readonly answer?: object
  readonly problem?: string
}
