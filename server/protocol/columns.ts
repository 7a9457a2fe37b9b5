// Text in columns of a terminal, in which a Chinese character is as wide as two Latin letters.

/** How many columns a text takes: wide and full-width characters two, combining and invisible ones none (UAX #11). */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

/** The text in exactly `width` columns: cut at its start or its end, and filled there with spaces. */
export function fitColumns(text: string, width: number, side: 'start' | 'end'): string {
  const characters = [...text]
  if (side === 'start') characters.reverse()
  const kept: string[] = []
  let used = 0
  for (const character of characters) {
    const wide = widthOfCharacter(character)
    if (used + wide > width) break
    kept.push(character)
    used += wide
  }
  if (side === 'start') kept.reverse()
  const filling = ' '.repeat(width - used)
  return side === 'start' ? filling + kept.join('') : kept.join('') + filling
}

/** One line without what would move the cursor or turn the direction of writing: nobody knows what is in a text. */
export function printable(text: string): string {
  return text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/g, '')
}

function widthOfCharacter(character: string): number {
  if (NONE.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

const NONE = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u
