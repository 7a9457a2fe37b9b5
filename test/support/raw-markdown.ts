// A text that is Markdown already, as the reader of files gives it.

import type { RawDocument } from '../../server/core/importing/raw-document.ts'

export function readRawMarkdown(text: string): RawDocument {
  return {
    format: 'markdown',
    encoding: undefined,
    pieces: [{ kind: 'markdown', text }],
    properties: {},
    omissions: [],
  }
}
