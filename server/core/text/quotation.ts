// Puts text into quotation marks as English and Chinese do: what was quoted inside of it changes its marks.

/**
 * The paragraphs of one quotation, marks included: each opens with one, the last alone closes. Marks inside are those of the inner
 * level; where a text has 「」, so has the quotation.
 */
export function quoteParagraphs(paragraphs: readonly string[]): string[] {
  const isCornered = paragraphs.some(text => /[「『]/.test(text))
  const [open, close] = isCornered ? '「」' : '“”'
  let depth = 0
  return paragraphs.map((text, index) => {
    const inner = isCornered ? text.replace(/[「」『』]/g, mark => CORNERS[mark] ?? mark) : nest(text)
    const end = index === paragraphs.length - 1 ? close : ''
    depth = 0
    return `${open}${inner}${end}`
  })

  /** “ ” and straight marks become ‘ ’, and ‘ ’ become “ ”; an apostrophe stays what it is. */
  function nest(text: string): string {
    let written = ''
    let single = 0
    for (let i = 0; i < text.length; i++) {
      const mark = text[i] ?? ''
      const isInWord = LETTER.test(text[i - 1] ?? '') && LETTER.test(text[i + 1] ?? '')
      if (mark === '“') {
        depth++
        written += '‘'
      } else if (mark === '”') {
        depth = Math.max(0, depth - 1)
        written += '’'
      } else if (mark === '"') {
        const opens = OPENS.test(text[i - 1] ?? ' ') || (depth === 0 && !LATIN.test(text[i - 1] ?? ' '))
        depth = Math.max(0, depth + (opens ? 1 : -1))
        written += opens ? '‘' : '’'
      } else if (mark === '‘') {
        single++
        written += '“'
      } else if (mark === '’' && single > 0 && !isInWord && !isPossessive(text, i)) {
        single--
        written += '”'
      } else written += mark
    }
    return written
  }
}

const CORNERS: Readonly<Record<string, string>> = { '「': '『', '」': '』', '『': '「', '』': '」' }
const LETTER = /[\p{Script=Latin}\p{N}]/u
const LATIN = /[\p{Script=Latin}\p{N}\p{P}]/u
const OPENS = /[\s([{—–-]/

/** How far the mark that closes a quotation is looked for, UTF-16 units. */
const REACH = 400

/** The ’ of ‘the workers’ rights’: behind an s, with another one to follow that closes. */
function isPossessive(text: string, at: number): boolean {
  if (!/s/i.test(text[at - 1] ?? '') || !/\s/.test(text[at + 1] ?? '')) return false
  const rest = text.slice(at + 1, at + 1 + REACH)
  const next = /‘|’(?![\p{L}\p{N}])/u.exec(rest)
  return next?.[0] === '’'
}
