// Which files hold glossaries that are no Markdown.

export type GlossaryFormat = 'csv' | 'tsv' | 'tbx'

/** The format of a glossary that is no Markdown, by the name of its file; undefined for any other file. */
export function glossaryFormatOf(uri: string): GlossaryFormat | undefined {
  const ending = /\.(csv|tsv|tab|tbx)$/i.exec(uri)?.[1]?.toLowerCase()
  return ending === 'tab' ? 'tsv' : (ending as GlossaryFormat | undefined)
}
