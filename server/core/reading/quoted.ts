// Finds quotations: what is said in them, somebody else may have said.

/** A quotation in a text, its quotes included. */
export interface Quoted {
  readonly start: number
  readonly end: number
}

/** The outermost quotations of `text`, in order; one that does not close before the text ends is none. */
export function collectQuoted(text: string): Quoted[] {
  const found: Quoted[] = []
  let open: { start: number; close: string; depth: number } | undefined
  for (let i = 0; i < text.length; i++) {
    if (!mayQuote(text.charCodeAt(i))) continue
    const character = text[i] ?? ''
    if (!open) {
      const close = CLOSE[character]
      if (close !== undefined) open = { start: i, close, depth: 1 }
    } else if (character === open.close) {
      open.depth--
      if (open.depth > 0) continue
      found.push({ start: open.start, end: i + 1 })
      open = undefined
    } else if (CLOSE[character] === open.close) open.depth++
  }
  return found
}

/** False for what is no quote: nearly every character. */
function mayQuote(code: number): boolean {
  return code === 0x22 || code === 0x201c || code === 0x201d || (code >= 0x300c && code <= 0x300f)
}

const CLOSE: Readonly<Record<string, string>> = { '“': '”', '"': '"', '「': '」', '『': '』' }
