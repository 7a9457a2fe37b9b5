// Finds quoted words, whatever the quotes: “ ” " ‘ ’ ' 「」『』《》« », and pairs that do not match, as typed by hand.

/** Words with the quotes around them left out. Offsets are into the text. */
export interface Quoted {
  readonly start: number
  readonly end: number
  readonly quote: 'double' | 'single' | 'corner' | 'guillemet' | 'title' | 'none'
}

/** The words whose closing quote is the last character before `end`, with the offset of the opening quote. */
export function findQuotedBefore(text: string, end: number): (Quoted & { readonly outer: number }) | undefined {
  const last = text[end - 1] ?? ''
  const style = STYLES.find(({ closing }) => closing.includes(last))
  if (!style) return undefined
  if (style.quote === 'single' && end >= 2 && /\s/.test(text[end - 2] ?? '')) return undefined
  let depth = 0
  for (let i = end - 2; i >= 0 && end - i <= FARTHEST; i--) {
    const character = text[i] ?? ''
    if (character === '\n') return undefined
    // 《“十四五”规划》: what closes inside opens inside.
    if (style.nests && style.closing.includes(character)) depth++
    else if (style.opening.includes(character) && isOpening(text, i, style.quote)) {
      if (depth > 0) depth--
      else {
        const inner = trimRange(text, i + 1, end - 1)
        return inner.end > inner.start ? { ...inner, quote: style.quote, outer: i } : undefined
      }
    }
  }
  return undefined
}

/** The range without the quotes that enclose all of it, and without white space and closing punctuation. */
export function unquote(text: string, start: number, end: number): Quoted {
  const range = trimRange(text, start, end)
  const quoted = findQuotedBefore(text, range.end)
  return quoted && quoted.outer === range.start
    ? { start: quoted.start, end: quoted.end, quote: quoted.quote }
    : { ...range, quote: 'none' }
}

/** The range without white space at its ends and without a comma or full stop at its end. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end]
  while (from < to && /[\s\u200b\ufeff]/.test(text[from] ?? '')) from++
  while (to > from && /[\s\u200b\ufeff,.;:，。；：、]/.test(text[to - 1] ?? '')) to--
  return { start: from, end: to }
}

/** The longest quotation that is looked at, characters. */
const FARTHEST = 160

interface Style {
  readonly quote: Exclude<Quoted['quote'], 'none'>
  readonly opening: string
  readonly closing: string
  /** True where opening and closing quotes differ, so that quotes of the same kind can stand inside. */
  readonly nests: boolean
}

const STYLES: readonly Style[] = [
  { quote: 'double', opening: '“"„”＂〝', closing: '”"“＂〞〟', nests: false },
  { quote: 'corner', opening: '「『｢', closing: '」』｣', nests: true },
  { quote: 'title', opening: '《〈', closing: '》〉', nests: true },
  { quote: 'guillemet', opening: '«‹', closing: '»›', nests: true },
  { quote: 'single', opening: "‘'‚`", closing: "’'", nests: false },
]

/** An apostrophe is no quote: a single one opens only where a word begins. */
function isOpening(text: string, at: number, quote: Style['quote']): boolean {
  if (quote !== 'single') return true
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && !/\s/.test(text[at + 1] ?? ' ')
}
