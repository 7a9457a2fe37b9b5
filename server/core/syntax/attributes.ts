// Reads the `key=value` pairs in the title of a target or outcome mark.

/** The pairs of a title, each key once; offsets of problems are from the title's start. */
export interface Attributes {
  readonly values: ReadonlyMap<string, Attribute>
  readonly problems: readonly {
    readonly code: 'not-a-pair' | 'twice'
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
}

export interface Attribute {
  readonly value: string
  readonly start: number
  readonly end: number
}

/** Splits `value=>7% per=year by=2025`: the first `=` parts key and value; a value with spaces stands in '…' or “…”. */
export function parseAttributes(title: string): Attributes {
  const values = new Map<string, Attribute>()
  const problems: Attributes['problems'][number][] = []
  const pattern = /([A-Za-z][\w-]{0,40})=(?:'([^']{0,400})'|“([^”]{0,400})”|([^\s]{0,400}))|([^\s]+)/g
  for (const match of title.matchAll(pattern)) {
    const start = match.index
    const end = start + match[0].length
    const key = match[1]?.toLowerCase()
    if (key === undefined) problems.push({ code: 'not-a-pair', text: match[0], start, end })
    else if (values.has(key)) problems.push({ code: 'twice', text: key, start, end })
    else values.set(key, { value: match[2] ?? match[3] ?? match[4] ?? '', start, end })
  }
  return { values, problems }
}
