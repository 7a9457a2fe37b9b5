// Reads the comments by which an author silences findings.

/** `<!-- tifa-disable-next-line code … -->`, `<!-- tifa-disable code … -->`, `<!-- tifa-enable code … -->`. */
export interface Directive {
  readonly kind: 'disable-next-line' | 'disable' | 'enable'
  /** The codes that are meant; none means all. */
  readonly codes: readonly string[]
  readonly start: number
  readonly end: number
}

/** The directive in an HTML node, or undefined where it is another comment. What follows ` -- ` is the author's reason. */
export function parseDirective(html: string, start: number, end: number): Directive | undefined {
  const match = /^<!--\s{0,20}tifa-(disable-next-line|disable|enable)(?=\s|-->)([\s\S]{0,1000}?)-->/.exec(html)
  if (!match) return undefined
  const kind = match[1] as Directive['kind']
  const list = match[2]?.split(/\s--(?:\s|$)/, 1)[0] ?? ''
  return { kind, codes: list.split(/[\s,]+/).filter(Boolean), start, end }
}
